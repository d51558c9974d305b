"""The log laid over a profile: what happened becomes the facts that a person could have written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.definitions.profile import ExamAttempt, HeldCredential, Profile
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.tracked.happened import CERTIFIED, RESULT, SIT, Happened, Outcome

_BY_LAST_DAY = re.compile(
    r"training\.program|externship\.hours|exam\.study|foundation\.prepare|\w+\.papers"
    r"|renewal\.\d+\.ce(-\d+)?|state\.(?!move$).+"
)
"""Steps that may take weeks: of them one tells the day on which they were over."""
_OF_AN_EXAM = re.compile(r"(exam|return)\..+")
_RENEWED = re.compile(r"renewal\.\d+\.submit")
_DOSE = re.compile(r"externship\.(?P<card>.+?)(\.dose-(?P<number>\d+)|\.again)?")
_SCHOOL = re.compile(r"(training|externship|foundation|exam|return)\..+")


def with_log(
    profile: Profile, happened: Iterable[Happened], clearances: Iterable[Clearance]
) -> Profile:
    """The profile with everything that happened in it; what the log says goes before it.

    Args:
        profile: what the person wrote.
        happened: what the log tells, in the order in which it was told.
        clearances: those of the catalogue, for doses.
    """
    told = tuple(happened)
    if not told:
        return profile
    days = _Days(profile, {one.id for one in clearances})
    for one in sorted(told, key=lambda one: one.on):
        days.add(one)
    return profile.model_copy(update=days.facts())


def earned(one: Happened) -> EarnedCe:
    """The points of a course as a profile could tell of them.

    Raises:
        ValueError: no points were earned.
    """
    if one.course is None:
        raise ValueError("no points were earned")
    return EarnedCe.model_construct(on=one.on, paper=one.paper, **one.course._asdict())


class _Days:
    """The facts of a profile while what happened is laid over them, day by day."""

    def __init__(self, profile: Profile, cards: set[str]) -> None:
        self._cards = cards
        self._pins = dict(profile.pins)
        self._finished = dict(profile.finished)
        self._clearances: dict[str, tuple[date, ...]] = dict(profile.clearances)
        self._attempts = list(profile.attempts)
        self._held = list(profile.credentials)
        self._ce = list(profile.ce)

    def add(self, one: Happened) -> None:
        if one.course is not None:
            self._ce.append(earned(one))
        elif one.step == CERTIFIED and one.credential is not None:
            self._certify(one.credential, one.on)
        elif _RENEWED.fullmatch(one.step) and self._is_held(one.credential):
            self._renew(one.credential, one.on)
        elif one.begun:
            self._pins[self._name(one)] = one.on
        elif one.step.endswith(SIT) and one.credential is not None:
            self._sit(one.credential, one.on, one.result)
        elif one.step.endswith(RESULT) and one.result is not None:
            self._hear(one)
        elif not self._was_card(one):
            days = self._finished if _BY_LAST_DAY.fullmatch(one.step) else self._pins
            days[self._name(one)] = one.on

    def facts(self) -> Mapping[str, Any]:
        """The fields of the profile that the log has changed."""
        return {
            "pins": self._pins,
            "finished": self._finished,
            "clearances": self._clearances,
            "attempts": tuple(sorted(self._attempts, key=lambda each: each.on)),
            "credentials": tuple(self._held),
            "ce": tuple(self._ce),
        }

    @staticmethod
    def _name(one: Happened) -> str:
        return f"{one.credential}.{one.step}" if one.credential else one.step

    def _certify(self, credential: str, day: date) -> None:
        """Who holds it has the road to it behind them: only what comes after it still counts."""
        held = HeldCredential.model_construct(
            id=credential, certified_on=day, expires_on=None, renewed_on=None
        )
        self._held = [*(each for each in self._held if each.id != credential), held]
        for days in (self._pins, self._finished):
            for name in [n for n in days if _SCHOOL.fullmatch(n.removeprefix(f"{credential}."))]:
                del days[name]

    def _is_held(self, credential: str | None) -> bool:
        return any(each.id == credential for each in self._held)

    def _renew(self, credential: str | None, day: date) -> None:
        """A new term begins: what was told of the last one is not about it."""
        renewed = {"renewed_on": day, "expires_on": None}
        self._held = [
            each.model_copy(update=renewed) if each.id == credential else each
            for each in self._held
        ]
        for days in (self._pins, self._finished):
            for name in [
                n for n in days if n.removeprefix(f"{credential}.").startswith("renewal.")
            ]:
                del days[name]

    def _sit(self, credential: str, day: date, result: Outcome | None) -> None:
        """A sitting, once: the profile may tell of it too."""
        passed = None if result is None else result is Outcome.PASSED
        others = [a for a in self._attempts if (a.credential, a.on) != (credential, day)]
        told = ExamAttempt.model_construct(credential=credential, on=day, passed=passed)
        self._attempts = [*others, told]

    def _hear(self, one: Happened) -> None:
        """The result of the last sitting before it."""
        mine = [a for a in self._attempts if a.credential == one.credential and a.on <= one.on]
        last = max(mine, key=lambda each: each.on, default=None)
        if last is not None:
            self._sit(last.credential, last.on, one.result)
        if one.result is Outcome.PASSED:
            self._pins[self._name(one)] = one.on

    def _was_card(self, one: Happened) -> bool:
        """A visit for a card or a dose, which counts among the visits that are known."""
        found = _DOSE.fullmatch(one.step)
        card = found["card"] if found else ""
        if found is None or card not in self._cards:
            return False
        days = self._clearances.get(card, ())
        number = int(found["number"]) if found["number"] else len(days) + 1
        if number > len(days) + 1:  # an earlier dose is not known: only this one is
            return False
        self._clearances[card] = tuple(sorted((*days[: number - 1], *days[number:], one.on)))
        return True

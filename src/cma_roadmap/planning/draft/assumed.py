"""Times that no source gives, as a plan takes them, and what it says of them."""

from __future__ import annotations

from cma_roadmap.model.results.guesses import AssumedTime, Guess
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CHOOSE, SIT, STUDY
from cma_roadmap.planning.guesses.times import usual_days

_WHAT = {Guess.STUDY: "study", Guess.SEAT: "book_exam"}
_OPTIONS = {
    Guess.STUDY: "--study-weeks",
    Guess.SEAT: "--seat-days",
    Guess.CHOOSE: "--choose-weeks",
    Guess.ENROLL: "--enroll-weeks",
}
STEPS = {Guess.STUDY: STUDY, Guess.SEAT: SIT, Guess.CHOOSE: CHOOSE, Guess.ENROLL: CHOOSE}
"""The step beside which each is told."""


def assume(draft: Draft, guess: Guess, usual: int | None = None) -> int:
    """Days to take for what no source gives a time for: the plan rests on them from now on.

    `usual` is for those whose usual time is worked out.
    """
    own = draft.times.own.get(guess)
    if usual is None:
        usual = usual_days(guess, draft.case.catalog.foundation.defaults)
    whole = usual if own is None else own
    used = max(whole - draft.times.taken.get(guess, 0), 0)
    draft.assumed[guess] = AssumedTime(guess, whole, used, own is not None)
    return used


def leave_for_school(draft: Draft, days: int) -> None:
    """No more than `days` for choosing and enrolling: the time to choose gives way first."""
    enroll, choose = draft.assumed[Guess.ENROLL], draft.assumed[Guess.CHOOSE]
    left = min(enroll.used, days)
    draft.assumed[Guess.ENROLL] = enroll._replace(used=left)
    draft.assumed[Guess.CHOOSE] = choose._replace(used=days - left)


def tell_assumed(draft: Draft, *guesses: Guess, step: str | None = None) -> None:
    """Say beside their step what is assumed, what the person set, and what was shortened."""
    known = [draft.assumed[guess] for guess in guesses]
    place = step or STEPS[guesses[0]]
    for each in known:
        if each.is_short:
            _tell_short(draft, each, place)
    if any(each.is_short for each in known):
        return
    days = Duration(days=sum(each.used for each in known))
    what = message(f"assumption.{_WHAT.get(guesses[0], 'choose')}")
    code = "finding.assumed_own" if all(each.own for each in known) else "finding.assumed"
    draft.find(Severity.INFO, message(code, what=what, value=days), place)


def _tell_short(draft: Draft, time: AssumedTime, step: str) -> None:
    usual = message(
        "short.own" if time.own else "short.usual",
        usual=Duration(days=time.usual),
        option=_OPTIONS[time.guess],
    )
    text = message(
        "finding.short" if time.used else "finding.short_none",
        left=Duration(days=time.used),
        what=message(f"short.{time.guess}"),
        usual=usual,
        limits=draft.times.limits,
    )
    draft.find(Severity.WARNING, text, step)

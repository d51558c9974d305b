"""Whose exam a day is of: what is pinned without the name of a credential counts for one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.planning.eligibility.case import Case

_EXAM = "exam."


def bound(profile: Profile, credentials: Collection[str]) -> Profile:
    """The profile with each day of an exam under the name of its credential.

    Who names none has applied to one body: that of the one credential asked for; of several, that
    of the only one whose exam they have sat. Where that is not told either, the day counts for
    none of them: nobody has applied to all. Without `credentials` nothing is asked, and all stays.
    """
    own = dict(_unnamed(profile))
    if not own or not credentials:
        return profile
    whose = _whose(profile, credentials)
    named = {f"{whose}.{name}": day for name, day in own.items()} if whose else {}
    kept = {name: day for name, day in profile.pins.items() if name not in own}
    return profile.model_copy(update={"pins": named | kept})


def tell_unbound(profile: Profile, credentials: Collection[str]) -> Iterator[Finding]:
    """Days of an exam that count for none of several credentials."""
    own = dict(_unnamed(profile))
    if own and credentials and _whose(profile, credentials) is None:
        example = f"{next(iter(credentials))}.{next(iter(own))}"
        text = message("compare.pins_of_nobody", pins=tuple(own), example=example)
        yield Finding(Severity.WARNING, text)


def _unnamed(profile: Profile) -> Iterator[tuple[str, date]]:
    return ((name, day) for name, day in profile.pins.items() if name.startswith(_EXAM))


def _whose(profile: Profile, credentials: Collection[str]) -> str | None:
    asked = set(credentials)
    if len(asked) > 1:
        asked &= {each.credential for each in profile.attempts}
    return next(iter(asked)) if len(asked) == 1 else None


def past(profile: Profile, today: date) -> dict[str, date]:
    """The days that are facts: those ahead are wishes."""
    return {name: day for name, day in profile.pins.items() if day < today}


def passed_on(case: Case, credential: str, other: str) -> Case | None:
    """The case as it is for `other` if a day of an exam was told without the name of a credential.

    `None` where no such day counts for `credential`.
    """
    old, pins = f"{credential}.{_EXAM}", case.profile.pins
    if not any(name.startswith(old) for name in pins):
        return None
    new = f"{other}.{_EXAM}"
    renamed = {f"{new}{n.removeprefix(old)}" if n.startswith(old) else n: pins[n] for n in pins}
    return case._replace(profile=case.profile.model_copy(update={"pins": renamed}))


def with_own_pins(case: Case, credential: str, *, wishes: bool = True) -> Case:
    """The person with the pins of one credential: those that name none, and those that name it.

    `cma-aama.renewal.1.submit` goes before `renewal.1.submit`; what names another is left out, and
    so are days ahead without `wishes`.
    """
    pins = case.profile.pins if wishes else past(case.profile, case.today)
    named = {listing.id for listing in case.catalog.index} if pins else set()
    bare = {name: day for name, day in pins.items() if name.partition(".")[0] not in named}
    own = {
        name.removeprefix(f"{credential}."): day
        for name, day in pins.items()
        if name.startswith(f"{credential}.")
    }
    if bare | own == case.profile.pins:
        return case
    return case._replace(profile=case.profile.model_copy(update={"pins": bare | own}))

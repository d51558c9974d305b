"""Whose exam a day is of: what is pinned without the name of a credential counts for one."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
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
    if not credentials or not any(True for _ in _unnamed(profile)):
        return profile
    whose = _whose(profile, credentials)
    days = {"pins": _named(profile.pins, whose), "finished": _named(profile.finished, whose)}
    return profile.model_copy(update=days)


def _named(days: Mapping[str, date], whose: str | None) -> dict[str, date]:
    """The days of an exam under the name of a credential, left out where that is not known."""
    named = {f"{whose}.{name}": day for name, day in days.items() if name.startswith(_EXAM)}
    kept = {name: day for name, day in days.items() if not name.startswith(_EXAM)}
    return (named if whose else {}) | kept


def tell_unbound(profile: Profile, credentials: Collection[str]) -> Iterator[Finding]:
    """Days of an exam that count for none of several credentials."""
    own = tuple(_unnamed(profile))
    if own and credentials and _whose(profile, credentials) is None:
        example = f"{next(iter(credentials))}.{own[0]}"
        text = message("compare.pins_of_nobody", pins=own, example=example)
        yield Finding(Severity.WARNING, text)


def _unnamed(profile: Profile) -> Iterator[str]:
    return (name for name in profile.days if name.startswith(_EXAM))


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
    old, profile = f"{credential}.{_EXAM}", case.profile
    if not any(name.startswith(old) for name in profile.days):
        return None
    new = f"{other}.{_EXAM}"
    renamed = {
        key: {f"{new}{n.removeprefix(old)}" if n.startswith(old) else n: day for n, day in days}
        for key, days in (("pins", profile.pins.items()), ("finished", profile.finished.items()))
    }
    return case._replace(profile=profile.model_copy(update=renamed))


def with_own_pins(case: Case, credential: str, *, wishes: bool = True) -> Case:
    """The person with the days of one credential: those that name none, and those that name it.

    `cma-aama.renewal.1.submit` goes before `renewal.1.submit`; what names another is left out, and
    so are days ahead without `wishes`.
    """
    profile = case.profile
    if not profile.pins and not profile.finished:
        return case
    pins = profile.pins if wishes else past(profile, case.today)
    names = {listing.id for listing in case.catalog.index}
    own = {
        "pins": _own(pins, credential, names),
        "finished": _own(profile.finished, credential, names),
    }
    if own == {"pins": profile.pins, "finished": profile.finished}:
        return case
    return case._replace(profile=profile.model_copy(update=own))


def _own(days: Mapping[str, date], credential: str, names: Container[str]) -> dict[str, date]:
    bare = {name: day for name, day in days.items() if name.partition(".")[0] not in names}
    mine = f"{credential}."
    return bare | {n.removeprefix(mine): day for n, day in days.items() if n.startswith(mine)}

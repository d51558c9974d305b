"""Calendars that a person imports: which plan one tells, how it reminds, what an earlier one said.

An entry keeps its UID for as long as it stands for the same step of the same plan. So a calendar
that is imported again moves what it has instead of showing it twice.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass

PRODUCT = "-//cma-roadmap//Roadmap//EN"
"""What a calendar of ours says of who made it (RFC 5545, section 3.7.3)."""
DIGEST = "X-CMA-ROADMAP-DIGEST"
"""The property that holds the fingerprint of what an entry says."""
STEP = "X-CMA-ROADMAP-STEP"
"""The property that names the step of the plan that an entry is about."""
STUDY_WEEK, PRACTICE_TEST = "/study-week-", "/practice-test"
"""What follows the id of a sitting where an entry is about studying for it."""

_NAMESPACE = "8a444ffe-b06c-5ed8-93f7-330a6c30963c"
"""The version 5 UUID of the URL `urn:cma-roadmap:calendar`; it must never change."""


class Alarms(StrEnum):
    """How much a calendar reminds."""

    NONE = "none"
    FEW = "few"
    ALL = "all"


class PlanIdentity(NamedTuple):
    """Which plan it is, whatever its dates, school or state: they change as one plans again.

    `name` tells two plans to one credential apart. A plan with a what-if is one of its own: what
    could happen must never move what is meant to happen. `person` is whose plan it is, so that two
    people never share an entry; `None` for who is not named, which most are.
    """

    credential: str
    name: str | None = None
    supposed: bool = False
    person: str | None = None

    @property
    def uid(self) -> str:
        """The same on every machine: a UUID made from the identity (RFC 9562, version 5)."""
        name = unicodedata.normalize("NFC", self.name or "").strip()
        whose = () if self.person is None else (self.person,)
        return _uuid(_NAMESPACE, json.dumps([self.credential, name, self.supposed, *whose]))

    def entry_uid(self, key: str) -> str:
        """The UID of the entry for the step `key` of this plan."""
        return entry_uid(self.uid, key)


def entry_uid(plan: str, key: str) -> str:
    """The UID of the entry for the step `key` of the plan with the UID `plan`."""
    return _uuid(plan, key)


def alarm_uid(entry: str, days: int) -> str:
    """The UID of the alarm that rings `days` days before the entry with the UID `entry`."""
    return _uuid(entry, f"alarm {days}")


def _uuid(space: str, name: str) -> str:
    from uuid import UUID, uuid5  # most starts make no calendar

    return str(uuid5(UUID(space), name))


class PastEntry(NamedTuple):
    """What an earlier calendar said of one entry. `end` is exclusive, `changed` its last change."""

    uid: str
    step: str
    sequence: int
    digest: str
    title: str
    first: date
    end: date
    changed: date
    cancelled: bool

    @property
    def is_study(self) -> bool:
        """Whether it is about studying, in some week before a sitting."""
        return STUDY_WEEK in self.step or self.step.endswith(PRACTICE_TEST)


@dataclass(frozen=True, slots=True)
class PreviousCalendar:
    """An earlier calendar of the plan with the UID `plan`."""

    plan: str
    entries: tuple[PastEntry, ...]

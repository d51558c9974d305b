"""What changed since the last calendar: numbers rise, dropped steps are called off.

Calendar programs keep the entry with the highest SEQUENCE of each UID (RFC 5545, section 3.8.7.4).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from cma_roadmap.model.results.exported_calendar import PastEntry, PreviousCalendar
from cma_roadmap.rendering.calendar.calendar_entries import Entry
from cma_roadmap.rendering.messages.words import Words

_DIGEST_LENGTH = 32


class Revision(NamedTuple):
    """An entry, how many times it has changed, when it did last, and its fingerprint."""

    entry: Entry
    sequence: int
    changed: date
    digest: str


def revisions(
    entries: Iterable[Entry], previous: PreviousCalendar | None, today: date, words: Words
) -> Iterator[Revision]:
    """The entries with their numbers, then those of before that the plan no longer has."""
    past = {entry.uid: entry for entry in previous.entries} if previous else {}
    for entry in entries:
        yield _revised(entry, past.pop(entry.uid, None), today)
    for dropped in past.values():
        yield _called_off(dropped, today, words)


def _revised(entry: Entry, before: PastEntry | None, today: date) -> Revision:
    digest = fingerprint(entry)
    if before is None:
        return Revision(entry, 0, today, digest)
    if digest == before.digest:
        return Revision(entry, before.sequence, before.changed, digest)
    return Revision(entry, before.sequence + 1, today, digest)


def _called_off(before: PastEntry, today: date, words: Words) -> Revision:
    """An entry that is called off, and stays so from then on; it keeps the days that it had."""
    title = before.title
    if not before.cancelled:
        title = words("calendar.cancelled", title=title)
    text = words("calendar.cancelled.why")
    entry = Entry(before.uid, before.step, title, before.first, before.end, text, cancelled=True)
    if before.cancelled:
        return Revision(entry, before.sequence, before.changed, before.digest)
    return Revision(entry, before.sequence + 1, today, fingerprint(entry))


def fingerprint(entry: Entry) -> str:
    """A digest of all that an entry says: two entries with the same one say the same."""
    content = json.dumps(asdict(entry), default=str, sort_keys=True)
    return sha256(content.encode()).hexdigest()[:_DIGEST_LENGTH]

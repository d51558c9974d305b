"""Entries written as an iCalendar file (RFC 5545), with what RFC 7986, 9074 and 9253 add to it.

Times of day appear only where the format asks for them: every entry is on whole days, and whatever
tells when it was made is the plan's day at midnight, so that the same plan gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.exported_calendar import (
    DIGEST,
    PRODUCT,
    STEP,
    PastEntry,
    PreviousCalendar,
    alarm_uid,
)
from cma_roadmap.rendering.calendar.calendar_entries import Entry, Reminder
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.text.visible import visible

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event


_DIGEST_LENGTH = 32
_COLOR = "teal"
_LOOK_AGAIN = timedelta(days=1)
_MORNING = timedelta(hours=9)
"""Reminders come at nine in the morning, not at midnight, where a day begins."""


class Revision(NamedTuple):
    """An entry, how many times it has changed, when it did last, and its fingerprint."""

    entry: Entry
    sequence: int
    changed: date
    digest: str


def revisions(
    entries: Iterable[Entry], previous: PreviousCalendar | None, today: date, words: Words
) -> Iterator[Revision]:
    """The entries with their numbers, then those of before that the plan no longer has.

    Of a week of study that is over nobody can tell that it was for nothing: it is not called off.
    """
    past = {entry.uid: entry for entry in previous.entries} if previous else {}
    for entry in entries:
        yield _revised(entry, past.pop(entry.uid, None), today)
    for dropped in past.values():
        if dropped.is_study and not dropped.cancelled and dropped.end <= today:
            continue
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


class CalendarHead(NamedTuple):
    """What a calendar says of itself; `uid` is that of its plan."""

    uid: str
    name: str
    text: str


def calendar_file(head: CalendarHead, revised: Iterable[Revision], today: date) -> str:
    """The whole file, its lines ended by CRLF and folded.

    Args:
        head: what the calendar says of itself.
        revised: its entries, in order; at least one, as the format asks (section 3.6).
        today: the day of the plan.
    """
    from icalendar import Calendar  # slow to import, and needed by no other format

    calendar = Calendar()
    _add(calendar, "PRODID", PRODUCT)
    _add(calendar, "VERSION", "2.0")
    _add(calendar, "CALSCALE", "GREGORIAN")
    _add(calendar, "METHOD", "PUBLISH")
    _add(calendar, "UID", head.uid)
    for name in ("NAME", "X-WR-CALNAME"):
        _add(calendar, name, head.name)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        _add(calendar, name, head.text)
    _add(calendar, "COLOR", _COLOR)
    calendar.add("REFRESH-INTERVAL", _LOOK_AGAIN, {"VALUE": "DURATION"})
    for revision in revised:
        calendar.add_component(_event(revision, today))
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode("utf-8")


def escaped(text: str) -> str:
    r"""Text as a value (section 3.3.11): `\`, `;`, `,` and line breaks are written with a `\`."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _add(component: Component, name: str, text: str) -> None:
    r"""Add text as it is. The library would take the two characters `\N` for a line break."""
    from icalendar.prop import vInline

    component.add(name, vInline(escaped(text)))


def _event(revision: Revision, today: date) -> Event:
    from icalendar import Event

    entry, event = revision.entry, Event()
    _add(event, "UID", entry.uid)
    event.add("DTSTAMP", _midnight(today))
    event.add("LAST-MODIFIED", _midnight(revision.changed))
    event.add("SEQUENCE", revision.sequence)
    event.add("DTSTART", entry.first)
    event.add("DTEND", entry.end)
    _add(event, "SUMMARY", visible(entry.title))
    _add(event, "DESCRIPTION", entry.text)
    _add(event, "STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    _add(event, "TRANSP", "OPAQUE" if entry.busy else "TRANSPARENT")
    if entry.category is not None:
        _add(event, "CATEGORIES", entry.category)
    _tie(event, entry)
    _add(event, STEP, entry.step)
    _add(event, DIGEST, revision.digest)
    for reminder in entry.reminders:
        if entry.first - timedelta(days=reminder.days) >= today:
            event.add_component(_alarm(entry, reminder))
    return event


def _tie(event: Event, entry: Entry) -> None:
    """Pages to read, and what comes before it: as a plain `DEPENDS-ON`, then with its gap."""
    from icalendar.prop import vDuration, vText, vUri

    for link in entry.links[:1]:
        event.add("URL", vUri(link.address))
    for link in entry.links:
        how = {"VALUE": "URI", "LINKREL": "describedby", "LABEL": visible(link.label)}
        event.add("LINK", vUri(link.address), how)
    for uid in dict.fromkeys(relation.uid for relation in entry.relations):
        event.add("RELATED-TO", vText(uid), {"RELTYPE": "DEPENDS-ON"})
    for relation in dict.fromkeys(entry.relations):
        kind: dict[str, Any] = {"RELTYPE": relation.kind}
        if relation.gap:
            kind["GAP"] = vDuration(timedelta(days=relation.gap))
        event.add("RELATED-TO", vText(relation.uid), kind)


def _alarm(entry: Entry, reminder: Reminder) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    _add(alarm, "UID", alarm_uid(entry.uid, reminder.days))
    _add(alarm, "ACTION", "DISPLAY")
    alarm.add("TRIGGER", _MORNING - timedelta(days=reminder.days))
    _add(alarm, "DESCRIPTION", reminder.text)
    return alarm


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)

"""The tests' own reader of calendars finds what it is there to find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rendering.calendar.ics import Importer, read

DATA = (Path(__file__).parents[2] / "golden" / "calendar-default.ics").read_bytes()
GOLDEN = sorted((Path(__file__).parents[2] / "golden").glob("*.ics"))
EVENT = re.compile(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", re.DOTALL)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_golden_calendar_is_whole(path: Path) -> None:
    assert read(path.read_bytes()).children


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"\r\n", b"\n"),
        (rb"\r\nEND:VCALENDAR", b"\r\n\r\nEND:VCALENDAR"),
        (rb"\r\n$", b""),
        (rb"SUMMARY:", b"SUMMARY:" + b"x" * 80),
        (rb"SUMMARY:", b"SUMMARY:\xc3\r\n \xa9"),
        (rb"SUMMARY:", b"SUMMARY:a;b"),
        (rb"SUMMARY:", b"SUMMARY:\x07"),
        (rb"SUMMARY:[^\r]*\r\n", b""),
        (rb"END:VALARM\r\n", b""),
        (rb"ACTION:DISPLAY\r\n", b""),
        (rb"ACTION:DISPLAY", b"ACTION:AUDIO"),
        (rb"TRIGGER:[^\r]*", b"TRIGGER:PT0S"),
        (rb"DTEND;VALUE=DATE:\d+", b"DTEND;VALUE=DATE:20200101"),
        (rb"DTSTART;VALUE=DATE:(\d+)", rb"DTSTART:\1T000000"),
        (rb"SEQUENCE:0", b"SEQUENCE:0\r\nRRULE:FREQ=DAILY"),
        (rb"PRODID:[^\r]*\r\n", b""),
        (rb"UID:[^\r]*\r\n", b""),
    ],
)
def test_what_is_broken_is_found(old: bytes, new: bytes) -> None:
    broken = re.sub(old, new, DATA)
    assert broken != DATA

    with pytest.raises((AssertionError, UnicodeDecodeError)):
        read(broken)


def test_an_entry_that_stands_twice_is_found() -> None:
    event = EVENT.search(DATA)
    assert event

    with pytest.raises(AssertionError):
        read(DATA.replace(event[0], event[0] * 2))


def test_the_importer_keeps_the_highest_number() -> None:
    phone = Importer()
    event = EVENT.search(DATA)
    assert event
    for number, title in ((1, b"one"), (3, b"three"), (2, b"two"), (3, b"again")):
        changed = re.sub(rb"SUMMARY:[^\r]*", b"SUMMARY:" + title, event[0])
        changed = changed.replace(b"SEQUENCE:0", b"SEQUENCE:%d" % number)
        phone.take(read(DATA[: event.start()] + changed + b"END:VCALENDAR\r\n"))

    assert [kept["SUMMARY"] for kept in phone.shown] == ["three"]

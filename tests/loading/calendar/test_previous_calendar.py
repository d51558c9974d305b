"""Reading a calendar that was exported before: strict, by line, and never a crash."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.calendar.previous_calendar import MAX_BYTES, read_previous
from cma_roadmap.model.results.exported_calendar import PlanIdentity

GOLDEN = Path(__file__).parents[2] / "golden"
DATA = (GOLDEN / "calendar-default.ics").read_bytes()
PLAN = PlanIdentity("cma-aama").uid


def problems(data: bytes, plan: str = PLAN) -> list[Problem]:
    with pytest.raises(BadInputError) as raised:
        read_previous(data, "old.ics", plan)
    found = list(raised.value.problems)
    assert found
    assert all(p.location is not None and p.location.file == "old.ics" for p in found)
    return found


def line_of(data: bytes, text: bytes) -> int:
    return 1 + data[: data.index(text)].count(b"\n")


def test_a_calendar_of_ours_is_read() -> None:
    found = {entry.step: entry for entry in read_previous(DATA, "old.ics", PLAN).entries}

    assert len(found) == DATA.count(b"BEGIN:VEVENT")
    card = found["externship.bls"]
    assert card.uid == PlanIdentity("cma-aama").entry_uid("externship.bls")
    assert (card.first, card.end) == (date(2026, 11, 28), date(2026, 11, 29))
    assert (card.title, card.sequence, card.cancelled) == ("BLS card (CPR)", 0, False)
    assert card.changed == date(2026, 11, 21)
    assert re.fullmatch("[0-9a-f]{32}", card.digest)
    assert found["externship.hepb.2"].title == "Hepatitis B, 3 doses and blood test: dose 2"


@pytest.mark.parametrize(
    "changed",
    [
        DATA.replace(b"\r\n", b"\n"),
        b"\xef\xbb\xbf" + DATA,
        DATA + b"\r\n\r\n",
        DATA.replace(b"\r\nBEGIN:VEVENT", b"\r\n\r\nBEGIN:VEVENT"),
        DATA.replace(b"\r\n ", b"\r\n\t"),
        DATA.replace(b"BEGIN:VALARM", b"begin:valarm"),
        DATA.replace(b"SUMMARY:", b'summary;X-A="a:b":'),
    ],
    ids=["lf", "bom", "empty-lines-last", "empty-lines", "tabs", "case", "parameters"],
)
def test_what_editors_and_mail_do_to_a_file_is_no_harm(changed: bytes) -> None:
    assert changed != DATA
    assert read_previous(changed, "old.ics", PLAN) == read_previous(DATA, "old.ics", PLAN)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "not_a_calendar", None),
        (b"\r\n\r\n", "not_a_calendar", None),
        (b"hello\n", "not_a_calendar", 1),
        (b"\n\ndiploma: {kind: ged}\n", "not_a_calendar", 3),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "not_a_calendar", 1),
        (b"BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR\r\n", "not_a_property", 2),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "wrong_end", 2),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n", "after_calendar", 3),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 99, "too_deep", 9),
        (b"BEGIN:VCALENDAR\r\nA:\0\r\n", "binary", 2),
        (b"BEGIN:VCALENDAR\r\nA:\xff\r\n", "not_utf8", 2),
        (b"\x89PNG\r\n\x1a\n\0\0", "not_utf8", 1),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "other_program", 1),
        (b"A" * (MAX_BYTES + 1), "file_too_large", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_calendar_is_one_problem_with_its_line(
    data: bytes, code: str, line: int | None
) -> None:
    (problem,) = problems(data)

    assert problem.location is not None
    assert (problem.code, problem.location.line) == (code, line)


def test_a_truncated_file_is_told_wherever_it_ends() -> None:
    codes = set()
    for cut in range(20, len(DATA) - 2, 97):
        codes |= {problem.code for problem in problems(DATA[:cut])}

    # Cut in the middle of an END, it ends something that was never begun.
    assert codes <= {"truncated_calendar", "not_a_property", "not_utf8", "wrong_end"}
    assert "truncated_calendar" in codes


def test_another_program_s_calendar_and_another_plan_s_are_refused() -> None:
    theirs = DATA.replace(b"-//cma-roadmap//", b"-//Mozilla.org//")
    (problem,) = problems(theirs)
    assert (problem.code, str(problem.location)) == ("other_program", "old.ics:2")

    (problem,) = problems(DATA, PlanIdentity("rma-amt").uid)
    assert problem.code == "other_plan"
    (problem,) = problems(DATA, PlanIdentity("cma-aama", "night school").uid)
    assert problem.code == "other_plan"


SUMMARY = b"SUMMARY:BLS card (CPR)\r\n"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"SEQUENCE:0", b"SEQUENCE:-1", "wrong_value"),
        (b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 5000, "wrong_value"),
        (b"SEQUENCE:0", "SEQUENCE:٣".encode(), "wrong_value"),
        (b"DTSTART;VALUE=DATE:20261128", b"DTSTART;VALUE=DATE:20260230", "wrong_value"),
        (b"DTSTART;VALUE=DATE:20261128", b"DTSTART:20261128T090000Z", "wrong_value"),
        (b"DTEND;VALUE=DATE:20261129", b"DTEND;VALUE=DATE:20261128", "ends_too_soon"),
        (b"X-CMA-ROADMAP-DIGEST:", b"X-CMA-ROADMAP-DIGEST:z", "wrong_value"),
        (b"LAST-MODIFIED:20261121T000000Z", b"LAST-MODIFIED:yesterday", "wrong_value"),
        (b"UID:", b"UID:x", "foreign_entry"),
        (b"externship.bls", b"externship.other", "foreign_entry"),
        (SUMMARY, b"", "missing"),
        (SUMMARY, SUMMARY * 2, "twice"),
    ],
)
def test_a_value_that_is_not_ours_is_told_at_its_line(old: bytes, new: bytes, code: str) -> None:
    start = DATA.rindex(b"BEGIN:VEVENT", 0, DATA.index(SUMMARY))
    before, after = DATA[:start], DATA[start:]
    broken = before + after.replace(old, new, 1)
    (problem,) = problems(broken)

    assert problem.code == code
    assert problem.location is not None
    assert problem.location.line is not None
    assert line_of(DATA, SUMMARY) - 8 <= problem.location.line <= line_of(DATA, SUMMARY) + 12
    assert problem.hint


def test_an_entry_that_stands_twice_is_told() -> None:
    event = re.search(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", DATA, re.DOTALL)
    assert event
    (problem,) = problems(DATA.replace(event[0], event[0] * 2))

    assert problem.code == "repeated_entry"


def test_all_problems_are_told_together() -> None:
    found = problems(DATA.replace(b"SEQUENCE:0", b"SEQUENCE:x"))

    assert len(found) == min(DATA.count(b"BEGIN:VEVENT"), 100)


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCALENDAR\r\n" + b"A:b\r\n" * (MAX_BYTES // 5 - 9),
        b"BEGIN:VCALENDAR\r\nA" + b';B="' * (MAX_BYTES // 4 - 9),
        b"BEGIN:VCALENDAR\r\nA" + b';B="c"' * (MAX_BYTES // 6 - 9),
        b"BEGIN:VCALENDAR\r\nA:" + b"\r\n " * (MAX_BYTES // 3 - 9),
        b"\r\n" * (MAX_BYTES // 2),
    ],
    ids=["lines", "quotes", "parameters", "folds", "empty"],
)
def test_a_file_made_to_be_slow_is_not(data: bytes) -> None:
    begun = time.perf_counter()
    problems(data)

    assert time.perf_counter() - begun < 10


@given(st.data())
def test_no_change_of_a_byte_crashes_the_reader(draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(DATA) - 1))
    new = draw.draw(st.binary(max_size=3))
    with suppress(BadInputError):
        found = read_previous(DATA[:at] + new + DATA[at + 1 :], "old.ics", PLAN)
        assert found.plan == PLAN


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda s: s.encode("utf-8", "replace"))
    )
)
def test_no_bytes_at_all_crash_the_reader(data: bytes) -> None:
    problems(data)
    problems(b"BEGIN:VCALENDAR\r\n" + data + b"\r\nEND:VCALENDAR\r\n")

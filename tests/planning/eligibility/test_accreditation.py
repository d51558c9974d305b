"""Whether training counts as accredited, by the days on which its program was.

The program of the first table was accredited by ABHES from 2013-07-01, and gave it up on
2022-04-19. By AAMA's rule it counts if it was accredited at any time of the enrolment or became so
in the 36 months after it.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.model.definitions.program import Accreditation, AccreditationKind
from cma_roadmap.model.definitions.requirement import Accreditor
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.span import ONE_DAY, DateSpan, Duration
from cma_roadmap.planning.eligibility.accreditation import of_program
from cma_roadmap.planning.eligibility.training_record import attended
from planning.eligibility.judging import clause
from rendering.sample_programs import evidence, program

TODAY = date(2026, 11, 30)
GIVEN_UP = "ipeds-103927-2"
THREE_YEARS = Duration(months=36)
MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET


def enrolled(first: str | None, last: str) -> tuple[DateSpan, DateSpan]:
    begins, after = first or last, date.fromisoformat(last) + ONE_DAY
    begun = date.fromisoformat(begins)
    return DateSpan(begun, after), DateSpan(begun if first else None, after)


@pytest.mark.parametrize(
    ("first", "last", "with_rule", "without"),
    [
        ("2021-09-01", "2022-05-30", MET, UNKNOWN),
        ("2022-04-18", "2023-03-30", MET, UNKNOWN),
        ("2022-04-19", "2023-03-30", MET, UNKNOWN),  # its last day is the first of school
        ("2022-04-20", "2023-03-30", UNMET, UNMET),
        ("2021-09-01", "2022-04-18", MET, MET),
        ("2021-09-01", "2022-04-19", MET, MET),
        ("2021-09-01", "2022-04-20", MET, UNKNOWN),
        (None, "2022-04-19", MET, MET),
        (None, "2022-04-20", UNKNOWN, UNKNOWN),
        ("2012-09-01", "2013-06-30", MET, UNKNOWN),  # granted on the day after school
        ("2009-09-01", "2010-06-29", UNKNOWN, UNKNOWN),  # what was before it is not known
        ("2009-09-01", "2010-06-30", UNKNOWN, UNKNOWN),  # 36 months end on 2013-06-30
        ("2009-09-01", "2010-07-01", MET, UNKNOWN),
    ],
)
def test_accreditation_counts_by_the_days_it_was_held(
    first: str | None, last: str, with_rule: Verdict, without: Verdict
) -> None:
    held = of_program(load_catalog().program(GIVEN_UP), Accreditor.ABHES, TODAY)

    assert held.during(enrolled(first, last), THREE_YEARS) is with_rule
    assert held.during(enrolled(first, last), None) is without


def _statement(status: str, **days: str) -> Accreditation:
    dated = {name: date.fromisoformat(day) for name, day in days.items()}
    return evidence("ABHES", status).model_copy(update=dated)


@pytest.mark.parametrize(
    ("statement", "first", "last", "verdict"),
    [
        # Held now: what came before it was granted is not known.
        (_statement("accredited", granted_on="2018-08-14"), "2018-01-08", "2018-08-14", MET),
        (_statement("accredited", granted_on="2018-08-14"), "2010-01-08", "2015-08-13", UNKNOWN),
        (_statement("accredited", granted_on="2018-08-14"), "2010-01-08", "2015-08-14", MET),
        (_statement("accredited"), "2001-01-08", "2002-08-14", MET),
        # The record is open, but its review is past: sure until then, and over by today.
        *(
            (_statement("former", granted_on="2011-12-31", review_due="2023-02-28"), *case)
            for case in (
                ("2023-02-28", "2023-12-15", MET),
                ("2023-03-01", "2023-12-15", UNKNOWN),
                ("2026-11-30", "2027-06-30", UNMET),
            )
        ),
        # No days at all: over by today, and before that nobody can tell.
        (_statement("former"), "2026-11-29", "2027-06-30", UNKNOWN),
        (_statement("former"), "2026-11-30", "2027-06-30", UNMET),
    ],
)
def test_every_kind_of_statement_has_its_days(
    statement: Accreditation, first: str, last: str, verdict: Verdict
) -> None:
    held = of_program(program(accreditation=(statement,)), Accreditor.ABHES, TODAY)

    assert held.during(enrolled(first, last), THREE_YEARS) is verdict


def test_a_statement_without_days_says_nothing_beside_one_that_has_them() -> None:
    dated = _statement("withdrawn", granted_on="2013-07-01", ended_on="2022-04-19")
    one = program(accreditation=(_statement("former"), dated))
    held = of_program(one, Accreditor.ABHES, TODAY)

    assert held.during(enrolled("2022-04-20", "2023-03-30"), THREE_YEARS) is UNMET


@pytest.mark.parametrize(
    ("began", "code"),
    [
        ("started_on: 2022-06-01, ", "reason.accreditors"),
        ("started_on: 2022-04-01, ", "reason.program_met"),
        ("", "reason.accreditation_when"),
    ],
)
def test_the_reason_tells_the_day(began: str, code: str) -> None:
    person = f"training: [{{program: {GIVEN_UP}, {began}completed_on: 2023-03-30}}]"
    judged = clause(person, "cma-aama", "cma-aama.past-graduate.program")

    assert judged.reason.code == code


def test_the_days_in_the_data_are_those_in_its_words() -> None:
    day = r"(\d{4}-\d\d-\d\d)"
    words = {
        "granted_on": re.compile(rf"^Granted {day}"),
        "review_due": re.compile(rf"its review date {day} is long past"),
        "next_review": re.compile(rf"(?:[nN]ext review|review was due) {day}"),
    }
    statements = [a for p in load_catalog().programs for a in p.accreditation]
    dated = 0
    for statement in statements:
        for name, told in words.items():
            found = told.search(statement.note or "")
            if found:
                assert str(getattr(statement, name)) == found[1], (name, statement.note)
                dated += 1
        if statement.kind is AccreditationKind.PROGRAMMATIC and statement.ended_on:
            assert statement.status in {"former", "withdrawn", "merged"}

    assert dated > 40


@pytest.mark.parametrize(
    ("completed", "seen"),
    [("2012-03-16", False), ("2018-02-05", False), ("2018-02-06", True), ("2026-05-14", True)],
)
def test_a_school_is_seen_from_the_day_on_which_its_accreditation_began(
    completed: str, seen: bool
) -> None:
    """Charter College: ABHES since 6 Feb 2018 by the federal list; of before it tells nothing."""
    training = (
        f"training: [{{program: ipeds-102845-2, accreditors: [], completed_on: {completed}}}]"
    )
    (own,) = attended(read_profile(training.encode(), "me.yaml"), load_catalog(), TODAY)

    assert own.school_bodies == ({Accreditor.ABHES} if seen else set())
    assert own.institution is (MET if seen else UNKNOWN)

"""Interviews of several persons, played answer by answer: what is written is read as it was meant.

Each line is one answer; an empty one skips. Words before a | are of the question that it is for.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cli.interview.playing import TODAY, play
from cma_roadmap.cli.interview.schools import matching
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.planning.planner import plan

STUDENT_OF_17 = """\
Numbers             | 11
diploma or GED      | June 10, 2027
born                | March 2009
ZIP code            | 98101
Which of these      |
a month or a year   | end of 2028
Hours               | 15
Dollars             | 300
in all, or a month  | a month
Is it right         |
"""
WORKING = """\
Numbers             | 1, 5
Which of these      |
Since when          | 6/14/2015
In which country    | Philippines
Since when          | 1/10/2022
Until when          |
hours a week        | 36
Another job         | no
ZIP code            | Tacoma WA
Which of these      |
a month or a year   | asap
Hours               | full time
Dollars             | $6k and 300 a month
Is it right         |
"""
LAPSED = """\
Numbers             | 1,7
Which of these      | ged
Since when          | 5/2015
Which day of May    |
Which certificate   | cma
certified as CMA    | June 2015
Which day of Jun    | 14
Until when          | 6/30/2020
Which certificate   |
ZIP code            | Houston, Texas
a month or a year   | 2027-06-30
Hours               | 20
Dollars             | 0
Is it right         |
"""
FAILED = """\
Numbers             | 1, 8
Which of these      | 1
Since when          | 2018-06-10
In which country    |
Which exam          | ccma
of these do you     | CCMA (NHA)
exam of CCMA        | 7/10/2026
Did you pass        | no
Which exam          | CCMA (NHA)
exam of CCMA        | yesterday
Did you pass        | no
Which exam          |
ZIP code            | OR
a month or a year   |
Hours               |
Dollars             | 2000
in all, or a month  | 1
Is it right         |
"""
MOVED = """\
Numbers             | 1, 2, 7, 9
Which of these      | 1
Since when          |
In which country    |
Which school        | Nowhere School of Medicine
Which of these      |
Which is true       | 3
In which state      | Oregn
Do you mean         | 1
accredited?         | yes
clock hours         | 900
were externship     | 180
classes end         | May 14 2025
Which certificate   | rma
Which of these      | 1
Since when          | 2025-08-01
Until when          |
Which certificate   |
Which one           | bls
On which day        | 3/1/2026
Which one           | hep b
Do you mean         | hepb
On which day        | Jan 10 2026 and Feb 10, 2026
Which one           |
ZIP code            | TX
a month or a year   |
Hours               |
Dollars             | 1000 in all
Is it right         | 2
ZIP code            | 98661
Which of these      | 1
Since when          | 2026-06-01
in force            | 2028-06-01
Is it right         |
"""


def said(person: Any, *keys: str) -> dict[str, Any]:
    dumped = person.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {key: dumped.get(key) for key in keys} if keys else dumped


def test_a_student_of_17(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, _ = play(STUDENT_OF_17, monkeypatch)

    assert stage.left == []
    assert said(person, "born", "state", "zip", "diploma", "finish_by", "availability") == {
        "born": "2009-03",
        "state": "WA",
        "zip": "98101",
        "diploma": {"kind": "high_school", "on": "2027-06-10"},
        "finish_by": "2028-12-31",
        "availability": {"hours_per_week": 15},
    }
    assert person.budget is not None
    assert person.budget.total is None
    assert str(person.budget.per_month.amount) == "300.00"  # type: ignore[union-attr]
    assert "= 98101, Seattle, WA" in stage.told
    assert "Certified by: 31 Dec 2028" in stage.told


def test_somebody_who_works(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, pad = play(WORKING, monkeypatch)

    assert stage.left == []
    assert said(person, "diploma", "experience", "state", "availability", "born") == {
        "diploma": {"kind": "high_school", "on": "2015-06-14", "country": "PH"},
        "experience": [
            {
                "role": "medical_assistant",
                "from": "2022-01-10",
                "to": "present",
                "hours_per_week": 36,
            }
        ],
        "state": "WA",
        "availability": None,
        "born": None,
    }
    assert 'budget: {total: "6000", per_month: "300"}' in pad.text()
    assert not any("born" in question for question, _ in stage.asked)


def test_somebody_whose_certificate_has_lapsed(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, pad = play(LAPSED, monkeypatch)

    assert stage.left == []
    assert said(person, "diploma", "credentials", "state") == {
        "diploma": {"kind": "ged", "on": "2015-05-01"},
        "credentials": [
            {"id": "cma-aama", "certified_on": "2015-06-14", "expires_on": "2020-06-30"}
        ],
        "state": "TX",
    }
    assert "# Only May 2015 is known: 1 May 2015 stands for it" in pad.text()
    assert 'budget: {total: "0"}' in pad.text()


def test_somebody_who_failed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, _ = play(FAILED, monkeypatch)

    assert stage.left == []
    assert said(person, "attempts", "finish_by") == {
        "attempts": [
            {"credential": "ccma-nha", "on": "2026-07-10", "passed": False},
            {"credential": "ccma-nha", "on": "2026-11-29", "passed": False},
        ],
        "finish_by": None,
    }
    assert str(person.budget.total.amount) == "2000.00"  # type: ignore[union-attr]


def test_somebody_who_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, _ = play(MOVED, monkeypatch)

    assert stage.left == []
    assert said(
        person, "training", "credentials", "clearances", "zip", "state", "state_papers"
    ) == {
        "training": [
            {
                "name": "Nowhere School of Medicine",
                "accreditors": [],
                "state": "OR",
                "institution_accredited": True,
                "clock_hours": 900,
                "externship_hours": 180,
                "completed_on": "2025-05-14",
            }
        ],
        "credentials": [{"id": "rma-amt", "certified_on": "2025-08-01"}],
        "clearances": {"bls": ["2026-03-01"], "hepb": ["2026-01-10", "2026-02-10"]},
        "zip": "98661",  # the second answer to the second question
        "state": "WA",
        "state_papers": [
            {
                "state": "WA",
                "paper": "ma-certified",
                "issued_on": "2026-06-01",
                "expires_on": "2028-06-01",
            }
        ],
    }
    assert "There is no state called 'Oregn'" in stage.told


@pytest.mark.parametrize("answers", [STUDENT_OF_17, WORKING, LAPSED, FAILED, MOVED])
def test_a_plan_can_be_made_of_every_one(answers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    person, _, _ = play(answers, monkeypatch)
    goal = Goal("ccma-nha", state=person.state)

    assert plan(load_catalog(), person, goal, today=TODAY).steps


def test_everything_can_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, pad = play("\n" * 6, monkeypatch)

    assert [answer for _, answer in stage.asked] == [""] * 6
    assert said(person) == {}
    assert "Nothing was said" in stage.told
    assert all(line.startswith("#") for line in pad.text().splitlines() if line)


def test_what_cannot_be_is_told_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each wrong answer is told with what to write; nothing of it is kept.
    person, stage, _ = play(
        "\n".join(
            (
                "5",
                "1/1/2030",  # work that begins later
                "1/10/2022",
                "1/9/2022",  # and ends before it begins
                "",
                "1/10/2022",
                "1/11/2022",
                "300",
                "40",
                "",
                "",  # no diploma is due
                "12/1/2026",  # born tomorrow
                "2004-05-06",
                "Narnia",
                "",
                "1/1/2020",  # over
                "",
                "0",
                "",
                "none at all",
                "",
                "7",
                "",
            )
        )
        + "\n",
        monkeypatch,
    )

    assert stage.left == []
    assert said(person) == {
        "born": "2004-05-06",
        "experience": [
            {
                "role": "medical_assistant",
                "from": "2022-01-10",
                "to": "2022-01-11",
                "hours_per_week": 40,
            }
        ],
    }
    for words in (
        "1 Jan 2030 is still to come",
        "from comes first, then to",
        "from 1 to 168",
        "You cannot be born in 2026-12-01",
        "There is no state called 'Narnia'",
        "1 Jan 2020 is over",
        "write dollars in all",
        "Write a number from 1 to 5",
    ):
        assert words in stage.told


def test_what_has_no_day_is_left_out_and_stands_in_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = "2,6,7\nhighline\n1\n\n68W\n\nrma\n1\n\n\n\n\n\n\n\n\n\n"
    person, stage, pad = play(answers, monkeypatch)

    assert said(person) == {}
    for name in ("Highline College", "army-68w", "RMA (AMT)"):
        assert f"  {name}" in stage.told
        assert f"# {name}" in pad.text()


def test_the_end_of_the_answers_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongRequestError, match="Nothing was written"):
        play("1", monkeypatch)


def test_signs_that_no_one_can_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    person, stage, _ = play("\n\x1b[D\nTX\n\n\n\n\n", monkeypatch)

    assert person.state == "TX"
    assert "signs that cannot be read" in stage.told
    assert "\x1b" not in stage.words[-1]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("98101-1234", "WA"),
        ("I live at 98101", "WA"),
        ("Charleston, West Virginia", "WV"),
        ("Charleston West Virginia", "WV"),
        ("Norfolk virginia", "VA"),
        ("Washington, DC", "DC"),
        ("puerto rico", "PR"),
        ("new york", "NY"),
    ],
)
def test_a_home_is_found_in_what_people_write(
    answer: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _, _ = play(f"\n{answer}\n" + "\n" * 8, monkeypatch)

    assert person.state == state


def test_schools_are_found_by_name_place_and_zip() -> None:
    catalog = load_catalog()
    by_name = matching("Highline College", catalog)
    assert by_name
    assert {program.state for program in by_name} == {"WA"}
    by_place = matching("college spokane", catalog)
    assert by_place
    assert all(program.city == "Spokane" for program in by_place)
    near = matching("98101", catalog)
    assert near[0].state == "WA"
    assert matching("Higline Colege", catalog)[0].institution == "Highline College"
    assert matching("qqqqqq", catalog) == []
    with pytest.raises(WrongRequestError):
        matching("00000", catalog)


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("by June 2027", date(2027, 6, 30)),
        ("2028", date(2028, 12, 31)),
        ("the end of 2028", date(2028, 12, 31)),
        ("11/30/2026", TODAY),
        ("in 2 years", date(2028, 11, 30)),
        ("as soon as possible", None),
    ],
)
def test_by_when(answer: str, day: date | None, monkeypatch: pytest.MonkeyPatch) -> None:
    person, _, _ = play(f"\n\n{answer}\n\n\n\n", monkeypatch)

    assert person.finish_by == day

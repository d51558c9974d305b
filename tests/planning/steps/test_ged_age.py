"""The age for the GED: by state, to the day, with what is asked of the young."""

from __future__ import annotations

from datetime import date

import pytest

from cli.running import document, run
from cma_roadmap.loading.catalog.catalog_reader import load_catalog

TODAY = "2026-11-30"
AGES = {
    **dict.fromkeys(("AZ", "CA", "FL", "IL", "MI", "NC", "OH", "PA", "TX", "VA"), 18),
    "GA": 16,
    "ME": 17,
    "NJ": None,
    "NY": 19,
    "WA": 19,
}


def plan(born: str, *options: str, rest: str = "", today: str = TODAY) -> dict[str, object]:
    person = f"{born}\ndiploma: {{kind: none}}\n{rest}"
    arguments = ("plan", "-c", "cma-aama", "--today", today, "--profile", "-", *options)
    return document(*arguments, stdin=person)


def day_of_test(found: dict[str, object]) -> str:
    steps = found["steps"]
    assert isinstance(steps, list)
    return str(next(step["start"] for step in steps if step["id"] == "foundation.test"))


def told(found: dict[str, object]) -> str:
    findings = found["findings"]
    assert isinstance(findings, list)
    return " ".join(one["message"] for one in findings if one["step"] == "foundation.test")


def test_each_state_has_the_age_that_was_read() -> None:
    test = load_catalog().foundation.equivalency
    day = date(2026, 11, 30)

    assert {rule.state: rule.years.at(day).value for rule in test.ages_by_state} == AGES
    assert test.age is not None
    assert test.age.years.at(day).value == 16


@pytest.mark.parametrize(
    ("born", "state", "day"),
    [
        ("2011-06", "TX", "2029-06-30"),  # 18 by the end of the month of birth
        ("2011-06-15", "TX", "2029-06-15"),
        ("2011-06", "WA", "2030-06-30"),
        ("2011-06", "GA", "2027-06-30"),
        ("2011-06", "NJ", "2027-06-30"),  # not found: the least anywhere
        ("2011-06", "ID", "2027-06-30"),
        # Three months to prepare end on 27 Feb 2027: the day before, of and after the birthday.
        ("2009-02-27", "TX", "2027-02-28"),
        ("2009-02-28", "TX", "2027-02-28"),
        ("2009-03-01", "TX", "2027-03-01"),
        ("2008-11-30", "TX", "2027-02-28"),
        ("1990-01", "TX", "2027-02-28"),
    ],
)
def test_the_test_waits_for_the_birthday(born: str, state: str, day: str) -> None:
    assert day_of_test(plan(f"born: {born}", "--state", state)) == day


def test_fifteen_and_no_state_waits_for_sixteen_and_asks() -> None:
    found = plan("born: 2011-05")

    assert day_of_test(found) == "2027-05-31"
    assert "asks for an age of 16" in told(found)
    assert "may be up to 19" in told(found)


def test_texas_tells_of_a_parent_and_a_day_that_is_set_is_kept() -> None:
    found = plan("born: 2011-06", "--state", "TX")
    assert "surely that old on 30 Jun 2029" in told(found)
    assert "At 17 with a parent's permission" in told(found)
    assert "not known" not in told(found)

    early = plan("born: 2011-06", "--state", "TX", rest="pins: {foundation.test: 2028-07-03}")
    assert day_of_test(early) == "2028-07-03"


@pytest.mark.parametrize(
    ("born", "state", "words"),
    [
        ("2008-11-30", "TX", ""),  # 18 today
        ("2008-12-01", "TX", "a parent's permission"),
        ("2008-11", "TX", ""),  # surely past at the end of the month
        ("2008-12", "TX", "a parent's permission"),
        ("2008-12", "GA", "40 hours in a course"),  # old enough, and still asked for more
        ("2008-11", "GA", ""),
        ("2007-12", "ID", "ask the test center"),
        ("2007-11", "ID", ""),
        ("2007-12", "NJ", "ask the test center"),
    ],
)
def test_conditions_are_told_as_long_as_they_are_asked(born: str, state: str, words: str) -> None:
    said = told(plan(f"born: {born}", "--state", state))

    assert words in said
    assert bool(words) == ("more of the young" in said)


@pytest.mark.parametrize(("state", "years"), [("TX", 18), ("NJ", 16), ("ID", 16)])
def test_who_did_not_say_when_they_were_born_is_asked(state: str, years: int) -> None:
    found = plan("", "--state", state)

    assert day_of_test(found) == "2027-02-28"
    assert f"asks for an age of {years}. Put born" in told(found)


def test_the_reason_is_told_and_no_birthday_is_shared() -> None:
    person = "born: 2011-06\nstate: TX\ndiploma: {kind: none}\n"
    options = ("-c", "cma-aama", "--today", TODAY, "--profile", "-")

    why = run("why", "foundation.test", *options, stdin=person).stdout
    assert "You are surely old enough from 30 Jun 2029." in why
    shared = run("plan", *options, "--share", stdin=person).stdout
    assert "surely that old" not in shared
    assert "a parent's permission" in " ".join(shared.split())


def test_who_has_the_diploma_hears_nothing_of_it() -> None:
    person = "born: 2011-06\ndiploma: {kind: high_school, on: 2026-06-12}\n"
    options = ("-c", "cma-aama", "--today", TODAY, "--profile", "-", "--state", "TX")

    assert "GED or HiSET asks" not in run("plan", *options, stdin=person).stdout


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("MA", "Free for residents while the state has the money, says a college page: ask first."),
        ("KY", "Ask if the state still pays"),
        ("MO", "free the first time while the state's money lasted"),
        ("ME", "free with proof that you live in Maine"),
        ("ID", "For states without a price of their own here, and unsure."),
    ],
)
def test_what_the_price_hangs_on_is_told_beside_the_test(state: str, words: str) -> None:
    assert words in told(plan("born: 1990-04-03", "--state", state))

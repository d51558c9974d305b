"""Changes that open a closed goal: what is tried, in which order, and that each one works."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session

TODAY = date(2026, 11, 22)
BREAK = "availability: {hours_per_week: 25, breaks: [{from: 2027-03-01, to: 2027-05-01}]}"
CLOSED_SCHOOL = "ipeds-103909-2"


def plan(*options: str, profile: Path | None = None) -> tuple[int, Any]:
    given = ["--profile", str(profile)] if profile else []
    result = CliRunner().invoke(
        app, ["plan", "--json", *given, *options], obj=Session(clock=lambda: TODAY)
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, json.loads(result.stdout)


def words(applies: dict[str, str]) -> list[str]:
    """The options as they are typed."""
    found = []
    for name, value in applies.items():
        found += [f"--{name}"] if value == "true" else [f"--{name}", value]
    return found


@pytest.fixture
def with_break(tmp_path: Path) -> Path:
    file = tmp_path / "profile.yaml"
    file.write_text(BREAK, encoding="utf-8")
    return file


CASES = [
    ("--finish-by", "2027-08-12"),
    ("--finish-by", "2027-12-15", "--hours-per-week", "15"),
    ("--start", "2027-03-01", "--finish-by", "2027-11-30"),
    ("--program", CLOSED_SCHOOL),
    ("-c", "rma-amt", "--pathway", "military"),
    ("--finish-by", "2027-02-01", "--award", "associate"),
]


@pytest.mark.slow
@pytest.mark.parametrize("asked", CASES, ids=" ".join)
def test_each_works_when_it_is_added_to_the_same_command(asked: tuple[str, ...]) -> None:
    status, document = plan(*asked)

    assert status == 4
    assert document["alternatives"]
    for found in document["alternatives"]:
        again, other = plan(*asked, *words(found["applies"]))
        assert again == 0, found
        assert other["certified_on"] == found["certified_on"]


NO_MONEY = "diploma: {kind: high_school}\nbudget: {total: 90 USD, per_month: 40 USD}\n"
SUMS = [
    (("-c", "rma-amt"), NO_MONEY),
    (("--program", "typical-certificate", "--budget", "1000", "--max-per-month", "90"), ""),
    (("-c", "ccma-nha", "--budget", "60", "--max-per-month", "50"), ""),
]


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(("asked", "person"), SUMS, ids=str)
def test_a_sum_buys_the_day_and_the_price_that_it_promises(
    asked: tuple[str, ...], person: str, tmp_path: Path
) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text(person, encoding="utf-8")
    status, document = plan(*asked, profile=file)

    assert status == 4
    promised = [a for a in document["alternatives"] if a["applies"].keys() & {"budget"}]
    assert promised
    for found in promised:
        again, other = plan(*asked, *words(found["applies"]), profile=file)
        assert again == 0, found
        assert other["certified_on"] == found["certified_on"]
        for end in ("low", "likely", "high"):
            assert other["cost"]["to_certificate"][end] == found["cost"][end]


NOS = [
    (("-c", "pmac-aspma", "--award", "certificate"), "no program is part of this way in"),
    (("-c", "cma-aama", "--program", "none"), "not met"),
    (("-c", "rma-amt", "--program", "none", "--budget", "100"), "not met"),
    (("-c", "rma-amt", "--pathway", "military", "--program", "none"), "Military"),
    (("-c", "cma-aama", "--if", "fail-exam=5"), "attempt"),
]


@pytest.mark.slow(but=3)
@pytest.mark.parametrize(("asked", "why"), NOS, ids=str)
def test_a_no_says_why_and_what_would_help_or_that_nothing_was_found(
    asked: tuple[str, ...], why: str
) -> None:
    status, document = plan(*asked)

    told = {f["severity"]: f["message"] for f in reversed(document["findings"])}
    assert status == 4
    assert why in told["problem"]
    nothing = [f["message"] for f in document["findings"] if "found nothing" in f["message"]]
    assert bool(nothing) != bool(document["alternatives"])
    assert all("We looked for" in text and "http" in text for text in nothing)


def test_a_body_that_asks_for_no_program_is_reached_without_one() -> None:
    _, document = plan("-c", "pmac-aspma", "--award", "certificate")

    assert [way["applies"] for way in document["alternatives"]] == [{"program": "none"}]


def test_one_day_too_late_asks_for_that_day_first() -> None:
    at_once = ("--seat-days", "0", "--choose-weeks", "0", "--enroll-weeks", "0")
    _, document = plan("--finish-by", "2027-09-01", *at_once)

    assert document["alternatives"][0]["applies"] == {"finish-by": "2027-09-02"}


def test_an_earlier_start_is_offered_on_a_day_on_which_classes_begin() -> None:
    """4 January would do, but the break ends on that day: Monday, 14 December comes before it."""
    _, document = plan("--start", "2027-01-11", "--finish-by", "2027-10-15")
    starts = [a["applies"]["start"] for a in document["alternatives"] if "start" in a["applies"]]

    assert starts == ["2026-12-14"]


def test_a_break_is_given_up_where_that_is_enough(with_break: Path) -> None:
    _, late = plan(profile=with_break)
    _, free = plan("--no-breaks", profile=with_break)
    day = free["certified_on"]

    status, document = plan("--finish-by", day, profile=with_break)

    assert status == 4
    assert date.fromisoformat(late["certified_on"]) > date.fromisoformat(day)
    assert {"no-breaks": "true"} in [a["applies"] for a in document["alternatives"]]


SEAT = "diploma: {kind: high_school}\n"


@pytest.mark.parametrize(
    ("pins", "certified", "gives_up"),
    [
        ("exam.sit: 2027-08-31", None, True),  # the day before the first that can be
        ("exam.sit: 2027-09-01", "2027-09-01", False),
        ("exam.sit: 2027-10-22", "2027-10-22", False),
        ("ccma-nha.exam.sit: 2027-08-31", None, True),
        ("cma-aama.exam.sit: 2027-08-31", "2027-10-21", False),  # another body's exam
    ],
)
def test_a_fixed_day_is_given_up_where_it_cannot_hold(
    tmp_path: Path, pins: str, certified: str | None, gives_up: bool
) -> None:
    asked = ("-c", "ccma-nha", "--today", "2026-11-30")
    person = tmp_path / "me.yaml"
    person.write_text(f"{SEAT}pins: {{{pins}}}\n", encoding="utf-8")

    status, document = plan(*asked, profile=person)
    _, free = plan(*asked, "--no-pins", profile=person)

    assert (status, document["certified_on"]) == (0 if certified else 4, certified)
    assert free["certified_on"] == "2027-10-21"
    first = [a["applies"] for a in document["alternatives"]][:1]
    assert first == ([{"no-pins": "true"}] if gives_up else [])
    told = [f for f in document["findings"] if f["code"] == "finding.date_impossible"]
    assert len(told) == gives_up  # only what needs the latest day


def test_another_credential_helps_only_if_the_fixed_day_holds_for_it_too(tmp_path: Path) -> None:
    person = tmp_path / "me.yaml"
    person.write_text(f"{SEAT}pins: {{exam.sit: 2026-12-01}}\n", encoding="utf-8")
    asked = ("--today", "2026-11-30")
    _, document = plan("-c", "ccma-nha", *asked, profile=person)

    for other in document["alternatives"]:
        _, then = plan(
            "-c",
            other["applies"].get("credential", "ccma-nha"),
            *asked,
            *(("--no-pins",) if "no-pins" in other["applies"] else ()),
            profile=person,
        )
        assert then["certified_on"] == other["certified_on"]


def test_what_asks_more_comes_later(with_break: Path) -> None:
    """Sitting early (7), 57 days more, a school (60), 61 days of a break, a credential (120)."""
    _, document = plan("--finish-by", "2027-11-02", profile=with_break)
    names = [next(iter(a["applies"])) for a in document["alternatives"]]

    assert names[:4] == ["sit-early", "finish-by", "program", "no-breaks"]
    assert set(names[4:]) <= {"credential"}


def test_a_closed_school_names_the_nearest_open_one_and_the_way_that_is_left() -> None:
    _, document = plan("--program", CLOSED_SCHOOL)
    applies = [a["applies"] for a in document["alternatives"]]

    assert {"pathway": "alternative"} in applies
    other = next(a["program"] for a in applies if "program" in a)
    _, by_it = plan("--program", other)
    assert (by_it["program"]["state"], by_it["pathway"]["verdict"]) == ("AZ", "met")


def test_a_change_that_nobody_can_tell_says_so() -> None:
    _, document = plan("--program", CLOSED_SCHOOL)
    unsure = next(a for a in document["alternatives"] if "pathway" in a["applies"])

    assert "cannot be told yet" in unsure["change"]


def test_another_credential_brings_a_pathway_of_its_own() -> None:
    _, document = plan("-c", "rma-amt", "--pathway", "military")
    others = [a["applies"] for a in document["alternatives"] if "credential" in a["applies"]]

    assert others
    assert all("pathway" in applies for applies in others)


def test_a_plan_that_works_has_no_alternatives() -> None:
    status, document = plan("--finish-by", "2027-10-30")

    assert (status, document["alternatives"]) == (0, [])

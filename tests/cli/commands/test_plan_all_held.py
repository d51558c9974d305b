"""`plan --all-held` and `why` on its steps: what goes with it, and what it writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.people import SEVERAL
from cli.running import check_refusal, document, run

ASKED = ("plan", "--all-held", "--profile", "-")
LATE = SEVERAL + "pins: {cma-aama.renewal.1.submit: 2028-09-01}\n"
"""The papers of one renewal on a day on which it is too late for them."""


def entries(calendar: str) -> dict[str, str]:
    """The UID of every entry by its step; that of the calendar has none."""
    plain = calendar.replace("\r\n ", "")
    found = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", plain, re.DOTALL)
    return {
        re.search(r"STEP:(\S+)", event)[1]: re.search(r"UID:(\S+)", event)[1]  # type: ignore[index]
        for event in found
    }


def test_everything_is_in_one_document() -> None:
    found = document(*ASKED, stdin=SEVERAL)
    firsts = {step["id"].partition(".")[0] for step in found["steps"]}

    assert firsts == {"cma-aama", "ccma-nha", "cpt-nha", "card"}
    assert [one["credential"] for one in found["all_held"]["credentials"]] == [
        "cma-aama",
        "ccma-nha",
        "cpt-nha",
    ]
    assert found["all_held"]["cards"][0]["expires_on"] == "2027-03-31"
    assert found["goal"]["credential"] == found["pathway"]["credential"] == "all-held"
    assert sum(float(each["likely"]) for each in found["cost"]["by_year"]) == float(
        found["cost"]["likely"]
    )


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("-c", "cma"), "--credential"),
        (("--pathway", "graduate", "--award", "associate"), "--pathway, --award"),
        (("-p", "none"), "--program"),
        (("--start", "2027-01-11"), "--start"),
        (("--finish-by", "2027-12-31"), "--finish-by"),
        (("--sit-early",), "--sit-early"),
        (("--budget", "500", "--max-per-month", "50"), "--budget, --max-per-month"),
        (("--prefer", "cheapest", "--near", "98101"), "--prefer, --near"),
        (("--if", "fail-exam=1"), "fail-exam=1"),
        (("--if", "delay=exam.sit:30d"), "delay=exam.sit:30d"),
        (("-f", "ctdl"), "ctdl"),
    ],
)
def test_what_is_about_one_credential_is_refused_in_a_sentence(
    options: tuple[str, ...], named: str
) -> None:
    check_refusal(run(*ASKED, *options, stdin=SEVERAL), 2, named)


@pytest.mark.parametrize("given", [("--profile", "-"), ()])
def test_who_holds_nothing_is_told_what_to_write(given: tuple[str, ...]) -> None:
    result = run("plan", "--all-held", *given, stdin="state: WA\n")

    check_refusal(result, 2, "nothing to keep", "certified_on: 2023-05-10", "--profile")


@pytest.mark.parametrize(
    "options",
    [
        ("--as-of", "2026-01-01"),
        ("--state", "WA"),
        ("--state", "WA", "--move-to", "TX@2027-10-01"),
        ("--horizon", "3"),
        ("--if", "lapse=bls"),
        ("--share",),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "md", "csv", "html", "ics", "svg", "mermaid"])
def test_all_forms_go_with_the_options_of_a_holder(form: str, options: tuple[str, ...]) -> None:
    result = run(*ASKED, *options, "-f", form, stdin=SEVERAL)

    assert result.exit_code == 0, result.stderr
    assert "CCMA (NHA)" in result.stdout.replace("\r\n ", "")


def test_what_cannot_be_kept_is_a_no_with_the_plan_of_the_rest(tmp_path: Path) -> None:
    kept = {"CMA_ROADMAP_STATE_DIR": str(tmp_path)}
    text, calendar = (
        run(*ASKED, "-f", form, stdin=LATE, environment=kept) for form in ("text", "ics")
    )

    assert (text.exit_code, calendar.exit_code) == (4, 4)
    assert "cannot be kept as things are" in " ".join(text.stdout.split())
    assert "Not everything that you hold can be kept" in text.stderr
    assert "ccma-nha.renewal.1.expires" in entries(calendar.stdout)
    assert not any(step.startswith("cma-aama.") for step in entries(calendar.stdout))
    first = text.stdout.partition("WHAT TO DO FIRST")[2].partition("WARNINGS")[0]
    assert "CCMA (NHA)" in first
    assert "CMA (AAMA)" not in first


def test_calendars_of_one_and_of_all_go_side_by_side(tmp_path: Path) -> None:
    """Neither clashes with the other, nor calls off what it has, whichever is made first."""
    kept = {"CMA_ROADMAP_STATE_DIR": str(tmp_path)}
    mine = ("-f", "ics", "--plan-name", "mine")
    one, every = ("plan", "-c", "cma-aama", "--profile", "-", *mine), (*ASKED, *mine)
    made = [
        run(*asked, stdin=SEVERAL, environment=kept).stdout for asked in (one, every, one, every)
    ]

    assert made[0] == made[2]
    assert made[1] == made[3]
    assert "CANCELLED" not in "".join(made)
    assert not set(entries(made[0]).values()) & set(entries(made[1]).values())


def test_a_credential_that_is_given_up_is_called_off_and_no_other(tmp_path: Path) -> None:
    kept = {"CMA_ROADMAP_STATE_DIR": str(tmp_path)}
    fewer = re.sub(r".*cpt-nha.*\n", "", SEVERAL)
    before, after = (
        run(*ASKED, "-f", "ics", "--plan-name", "mine", stdin=who, environment=kept).stdout
        for who in (SEVERAL, fewer)
    )

    assert entries(before) == entries(after)
    off = re.findall(r"STATUS:CANCELLED(?:(?!END:VEVENT).)*?STEP:(\S+)", after, re.DOTALL)
    assert off
    assert all(step.startswith("cpt-nha.") for step in off)


def test_why_knows_a_step_by_its_credential() -> None:
    short = run("why", "cma-aama.renewal.1.submit", "--profile", "-", stdin=SEVERAL)
    whole = run("why", "cma-aama.renewal.1.submit", *ASKED[1:], stdin=SEVERAL)
    card = run("why", "card.bls.1", "--profile", "-", stdin=SEVERAL)

    assert short.exit_code == card.exit_code == 0
    assert short.stdout == whole.stdout
    assert "31 Mar 2027" in card.stdout
    assert "counted from the card in hand" in " ".join(card.stdout.split())


def test_why_refuses_a_step_that_is_not_there_with_those_that_look_like_it() -> None:
    result = run("why", "card.bls.9", "--profile", "-", stdin=SEVERAL)

    check_refusal(result, 2, "no step called 'card.bls.9'", "card.bls.1")


def test_the_help_tells_of_it() -> None:
    assert "--all-held" in run("plan", "--help").stdout

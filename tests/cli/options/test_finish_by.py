"""`--finish-by` and `why --chain` on the command line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cli.running import check_refusal, document, run
from rendering.page_text import check_page

DAY = ("--today", "2026-11-22")


def test_a_day_that_can_be_met_shows_the_last_safe_first_days() -> None:
    result = run("plan", *DAY, "--finish-by", "2027-12-31")

    assert result.exit_code == 0
    heading = "BEGIN BY THEN, TO BE IN TIME"
    told = result.stdout.split(heading)[1].split("\n\n")[0].splitlines()
    assert " ".join(told[-1].split()) == "Sit the CMA (AAMA) exam 31 Dec 2027 62 days to spare"
    assert (date(2027, 12, 31) - date(2027, 10, 30)).days == 62
    assert heading not in run("plan", *DAY).stdout


def test_a_day_that_cannot_be_met_is_an_honest_no_with_what_cures_it() -> None:
    result = run("plan", *DAY, "--start", "2027-03-01", "--finish-by", "2027-12-01")

    assert result.exit_code == 4
    told = " ".join(result.stdout.split())
    assert "22 days after 1 Dec 2027" in told
    assert "Start school earlier, on 18 Feb 2027 at the latest, with less time than usual" in told
    assert "even without any time for what no source gives a time for" in told
    assert "it would be 9 Dec 2027" in told  # two weeks less for a seat than 23 December
    assert "WHY NOT" not in result.stdout


def test_the_options_of_each_alternative_reproduce_it() -> None:
    asked = ("--start", "2027-03-01", "--finish-by", "2027-12-01")
    found = document("plan", *DAY, *asked, code=4)

    assert found["alternatives"]
    for alternative in found["alternatives"]:
        more = [
            part
            for name, value in alternative["applies"].items()
            for part in ([f"--{name}"] if value == "true" else [f"--{name}", value])
        ]
        again = document("plan", *DAY, *asked, *more)
        assert again["certified_on"] == alternative["certified_on"]


@pytest.mark.parametrize("day", ["2027-13-01", "tomorrow", "2026-02-29"])
def test_what_is_no_day_is_refused(day: str) -> None:
    check_refusal(run("plan", *DAY, "--finish-by", day), 2, "--finish-by")


@pytest.mark.parametrize("width", ["40", "60", "80", "140"])
def test_the_pages_keep_every_width(width: str) -> None:
    wide = {"COLUMNS": width}
    check_page(run("plan", *DAY, "--finish-by", "2028-12-31", environment=wide).stdout, int(width))
    check_page(run("why", "exam.sit", "--chain", *DAY, environment=wide).stdout, int(width))


def test_the_chain_walks_back_to_today() -> None:
    page = run("why", "exam.certified", "--chain", *DAY).stdout
    found = json.loads(run("why", "exam.certified", "--json", *DAY).stdout)

    assert found["chain"] == [
        *("training.choose", "training.intake", "training.program", "externship.hours"),
        "training.complete",
        *("exam.apply", "exam.approval", "exam.sit", "exam.certified"),
    ]
    assert page.index("1. Choose a program") < page.index("9. Certified")
    assert "it can begin today, 22 Nov 2026" in page

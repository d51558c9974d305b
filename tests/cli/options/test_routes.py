"""`plan` with a preference, a budget or wishes for the school, over the whole catalogue."""

from __future__ import annotations

from decimal import Decimal

import pytest

from acceptance.recheck import problems
from cli.options.route_lines import DAY, applied, asked, to_certificate, wanted, without_wishes
from cli.running import check_refusal, document, run
from cma_roadmap.cli.options.program_wishes import middle_of_zip
from planning.search.route_filters import fits, has_length, has_price
from planning.search.route_oracle import CATALOG, MAIN
from planning.search.route_scenes import REAL
from rendering.page_text import check_page

MOST_RUNNERS_UP = 4
SEARCHES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("--prefer", "fastest"), "nothing said"),
    (("--prefer", "fastest", "--near", "60601", "--within", "75", "--max-months", "10"), ""),
    (("--prefer", "fastest", "--state", "new york", "--accredited", "any"), ""),
    (("--prefer", "cheapest", "--state", "CA", "--award", "associate"), "nothing said"),
    (("--prefer", "cheapest", "-c", "cma-aama", "--accredited", "any"), "Army medic"),
    (("--budget", "3000", "-c", "cma-aama", "--hours-per-week", "20"), "nothing said"),
    (("--prefer", "safest", "--near", "97201", "--max-cost", "12000"), "nothing said"),
    (("--prefer", "safest", "--state", "TX", "--start", "2027-03-01"), "works as an assistant"),
    (("--prefer", "safest", "--state", "WA", "--sit-early"), "student"),
)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(("options", "person"), SEARCHES)
def test_what_is_chosen_is_what_was_wished_for(options: tuple[str, ...], person: str) -> None:
    found = asked(options, person)
    search, wish = found["search"], wanted(options)
    roads = [found["program"]["id"] if found["program"] else None]
    roads += [other["program"] for other in search["runners_up"]]

    assert problems(found) == []
    assert len(search["runners_up"]) == MOST_RUNNERS_UP
    for name in filter(None, roads):
        assert fits(CATALOG.program(name), wish, middle_of_zip), name
    every = [program for program in REAL if fits(program, wish, middle_of_zip)]
    fitting = [program for program in every if not program.for_holders_of]
    assert (search["programs"], search["fit"]) == (len(REAL), len(fitting))
    by_price = search["prefer"] == "cheapest" or search["budget"] is not None
    assert search["unpriced"] == by_price * sum(not has_price(program) for program in fitting)
    if search["budget"] is not None:
        assert to_certificate(found) <= Decimal(search["budget"])
    named = "-c" in options
    assert search["credentials"] == ([options[options.index("-c") + 1]] if named else list(MAIN))
    assert {other["credential"] for other in search["runners_up"]} <= set(search["credentials"])


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(("options", "person"), SEARCHES)
def test_every_road_told_is_the_one_that_its_options_ask_for(
    options: tuple[str, ...], person: str
) -> None:
    found = asked(options, person)

    for other in found["search"]["runners_up"]:
        again = asked((*without_wishes(options), *applied(other["applies"])), person)
        assert again["certified_on"] == other["certified_on"]
        assert to_certificate(again) == Decimal(other["cost"]["likely"])
        assert again["pathway"]["verdict"] == other["verdict"]
        assert (again["program"] or {}).get("id") == other["program"]


@pytest.mark.slow
def test_the_best_comes_before_the_others() -> None:
    """By the figures in the JSON alone: sure before unsure, then the day or the cost."""
    fastest = asked(("--prefer", "fastest"), "")["search"]["runners_up"]
    days = [
        (
            road["verdict"] != "met",
            not has_length(CATALOG.program(road["program"])),
            road["certified_on"],
        )
        for road in fastest
    ]
    assert days == sorted(days)
    safest = asked(("--prefer", "safest", "--state", "WA"), "student")["search"]
    order = ("high", "medium", "low")
    grades = [
        (road["verdict"] != "met", order.index(road["safety"]["confidence"]))
        for road in safest["runners_up"]
    ]
    assert grades == sorted(grades)


@pytest.mark.parametrize("prefer", ["fastest", "cheapest", "safest"])
def test_two_runs_give_the_same_bytes(prefer: str) -> None:
    line = ("plan", *DAY, "--prefer", prefer, "--state", "OR", "--json")

    assert run(*line).stdout == run(*line).stdout


def test_a_page_tells_how_it_was_chosen_and_what_came_close() -> None:
    result = run("plan", *DAY, "--prefer", "cheapest", "--state", "OR")
    search = document("plan", *DAY, "--prefer", "cheapest", "--state", "OR")["search"]
    told = " ".join(result.stdout.split())

    assert f"the cheapest way, of {search['fit']} programs that fit" in told
    assert "ROADS THAT CAME CLOSE" in told
    for other in search["runners_up"]:
        assert f"--program {other['program']}" in told


@pytest.mark.parametrize(
    ("options", "person"),
    [
        (("-c", "cma-aama", "--state", "WY", "--prefer", "cheapest"), "student until 2029"),
        (("-c", "ncma-ncct", "--state", "WY", "--max-months", "1"), "hired in June, full time"),
    ],
)
def test_waiting_is_a_road_too_where_a_school_would_be_sooner(
    options: tuple[str, ...], person: str
) -> None:
    """Nothing is left to pay but the exam: the student's own school ends, the year of work does."""
    found = asked(options, person)

    assert found["program"] is None
    assert found["pathway"]["verdict"] == "met"
    assert to_certificate(found) < Decimal(200)


def test_a_sure_way_in_counts_though_another_opens_sooner_that_is_not_sure() -> None:
    """Graduated in 2019, which may be too long ago, and again in January: 125 dollars then."""
    line = ("-c", "cma-aama", "--budget", "200", "--accredited", "programmatic", "--state", "WA")
    found = asked(line, "graduate, and again in January")

    assert (found["pathway"]["id"], found["pathway"]["verdict"]) == ("graduate", "met")


def test_a_way_in_that_some_credentials_have_is_searched_for_these() -> None:
    """RMA and CCMA both call one of theirs `education`."""
    found = asked(("--prefer", "cheapest", "--pathway", "education", "--state", "WA"), "")

    assert found["pathway"]["id"] == "education"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--prefer", "quickest"), ("--prefer", "quickest", "fastest, cheapest or safest")),
        (("--budget", "-5"), ("--budget", "-5", "dollars")),
        (("--budget", "abc"), ("--budget", "abc", "dollars")),
        (("--budget", "12.345"), ("--budget", "dollars")),
        (("--max-cost", "nan"), ("--max-cost", "dollars")),
        (("--max-months", "0"), ("--max-months", "whole number")),
        (("--max-months", "1.5"), ("--max-months", "whole number")),
        (("--accredited", "maybe"), ("--accredited", "any or programmatic")),
        (("--within", "20"), ("--within", "--near")),
        (("--prefer", "fastest", "--within", "20"), ("--within", "--near")),
        (("--near", "97201", "--within", "0"), ("--within", "miles")),
        (("--near", "00000"), ("ZIP code 00000", "not in use")),
        (("--near", "9720"), ("'9720'", "ZIP code")),
        (("--prefer", "fastest", "--program", "typical-certificate"), ("--prefer", "--program")),
        (("--max-cost", "9", "--near", "97201", "--program", "x"), ("--max-cost", "--near")),
        (("--prefer", "fastest", "-c", "cma-aama", "--pathway", "gradute"), ("graduate",)),
        (("--prefer", "fastest", "-c", "ccma-nha", "--pathway", "x"), ("education, experience",)),
        (("--prefer", "fastest", "-c", "cma-aamaa"), ("cma-aamaa", "cma-aama")),
        (("--prefer", "fastest", "--state", "Orgeon"), ("Orgeon", "oregon")),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    options: tuple[str, ...], words: tuple[str, ...]
) -> None:
    check_refusal(run("plan", *DAY, *options), 2, *words)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("width", ["40", "80", "140"])
def test_a_search_keeps_every_width(width: str) -> None:
    no = ("-c", "ccma-nha", "--state", "OR", "--max-cost", "1000")
    for options in (("--prefer", "safest", "--state", "OR"), no):
        page = run("plan", *DAY, *options, environment={"COLUMNS": width}).stdout
        check_page(page, int(width))

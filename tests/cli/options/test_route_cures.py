"""What `plan` says would help where no road meets the wishes: it works, and less would not."""

from __future__ import annotations

import shlex
from decimal import Decimal

import pytest

from acceptance.recheck import problems
from cli.options.route_lines import DAY, applied, asked, to_certificate
from cli.running import run

NO = 4
IMPOSSIBLE: tuple[tuple[str, ...], ...] = (
    ("-c", "ccma-nha", "--state", "OR", "--max-cost", "1000"),
    ("-c", "ccma-nha", "--state", "OR", "--max-months", "1"),
    ("-c", "ccma-nha", "--state", "MA", "--prefer", "cheapest", "--max-months", "1"),
    ("-c", "ccma-nha", "--state", "WY", "--prefer", "cheapest", "--budget", "500"),
    ("-c", "ccma-nha", "--state", "DE", "--prefer", "fastest", "--award", "apprenticeship"),
    ("-c", "ccma-nha", "--near", "97201", "--within", "1", "--award", "associate"),
    ("-c", "cma-aama", "--state", "NY", "--accredited", "programmatic", "--max-cost", "5"),
    ("-c", "ncma-ncct", "--state", "VT", "--budget", "100"),
)
"""Wishes that no road meets."""
BY_UNITS = ("budget", "max-cost", "max-months")


def changed(options: tuple[str, ...], applies: dict[str, str]) -> tuple[str, ...]:
    return (*options, *applied(applies))


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("options", IMPOSSIBLE)
def test_each_change_of_an_impossible_wish_works(options: tuple[str, ...]) -> None:
    found = asked(options, "", NO)

    assert problems(found) == []
    assert "finding.no_route" in {finding["code"] for finding in found["findings"]}
    assert found["alternatives"]
    for way in found["alternatives"]:
        again = asked(changed(options, way["applies"]), "")
        assert again["certified_on"] == way["certified_on"]
        assert to_certificate(again) == Decimal(way["cost"]["likely"])


SMALLEST: tuple[tuple[str, ...], ...] = (
    *(line for line in IMPOSSIBLE if line[-2] != "--award" and "cma-aama" not in line),
    # Where a school with a usual length would do sooner than one that tells its own.
    ("-c", "ccma-nha", "--state", "IN", "--max-months", "1"),
    ("-c", "ccma-nha", "--state", "WA", "--prefer", "safest", "--max-months", "1"),
)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("options", SMALLEST)
def test_less_of_what_is_told_would_not_do(options: tuple[str, ...]) -> None:
    found = asked(options, "", NO)
    told = [way["applies"] for way in found["alternatives"]]
    by_units = [way for applies in told for way in applies.items() if way[0] in BY_UNITS]

    assert by_units
    for name, value in by_units:
        asked(changed(options, {name: str(int(value) - 1)}), "", NO)


def test_a_length_that_would_do_is_told_where_the_shortest_school_has_no_price() -> None:
    line = ("-c", "ccma-nha", "--state", "VA", "--prefer", "cheapest", "--max-months")
    assert asked((*line, "9"), "")["feasible"]

    assert [way["applies"] for way in asked((*line, "1"), "", NO)["alternatives"]]


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(
    "options",
    [
        ("-c", "ccma-nha", "--state", "OR", "--max-months", "1"),
        ("-c", "cma-aama", "--prefer", "cheapest", "--near", "97201", "--max-cost", "1000"),
        ("--state", "WY", "--prefer", "cheapest", "--budget", "100"),
    ],
)
def test_the_commands_on_the_page_lead_to_what_they_promise(options: tuple[str, ...]) -> None:
    ways = asked(options, "", NO)["alternatives"]
    page = run("plan", *DAY, *options).stdout.replace("\\\n", " ")
    printed = [line for line in page.splitlines() if line.strip().startswith("cma-roadmap plan")]

    assert len(printed) == len(ways) > 0
    for line, way in zip(printed, ways, strict=True):
        again = run(*shlex.split(line)[1:], *DAY, "--json")
        assert again.exit_code == 0, (line, again.stderr)
        assert f'"certified_on": "{way["certified_on"]}"' in again.stdout, line

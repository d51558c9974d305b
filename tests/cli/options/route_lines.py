"""Command lines that search for a road: run once each, and their wishes read by hand."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from cli.running import document
from cma_roadmap.loading.catalog.zip_codes import place_of
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.program_matches import Accredited, Near, Wanted
from planning.search.route_oracle import CATALOG, dollars
from planning.search.route_scenes import PEOPLE

Json = dict[str, Any]
DAY = ("--today", "2026-11-21")


@cache
def asked(options: tuple[str, ...], person: str, code: int = 0) -> Json:
    return document("plan", *DAY, *options, "--profile", "-", stdin=profile(person), code=code)


def profile(person: str) -> str:
    return PEOPLE[person or "nothing said"]


def wanted(options: tuple[str, ...]) -> Wanted:
    """The wishes of a command line, read by hand."""
    given = dict(zip(options[::2], options[1::2], strict=False))
    near, state = given.get("--near"), given.get("--state")
    place = place_of(near) if near else None
    within = Decimal(given.get("--within", "50"))
    return Wanted(
        state=CATALOG.state(state).id if state else None,
        near=Near(place.lat, place.lon, within) if place else None,
        award=Award(given["--award"]) if "--award" in given else None,
        max_cost=dollars(given["--max-cost"]) if "--max-cost" in given else None,
        max_months=int(given["--max-months"]) if "--max-months" in given else None,
        accredited=Accredited(given["--accredited"]) if "--accredited" in given else None,
    )


def without_wishes(options: tuple[str, ...]) -> list[str]:
    """What a command line says of the person's own road, for asking by name."""
    mine = ("--hours-per-week", "--start", "--state")
    kept = [part for i, part in enumerate(options) if part in mine or options[i - 1] in mine]
    return [*kept, *(["--sit-early"] if "--sit-early" in options else [])]


def applied(applies: dict[str, str]) -> list[str]:
    return [part for name, value in applies.items() for part in (f"--{name}", value)]


def to_certificate(plan: Json) -> Decimal:
    """The likely cost of all that falls due by the day of certification."""
    return sum(
        (
            Decimal(line["likely"])
            for step in plan["steps"]
            for line in step["costs"]
            if line["likely"] is not None
            and step["phase"] != "renewal"
            and step["start"] <= plan["certified_on"]
        ),
        Decimal(0),
    )

"""The JSON document of `programs` and of `programs show`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.program_matches import Found, PriceStanding, ProgramReport, Search
from cma_roadmap.rendering.json.amounts import money
from cma_roadmap.rendering.json.document import findings, head
from cma_roadmap.rendering.json.program_walk import ProgramWalk
from cma_roadmap.rendering.pages.programs.program_notices import program_notices, search_notices

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import programs as types


def programs_document(
    search: Search, catalog: Catalog, today: date, as_of: date | None
) -> types.ProgramsDocument:
    """The programs found, in order."""
    walk = ProgramWalk(catalog)
    return {
        **head("programs", today, as_of, catalog.version),
        "programs": [walk.program(found) for found in search.found],
        "search": _search(search),
        "doors": None,
        "hours_asked": None,
        "price_standing": None,
        "findings": findings(search_notices(search)),
        "sources": walk.sources(),
    }


def program_document(report: ProgramReport, catalog: Catalog) -> types.ProgramsDocument:
    """One program with its doors."""
    walk = ProgramWalk(catalog)
    return {
        **head("programs", report.today, report.as_of, catalog.version),
        "programs": [walk.program(Found(report.program, report.doors, report.miles))],
        "search": None,
        "doors": [walk.door(door, report) for door in report.doors],
        "hours_asked": [walk.hours(asked) for asked in report.hours],
        "price_standing": _standing(report.standing),
        "findings": findings(program_notices(report)),
        "sources": walk.sources(report.confidence),
    }


def _search(search: Search) -> types.ProgramSearch:
    wanted = search.wanted
    near = wanted.near
    return {
        "wanted": {
            "state": wanted.state,
            "near": {"place": near.place, "lat": near.lat, "lon": near.lon} if near else None,
            "within": near.within if near else None,
            "award": wanted.award,
            "max_cost": money(wanted.max_cost),
            "max_months": wanted.max_months,
            "accredited": wanted.accredited,
            "opens": wanted.opens,
        },
        "sort": search.sort,
        "searched": search.searched,
        "fit": search.fit,
        "unknown_cost": search.unknown_cost,
        "unknown_place": search.unknown_place,
    }


def _standing(standing: PriceStanding) -> types.PriceStanding:
    return {
        "per_month": money(standing.per_month),
        "state_median": money(standing.median),
        "programs": standing.programs,
        "worked_out": standing.worked_out,
    }

"""The JSON document of `programs` and of `programs show`."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.program_matches import Found, PriceStanding, ProgramReport, Search
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.json.amounts import Json
from cma_roadmap.rendering.json.document import findings, head
from cma_roadmap.rendering.json.program_walk import ProgramWalk
from cma_roadmap.rendering.pages.programs.program_notices import program_notices, search_notices


def programs_document(search: Search, catalog: Catalog, today: date, as_of: date | None) -> Json:
    """The programs found, in order."""
    walk = ProgramWalk(catalog)
    document = head("programs", today, as_of, catalog.version)
    document |= {
        "programs": [walk.program(found) for found in search.found],
        "search": _search(search),
        "doors": None,
        "hours_asked": None,
        "price_standing": None,
        "findings": findings(search_notices(search)),
        "sources": walk.sources(),
    }
    return document


def program_document(report: ProgramReport, catalog: Catalog) -> Json:
    """One program with its doors."""
    walk = ProgramWalk(catalog)
    document = head("programs", report.today, report.as_of, catalog.version)
    document |= {
        "programs": [walk.program(Found(report.program, report.doors, report.miles))],
        "search": None,
        "doors": [walk.door(door, report) for door in report.doors],
        "hours_asked": [walk.hours(asked) for asked in report.hours],
        "price_standing": _standing(report.standing),
        "findings": findings(program_notices(report)),
        "sources": walk.sources(report.confidence),
    }
    return document


def _search(search: Search) -> Json:
    wanted = search.wanted
    near = wanted.near
    return {
        "wanted": {
            "state": wanted.state,
            "near": {"place": near.place, "lat": near.lat, "lon": near.lon} if near else None,
            "within": near.within if near else None,
            "award": wanted.award.value if wanted.award else None,
            "max_cost": _money(wanted.max_cost),
            "max_months": wanted.max_months,
            "accredited": wanted.accredited.value if wanted.accredited else None,
            "opens": wanted.opens,
        },
        "sort": search.sort.value,
        "searched": search.searched,
        "fit": search.fit,
        "unknown_cost": search.unknown_cost,
        "unknown_place": search.unknown_place,
    }


def _money(money: Money | None) -> Json | None:
    return {"amount": str(money.amount), "currency": money.currency} if money else None


def _standing(standing: PriceStanding) -> Json:
    return {
        "per_month": _money(standing.per_month),
        "state_median": _money(standing.median),
        "programs": standing.programs,
        "worked_out": standing.worked_out,
    }

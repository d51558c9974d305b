"""The part of the JSON of `plan` that tells how the road was found, and what came close."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.roadmap import OpenDoor
from cma_roadmap.model.results.route_search import RouteSearch, RunnerUp, Safety
from cma_roadmap.rendering.json.cost_document import cost_range
from cma_roadmap.rendering.json.undecided_document import open_price

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import search as types


def search_document(found: RouteSearch) -> types.RouteSearch:
    """What was wished for, how much was looked at, how safe the best is, and the runners-up."""
    wish = found.wish
    return {
        "prefer": wish.prefer,
        "credentials": list(wish.credentials),
        "budget": str(wish.budget.amount) if wish.budget else None,
        "filters": _filters(wish.wanted),
        "programs": found.programs,
        "fit": found.fit,
        "unpriced": found.unpriced,
        "safety": _safety(found.best) if found.best else None,
        "runners_up": [_runner_up(other) for other in found.runners_up],
        "max_per_month": str(wish.per_month.amount) if wish.per_month else None,
        "surely": found.surely,
        "hangs_on": [open_price(price) for price in found.hangs_on],
    }


def _filters(wanted: Wanted) -> types.SearchFilters:
    near = wanted.near
    return {
        "state": wanted.state,
        "near": near.place if near else None,
        "within": str(near.within) if near else None,
        "award": wanted.award,
        "max_cost": str(wanted.max_cost.amount) if wanted.max_cost else None,
        "max_months": wanted.max_months,
        "accredited": wanted.accredited,
    }


def _safety(safety: Safety) -> types.Safety:
    return {
        "confidence": safety.confidence,
        "attempts": safety.attempts,
        "spare_days": safety.spare_days,
        "own_figures": safety.reported,
    }


def _runner_up(other: RunnerUp) -> types.RunnerUp:
    return {
        "credential": other.credential,
        "pathway": other.pathway,
        "verdict": other.verdict,
        "program": other.program.id if other.program else None,
        "certified_on": other.certified_on.isoformat(),
        "cost": cost_range(other.cost, partial=other.partial),
        "partial": other.partial,
        "safety": _safety(other.safety),
        "applies": dict(other.applies),
        "may_cost_less": other.may_cost_less,
    }


def doors_document(doors: Iterable[OpenDoor]) -> list[types.OpenDoor]:
    """Other credentials that are open sooner, or far cheaper."""
    return [
        {
            "credential": door.credential,
            "name": door.name,
            "certified_on": door.certified_on.isoformat(),
            "cost": cost_range(door.cost, partial=door.partial),
            "partial": door.partial,
        }
        for door in doors
    ]

"""How well what plans read is known: by body and by state, and which unknowns matter most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.audit.provenance import definitions, in_force, latest_day
from cma_roadmap.loading.audit.weighing import Weights
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.definitions.program import AccreditationKind, AccreditationStatus, Program
from cma_roadmap.model.results.audit import Coverage, Effect, Known, Standing, Unknown, Weight
from cma_roadmap.model.values.fact import FactVersion, Source, Tier

_FIRST_HAND = frozenset({Tier.OFFICIAL, Tier.OFFICIAL_COPY, Tier.GOVERNMENT})
_COUNTED = ("credential", "state", "clearance", "foundation")
_EVERYBODY = "everybody"
"""Shots, cards and planning defaults: what every plan reads."""
_DECIDING = frozenset(
    {AccreditationStatus.ACCREDITED, AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN}
)


class _Place(NamedTuple):
    kind: str
    definition: str
    path: str
    node: Any
    weight: Weight


def coverage(catalog: Catalog, today: date) -> Coverage:
    """What is known of every body and state on `today`, and every unknown that plans read.

    The unknowns are ranked by their points: plans of 100 that read it, three times where it decides
    if a road is open, twice where it moves a date.
    """
    weights, groups, plans = Weights(catalog), _empty(catalog), dict[tuple[str, str], Decimal]()
    unknowns: list[Unknown] = []
    for place in _places(catalog, weights, today):
        standing = standing_of(place.node, catalog)
        group = _group(place, catalog)
        groups[group][standing] += 1
        plans[group] = max(place.weight.plans, plans.get(group, Decimal(0)))
        if standing is Standing.UNKNOWN:
            source = place.node.source if place.node is not None else None
            unknowns.append(Unknown(*place[:3], source, place.weight))
    unknowns += _of_schools(catalog, weights)
    unknowns.sort(key=lambda each: (-each.weight.points, each.definition, each.path))
    known = (
        Known(*group, counts, plans.get(group, Decimal(0))) for group, counts in groups.items()
    )
    return Coverage(catalog.version, tuple(known), tuple(unknowns))


def _empty(catalog: Catalog) -> dict[tuple[str, str], dict[Standing, int]]:
    names = [("everybody", _EVERYBODY)]
    names += [("body", each.body.abbreviation) for each in catalog.credentials]
    names += [("state", state.id) for state in catalog.states]
    return {name: dict.fromkeys(Standing, 0) for name in names}


def _group(place: _Place, catalog: Catalog) -> tuple[str, str]:
    if place.kind == "credential":
        return "body", catalog.credential(place.definition).body.abbreviation
    return ("state", place.definition) if place.kind == "state" else ("everybody", _EVERYBODY)


def _places(catalog: Catalog, weights: Weights, today: date) -> Iterator[_Place]:
    """Every fact that decides something in a plan; what a plan misses has no node."""
    for kind, definition, value in definitions(catalog):
        if kind not in _COUNTED:
            continue
        found: list[tuple[str, Any]] = list(in_force(value, "", today))
        found += [(path, None) for path in _missing(value)]
        for path, node in found:
            weight = weights.weigh(kind, definition, path)
            if weight.effect is not None:
                yield _Place(kind, definition, path, node, weight)


def _missing(value: Any) -> Iterator[str]:
    """What no entry speaks of, though plans tell it as not known."""
    if isinstance(value, Credential):
        rule, retake = value.renewal, value.retake
        if rule.ce.price is None and rule.ce.price_each is None:
            yield "renewal.ce.price"
        if rule.grace is None:
            yield "renewal.grace"
        if retake is not None and retake.fee is None and retake.full_exam_fee is None:
            yield "retake.fee"


def standing_of(node: Any, catalog: Catalog) -> Standing:
    """How well a reading is known; `None` stands for a fact that no entry speaks of."""
    if node is None:
        return Standing.UNKNOWN
    if isinstance(node, FactVersion):
        if any(other.value != node.value for other in node.disputed_by):
            return Standing.DISPUTED
        if node.value is None or node.value == Regime.NONE_RECORDED:
            return Standing.UNKNOWN
    source: Source = catalog.sources[node.source]
    if source.tier not in _FIRST_HAND:
        return Standing.SECOND_HAND
    seen = vars(node).get("seen") if not isinstance(node, FactVersion) else node.seen
    return Standing.UNDATED if latest_day(seen or source.seen) is None else Standing.OFFICIAL


def _of_schools(catalog: Catalog, weights: Weights) -> Iterator[Unknown]:
    """What the list of schools does not tell, all schools together."""
    schools = [program for program in catalog.programs if not program.typical]
    asking = [c for c in catalog.credentials if c.main and _asks_for_program(c)]
    share = sum((weights.of_main(each, "") for each in asking), Decimal(0)) / 100
    unaccredited = [each for each in schools if not _is_judged(each)]
    lacks = (
        ("accreditation", Effect.OPENS, unaccredited, share),
        ("tuition", Effect.MONEY, [each for each in schools if each.tuition is None], Decimal(1)),
        ("clock_hours", Effect.DATES, [s for s in schools if s.clock_hours is None], Decimal(1)),
    )
    for path, effect, found, part in lacks:
        plans = sum((weights.weigh("program", p.id, path).plans for p in found), Decimal(0)) * part
        if found:
            yield Unknown("program", "programs", path, None, Weight(effect, plans), len(found))


def _asks_for_program(credential: Credential) -> bool:
    """Whether a way in asks who accredits the program itself, which CAAHEP does."""
    nodes = (way.requirement for way in credential.pathways)
    return any("CAAHEP" in getattr(node, "accreditors", ()) for node in nodes)


def _is_judged(program: Program) -> bool:
    return any(
        each.kind is AccreditationKind.PROGRAMMATIC and each.status in _DECIDING
        for each in program.accreditation
    )

"""How safe a road is: the strength of its facts, and the room before a window closes."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Basis,
    Program,
)
from cma_roadmap.model.definitions.requirement import CompletedProgram
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Timing
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.results.route_search import Safety
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.planning.draft.milestones import SIT
from cma_roadmap.planning.draft.windows import limits_on
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.citations import requirement_versions
from cma_roadmap.planning.eligibility.pathways import Route, clauses_in_use

_UNLIMITED = 10**6
_SAME_APPLICATION = "testing_window"
"""A window that a new application opens anew: it does not stop a second attempt."""


def safety_of(roadmap: Roadmap, route: Route, case: Case) -> Safety:
    """How safe a planned road is; `route` is the way in that it takes."""
    last = _last_day_to_sit(roadmap)
    sit = _timing(roadmap, SIT)
    return Safety(
        confidence=sureness(route, case),
        attempts=roadmap.attempts,
        spare_days=(last - sit.start).days if sit and last else None,
        reported=own_figures(roadmap.program),
    )


def rank(safety: Safety) -> tuple[int, int, int, int]:
    """For sorting, the safest first: facts, attempts, spare days, figures of the school's own."""
    attempts = _UNLIMITED if safety.attempts is None else safety.attempts
    spare = _UNLIMITED if safety.spare_days is None else safety.spare_days
    return -safety.confidence.rank, -attempts, -spare, -safety.reported


def own_figures(program: Program | None) -> int:
    """How many of length and price are the school's own, 0 to 2; all of them with no school."""
    if program is None:
        return 2
    known = [program.months.basis, program.tuition.basis if program.tuition else Basis.DEFAULT]
    return sum(basis is not Basis.DEFAULT for basis in known)


def sureness(route: Route, case: Case) -> Confidence:
    """The least confidence among the rules in use and the accreditation the way in rests on.

    A way in that nobody can tell to be open is unsure.
    """
    if route.verdict is not Verdict.MET:
        return Confidence.LOW
    rules = (
        version
        for clause in clauses_in_use(route)
        for version in requirement_versions(clause, case.rules_day)
    )
    levels = [version.confidence for version in rules]
    levels += _accreditation(route)
    return min(levels, key=lambda level: level.rank, default=Confidence.HIGH)


def _accreditation(route: Route) -> list[Confidence]:
    """How sure the accreditation is that the way in asks of the program itself, if it asks any."""
    wanted = {
        accreditor.value
        for clause in clauses_in_use(route)
        if isinstance(clause, CompletedProgram)
        for accreditor in clause.own_accreditors
    }
    held = [
        entry.confidence
        for entry in (route.program.accreditation if route.program else ())
        if entry.accreditor in wanted
        and entry.kind is AccreditationKind.PROGRAMMATIC
        and entry.status is AccreditationStatus.ACCREDITED
    ]
    return [max(held, key=lambda level: level.rank)] if held else []


def _timing(roadmap: Roadmap, name: str) -> Timing | None:
    return next((p.timing for p in roadmap.steps if p.step.id == name), None)


def _last_day_to_sit(roadmap: Roadmap) -> date | None:
    steps = {planned.step.id: planned.step for planned in roadmap.steps}
    timings = {planned.step.id: planned.timing for planned in roadmap.steps}
    if SIT not in steps:
        return None
    limits = limits_on(SIT, steps, timings, roadmap.dependencies)
    kept = [limit.day for limit in limits if limit.dependency.code != _SAME_APPLICATION]
    return min(kept, default=None)

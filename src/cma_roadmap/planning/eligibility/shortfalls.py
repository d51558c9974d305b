"""What stands between a person and a pathway: the fewest clauses that would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    PathwayAssessment,
    Shortfall,
    Verdict,
)
from cma_roadmap.model.values.message import message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess
from cma_roadmap.planning.eligibility.pathways import assumed_case, program_days

_NEAREST = 3


def missing_pieces(tree: Assessment, day: date) -> list[Assessment]:
    """The fewest clauses that would have to change for `tree` to be met on `day`.

    Of alternatives, those that may hold already come before those that surely do not.
    """
    if day in tree.surely:
        return []
    if not tree.children:
        return [tree]
    parts = [missing_pieces(child, day) for child in tree.children]
    nearest = sorted(range(len(parts)), key=lambda i: _distance(parts[i], day))
    kept = sorted(nearest[: _needed(tree)])
    return [clause for i in kept for clause in parts[i]]


def _distance(missing: list[Assessment], day: date) -> tuple[int, int]:
    return sum(day not in clause.possibly for clause in missing), len(missing)


def _needed(tree: Assessment) -> int:
    """How many parts must hold: every combination says so in its reason."""
    needed = tree.reason.params.get("needed")
    return needed if isinstance(needed, int) else len(tree.children)


def nearest(assessed: CredentialAssessment, case: Case) -> tuple[Shortfall, ...]:
    """The ways in that lack least: to confirm first, then by the first day, then by the clauses."""
    found = sorted(_shortfalls(assessed, case), key=lambda item: item[0])
    return tuple(shortfall for _, shortfall in found[:_NEAREST])


_Rank = tuple[int, date, int, int]


def _shortfalls(assessed: CredentialAssessment, case: Case) -> Iterator[tuple[_Rank, Shortfall]]:
    credential = case.catalog.credential(assessed.id)
    pathways = {p.id: p for p in credential.pathways}
    for order, judged in enumerate(assessed.pathways):
        missing = missing_pieces(judged.tree, case.today)
        tree = _once_trained(judged, pathways[judged.id].requirement, missing, case)
        span = tree.surely.first_from(case.today)
        start = max(span.start or case.today, case.today) if span else None
        text = message("nearest.clauses", clauses=tuple(clause.text for clause in missing))
        to_confirm = judged.tree.verdict(case.today) is Verdict.UNKNOWN
        group = 0 if to_confirm else 1 if start else 2
        rank = (group, start or date.max, len(missing), order)
        yield rank, Shortfall(text, judged.id, start)


def _once_trained(
    judged: PathwayAssessment, requirement: Requirement, missing: list[Assessment], case: Case
) -> Assessment:
    """The pathway as it will stand after a typical program, where a program is what is missing."""
    if not any(clause.kind == "completed_program" for clause in missing):
        return judged.tree
    program = case.catalog.typical(Award.CERTIFICATE)
    begin = case.catalog.foundation.defaults.choose_program.value.after(case.today)
    ends = date.fromordinal(begin.toordinal() + program_days(program))
    return assess(requirement, assumed_case(case, program, ends))

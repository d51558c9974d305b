"""What roads are told apart and sorted by: their safety, and which programs are alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Basis,
    Program,
)
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Timing
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.results.route_search import Safety
from cma_roadmap.model.values.fact import Confidence, least_sure
from cma_roadmap.planning.draft.milestones import SIT
from cma_roadmap.planning.draft.pace import paces_by_hours, slower
from cma_roadmap.planning.draft.windows import limits_on
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import Route, accreditors_in_use, clauses_in_use
from cma_roadmap.planning.eligibility.program_rules import requirement_versions

_UNLIMITED = 10**6
_SAME_APPLICATION = "testing_window"
"""A window that a new application opens anew: it does not stop a second attempt."""
Measure = tuple[object, ...]
"""What roads are sorted by: the less, the better."""


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
    return least_sure(levels)


def _accreditation(route: Route) -> list[Confidence]:
    """How sure the accreditation is that the way in asks of the program itself, if it asks any."""
    wanted = accreditors_in_use(route)
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


class Choice(NamedTuple):
    """A road that was found: what it is sorted by, its credential, and its program, if any.

    `pathway` is the one to ask for by name, `None` the one that a plan takes by itself.
    """

    measure: Measure
    credential: str
    pathway: str | None
    program: Program | None
    safety: Safety
    cost: Decimal
    certified: date


class Kind(NamedTuple):
    """Programs that are alike on the way to one credential, the cheapest first."""

    credential: str
    pathway: str | None
    programs: tuple[Program, ...]
    guessed: bool

    @property
    def first(self) -> Program | None:
        return self.programs[0] if self.programs else None


def timed(program: Program | None, weekly: int | None) -> tuple[object, ...]:
    """All of a program that can move a date of its road, once the way in is known.

    Hours move it only by the days that they take who has `weekly` hours a week: counted in days,
    half as many roads have to be planned. An apprenticeship's are hours of work, too.
    """
    if program is None:
        return ()
    paces = paces_by_hours(program, weekly)
    is_work = program.training_kind is TrainingKind.APPRENTICESHIP
    return (
        program.training_kind,
        program.months.likely,
        slower(*paces) if paces else None,
        program.externship_hours.likely if is_work or not paces else None,
        program.terms,
        program.includes,
    )


def is_unpriced(program: Program) -> bool:
    """Whether there is no price of the school's own."""
    return program.tuition is None or program.tuition.basis is Basis.DEFAULT


def is_guessed(program: Program) -> bool:
    """Whether its length is only the usual one, not its school's own."""
    return program.months.basis is Basis.DEFAULT


def schooling(program: Program | None) -> Decimal:
    """What of a plan's likely cost is tuition and books."""
    prices = (program.tuition, program.books) if program else ()
    return sum((price.likely.amount for price in prices if price), Decimal(0))


def route_key(choice: Choice) -> tuple[str, str | None]:
    """The credential and the school: two ways in to one are one road, the better of them."""
    return choice.credential, choice.program.id if choice.program else None


def without_twins(choices: Iterable[Choice]) -> list[Choice]:
    """The first of every road that is there more than once."""
    first: dict[object, Choice] = {}
    for choice in choices:
        first.setdefault(route_key(choice), choice)
    return list(first.values())


def order_of(choice: Choice) -> tuple[Measure, str, str]:
    """Best first; equals by name, so that the same search gives the same answer."""
    return choice.measure, choice.credential, choice.program.id if choice.program else ""

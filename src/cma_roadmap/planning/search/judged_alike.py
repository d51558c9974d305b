"""Programs that the rules of a credential cannot tell apart: one of them is judged for all.

Judging looks at the length of a program, its accreditation and the hours that it reports, and at
hours only to hold them against numbers: hours between the same two of them are one to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import product

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import AccreditationKind, Program
from cma_roadmap.model.definitions.requirement import CompletedProgram, Requirement, TrainingKind
from cma_roadmap.planning.eligibility.accreditation import of_school
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import program_days
from cma_roadmap.planning.eligibility.training_record import planned


class JudgedAlike:
    """The programs that one person's rules judge alike."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._asked: dict[str, Asked] = {}
        self._seen: dict[str, _Seen] = {}

    def key(self, credential: Credential, program: Program | None) -> object:
        """The same for programs by which the same ways into a credential are open, as surely."""
        if program is None:
            return None
        if program.id not in self._seen:
            self._seen[program.id] = _Seen.of(program, self._case)
        if credential.id not in self._asked:
            self._asked[credential.id] = Asked.of(credential, self._case)
        seen, asked = self._seen[program.id], self._asked[credential.id]
        return seen.rest, asked.between(seen.hours), program.state if asked.states else None


class Asked(NamedTuple):
    """The numbers that a credential holds hours against, and whether it asks where a school is."""

    numbers: list[int]
    states: bool

    @classmethod
    def of(cls, credential: Credential, case: Case) -> Asked:
        clauses = [c for p in credential.pathways for c in _programs(p.requirement)]
        numbers = sorted({0, *_numbers(clauses, case)})
        return cls(numbers, any(clause.states for clause in clauses))

    def between(self, hours: Iterable[int | None]) -> tuple[int | None, ...]:
        """The places of hours among the numbers."""
        return tuple(None if h is None else bisect_right(self.numbers, h) for h in hours)


class _Seen(NamedTuple):
    """The hours that a program reports, and the rest that judging looks at.

    Those of an apprenticeship are hours of paid work, too.
    """

    hours: tuple[int | None, ...]
    rest: tuple[object, ...]

    @classmethod
    def of(cls, program: Program, case: Case) -> _Seen:
        training = planned(program, case.today)
        is_work = program.training_kind is TrainingKind.APPRENTICESHIP
        statements = (
            (a.accreditor, a.status, a.confidence, a.granted_on, a.ended_on, a.review_due)
            for a in program.accreditation
            if a.kind is AccreditationKind.PROGRAMMATIC
        )
        rest = (
            program.training_kind,
            program.typical,
            program_days(program),
            of_school(program),
            tuple(statements),
            (program.months.likely, program.externship_hours.likely) if is_work else None,
        )
        return cls((training.clock_hours, training.academic_hours, training.externship_hours), rest)


def _numbers(clauses: Iterable[CompletedProgram], case: Case) -> Iterator[int]:
    """All that hours are held against: what clauses ask for, alone and in sum, and accreditors."""
    for clause in clauses:
        practice, whole, classes = (
            {version.value or 0 for version in fact.versions} if fact else {0}
            for fact in (
                clause.min_externship_hours,
                clause.min_clock_hours,
                clause.min_academic_hours,
            )
        )
        yield from practice | whole | classes
        yield from (a + b for a, b in product(practice, classes))
    for minimum in case.catalog.foundation.defaults.accreditor_minimums:
        yield from (version.value or 0 for version in minimum.externship_hours.versions)
        if minimum.assumed is not None:
            yield minimum.assumed.hours


def _programs(requirement: Requirement) -> Iterator[CompletedProgram]:
    if isinstance(requirement, CompletedProgram):
        yield requirement
    for part in getattr(requirement, "of", ()):
        yield from _programs(part)

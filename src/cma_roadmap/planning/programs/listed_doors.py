"""Which credentials each program of a list opens: judged once where no verdict differs."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.program_matches import Door
from cma_roadmap.model.values.span import DateSpan, Spans
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.eligibility.training_record import planned
from cma_roadmap.planning.search.judged_alike import Asked


class Seen(NamedTuple):
    """What a verdict looks at in a program that is finished today.

    `number` stands for all but the hours and the state: numbers are compared faster.
    """

    number: int
    hours: tuple[int | None, ...]
    state: str | None


class ListedDoors(OpensAndCloses):
    """Doors without clauses and sources, which a list does not tell: they may be another program's.

    Of 5,000 pairs of a kind of program and a credential some 300 are left to be judged: it makes a
    list of all programs twice as fast.
    """

    def __init__(self, catalog: Catalog, today: date, as_of: date | None = None) -> None:
        super().__init__(catalog, today, as_of)
        self._judged: dict[object, Door | None] = {}
        self._hours: dict[str, Asked] = {}
        self._seen: dict[str, Seen] = {}
        self._numbers: dict[object, int] = {}

    def _kind(self, program: Program) -> Seen:
        if program.id not in self._seen:
            self._seen[program.id] = self._looked_at(program)
        return self._seen[program.id]

    def _seen_from(self, credential: Credential, program: Program) -> Door | None:
        if credential.id not in self._hours:
            self._hours[credential.id] = Asked.of(credential, self._case)
        seen, asked = self._kind(program), self._hours[credential.id]
        place = seen.state if asked.states else None
        alike = credential.id, seen.number, asked.between(seen.hours), place
        if alike not in self._judged:
            door = super()._seen_from(credential, program)
            self._judged[alike] = door and door._replace(clauses=(), sources=())
        return self._judged[alike]

    def _looked_at(self, program: Program) -> Seen:
        training = planned(program, self.today)
        is_work = program.training_kind is TrainingKind.APPRENTICESHIP
        ahead = Spans.of(DateSpan(self.today, None))  # before it nobody is enrolled
        rest = (
            training.kind,
            (program.months.likely, program.externship_hours.likely) if is_work else None,
            training.chosen,
            training.institution,
            training.school_bodies,
            *((s.surely & ahead, s.possibly & ahead) for s in training.accreditation.values()),
        )
        hours = training.clock_hours, training.academic_hours, training.externship_hours
        return Seen(self._numbers.setdefault(rest, len(self._numbers)), hours, training.state)

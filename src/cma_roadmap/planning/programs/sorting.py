"""In which order programs are told: what is not known comes last, whatever is asked for."""

from __future__ import annotations

from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.program import AccreditationKind, AccreditationStatus, Program
from cma_roadmap.model.results.assessment import sureness
from cma_roadmap.model.results.program_matches import Found, SortBy
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.planning.eligibility.accreditation import answers_of
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.graduates import Graduates


class Away(NamedTuple):
    """How far a program is, and whether that is to the middle of its ZIP code."""

    miles: Decimal | None
    by_zip: bool


@dataclass(frozen=True, slots=True)
class Sorting:
    """A sorting key; what is not known comes last, and equals go by distance, then by name."""

    sort: SortBy
    opens_and_closes: OpensAndCloses | None = None
    opens: str | None = None
    graduates: Graduates | None = None

    def __call__(self, found: tuple[Program, Away]) -> tuple[object, ...]:
        program, away = found
        value = self.value(program, away)
        name = (program.institution or program.name).casefold()
        near = -1 if away.miles is None else away.miles
        return value is None, value or 0, near, name, program.state or "", program.id

    def value(self, program: Program, away: Away) -> Decimal | int | None:
        """What the program is sorted by, the least first."""
        match self.sort:
            case SortBy.DISTANCE:
                return away.miles
            case SortBy.COST:
                return program.tuition.likely.amount if program.tuition else None
            case SortBy.MONTHS:
                return program.months.likely
            case SortBy.AWARDS:
                return -program.completions.count if program.completions else None
            case SortBy.SURE:
                sure = self.sure(program)
                return None if sure is None else -sure.rank
            case SortBy.EARNINGS:
                earned = self.graduates.ranked(program) if self.graduates else None
                return None if earned is None else -earned
        return 0

    def sure(self, program: Program) -> Confidence | None:
        """How sure it is that it opens what was asked for; else that it is accredited itself."""
        doors = self.opens_and_closes
        if doors is None:
            return None
        today = doors.today
        if self.opens is not None:
            told = doors.of(program, [self.opens])
            return next((d.sureness(program, today) for d in told if d.opens), None)
        held = (
            sureness(said, today)
            for said in program.accreditation
            if said.kind is AccreditationKind.PROGRAMMATIC
            and said.status is AccreditationStatus.ACCREDITED
        )
        return max(held, key=lambda level: level.rank, default=None)

    def found(self, program: Program, away: Away) -> Found:
        """The program with its doors, and how sure the one that was asked for is."""
        return Found(
            program,
            self.opens_and_closes.of(program) if self.opens_and_closes else (),
            *away,
            sure=self.sure(program) if self.opens else None,
            accreditors=answers_of(program),
            earnings=self.graduates.of(program) if self.graduates else None,
        )

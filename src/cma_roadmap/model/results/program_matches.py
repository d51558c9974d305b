"""Looking for a program: what is wanted, what fits, and which credentials each program opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    ActionKind,
    Award,
    Program,
)
from cma_roadmap.model.results.assessment import AccreditorAnswer, Assessment, Verdict, sureness
from cma_roadmap.model.results.earnings import AreaPay, GraduateEarnings
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Finding, Message, message
from cma_roadmap.model.values.money import Money


class Door(NamedTuple):
    """One credential seen from one program: the verdict once it is finished, and by which pathway.

    Only pathways that a program alone can lead through are judged. `opens` is a verdict of MET;
    `closes` one of UNMET: another program would do. `clauses` are those that stand in the way, or
    that nobody can tell; `other_ways` are pathways that ask for more than a program. `rests_on` is
    the accreditation that the pathway asks for and the program is said to have; `confidence` how
    sure the least sure figure of the rule is.
    """

    credential: str
    name: str
    verdict: Verdict
    pathway: str
    clauses: tuple[Assessment, ...]
    other_ways: tuple[str, ...]
    sources: tuple[str, ...]
    rests_on: tuple[Accreditation, ...] = ()
    confidence: Confidence = Confidence.HIGH

    def sureness(self, program: Program, today: date) -> Confidence:
        """How sure it is that `program` has the accreditation asked for; low where it is doubtful.

        A credential that asks for none is open for sure.
        """
        levels = [sureness(evidence, today) for evidence in self.rests_on]
        surest = max(levels, key=lambda level: level.rank, default=Confidence.HIGH)
        return Confidence.LOW if self.is_doubtful(program) else surest

    @property
    def opens(self) -> bool:
        return self.verdict is Verdict.MET

    @property
    def closes(self) -> bool:
        return self.verdict is Verdict.UNMET

    def is_doubtful(self, program: Program) -> bool:
        """Whether it opens only if weak or contradicting evidence of `program` holds."""
        sure = (evidence.confidence for evidence in self.rests_on)
        weak = all(confidence is Confidence.LOW for confidence in sure)
        bodies = {evidence.accreditor for evidence in self.rests_on}
        told = (evidence for evidence in program.accreditation if evidence.accreditor in bodies)
        denied = any(_denies(evidence) for evidence in told)
        return self.opens and bool(self.rests_on) and (weak or denied)


def _denies(evidence: Accreditation) -> bool:
    """Whether it says that the program was accredited once, and is no longer."""
    ended = evidence.status in (AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN)
    return ended and evidence.kind is AccreditationKind.PROGRAMMATIC


class Accredited(StrEnum):
    """What kind of accreditation must be on record."""

    PROGRAMMATIC = "programmatic"
    """The program's own, by CAAHEP or ABHES."""
    ANY = "any"
    """The program's or the school's."""


class SortBy(StrEnum):
    """What comes first."""

    DISTANCE = "distance"
    COST = "cost"
    MONTHS = "months"
    AWARDS = "awards"
    NAME = "name"
    SURE = "sure"
    """How sure it is that it opens the credential asked for, or is accredited itself."""
    EARNINGS = "earnings"
    """What its graduates earn after four years, the most first."""


class Near(NamedTuple):
    """A point in degrees, how far from it a program may be in miles, and what people call it."""

    lat: Decimal
    lon: Decimal
    within: Decimal
    place: str = ""


class Wanted(NamedTuple):
    """What a program must be; `None` asks nothing. `max_months` and `max_cost` go by the likely."""

    state: str | None = None
    near: Near | None = None
    award: Award | None = None
    max_cost: Money | None = None
    max_months: int | None = None
    accredited: Accredited | None = None
    opens: str | None = None


class Found(NamedTuple):
    """A program that fits: the doors it opens and closes, and the miles to it where asked.

    `by_zip`: the miles are to the middle of its ZIP code, because its own point is not known.
    `sure` is how sure it is that it opens the credential that was asked for. `accreditors` has the
    answers of the two bodies; `earnings` is `None` too where nobody asked for them.
    """

    program: Program
    doors: tuple[Door, ...]
    miles: Decimal | None
    by_zip: bool = False
    sure: Confidence | None = None
    accreditors: tuple[AccreditorAnswer, ...] = ()
    earnings: GraduateEarnings | None = None

    @property
    def miles_basis(self) -> Literal["zip", "point"] | None:
        """What the miles are counted to: the school's own point, or the middle of its ZIP code."""
        if self.miles is None:
            return None
        return "zip" if self.by_zip else "point"


class MayOpen(NamedTuple):
    """A program of which nobody can tell if it opens what was asked for, and what is told of it."""

    program: Program
    accreditors: tuple[AccreditorAnswer, ...]
    told: tuple[Message, ...]


class Search(NamedTuple):
    """What fits, in order, and how many were left out because a figure is not known.

    `fit` counts all that fit, `found` may hold only the first of them; `searched` is how many real
    programs were looked at. `for_holders` are courses for people who hold what this one does not.
    `may_open` are programs that fit but for what nobody can tell, the likeliest first; `unranked`
    how many have no figure to sort by, and come last. `settle` tells how to find out.
    """

    wanted: Wanted
    sort: SortBy
    found: tuple[Found, ...]
    fit: int
    searched: int
    unknown_cost: int
    unknown_place: int
    for_holders: int = 0
    may_open: tuple[MayOpen, ...] = ()
    unranked: int = 0
    settle: Finding | None = None


class Loosened(NamedTuple):
    """How many programs would fit without one wish, and the one that comes nearest to it."""

    wish: str
    fit: int
    nearest: Found


class PriceStanding(NamedTuple):
    """A program's price beside others: by the month, and the middle of its state and award.

    `median` is of `programs` programs, this one among them where its price is its school's own;
    `worked_out` of them have an estimated price. It is `None` where there are fewer than two.
    """

    per_month: Money | None
    median: Money | None
    programs: int
    worked_out: int


class HoursNeeded(NamedTuple):
    """Hours that a pathway asks for, and those that the program is known to have.

    `which` is `clock`, `academic` or `externship`. `needed` is `None` where the body gives no
    number, `have` where the program reports none of its own.
    """

    credential: str
    name: str
    pathway: str
    which: str
    needed: int | None
    have: int | None
    sources: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        if self.needed is None or self.have is None:
            return Verdict.UNKNOWN
        return Verdict.MET if self.have >= self.needed else Verdict.UNMET


class ProgramReport(NamedTuple):
    """All that can be told of one program, by the rules of `as_of` or else of `today`.

    `confidence` is the least with which any figure of a rule was read in a source. `miles` is how
    far it is from `near`, where that was asked for and its place is known. `accreditors` are the
    answers of the two bodies, `settle` how to find out. `earnings` are its graduates', `pay` that
    of the occupation in its state: two different things.
    """

    program: Program
    today: date
    as_of: date | None
    doors: tuple[Door, ...]
    hours: tuple[HoursNeeded, ...]
    standing: PriceStanding
    confidence: Mapping[str, Confidence]
    miles: Decimal | None = None
    near: Near | None = None
    accreditors: tuple[AccreditorAnswer, ...] = ()
    settle: Finding | None = None
    earnings: GraduateEarnings | None = None
    pay: AreaPay | None = None


def told_actions(program: Program) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Each action against the school of a program in words, with its source."""
    told = [found for found in program.accreditation if found.action is not None]
    closed = any(found.action.kind is ActionKind.CLOSED for found in told if found.action)
    for found in told:
        act = found.action
        if act is not None and (not closed or act.kind is ActionKind.CLOSED):
            text = message(
                f"program.action.{act.kind}",
                accreditor=found.accreditor,
                day=act.on,
                seen=found.seen,
            )
            yield text, (found.source,) if found.source else ()

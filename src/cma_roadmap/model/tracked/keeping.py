"""What keeping credentials takes: points earned against what is asked, and the terms ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cma_roadmap.errors import SourceLocation
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.results.all_held import AllHeld
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.tracked.happened import Entry
from cma_roadmap.model.values.fact import Confidence, FactVersion, Source
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.money import Money, MoneyRange


class CeKind(NamedTuple):
    """One kind of continuing education: the least of it, and what of it was earned.

    `minimum` is `None` where nobody could tell; `across`: it goes across the other kinds.
    """

    id: str
    name: str
    minimum: int | None
    earned: Decimal
    across: bool

    @property
    def left(self) -> Decimal | None:
        """How much of it is missing; `None` where no least is known."""
        return None if self.minimum is None else max(self.minimum - self.earned, Decimal(0))


class CeCount(NamedTuple):
    """What was earned in one period, against what is asked.

    `total` and `left` are `None` where nobody could tell how much is asked. `inside` is what was
    counted.
    """

    total: int | None
    earned: Decimal
    left: Decimal | None
    kinds: tuple[CeKind, ...]
    inside: tuple[EarnedCe, ...]


class CeStanding(NamedTuple):
    """Where a person stands with the continuing education of one credential.

    `first` and `last` are the days of the period in which points count now (`None`: not known),
    `so_far` what was earned in it. `due` is the last day to send the papers in. `months` are those
    left until then, in tenths, and `pace` is how much a month that makes. `outside` was earned for
    it and does not count in this period. `carries_over`: whether more than the total counts in the
    next one. `takes_others` is what the body says of points that others have approved, `facts` what
    else it says, by label. `exempt`: none is owed. `is_held`: it is in hand and can be renewed.
    """

    credential: str
    name: str
    body: str
    unit: str
    first: date | None
    last: date | None
    due: date | None
    so_far: CeCount | None
    months: Decimal | None
    pace: Decimal | None
    outside: tuple[EarnedCe, ...]
    only_these: bool | None
    total: FactVersion[int]
    carries_over: FactVersion[bool] | None
    takes_others: FactVersion[str] | None
    exempt: bool
    is_held: bool


class CePlan(NamedTuple):
    """The continuing education of all that is held: what was earned, and where each stands."""

    today: date
    data_version: str
    earned: tuple[EarnedCe, ...]
    standings: tuple[CeStanding, ...]
    sources: Mapping[str, Source]


class CeWriting(NamedTuple):
    """Points that were told: those that are `new`, and those that were there `again`.

    `written` are the lines of the log that were written just now (none of a preview), `doubts` what
    may not count. `plan` reckons with all of it.
    """

    new: tuple[EarnedCe, ...]
    written: tuple[Entry, ...]
    again: tuple[tuple[EarnedCe, SourceLocation], ...]
    doubts: tuple[Message, ...]
    preview: bool
    plan: CePlan


class RenewalDay(StrEnum):
    """What a day in the life of a term is."""

    EXAM_BY = "exam_by"
    """The last day to renew by passing the exam again."""
    SUBMIT = "submit"
    """The last day to send the papers in, so that the body is done with them in time."""
    EXPIRES = "expires"
    """The last day on which it is valid."""
    LATE = "late"
    """The first day on which it has run out."""
    GRACE = "grace"
    """The last day to renew late, by the reading that ends first."""
    LAPSED = "lapsed"
    """The first day on which it can no longer be renewed, only had back."""
    SHUT = "shut"
    """The last day on which the way back is open."""


class Limit(NamedTuple):
    """One day that matters, and how many days it lies after the last valid one."""

    what: RenewalDay
    day: date
    late: int
    sources: tuple[str, ...]


class RenewalPrice(NamedTuple):
    """What falls due in a term: `amount` is `None` where nobody could say.

    `through`: it is paid bit by bit until this day.
    """

    code: str
    step: str
    due: date
    amount: MoneyRange | None
    source: str | None
    through: date | None = None


class RenewalTerm(NamedTuple):
    """One term: its last day, what it asks, and what being late does.

    `left` is how much continuing education is still to be earned in it, of `total`; `hours` is how
    long that takes (`None`: not known).
    """

    number: int
    last: date
    total: int | None
    left: Decimal | None
    hours: Decimal | None
    limits: tuple[Limit, ...]
    prices: tuple[RenewalPrice, ...]


class ByExam(NamedTuple):
    """Renewing by passing the exam again: the hours it takes and the fees of the exam."""

    minutes: int | None
    fee: MoneyRange | None
    sources: tuple[str, ...]


class RenewalChain(NamedTuple):
    """One credential, several terms ahead.

    `renewable`: it is in force, or can still be renewed late; `None`: nobody can tell. `feasible`:
    it can be kept or had back. `early`, `after_lapse` and `late_fee` are what the body says of
    renewing early, and of coming back. `papers` are asked of those who come back, `questions` are
    for the body.
    """

    credential: str
    name: str
    body: str
    unit: str
    expires_on: date | None
    renewable: bool | None
    feasible: bool
    exempt: bool
    terms: tuple[RenewalTerm, ...]
    by_exam: ByExam | None
    early: FactVersion[str] | None
    fee: FactVersion[Money]
    late_fee: FactVersion[Money] | None
    after_lapse: FactVersion[str] | None
    papers: tuple[FactVersion[str], ...]
    questions: tuple[FactVersion[str], ...]


class Renewals(NamedTuple):
    """The terms ahead of all that is held, and the plan of it that they are a part of."""

    roadmap: Roadmap
    all_held: AllHeld
    chains: tuple[RenewalChain, ...]
    sources: Mapping[str, Source]
    confidence: Mapping[str, Confidence]

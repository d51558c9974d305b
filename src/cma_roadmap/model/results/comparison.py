"""Credentials, schools or whole routes side by side, for one person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, field
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.labor import Premium
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.earnings import AreaPay, GraduateEarnings
from cma_roadmap.model.results.program_matches import Door, PriceStanding
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.results.undecided import HangsOn, OpenPrice, Reach
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.model.values.message import Finding, Message
from cma_roadmap.model.values.money import Money, MoneyRange


class PayBasis(StrEnum):
    """What the pay to come is held against."""

    PRESENT_PAY = "present_pay"
    """The pay of a person's present work, which is other work."""
    SAME_WORK = "same_work"
    """Present work as a medical assistant: only what a certificate may add."""
    WHOLE_PAY = "whole_pay"
    """Nothing: present pay was not told, so it is the whole pay of a medical assistant."""


class Spread(NamedTuple):
    """Money between two bounds; nobody says which is likely."""

    low: Money
    high: Money


class Payoff(NamedTuple):
    """When the cost of a road is earned back, counted in months of work after the certificate.

    `lost` is pay given up while in school (`None`: present pay was not told). `spent` is all that
    is paid and given up. `gain` is what a month of the new work brings more; it may be nothing, or
    less. `months_low` and `months_high` are whole months, `None` where it is never earned back.
    `partial`: some price in it is not known.
    """

    basis: PayBasis
    weeks_in_school: int
    lost: Spread | None
    spent: Spread
    gain: Spread
    months_low: int | None
    months_high: int | None
    partial: bool


class Contest(StrEnum):
    """What is compared."""

    CREDENTIALS = "credentials"
    PROGRAMS = "programs"
    ROUTES = "routes"


class Criterion(StrEnum):
    """What options are scored on, each from 0 to 1; 1 is the best that can be."""

    TIME = "time"
    """Days to the certificate: 1 for none, 0.5 for a year, ever less for more."""
    COST = "cost"
    """Money to the certificate, likely figure: 1 for none, 0.5 for 5,000 dollars."""
    UPKEEP = "upkeep"
    """Money to hold the certificate for the rest of ten years, scored in the same way."""
    DOORS = "doors"
    """The share of the main credentials that a school surely opens."""
    CERTAINTY = "certainty"
    """How sure the facts behind the plan are: 1 for high, 0.5 for medium, 0 for low."""


_SCORED = {
    Contest.CREDENTIALS: (Criterion.TIME, Criterion.COST, Criterion.UPKEEP, Criterion.CERTAINTY),
    Contest.PROGRAMS: (Criterion.TIME, Criterion.COST, Criterion.DOORS, Criterion.CERTAINTY),
    Contest.ROUTES: (Criterion.TIME, Criterion.COST, Criterion.UPKEEP, Criterion.CERTAINTY),
}


def criteria(contest: Contest) -> tuple[Criterion, ...]:
    """What is scored when such things are compared; upkeep is the same whatever the school."""
    return _SCORED[contest]


class Acceptance(StrEnum):
    """Whether the person's state takes a credential where it asks for one."""

    YES = "yes"
    PARTLY = "partly"
    """Only with more beside it, or for some work."""
    NO = "no"
    NOT_REQUIRED = "not_required"
    UNKNOWN = "unknown"


class StateWord(NamedTuple):
    """What a state says of a credential. `state` is `None` where the person told none."""

    state: str | None
    accepted: Acceptance
    purpose: str | None = None
    sources: tuple[str, ...] = ()


class StateWork(NamedTuple):
    """From when one may work in the person's state, where it asks for something before that.

    `may_work_from` is `None` where that cannot be told or is not open: `verdict` and `lacks` say
    why. `permit_from` is when a paper for the time until then lets one work. `shut` are other ways
    into the work that are closed on this road, each with the reason.
    """

    state: str
    name: str
    may_work_from: date | None
    verdict: Verdict
    lacks: tuple[Message, ...] = ()
    shut: tuple[Message, ...] = ()
    permit_from: date | None = None


class SchoolFigures(NamedTuple):
    """What to know of the school of an option. `miles` only where a place was asked for.

    `doors` are those of the main credentials; `standing` is its price beside others. `earnings` are
    those of its graduates, never the pay of the occupation.
    """

    program: Program
    standing: PriceStanding
    doors: tuple[Door, ...]
    miles: Decimal | None
    earnings: GraduateEarnings | None = None

    @property
    def opened(self) -> tuple[Door, ...]:
        return tuple(door for door in self.doors if door.verdict is Verdict.MET)


@dataclass(frozen=True, slots=True)
class Option:
    """One credential, school or route for this person. Costs are `None` where there is no road.

    `pathway` is the one planned; `missing` holds the fewest clauses that stop the person today.
    A cost is partial when some price in it is unknown: it is then "at least" this much, and `None`
    where nothing of it is known. `unknown_before` and `unknown_after` are those prices, up to the
    certificate (or to the work that it is for) and in the ten years after it.
    `confidence` is that of the least sure of: the way in, the exam fee and the term. `unscored`
    criteria rest on a price that nobody found, and `open_prices` are all that are not settled: what
    `reach` and `total_reach` say of the scores. `dearest_month` is the
    likely cost of the dearest month up to the certificate. `road` tells if the way in that is
    planned is surely open; `within_limits` that no limit on money stands in the way.
    `usual_books` is the price of books that the score takes for a school
    that tells none. `problem` says why a road that is planned is none: a limit that it passes, a
    school that closes the way. `once` is what is all that is missing today, where anybody can
    get it within days. `usual_on` is the day of certification by which options are scored: that
    on which nothing is shortened for the sake of a limit. `work` is what the state says (`None`:
    none was told, or it asks for nothing before work).
    """

    id: str
    name: str
    credential: Credential
    goal: Goal
    program: Program | None
    verdict: Verdict
    reason: Message
    missing: tuple[Assessment, ...]
    pathway: str
    eligible_from: date | None
    certified_on: date | None
    expires_on: date | None
    cost_to_certificate: MoneyRange | None
    cost_ten_years: MoneyRange | None
    certificate_is_partial: bool
    ten_years_is_partial: bool
    cost_sources: tuple[str, ...]
    confidence: Confidence
    state: StateWord
    scores: Mapping[Criterion, Decimal]
    unscored: tuple[Criterion, ...]
    total: Decimal | None
    dominated_by: tuple[str, ...]
    dearest_month: Money | None = None
    road: Verdict = Verdict.MET
    usual_books: Money | None = None
    school: SchoolFigures | None = None
    payoff: Payoff | None = None
    problem: Message | None = None
    within_limits: bool = True
    once: tuple[str, ...] = ()
    usual_on: date | None = None
    work: StateWork | None = None
    unknown_before: tuple[UnknownPrice, ...] = ()
    unknown_after: tuple[UnknownPrice, ...] = ()
    open_prices: tuple[OpenPrice, ...] = ()
    reach: Mapping[Criterion, Reach] = field(default_factory=dict)
    total_reach: Reach | None = None

    @property
    def cost_to_keep(self) -> Money | None:
        """The likely cost of the ten years after the certificate; `None`: nothing is known."""
        if self.cost_ten_years is None:
            return None
        first = self.cost_to_certificate
        return Money(self.cost_ten_years.likely.amount - (first.likely.amount if first else 0))

    @property
    def unknown_prices(self) -> tuple[UnknownPrice, ...]:
        """All that nobody could price, up to the certificate first."""
        return (*self.unknown_before, *self.unknown_after)

    @property
    def is_refused(self) -> bool:
        """Whether the state does not let one work by it."""
        return self.work is not None and self.work.verdict is Verdict.UNMET


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure at which the winner changes, all others staying as they are.

    `input` is `weight.CRITERION`, or `OPTION.CRITERION` for a figure of an option: `present` is its
    likely value now (`None`: nobody knows a price in it). `unit` is the step in which it was
    tried: at `value`, and below it as far as the last change, `winner_below` is first; one unit
    above, `winner_above`.
    """

    input: str
    value: Decimal
    winner_below: str
    winner_above: str
    unit: Decimal
    present: Decimal | None


class Lead(NamedTuple):
    """Where the winner is ahead of every other option, level with the best of them, or behind.

    `open` is where that hangs on a price that is not settled.
    """

    ahead: tuple[Criterion, ...]
    level: tuple[Criterion, ...]
    behind: tuple[Criterion, ...]
    open: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All options in the order asked for; `winner` has the highest total, whatever prices turn out.

    There is none where no road is open, or where it hangs on an open price: `hangs_on` tells which.
    `nearest` are the thresholds to tell first. `lead` is `None` where the winner has no rival.
    In `level` criteria all options are level: nothing hangs on them.
    `pay` is what medical assistants earn where the person is; `premium` is what a certificate may
    add to it, on weak evidence.
    """

    contest: Contest
    today: date
    as_of: date | None
    data_version: str
    options: tuple[Option, ...]
    weights: Mapping[Criterion, Decimal]
    winner: str | None
    thresholds: tuple[Threshold, ...]
    nearest: tuple[Threshold, ...]
    lead: Lead | None
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    confidence: Mapping[str, Confidence]
    pay: AreaPay | None = None
    premium: Premium | None = None
    hangs_on: tuple[HangsOn, ...] = ()
    level: tuple[Criterion, ...] = ()

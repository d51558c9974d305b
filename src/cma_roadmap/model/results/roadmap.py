"""The result of planning: a dated, costed road for one person and one goal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, field
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.results.all_held import AllHeld, YearCost
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.beside_totals import AidQuestion, Extra
from cma_roadmap.model.results.guesses import NOTHING_SET, AssumedTime, SetTimes
from cma_roadmap.model.results.network import CostLine, Dependency, Phase, Step, Timing
from cma_roadmap.model.results.planned_state import Move, PlannedState
from cma_roadmap.model.results.route_search import RouteSearch
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.model.values.message import Finding, Message, Severity
from cma_roadmap.model.values.money import NOTHING, ZERO, Money, MoneyRange

MOST_CYCLES = 10
"""How many renewals a plan can show."""
NO_PROGRAM = "none"
"""What a goal says for its program where no school is wanted: the road as the person is."""


class Delay(NamedTuple):
    """A step that begins `days` days later than it could."""

    step: str
    days: int


class WhatIf(NamedTuple):
    """What could go wrong: exams failed, steps delayed, cards that run out.

    `lapsed` holds ids of clearances.
    """

    failed_exams: int = 0
    delays: tuple[Delay, ...] = ()
    lapsed: tuple[str, ...] = ()


NOTHING_HAPPENS = WhatIf()


class Goal(NamedTuple):
    """What was asked for. `start` is the first day of training, `horizon` the renewals shown.

    `pathway` is the one way in to plan by (`None`: the best); `no_breaks` leaves out the breaks of
    the profile, `no_pins` the days ahead that it fixes. `budget` is the most to spend up to the
    certificate, `per_month` the most in any month of it. `state_by_zip`: the state was not named;
    it is that of the ZIP code. `times` are set for what no source gives a time for.
    """

    credential: str
    program: str | None = None
    award: Award | None = None
    state: str | None = None
    start: date | None = None
    finish_by: date | None = None
    hours_per_week: int | None = None
    sit_early: bool = False
    horizon: int = 1
    pathway: str | None = None
    no_breaks: bool = False
    no_pins: bool = False
    move_to: Move | None = None
    what_if: WhatIf = NOTHING_HAPPENS
    budget: Money | None = None
    per_month: Money | None = None
    state_by_zip: bool = False
    times: SetTimes = NOTHING_SET


class PathwayChoice(NamedTuple):
    """The pathway the plan takes and how sure it is that it holds on the day it is used.

    `on` is that day: that of the application, once training is over; today for those refused.
    """

    id: str
    credential: str
    name: str
    verdict: Verdict
    tree: Assessment
    on: date


class PlannedStep(NamedTuple):
    """A step with its days and the indexes of the findings that concern it."""

    step: Step
    timing: Timing
    findings: tuple[int, ...] = ()


class MonthCost(NamedTuple):
    """What falls due in one month, written `YYYY-MM`."""

    month: str
    amount: MoneyRange


class DueLine(NamedTuple):
    """A price with the day on which it falls due; `before`: it comes before the certificate.

    `through`: it is paid bit by bit from `due` until this day (`None`: at once), as courses are.
    """

    step: str
    phase: Phase
    line: CostLine
    due: date
    before: bool
    through: date | None = None


class CostSummary(NamedTuple):
    """Every price of a plan in the order in which they fall due, and the sums of the known ones.

    `unknown` names the steps that also have a line of unknown amount, and
    `unknown_to_certificate` those of them that come before the certificate. `aid` is the money of
    others that was promised, `to_pay` what is left of `to_certificate` after it. `usual_books` is
    what books usually cost, where a school tells its tuition but not that: limits reckon with it,
    and no total does. `ten_years` is all of it with ten years of holding the credential (`None`: no
    plan, or not asked for); `ten_years_partial`: some price in it is not known.
    `within_limits`: the limits on money that were given are kept. `pay_by_month` is
    `to_pay` by month, as far as aid comes in time; `later_by_month` what comes after the
    certificate. `by_year` has every year in which something falls due. `not_known` are the prices
    that nobody found, `ten_years_not_known` those of the ten years, of which some may be known or
    not (`ten_years` is `None` where nothing is).
    """

    lines: tuple[DueLine, ...]
    total: MoneyRange
    to_certificate: MoneyRange
    by_phase: dict[Phase, MoneyRange]
    by_month: tuple[MonthCost, ...]
    unknown: tuple[str, ...]
    unknown_to_certificate: tuple[str, ...] = ()
    aid: Money = ZERO
    to_pay: MoneyRange = NOTHING
    pay_by_month: tuple[MonthCost, ...] = ()
    usual_books: Money | None = None
    ten_years: MoneyRange | None = None
    ten_years_partial: bool = False
    within_limits: bool = True
    later_by_month: tuple[MonthCost, ...] = ()
    by_year: tuple[YearCost, ...] = ()
    not_known: tuple[UnknownPrice, ...] = ()
    ten_years_not_known: tuple[UnknownPrice, ...] = ()

    @property
    def unknown_phases(self) -> frozenset[Phase]:
        """The phases in which a price is not known."""
        return frozenset(line.phase for line in self.lines if line.line.amount is None)

    @property
    def not_known_before(self) -> tuple[UnknownPrice, ...]:
        """The unknown prices up to the certificate."""
        return tuple(price for price in self.not_known if price.before)


class Alternative(NamedTuple):
    """A change that makes the goal possible, checked by planning again with `applies`.

    `partial`: its cost leaves out what has no known price, which `not_known` names.
    """

    change: Message
    applies: dict[str, str]
    certified_on: date
    cost: MoneyRange
    partial: bool = False
    not_known: tuple[UnknownPrice, ...] = ()

    @classmethod
    def of(
        cls, change: Message, applies: dict[str, str], certified_on: date, cost: CostSummary
    ) -> Alternative:
        """A change with what the plan of it costs up to the certificate."""
        partial, unknown = bool(cost.unknown_to_certificate), cost.not_known_before
        return cls(change, applies, certified_on, cost.to_certificate, partial, unknown)


class OtherWay(NamedTuple):
    """Another open way in to the same credential, planned and not taken.

    `program` is what would still be attended (`None`: nothing), `own_training` whether it runs
    through training of the person's own. `applies` are the options that ask for it. `partial`: its
    cost leaves out what has no known price, which `not_known` names.
    """

    pathway: str
    name: str
    program: Program | None
    own_training: bool
    certified_on: date
    cost: MoneyRange
    partial: bool
    verdict: Verdict
    applies: dict[str, str]
    not_known: tuple[UnknownPrice, ...] = ()


class OpenDoor(NamedTuple):
    """Another credential that is open today, and when and for how much it would be had.

    `partial`: its cost leaves out what has no known price.
    """

    credential: str
    name: str
    certified_on: date
    cost: MoneyRange
    partial: bool


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A plan, or the reasons why there is none.

    Where `feasible` is false there is no day of certification. `steps` are empty when no pathway is
    open; when dates contradict each other they show the plan that breaks. `confidence` gives,
    for each source cited, the least confidence of what was read there.
    `attempts` is the number of the last attempt at the exam that fits its windows (`None`: no exam
    is ahead). `search` tells how the road was found where several were looked at. `states` are the
    states whose rules it follows, the present one first. `other_ways` are the other ways in that
    are open, each planned, the next best first; `latest_at_least`: steps may be later than
    their latest days, because one of them keeps the goal too, or a body does not say how it counts.
    `doors` are credentials that are open sooner or far cheaper. `extras` are amounts in no total,
    `lapsed_cards` the names of those that are assumed to run out by id, `aid` questions on who else
    may pay. `all_held`: it keeps several credentials at once; it is certified from the day on which
    all of them are in hand, and their ids begin the ids of their steps. `assumed` are the times
    that no source gives, `usual_on` the day of certification if no limit had shortened them.
    `expired_on` is the last valid day of what is held and has surely run out, `earned` the
    continuing education that was told.
    """

    goal: Goal
    credential_name: str
    today: date
    as_of: date | None
    data_version: str
    feasible: bool
    pathway: PathwayChoice
    program: Program | None
    certified_on: date | None
    expires_on: date | None
    critical_path: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    dependencies: tuple[Dependency, ...]
    cost: CostSummary
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    alternatives: tuple[Alternative, ...] = ()
    confidence: Mapping[str, Confidence] = field(default_factory=dict)
    attempts: int | None = None
    search: RouteSearch | None = None
    states: tuple[PlannedState, ...] = ()
    extras: tuple[Extra, ...] = ()
    aid: tuple[AidQuestion, ...] = ()
    lapsed_cards: Mapping[str, str] = field(default_factory=dict)
    other_ways: tuple[OtherWay, ...] = ()
    latest_at_least: bool = False
    doors: tuple[OpenDoor, ...] = ()
    all_held: AllHeld | None = None
    assumed: tuple[AssumedTime, ...] = ()
    usual_on: date | None = None
    expired_on: date | None = None
    earned: tuple[EarnedCe, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether there is a plan to follow: of several credentials, one is enough."""
        several = self.all_held.credentials if self.all_held else ()
        return self.feasible or any(one.feasible for one in several)

    def can_be_followed(self, step: str) -> bool:
        """Whether the plan of a step holds: of several credentials, not of one that is lost."""
        several = self.all_held.credentials if self.all_held else ()
        lost = {one.credential for one in several if not one.feasible}
        return self.stands and step.partition(".")[0] not in lost

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What stands in the way of the plan."""
        return tuple(found for found in self.findings if found.severity is Severity.PROBLEM)

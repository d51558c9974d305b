"""A search for the best road, and what is not settled: open prices, what hangs on them, times."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Criterion
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.program_matches import Accredited
from cma_roadmap.model.results.route_search import Prefer
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.shapes.cost import CostRange
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    AtLeastOne,
    Count,
    Currency,
    Day,
    Digits,
    Figure,
    Id,
    Keywords,
    OptionId,
    Positive,
    Share,
    Shown,
    StateLetters,
    Weight,
)


class ScoreRange(TypedDict):
    """The lowest and the highest score, whatever the open prices turn out to be."""

    low: Share
    high: Share


class OpenPrice(TypedDict):
    """A price in a figure that is scored, which is a range or which nobody found."""

    criterion: Criterion
    what: str
    ask: str | None
    low: Amount
    high: Amount
    """Of a price that nobody found: the dearest known price of its kind."""
    currency: Currency
    times: Positive
    known: bool
    """Whether the range is told; else it is what is plausible."""
    whose: str | None
    """Whose price the high end is."""
    source: Id | None


class HangsOn(TypedDict):
    """A price on which it hangs who comes first."""

    option: OptionId
    what: str
    ask: str | None
    """Who can tell, with a telephone number or a page where one is recorded."""
    criterion: Criterion
    low: Amount
    high: Amount
    currency: Currency
    value: Weight
    """Up to this many dollars `winner_below` comes first, above them `winner_above`."""
    winner_below: OptionId
    winner_above: OptionId
    with_others: bool
    """Whether it turns only together with the other prices of this list."""


class AssumedTime(TypedDict):
    """A time that no source gives: assumed, or set by the person."""

    id: Guess
    usual_days: Count
    """What is usual for the plan, or what the person set."""
    used_days: Count
    """What the plan takes: less where a limit leaves no more."""
    own: bool
    """Whether the person set it."""


class SearchFilters(TypedDict):
    """What a program had to be."""

    state: StateLetters | None
    near: str | None
    within: Figure | None
    """Miles."""
    award: Award | None
    max_cost: Amount | None
    max_months: Count | None
    accredited: Accredited | None


class Safety(TypedDict):
    """How much can go wrong before the road is lost."""

    confidence: Confidence
    attempts: Count | None
    """Sittings that fit before a window closes; null: there is no exam to fail."""
    spare_days: int | None
    """Days between the sitting and the first window to close; null: none does."""
    own_figures: Annotated[int, Keywords({"minimum": 0, "maximum": 2})]
    """How many of length and price are the school's own figures."""


class RunnerUpOptions(TypedDict, total=False):
    """Options of the command, without the dashes, each with what to write after it."""

    credential: Id
    pathway: Id
    program: Id


class RunnerUp(TypedDict):
    """A road that came close."""

    credential: Id
    pathway: Id
    verdict: Verdict
    program: Id | None
    certified_on: Day
    cost: CostRange
    partial: bool
    safety: Safety
    applies: Annotated[dict[str, str], Shown(RunnerUpOptions)]
    """Options of the command, without the dashes, each with what to write after it."""
    may_cost_less: bool
    """Whether it may cost less than the road that is taken for the cheapest."""


class RouteSearch(TypedDict):
    """How the road was found where several were looked at, and the ones that came close."""

    prefer: Prefer
    credentials: Annotated[list[Id], AtLeastOne]
    budget: Amount | None
    filters: SearchFilters
    programs: Count
    fit: Count
    unpriced: Count
    safety: Safety | None
    runners_up: list[RunnerUp]
    max_per_month: Amount | None
    surely: bool
    """Whether no runner-up can be better in what is preferred, whatever prices turn out."""
    hangs_on: list[OpenPrice]
    """The prices that decide it, where it is not sure."""


AppliedOptions = TypedDict(
    "AppliedOptions",
    {
        "accredited": Accredited,
        "award": Award,
        "budget": Digits,
        "credential": Id,
        "finish-by": Day,
        "hours-per-week": Digits,
        "max-cost": Digits,
        "max-months": Digits,
        "max-per-month": Digits,
        "no-breaks": Literal["true"],
        "no-pins": Literal["true"],
        "pathway": Id,
        "program": Id,
        "sit-early": Literal["true"],
        "start": Day,
        "within": Digits,
    },
    total=False,
)
"""Options of the command, without the dashes, each with what to write after it."""


class AlternativeRoad(TypedDict):
    """A change that cures the plan."""

    change: str
    applies: Annotated[dict[str, str], Shown(AppliedOptions)]
    certified_on: Day
    cost: CostRange
    partial: bool
    """Some price is not known: it costs at least this much."""


class EarnedPoints(TypedDict):
    """Continuing education that was earned."""

    title: str
    on: Day
    points: Figure
    categories: list[Id]
    credentials: list[Id]
    """The credentials that it is meant for."""
    paper: str | None
    """Where its proof is."""


class OpenDoor(TypedDict):
    """Another credential that is open today, sooner than that of the plan or far cheaper."""

    credential: Id
    name: str
    certified_on: Day
    cost: CostRange
    partial: bool
    """Whether a price is not known: the cost is then "at least"."""

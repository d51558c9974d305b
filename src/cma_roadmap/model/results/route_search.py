"""Looking for the best road: what is preferred, what was searched, and what came next."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.undecided import OpenPrice
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import Money, MoneyRange


class Prefer(StrEnum):
    """What makes one road better than another."""

    FASTEST = "fastest"
    CHEAPEST = "cheapest"
    SAFEST = "safest"


class RouteWish(NamedTuple):
    """Which credentials and programs to search, what comes first, and the most it may cost.

    `budget` is for everything up to the certificate, `per_month` for any one month of it, both by
    the likely figures.
    """

    prefer: Prefer
    credentials: tuple[str, ...]
    wanted: Wanted
    budget: Money | None = None
    per_month: Money | None = None

    @property
    def goes_by_price(self) -> bool:
        """Whether a program without a price of its own cannot be judged."""
        limited = self.budget is not None or self.per_month is not None
        return limited or self.prefer is Prefer.CHEAPEST


class Safety(NamedTuple):
    """How much can go wrong before a road is lost.

    `confidence` is that of the least sure figure it rests on. `attempts` counts the sittings that
    fit before a window closes or the body's limit is reached (`None`: there is no exam to fail).
    `spare_days` lie between the planned sitting and the first window to close (`None`: none does).
    `reported` counts which of length and price are the school's own figures, 0 to 2.
    """

    confidence: Confidence
    attempts: int | None
    spare_days: int | None
    reported: int


class RunnerUp(NamedTuple):
    """A road that came close, and the options of a command that ask for it in place of a search.

    `partial`: its cost leaves out what has no known price, which `not_known` names.
    `may_cost_less`: it may cost less than the road that was chosen for its price.
    """

    credential: str
    credential_name: str
    pathway: str
    pathway_name: str
    verdict: Verdict
    program: Program | None
    certified_on: date
    cost: MoneyRange
    partial: bool
    safety: Safety
    applies: dict[str, str]
    not_known: tuple[UnknownPrice, ...] = ()
    may_cost_less: bool = False


class RouteSearch(NamedTuple):
    """How the road was found.

    `programs` were in the data, `fit` of them fitted the filters. `unpriced` of these have no price
    of their own where the search goes by price; they are left out. `guessed` have no length of
    their own where it goes by time; they come second. `best` tells how safe the road chosen is,
    `reckoned` what it is taken to cost, with the usual price where that of books is not known.
    `for_holders` are left out as courses for people who hold what this person does not.
    Where a runner-up may cost less than the road that is taken for the cheapest, `hangs_on` are the
    prices that decide.
    """

    wish: RouteWish
    programs: int
    fit: int
    unpriced: int
    best: Safety | None
    reckoned: Money | None
    runners_up: tuple[RunnerUp, ...]
    guessed: int = 0
    for_holders: int = 0
    hangs_on: tuple[OpenPrice, ...] = ()

    @property
    def surely(self) -> bool:
        """Whether no runner-up can be better in what was preferred."""
        return not any(other.may_cost_less for other in self.runners_up)

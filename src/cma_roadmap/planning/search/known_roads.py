"""What searches of one person for one goal share, whatever they wish."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.results.route_search import Safety
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.money.affording import Bill
from cma_roadmap.planning.search.judged_alike import JudgedAlike
from cma_roadmap.planning.search.route_floors import Floors


class KindResult(NamedTuple):
    """What the roads of one kind share: `rest` is all that they cost beside school.

    `usual` is the day of certification if nothing that is only assumed were shortened.
    """

    verdict: Verdict
    certified: date
    usual: date
    rest: Decimal
    safety: Safety
    bill: Bill


class Known(NamedTuple):
    """What searches for one goal share, whatever they wish: ways in, roads of a kind, floors."""

    alike: JudgedAlike
    ways: dict[object, list[Route]]
    floors: Floors
    kind_results: dict[object, KindResult | None]

    @classmethod
    def nothing(cls, case: Case, goal: Goal) -> Known:
        """Before the first search."""
        return cls(JudgedAlike(case), {}, Floors(case, goal), {})

    def at_other_pace(self, case: Case, goal: Goal) -> Known:
        """What holds for the same goal with other hours a week, too: no rule looks at those."""
        return Known(self.alike, self.ways, Floors(case, goal), {})

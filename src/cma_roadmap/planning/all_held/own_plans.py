"""The plan of each credential that a person holds: as if it were alone, and as far as the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.all_held import HeldCredential
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import MOST_CYCLES, NOTHING_HAPPENS, Goal, Roadmap
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.eligibility.case import Case

Plan = Callable[[Goal], Roadmap]
"""Plans the person's best way to the credential of a goal."""


class OwnPlan(NamedTuple):
    """The plan of one credential, without its state (`bare`) and with it (`whole`)."""

    credential: Credential
    bare: Roadmap
    whole: Roadmap

    @property
    def ids(self) -> frozenset[str]:
        """The steps that are the credential's own, and not the state's."""
        return frozenset(planned.step.id for planned in self.bare.steps)

    @property
    def held(self) -> HeldCredential:
        """What is told of the credential beside the steps."""
        found, own = self.whole, self.credential
        return HeldCredential(
            own.id,
            own.name,
            found.pathway.id,
            found.pathway.verdict,
            found.feasible,
            found.certified_on,
            found.expires_on,
            shown_through(found),
        )


def shown_through(found: Roadmap) -> date | None:
    """The last valid day of the last term that a plan shows; of fees alone, the last of them."""
    steps = [p for p in found.steps if p.step.phase is Phase.RENEWAL]
    ends = [p.timing.start for p in steps if p.step.id.endswith(".expires")]
    return max(ends or (p.timing.end - ONE_DAY for p in steps), default=None)


def own_plans(case: Case, goal: Goal, plan: Plan) -> list[OwnPlan]:
    """The `plan` of every credential in the profile, in the order of the catalogue.

    All are planned until the longest of the terms asked for is over: a sum by year that leaves out
    half of the renewals would be wrong.

    Raises:
        UnknownNameError: the profile names a credential that does not exist.
    """
    planners = [_Planner(plan, goal, credential) for credential in _held(case)]
    first = [planner.plan(goal.horizon, with_state=False) for planner in planners]
    ends = [day for found in first if (day := shown_through(found)) is not None]
    until = max(ends, default=case.today)
    return [planner.until(until, found) for planner, found in zip(planners, first, strict=True)]


def speaks_to_state(plans: list[OwnPlan], case: Case) -> OwnPlan:
    """The plan by whose credential the state's papers are had: they are needed once.

    One that surely is in force comes first, then one whose way in is not to a part of the work,
    then one that leads to work there, then one that certifies a medical assistant and not an
    add-on, then the order of the catalogue.
    """
    usual = {listing.id for listing in case.catalog.for_medical_assistants}

    def rank(own: OwnPlan) -> tuple[bool, bool, bool, bool]:
        sure = own.whole.pathway.verdict is Verdict.MET
        in_hand = (own.whole.certified_on or date.max) <= case.today
        ready = any(place.ready is not None for place in own.whole.states)
        part = any(place.only is not None for place in own.whole.states)
        return not (sure and in_hand), part, not ready, own.credential.id not in usual

    return min(plans, key=rank)


def _held(case: Case) -> Iterator[Credential]:
    order = {listing.id: number for number, listing in enumerate(case.catalog.index)}
    told = {held.id for held in case.profile.credentials}
    for id_ in sorted(told, key=lambda id_: (order.get(id_, -1), id_)):
        yield case.catalog.credential(id_)


@dataclass(frozen=True, slots=True)
class _Planner:
    one: Plan
    goal: Goal
    credential: Credential

    def plan(self, cycles: int, *, with_state: bool) -> Roadmap:
        goal = self.goal._replace(
            credential=self.credential.id, horizon=cycles, what_if=NOTHING_HAPPENS
        )
        if not with_state:
            goal = goal._replace(state=None, move_to=None)
        return self.one(goal)

    def until(self, end: date, found: Roadmap) -> OwnPlan:
        """The plan with as many terms as it takes, as far as a plan can show and terms are known.

        `found` is the one with the terms asked for.
        """
        cycles = max(found.goal.horizon, 1)
        while cycles < MOST_CYCLES and (shown_through(found) or date.min) < end:
            more = self.plan(cycles + 1, with_state=False)
            if len(more.steps) == len(found.steps):
                break
            found, cycles = more, cycles + 1
        if self.goal.state is None and self.goal.move_to is None:
            return OwnPlan(self.credential, found, found)
        return OwnPlan(self.credential, found, self.plan(cycles, with_state=True))

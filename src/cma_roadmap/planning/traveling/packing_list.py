"""What to pack for work in other states: judged by the same engine as `states show` and a plan.

The first day of an assignment is the day on which all is judged, with the rules in force on it.
What a person must be or have is judged there; papers and short trainings are things to get before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import (
    Jurisdiction,
    NeededFor,
    StateStep,
    StateStepKind,
)
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.traveling.packing import (
    Asked,
    Assignment,
    MayWork,
    Packed,
    PackingList,
    Readiness,
)
from cma_roadmap.model.traveling.two_states import TwoStates
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.states.judged_way import BEST_FIRST, JudgedWay, all_tasks, why_not
from cma_roadmap.planning.states.past_papers import PaperHistory, paper_history
from cma_roadmap.planning.states.state_rules import adds_steps
from cma_roadmap.planning.states.state_ways import judged_ways
from cma_roadmap.planning.traveling.cards import cards_of, ending, usual_elsewhere
from cma_roadmap.planning.traveling.latest_days import latest_days

_WANTED = (NeededFor.WORK, NeededFor.TASKS)
_STILL_OPEN = (Readiness.GET, Readiness.ASK, Readiness.MISSING)
_STANDINGS = {
    Verdict.MET: Readiness.SHOW,
    Verdict.UNKNOWN: Readiness.ASK,
    Verdict.UNMET: Readiness.MISSING,
}


def packing_list(
    asked: Sequence[tuple[Asked, TwoStates]],
    profile: Profile,
    catalog: Catalog,
    today: date,
    as_of: date | None,
    *,
    told: bool,
) -> PackingList:
    """All assignments judged for one person, the earliest first.

    `told`: whether anything is told of the person; nothing is judged where it is not. `as_of` picks
    the rules in place of those in force on the first day of each assignment.

    Raises:
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    case = Case.of(catalog, profile, today, as_of)
    cards = cards_of(case) if told else ()
    found = []
    for one, travel in asked:
        judged = assignment(one, travel, case, as_of, told=told)
        endings = tuple((card, ending(card, judged.first, one.last)) for card in cards)
        found.append(judged._replace(endings=endings))
    found.sort(key=lambda judged: judged.first)
    return PackingList(today, told, tuple(found), cards, usual_elsewhere(case) if told else ())


def assignment(
    asked: Asked, travel: TwoStates, case: Case, as_of: date | None, *, told: bool = True
) -> Assignment:
    """Work in one state, without the cards: from the day that is asked for, else from today.

    Work that goes on already is judged on today.
    """
    first, state = max(asked.first or case.today, case.today), travel.there.state
    if state is None or not travel.there.is_recorded:
        return Assignment(travel, asked, first, MayWork.ASK)
    if not adds_steps(state, state.regime.at(as_of or first).value):
        return Assignment(travel, asked, first, MayWork.YES)
    if not told:
        papers = tuple(Packed(s, Readiness.ASK) for s in state.steps if s.needed_for in _WANTED)
        return Assignment(travel, asked, first, MayWork.UNTOLD, papers=papers)
    there = Case.of(case.catalog, case.profile, first, as_of)._replace(state=state.id)
    history = paper_history(state, case.profile, f"state.{state.id.lower()}.", first)
    ways = judged_ways(state, None, there, history)
    back = tuple(_back(state, history, case.today))
    return _Judged(state, there, case.today, back).assignment(travel, asked, ways)


def _back(state: Jurisdiction, history: PaperHistory, today: date) -> Iterator[Packed]:
    """What to do for a paper of the state that has run out by then: renew it while it is in force.

    Where it is over already, or no renewal is recorded, the steps of the way back.
    """
    ended = history.run_out
    if ended is None or ended.expires_on is None:
        return
    renewals = [
        step
        for step in state.steps
        if step.kind is StateStepKind.RENEWAL and (not step.routes or ended.paper in step.routes)
    ]
    if ended.expires_on >= today and renewals:
        yield from (Packed(step, Readiness.GET, latest=ended.expires_on) for step in renewals)
        return
    yield from (Packed(step, Readiness.GET, wait_known=False) for step in history.back)


class _Judged(NamedTuple):
    """One state for one person; `case` has the first day of the work, `today` the day asked.

    `back` is what to do for a paper of the state that has run out by then.
    """

    state: Jurisdiction
    case: Case
    today: date
    back: tuple[Packed, ...] = ()

    def assignment(
        self, travel: TwoStates, asked: Asked, ways: tuple[JudgedWay, ...]
    ) -> Assignment:
        first, name = self.case.today, self.state.name
        way, *others = sorted(ways, key=self._rank)
        papers = tuple(self._papers(way, ways))
        told, missing = way.told(name, first), any(p.standing is Readiness.MISSING for p in papers)
        if asked.first is None:  # there is no day to have them by
            papers = tuple(one._replace(latest=None) for one in papers)
        closed = [one.step for one in papers if one.standing in _STILL_OPEN and _of_tasks(one)]
        return Assignment(
            travel=travel,
            asked=asked,
            first=first,
            answer=self._answer(way, papers),
            way=told if missing else told._replace(permit=None),
            opens=way.opens(first),
            tasks=tuple(dict.fromkeys(task for step in closed for task in step.tasks)),
            papers=papers,
            others=tuple(one.told(name, first) for one in others),
        )

    def _rank(self, way: JudgedWay) -> tuple[bool, int]:
        """Ways to the whole work first, of these the one that is open most surely.

        Where they are level, they stay as `judged_ways` has them.
        """
        limited = way.route is not None and way.route.only is not None
        if way.permit(self.case.today):
            return limited, 0
        steps = (step for step in way.steps if step.needed_for is NeededFor.WORK)
        parts = [(step, way.asked[step.id]) for step in steps if step.id in way.asked]
        found = [BEST_FIRST.index(self._verdict(*pair)) for pair in parts if not pair[1].once]
        return limited, max(found, default=0)

    def _verdict(self, step: StateStep, part: Assessment) -> Verdict:
        return Verdict.MET if self._counts_until(step, part) else part.verdict(self.case.today)

    def _counts_until(self, step: StateStep, part: Assessment) -> date | None:
        """The last day to apply with an exam that counts today and is too old on the first day."""
        if step.within is None or step.measured_at is None or self.case.today in part.surely:
            return None
        span = next((span for span in part.surely if self.today in span), None)
        return span.end - ONE_DAY if span is not None and span.end is not None else None

    def _papers(self, way: JudgedWay, ways: tuple[JudgedWay, ...]) -> Iterator[Packed]:
        """Each step of the nearest way in, then what the way to all tasks asks more for tasks."""
        _, whole = all_tasks(ways, self.case.today)
        steps = {s.id: (s, way.asked.get(s.id)) for s in way.steps if s.needed_for in _WANTED}
        for step in whole.steps:
            if step.needed_for is NeededFor.TASKS:
                steps.setdefault(step.id, (step, whole.asked.get(step.id)))
        to_get = [step for step, part in steps.values() if part is not None and self._is_open(part)]
        latest = latest_days(to_get, self.case)
        for step, part in steps.values():
            yield self._packed(step, part, latest)
        yield from self.back

    def _is_open(self, part: Assessment) -> bool:
        return part.once is not None and self.case.today not in part.surely

    def _packed(
        self, step: StateStep, part: Assessment | None, latest: Mapping[str, date | None]
    ) -> Packed:
        if part is None:
            return Packed(step, Readiness.CONDITION)
        if self._is_open(part):
            day = latest[step.id]
            return Packed(step, Readiness.GET, None, day, wait_known=day is not None)
        until = self._counts_until(step, part)
        if until is not None:
            return Packed(step, Readiness.SHOW, latest=until)
        first = self.case.today
        standing = _STANDINGS[part.verdict(first)]
        whole = standing is Readiness.SHOW and part.children
        return Packed(step, standing, None if whole else why_not(part, first).reason)

    def _answer(self, way: JudgedWay, papers: Sequence[Packed]) -> MayWork:
        work = {one.standing for one in papers if not _of_tasks(one)}
        if Readiness.MISSING in work and not way.permit(self.case.today):
            return MayWork.NO
        if Readiness.ASK in work:
            return MayWork.ASK
        if Readiness.GET in work or Readiness.MISSING in work:
            return MayWork.PAPERS_FIRST
        fewer = way.route is not None and (way.route.fewer_tasks or way.route.only is not None)
        tasks = any(_of_tasks(one) and one.standing in _STILL_OPEN for one in papers)
        return MayWork.SOME_TASKS if fewer or tasks else MayWork.YES


def _of_tasks(one: Packed) -> bool:
    return one.step.needed_for is NeededFor.TASKS

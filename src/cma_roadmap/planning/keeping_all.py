"""The story of a plan for all that is held: each credential alone, then everything as one plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from cma_roadmap.errors import WrongRequestError, look_alikes
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.all_held import ALL_HELD, AllHeld
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.roadmap import (
    CostSummary,
    Goal,
    PathwayChoice,
    PlannedStep,
    Roadmap,
)
from cma_roadmap.model.values.fact import by_source
from cma_roadmap.model.values.message import Finding, Message, Severity, message
from cma_roadmap.model.values.span import ALWAYS, NEVER
from cma_roadmap.planning.all_held.cards import add_card, cards_of, step_id
from cma_roadmap.planning.all_held.marking import Marking
from cma_roadmap.planning.all_held.merging import Part, by_part, findings_of, lines_of, steps_of
from cma_roadmap.planning.all_held.own_plans import OwnPlan, own_plans, speaks_to_state
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money import costing
from cma_roadmap.planning.money.with_money import aid_questions, beside_totals, extras_of
from cma_roadmap.planning.network.scheduling import schedule
from cma_roadmap.planning.planner import plan_way

_OF_A_MOVE = frozenset(
    f"finding.move_{what}"
    for what in ("uncertified", "holds", "holds_renewed", "run_out", "run_out_far")
)
"""What a move means for one credential."""
_TOLD_ANEW = frozenset({"finding.cost_incomplete", "finding.pin_unknown", "finding.aid_counted"})
"""Findings about a plan as a whole: of several plans at once they are told of all together."""


def plan_all_held(
    catalog: Catalog, profile: Profile, goal: Goal, today: date, as_of: date | None = None
) -> Roadmap:
    """Plan every credential of the profile, the cards that run out and the state's papers, once.

    Of `goal` the state, the move, the pace, the number of renewals, the limits on money and the
    cards that are assumed to run out count. Each credential keeps the days of its own plan.

    Raises:
        WrongRequestError: the profile lists no credential, or one that does not exist.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    if not profile.credentials:
        raise WrongRequestError.of("nothing_held")
    goal = goal._replace(credential=ALL_HELD, state=goal.state or profile.state)
    case = Case.of(catalog, profile, today, as_of)._replace(state=goal.state)
    return _Together(case, goal, as_of).roadmap()


def _each_once(titles: Iterable[Message]) -> tuple[Message, ...]:
    """Titles without those that are the same in another term."""
    found: list[Message] = []
    for title in map(_of_any_term, titles):
        if title not in found:
            found.append(title)
    return tuple(found)


def _of_any_term(title: Message) -> Message:
    params = {
        name: _of_any_term(value) if isinstance(value, Message) else value
        for name, value in title.params.items()
    }
    return Message(title.code, {**params, "cycle": None} if "cycle" in params else params)


def _by_day(path: Iterable[str], steps: Iterable[PlannedStep]) -> tuple[str, ...]:
    """The critical paths of several credentials as one: it ends with the last certificate."""
    days = {planned.step.id: (planned.timing.start, planned.timing.end) for planned in steps}
    return tuple(sorted(path, key=lambda name: days[name]))


class _Together:
    """The plans of one person, being put together."""

    def __init__(self, case: Case, goal: Goal, as_of: date | None) -> None:
        self.case, self.goal, self.as_of = case, goal, as_of
        self.plans = own_plans(case, goal, lambda own: plan_way(case, own, as_of)[0])
        self.speaker = speaks_to_state(self.plans, case)
        known = [day for own in self.plans if (day := own.held.through) is not None]
        self.through = min(known, default=None)
        self.cards = cards_of(case)

    def roadmap(self) -> Roadmap:
        """All of them as one plan."""
        parts = [*map(self._part, self.plans), self._card_part()]
        costs = costing.summarize(lines_of(parts), self.case.profile.aid)
        more = (*self._findings(parts, costs), *self._idle_cards())
        findings = findings_of(parts, more, _TOLD_ANEW)
        steps = steps_of(parts, findings)
        confidence = by_source(pair for part in parts for pair in part.confidence.items())
        cited = [source for part in parts for source in part.cited]
        whole = replace(
            self._bare(),
            steps=steps,
            findings=findings,
            dependencies=tuple(tie for part in parts for tie in part.dependencies),
            critical_path=_by_day((name for part in parts for name in part.path), steps),
            cost=costs,
            confidence=confidence,
            sources=self.case.catalog.cited([*cited, *confidence]),
            all_held=self._all_held(costs),
        )
        extras = [extra for own in self.plans for extra in extras_of(own.whole, self.case)]
        aid = aid_questions(self.speaker.whole, self.case)
        return beside_totals(whole, self.case, tuple(extras), aid)

    def _bare(self) -> Roadmap:
        """What is told of the plan as a whole; it is certified when the last credential is."""
        found = [own.whole for own in self.plans]
        feasible = all(plan.feasible for plan in found)
        certified = [plan.certified_on for plan in found if plan.certified_on is not None]
        ends = [plan.expires_on for plan in found if plan.expires_on is not None]
        return replace(
            self.speaker.whole,
            goal=self.goal,
            credential_name=", ".join(own.credential.name for own in self.plans),
            feasible=feasible,
            pathway=self._pathway(),
            program=None,
            certified_on=max(certified) if feasible else None,
            expires_on=min(ends) if feasible and len(ends) == len(found) else None,
            alternatives=(),
            attempts=None,
            search=None,
            other_ways=(),
            latest_at_least=any(plan.latest_at_least for plan in found),
            lapsed_cards=self._lapsed(),
        )

    def _pathway(self) -> PathwayChoice:
        """As sure as the least sure of them."""
        trees = tuple(own.whole.pathway.tree for own in self.plans)
        verdicts = [own.whole.pathway.verdict for own in self.plans]
        met = verdicts.count(Verdict.MET)
        reason = message("reason.parts", met=met, needed=len(trees), parts=len(trees))
        surely = ALWAYS if met == len(trees) else NEVER
        possibly = NEVER if Verdict.UNMET in verdicts else ALWAYS
        name, today = "All in hand", self.case.today
        tree = Assessment(ALL_HELD, "all_of", name, reason, surely, possibly, children=trees)
        return PathwayChoice(ALL_HELD, ALL_HELD, name, tree.verdict(today), tree, today)

    def _all_held(self, costs: CostSummary) -> AllHeld:
        names = [own.credential.id for own in self.plans]
        return AllHeld(
            credentials=tuple(own.held for own in self.plans),
            cards=tuple(card.held for card in self.cards),
            through=self.through,
            by_year=tuple(by_part(costs.lines, names)),
        )

    def _part(self, own: OwnPlan) -> Part:
        """The plan of one credential; of the state only where this one speaks to it."""
        found = own.whole if own is self.speaker else own.bare
        marking = Marking(own.credential, own.ids)
        return marking.part(found, self._own_findings(own, found))

    def _own_findings(self, own: OwnPlan, found: Roadmap) -> Iterator[Finding]:
        """The findings of one plan. What is about all of it is placed beside its certificate.

        What all plans say alike stays where it is, and so does what a state says. Of a move each
        credential tells if it still holds then.
        """
        shared = [f for f in own.bare.findings if all(f in o.bare.findings for o in self.plans)]
        for finding in found.findings:
            own_alone = finding in own.bare.findings and finding not in shared
            if finding.step is None and own_alone and CERTIFIED in own.ids:
                finding = finding._replace(step=CERTIFIED)
            yield finding
        if own is not self.speaker:
            yield from (f for f in own.whole.findings if f.message.code in _OF_A_MOVE)

    def _card_part(self) -> Part:
        """The cards, on a network of their own: nothing else waits for them."""
        if not self.cards:
            return Part((), (), ())
        draft = Draft(self.case, self.as_of)
        for card in self.cards:
            lapsed = card.clearance.id in self.goal.what_if.lapsed
            add_card(draft, card, self.through, lapsed=lapsed)
        network = draft.network(step_id(self.cards[0], "held"))
        timings = schedule(network, self.case.today).timings
        steps = tuple(PlannedStep(step, timings[name]) for name, step in draft.steps.items())
        return Part(
            steps,
            network.dependencies,
            costing.bill(steps, self.case.today),
            findings=tuple(draft.findings),
            cited=tuple(draft.cited),
            confidence=dict(draft.cited),
        )

    def _lapsed(self) -> dict[str, str]:
        lapsed = self.goal.what_if.lapsed
        return {c.id: c.name for c in self.case.catalog.clearances if c.id in lapsed}

    def _idle_cards(self) -> Iterator[Finding]:
        """Cards that are assumed to run out, and that the person does not have."""
        held = {card.clearance.id for card in self.cards}
        for id_, name in self._lapsed().items():
            if id_ not in held:
                text = message("finding.lapse_changes_nothing", id=id_, card=name)
                yield Finding(Severity.INFO, text)

    def _findings(self, parts: Sequence[Part], costs: CostSummary) -> Iterator[Finding]:
        """What is told of all together: what cannot be kept, the state, the sums, lost pins."""
        for own in self.plans:
            if not own.whole.feasible:
                text = message(
                    "finding.held_not_kept", credential=own.credential.name, id=own.credential.id
                )
                step = f"{own.credential.id}.{CERTIFIED}" if CERTIFIED in own.ids else None
                yield Finding(Severity.PROBLEM, text, step)
        if self.speaker.whole.states and len(self.plans) > 1:
            text = message("finding.state_once", credential=self.speaker.credential.name)
            yield Finding(Severity.INFO, text)
        steps = {planned.step.id: planned.step for part in parts for planned in part.steps}
        if costs.unknown:
            titles = _each_once(steps[name].title for name in costs.unknown)
            yield Finding(Severity.WARNING, message("finding.cost_incomplete", steps=titles))
        if costs.aid.amount:
            yield Finding(Severity.INFO, message("finding.aid_counted", amount=costs.aid))
        yield from self._lost_pins(steps)

    def _lost_pins(self, steps: Collection[str]) -> Iterator[Finding]:
        """Pins that no plan has a step for, with the ids that look like them."""
        known = {planned.step.id for own in self.plans for planned in own.whole.steps}
        for pin in self.case.profile.days:
            if pin not in known and pin not in steps:
                near = tuple(look_alikes(pin, tuple(steps)))
                yield Finding(Severity.WARNING, message("finding.pin_unknown", pin=pin, near=near))

"""A state's ways in, each judged for one person: what holds, what is missing, what is to do.

The same engine as for the pathways of a credential judges what a person must be or have. Papers,
forms and the state's own short trainings are nothing to be judged by: they are still to do, until
the profile or an earlier paper of the state shows that they were done.
"""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.jurisdiction import (
    Jurisdiction,
    NeededFor,
    Route,
    StateStep,
    StateStepKind,
)
from cma_roadmap.model.definitions.profile import HeldCredential
from cma_roadmap.model.definitions.requirement import (
    Confirm,
    HoldsCredential,
    HoldsDiploma,
    MinimumAge,
    Requirement,
)
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.span import ALWAYS, NEVER, Spans
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess
from cma_roadmap.planning.eligibility.judgment import since, version, window
from cma_roadmap.planning.states.judged_way import BEST_FIRST, JudgedWay, held_together, settled
from cma_roadmap.planning.states.past_papers import PaperHistory
from cma_roadmap.planning.states.state_rules import PROOFS, steps_of, takes

TO_DO = (
    StateStepKind.TRAINING,
    StateStepKind.SUPERVISED_PRACTICE,
    StateStepKind.TRAINING_CERTIFICATE,
    StateStepKind.BACKGROUND_CHECK,
    StateStepKind.APPLICATION,
    StateStepKind.REGISTRATION,
)
"""What anybody can do who meets the rest; it is planned as steps."""


def judged_ways(
    state: Jurisdiction, credential: str | None, case: Case, history: PaperHistory
) -> tuple[JudgedWay, ...]:
    """Every way in that the state offers, the one first that opens soonest.

    Ways whose conditions surely hold come before those of which nobody can tell, and these before
    those that are shut. Of several that nobody can tell, and of several that open on one day, the
    one first that names `credential`, whose exam counts as still ahead or taken again where it is
    too old. Ways to a part of the work come last, if they do not name it.
    """
    routes: tuple[Route | None, ...] = state.routes or (None,)
    judge = _Judge(case._replace(training_untold=_is_untold(case)), credential, history)
    ways = [judge.way(state, route) for route in routes]
    return tuple(sorted(ways, key=lambda way: _rank(way, credential, case.today)))


def _is_untold(case: Case) -> bool:
    """Whether the person must have been trained, and lists no training.

    They hold a credential, and nothing that they tell opens any way in to it.
    """
    if case.trainings:
        return False
    known = {listing.id for listing in case.catalog.index}
    held = [h for h in case.profile.credentials if h.id in known]
    return any(not _is_explained(h, case) for h in held)


def _is_explained(held: HeldCredential, case: Case) -> bool:
    """Whether what is told opens a way in to a credential on the day on which it was earned."""
    day, pathways = held.certified_on, case.catalog.credential(held.id).pathways
    earlier = tuple(h for h in case.profile.credentials if h.certified_on < day)
    then = case.profile.model_copy(update={"credentials": earlier})
    before = case._replace(profile=then)
    return any(day in assess(p.requirement, before).possibly for p in pathways)


class _Judge(NamedTuple):
    """Judges the steps of one state for one person."""

    case: Case
    credential: str | None
    history: PaperHistory

    def way(self, state: Jurisdiction, route: Route | None) -> JudgedWay:
        steps = steps_of(state, route)
        asked = {step.id: found for step in steps if (found := self.asked(step)) is not None}
        for_work = {step.id for step in steps if step.needed_for is NeededFor.WORK}
        id_ = route.id if route else state.id.lower()
        text = route.name if route else state.name
        work = tuple(found for name, found in asked.items() if name in for_work)
        every, needed = (self._all_of(id_, text, parts) for parts in (tuple(asked.values()), work))
        used = self.history.permits_used
        if self.history.run_out:
            used |= {s.id for s in steps if s.kind is StateStepKind.INTERIM_PERMIT}
        return JudgedWay(route, steps, every, needed, asked, used)

    def asked(self, step: StateStep) -> Assessment | None:
        """What a step asks of the person; `None` of what is no condition of theirs."""
        if step.needed_for not in (NeededFor.WORK, NeededFor.TASKS) or self._is_rumor(step):
            return None
        done = self.history.done.get(step.id)
        if done is not None:
            reason = message("reason.state_done", day=done)
            return Assessment(step.id, "confirm", step.title, reason, since(done), since(done))
        requirement = self.history.instead(step) or _requirement(step)
        if requirement is None:
            return _to_do(step) if step.kind in TO_DO else None
        judged = assess(requirement, self.case)
        unsaid = step.by_diploma and self.case.profile.diploma is None
        if unsaid and self.case.today not in judged.surely:
            return _to_do(step)  # the plan asks about it: it bars nobody
        return self._young_enough(step, judged)

    def _is_rumor(self, step: StateStep) -> bool:
        """Whether only a weak source asks for a certificate: that is told, and bars nobody."""
        weak = step.rule.at(self.case.rules_day).confidence is Confidence.LOW
        return weak and step.kind in PROOFS and step.needed_for is NeededFor.TASKS

    def _young_enough(self, step: StateStep, judged: Assessment) -> Assessment:
        """An exam counts for so long; where a plan brings a new one, that is a thing to do."""
        within = version(step.within, self.case)
        if within is None or step.kind is not StateStepKind.EXAM:
            return judged
        held = self.case.profile.credentials
        passed = [h.certified_on for h in held if h.id in step.credentials]
        if not passed:
            return judged
        days = Spans.of(*(span for day in passed for span in window(day, within)[0]))
        if self.case.today in days:
            return judged._replace(surely=days, possibly=days)
        reason = message("reason.state_exam_old", day=max(passed), within=within.value)
        if self.credential is not None and self.credential in step.credentials:
            return _to_do(step)._replace(reason=reason)
        return judged._replace(surely=days, possibly=days, reason=reason)

    def _all_of(self, id_: str, text: str, parts: tuple[Assessment, ...]) -> Assessment:
        met, count = sum(self.case.today in part.surely for part in parts), len(parts)
        return Assessment(
            id_,
            "all_of",
            text,
            message("reason.parts", met=met, needed=count, parts=count),
            held_together(part.surely for part in parts),
            held_together(part.possibly for part in parts),
            children=parts,
        )


def _requirement(step: StateStep) -> Requirement | None:
    """The clause that a step is: its own, or the one that its fields tell of."""
    text = step.title
    if step.requirement is not None:
        return step.requirement
    if step.by_diploma:
        return HoldsDiploma.model_construct(kind="holds_diploma", id=step.id, text=text)
    if step.age is not None:
        return MinimumAge.model_construct(kind="minimum_age", id=step.id, text=text, years=step.age)
    if step.kind not in PROOFS:
        return None
    if step.credentials:
        ever = step.kind is StateStepKind.EXAM
        return HoldsCredential.model_construct(
            kind="holds_credential", id=step.id, text=text, credentials=step.credentials, ever=ever
        )
    return Confirm.model_construct(kind="confirm", id=step.id, text=text)


def _to_do(step: StateStep) -> Assessment:
    reason = message("reason.state_to_do")
    return Assessment(step.id, "confirm", step.title, reason, NEVER, ALWAYS, once=step.title)


_Rank = tuple[bool, int, bool, date, bool, bool, int, date, int]
_FAR = 9
"""More clauses than any way in lacks."""


def _rank(way: JudgedWay, credential: str | None, today: date) -> _Rank:
    names = any(takes(step, credential) for step in way.steps) if credential else False
    limited = way.route is not None and way.route.only is not None and not names
    (work, from_), (whole, opens) = (_soonest(tree, today) for tree in (way.work, way.tree))
    if way.permit(today):
        work, from_ = Verdict.MET, today
    unsure = work is not Verdict.MET and not names
    shut = whole is Verdict.UNMET
    order = BEST_FIRST.index(whole)
    far = sum(_distance(part, today) for part in way.lacking(today)) if shut else 0
    return limited, BEST_FIRST.index(work), unsure, from_, shut, not names, order, opens, far


def _distance(lack: Assessment, today: date) -> int:
    """How far off it is: nobody joins the forces for it, and a doubt may come to nothing."""
    if today in lack.possibly:
        return 0
    military = any(node.kind == "military_training" for node in lack.walk())
    return _FAR if military else 1


def _soonest(tree: Assessment, today: date) -> tuple[Verdict, date]:
    """How surely it opens at all, and on which day first."""
    rest = settled(tree)
    for verdict, days in ((Verdict.MET, rest.surely), (Verdict.UNKNOWN, rest.possibly)):
        span = days.first_from(today)
        if span is not None:
            return verdict, max(span.start or today, today)
    return Verdict.UNMET, date.max

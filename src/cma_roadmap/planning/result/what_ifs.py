"""What if: set-backs put into a plan one after another, in the order they would come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from cma_roadmap.errors import WrongRequestError, look_alikes
from cma_roadmap.model.results.network import Phase, Schedule, Step, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Delay, WhatIf
from cma_roadmap.model.values.message import About, Message, Severity, message
from cma_roadmap.model.values.money import Money, total
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import (
    CERTIFIED,
    COMPLETE,
    EXTERNSHIP,
    PROGRAM,
    SIT,
)
from cma_roadmap.planning.draft.set_backs import SetBacks
from cma_roadmap.planning.eligibility.attempts_used import has_failed, own_tries
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.exam.attempts import nth_attempt
from cma_roadmap.planning.network.dependency_rules import leading_to
from cma_roadmap.planning.result.result import PlanBasis
from cma_roadmap.planning.steps.lapses import needed_by, tell_idle
from cma_roadmap.sentences.told import either, told

Settled = tuple[Draft, Schedule]
Settle = Callable[[SetBacks], Settled]
"""Drafts and schedules the plan with the set-backs given."""


def first_days(dated: Schedule) -> dict[str, date]:
    """The first day of every step."""
    return {name: timing.start for name, timing in dated.timings.items()}


def tell_effects(basis: PlanBasis, before: Settled, after: Settled) -> None:
    """Tell the plan `after` the set-backs beside the one `before` them."""
    draft, dated = after
    if basis.holding is not None:
        _tell_idle(basis.goal.what_if, draft)
        return
    if not before[1].conflicts:
        text = message("finding.what_if", effect=_effect(before, after), cost=_cost(before, after))
        draft.find(Severity.INFO, text, about=About.SET_BACKS)
    moved = tuple(_moved(before, after))
    if moved and not dated.conflicts:
        draft.find(Severity.WARNING, message("finding.what_if_moved", steps=moved))


def _tell_idle(asked: WhatIf, draft: Draft) -> None:
    """Who holds the credential has no exam ahead and needs no card."""
    if asked.failed_exams:
        draft.find(Severity.INFO, message("finding.nothing_to_fail"), CERTIFIED)
    for card in dict.fromkeys(asked.lapsed):
        tell_idle(draft, card)


def _effect(before: Settled, after: Settled) -> Message:
    day = before[1].timings[CERTIFIED].start
    now = after[1].timings.get(CERTIFIED)
    if now is None or after[1].conflicts:
        return message("effect.never", day=day)
    if now.start == day:
        return message("effect.same", day=day)
    return message("effect.later", day=day, sooner=Duration(days=(now.start - day).days))


def _cost(before: Settled, after: Settled) -> Message:
    (paid, unknown), (more, still_unknown) = _paid(before[0]), _paid(after[0])
    extra = Money(more.amount - paid.amount, more.currency)
    open_ended = still_unknown > unknown
    if extra.amount <= 0:
        return message("effect.cost_unknown" if open_ended else "effect.cost_same")
    return message("effect.cost_at_least" if open_ended else "effect.cost", amount=extra)


def _paid(draft: Draft) -> tuple[Money, int]:
    """The likely cost up to the certificate, and how many prices are not known."""
    steps = [step for step in draft.steps.values() if step.phase is not Phase.RENEWAL]
    lines = [line for step in steps for line in step.costs]
    known = total(line.amount for line in lines if line.amount is not None)
    return known.likely, sum(line.amount is None for line in lines)


def _moved(before: Settled, after: Settled) -> list[Message]:
    """Steps that do not come after what goes wrong, and are on another day all the same."""
    draft, dated = after
    was = first_days(before[1])
    later = _following(draft)
    return [
        message("effect.moved", title=step.title, day=dated.timings[name].start, was=was[name])
        for name, step in draft.steps.items()
        if name in was and name not in later and step.kind in (StepKind.TASK, StepKind.MILESTONE)
        if was[name] != dated.timings[name].start
    ]


def _following(draft: Draft) -> set[str]:
    """The steps that go wrong, and all that come after them."""
    set_backs = draft.set_backs
    wrong = {*set_backs.delayed, *(f"externship.{card}.again" for card in set_backs.lapsed)}
    if set_backs.failed:
        wrong.add(SIT)
    backwards = [
        (dependency.successor, dependency.predecessor) for dependency in draft.dependencies
    ]
    return {name for step in wrong for name in leading_to(step, backwards)}


def play(basis: PlanBasis, case: Case, settle: Settle) -> Settled:
    """The plan with everything that is asked with `--if`, told beside the plan without it.

    Tries at the exam that the person tells of are behind both: the plan goes on with the next one.

    A delay is counted from the day that the step has without that delay, and a card runs out on the
    day it is needed without that: so the set-backs come in by those days, the first one first.

    Raises:
        WrongRequestError: a delay names no step of the plan, or one that cannot be late.
    """
    told = _tried(basis, case)
    before = settle(told)
    asked = basis.goal.what_if
    set_backs = told._replace(failed=told.failed + asked.failed_exams, held=before[0].held)
    settled = settle(set_backs) if asked.failed_exams else before
    left: list[Delay | str] = [*asked.delays, *dict.fromkeys(asked.lapsed)]
    while left:
        for event in _next(left, basis, settled):
            left.remove(event)
            set_backs = _with(set_backs, event, settled)
        settled = settle(set_backs)
    if any((asked.failed_exams, asked.delays, asked.lapsed)):
        tell_effects(basis, before, settled)
    return settled


def _tried(basis: PlanBasis, case: Case) -> SetBacks:
    """The tries at this exam that were told, the first one first; those that failed count."""
    tries = own_tries(basis.credential, case)
    failed = [each for each in tries if has_failed(each, case.today)]
    open_ = [each for each in tries if each not in failed]
    sat = {nth_attempt(n).sit: each.on for n, each in enumerate([*failed, *open_], 1)}
    return SetBacks(failed=len(failed), sat=sat)


def _next(left: list[Delay | str], basis: PlanBasis, settled: Settled) -> list[Delay | str]:
    """The set-back that comes first; of cards, all that are needed on that day."""
    days = [_day(event, basis, settled) for event in left]
    first = left[days.index(min(days))]
    if isinstance(first, Delay):
        return [first]
    return [
        event
        for event, day in zip(left, days, strict=True)
        if isinstance(event, str) and day == min(days)
    ]


def _day(event: Delay | str, basis: PlanBasis, settled: Settled) -> date:
    """When a set-back would come; a step that is not in the plan yet comes last."""
    draft, dated = settled
    if isinstance(event, Delay):
        timing = dated.timings.get(event.step)
        return timing.start if timing else date.max
    needs = needed_by(draft, basis.route, event)
    return min((dated.timings[need].start for need in needs), default=date.min)


def _with(set_backs: SetBacks, event: Delay | str, settled: Settled) -> SetBacks:
    draft, dated = settled
    if isinstance(event, Delay):
        _check(event, draft)
        return set_backs.with_delay(_moves(event, settled)) if event.days else set_backs
    return set_backs.with_lapse(event, first_days(dated))


def _moves(delay: Delay, settled: Settled) -> dict[str, date]:
    """The new first day of the step; what is expected after an expected step moves with it."""
    draft, dated = settled
    late = timedelta(days=delay.days)
    training = (PROGRAM, EXTERNSHIP, COMPLETE)
    names = [delay.step]
    if delay.step in training and draft.steps[delay.step].status is StepStatus.PINNED:
        names += training[training.index(delay.step) + 1 :]
    return {
        name: dated.timings[name].start + late
        for name in names
        if name == delay.step or _is_expected(name, draft)
    }


def _is_expected(name: str, draft: Draft) -> bool:
    """Whether a step is on a day that the person expects and has not booked."""
    step = draft.steps.get(name)
    booked = name in draft.case.profile.pins
    return step is not None and step.status is StepStatus.PINNED and not booked


def _check(delay: Delay, draft: Draft) -> None:
    """Refuse to delay what is not in the plan, or what cannot be late.

    Raises:
        WrongRequestError: with the reason, and what could be delayed instead.
    """
    step = draft.steps.get(delay.step)
    known = [name for name, other in draft.steps.items() if _why_not(other, draft) is None]
    listed = told("hint.can_be_delayed", names=", ".join(known))
    if step is None:
        near = look_alikes(delay.step, known)
        hint = f"{told('hint.did_you_mean', names=either(near))} {listed}" if near else listed
        raise WrongRequestError.of("delay.no_step", hint=hint, step=delay.step)
    reason = _why_not(step, draft)
    if reason is not None:
        raise WrongRequestError.of(f"delay.{reason}", hint=listed, step=delay.step)


def _why_not(step: Step, draft: Draft) -> str | None:
    """By which code it is told that a step cannot be delayed; `None` when it can."""
    if step.status is StepStatus.DONE:
        return "done"
    if step.phase is Phase.RENEWAL:
        return "counted"
    if step.kind is StepKind.DEADLINE:
        return "last_day"
    if step.kind is StepKind.WINDOW:
        return "window"
    if step.fixed is not None and step.fixed < draft.case.today:
        return "begun"
    return None

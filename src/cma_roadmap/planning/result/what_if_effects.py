"""What set-backs change: the day, the money, and the days of other steps."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.results.network import Phase, Schedule, StepKind
from cma_roadmap.model.results.roadmap import WhatIf
from cma_roadmap.model.values.message import About, Message, Severity, message
from cma_roadmap.model.values.money import Money, total
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED, SIT
from cma_roadmap.planning.network.settling import leading_to
from cma_roadmap.planning.result.result import PlanBasis
from cma_roadmap.planning.steps.lapses import tell_idle

Settled = tuple[Draft, Schedule]


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

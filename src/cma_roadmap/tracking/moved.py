"""What moved from one plan to another, and because of what.

Each step that moved is followed back along what holds it on its day in the new plan, until a step
is reached that moved by itself: it happened, it was not done in time, it takes longer, it waits
longer, or something else was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cma_roadmap.model.tracked.happened import CERTIFIED, SIT
from cma_roadmap.model.tracked.moves import (
    Cause,
    Move,
    OutlinedPrice,
    OutlinedStep,
    PlanDiff,
    PlanOutline,
    StepChange,
    Why,
)
from cma_roadmap.tracking.holders_moves import courses_told, new_term

_TODO, _DONE = "todo", "done"
_BY_WHAT = {"start": "--start", "delay": "--if"}
"""Options by the codes of what holds a step on its day."""
_COUNTED = ("counted", "window_opens", "proof_counted")
"""Waits that come of the day they are counted from: they change with it by themselves."""
_OTHER_PLAN = ("--credential", "--program", "--pathway", "--award")
_RETAKE = "exam.attempt-"


def what_moved(old: PlanOutline, new: PlanOutline) -> PlanDiff:
    """Everything that is not where it was, or not for the same price, each with its cause."""
    found = _Tracing(old, new)
    moves = [*found.moves()]
    certificate = None
    if old.certified_on != new.certified_on:
        certificate = found.place(found.cause(CERTIFIED))
    changed, partial = found.dollars()
    return PlanDiff(old, new, tuple(moves), tuple(found.causes), changed, partial, certificate)


class _Tracing:
    """One comparison; `causes` grows while moves are traced."""

    def __init__(self, old: PlanOutline, new: PlanOutline) -> None:
        self._old, self._new = old, new
        self.causes: list[Cause] = []

    def place(self, cause: Cause) -> int:
        """The place of a cause in the list, where each stands once."""
        if cause not in self.causes:
            self.causes.append(cause)
        return self.causes.index(cause)

    def moves(self) -> Iterator[Move]:
        """Each step that changed, in the order of the new plan, then those that are gone."""
        for name, now in self._new.steps.items():
            was = self._old.steps.get(name)
            if was is None:
                yield self._move(StepChange.ADDED, None, now, self.cause(name))
            elif (was.start, was.end) != (now.start, now.end):
                yield self._move(StepChange.MOVED, was, now, self.cause(name))
            elif now.status != _DONE and _likely(was) != _likely(now):
                yield self._move(StepChange.PRICE, was, now, self._of_price(was, now))
        for name, was in self._old.steps.items():
            if name not in self._new.steps:
                yield self._move(StepChange.REMOVED, was, None, self.cause(name))

    def _move(
        self, change: StepChange, was: OutlinedStep | None, now: OutlinedStep | None, cause: Cause
    ) -> Move:
        step = now or was
        if step is None:
            raise AssertionError("a move is of a step")
        return Move(
            step=step.id,
            title=step.title,
            change=change,
            old=(was.start, was.end) if was else None,
            new=(now.start, now.end) if now else None,
            price=(_likely(was), _likely(now)),
            cause=self.place(cause),
            done=now is not None and now.status == _DONE,
        )

    def cause(self, name: str, seen: frozenset[str] = frozenset()) -> Cause:
        """Why a step is not on the day on which it was."""
        was, now = self._old.steps.get(name), self._new.steps.get(name)
        event = new_term(self._old, self._new, name) or self._of_event(was, now)
        if event is not None:
            return event
        if now is None or was is None:
            return self._of_set(name, seen | {name})
        return (
            self._of_wait(name)
            or self._of_held(name, now, seen | {name})
            or self._of_length(was, now)
            or self._of_before(was, seen | {name})
            or self._else(now)
        )

    def _of_event(self, was: OutlinedStep | None, now: OutlinedStep | None) -> Cause | None:
        """That the step happened, or that it is no longer told."""
        if now is None or was is None:
            return None
        if was.status != now.status and (points := self._of_points(now.id)) is not None:
            return points
        if now.status != _TODO and now.days != was.days:
            return self._told(Why.EVENT, now, was.start.isoformat(), now.start.isoformat())
        if was.status != _TODO and now.status == _TODO:
            return self._told(Why.EVENT, now, was.start.isoformat(), None)
        return None

    def _of_before(self, was: OutlinedStep, seen: frozenset[str]) -> Cause | None:
        """What held the step where it was, where that happened or is gone."""
        for code, ref in was.drivers:
            if code != "predecessor" or ref is None or ref in seen:
                continue
            before, now = self._old.steps.get(ref), self._new.steps.get(ref)
            found = self._of_event(before, now)
            if found is None and before is not None and (now is None or self._moved(ref)):
                found = self._of_before(before, seen | {ref})
            if found is not None:
                return found
        return None

    def _told(self, why: Why, step: OutlinedStep, old: str | None, new: str | None) -> Cause:
        return Cause(why, step.id, step.title, None, old, new)

    def _of_set(self, name: str, seen: frozenset[str]) -> Cause:
        """Why there is a step more, or one less: after a failure, another try."""
        if name.startswith(_RETAKE):
            sittings = [s for s in self._new.steps.values() if s.id.endswith(SIT)]
            done = [s for s in sittings if s.status == _DONE]
            if done:
                last = max(done, key=lambda each: each.start)
                return self._told(Why.EVENT, last, None, last.start.isoformat())
        held = self._new.steps.get(CERTIFIED)
        if held is not None and held.status == _DONE and name not in self._new.steps:
            was = self._old.steps.get(CERTIFIED)
            before = was.start.isoformat() if was else None
            return self._told(Why.EVENT, held, before, held.start.isoformat())
        was, now = self._old.steps.get(name), self._new.steps.get(name)
        found = (
            self._of_before(was, seen) if was else self._of_held(name, now, seen) if now else None
        )
        return found or self._else(now or self._old.steps[name])

    def _of_wait(self, name: str) -> Cause | None:
        """A wait before the step that is longer or shorter than it was, where it holds it."""
        if any(map(self._options, _OTHER_PLAN)):
            return None
        held_by = [ref for code, ref in self._new.steps[name].drivers if code == "predecessor"]
        for key, tie in self._new.ties.items():
            before = self._old.ties.get(key)
            if key[1] != name or before is None or key[0] not in held_by:
                continue
            if tie.code in _COUNTED and self._moved(key[0]):
                continue
            if before.min_lag != tie.min_lag:
                return Cause(
                    self._data_or_rule(),
                    name,
                    self._new.steps[name].title,
                    tie.code,
                    before.min_lag,
                    tie.min_lag,
                    tie.source,
                )
        return None

    def _of_held(self, name: str, now: OutlinedStep, seen: frozenset[str]) -> Cause | None:
        """What holds a step where it is: one before it that moved, today, or an option."""
        for code, ref in now.drivers:
            if code == "predecessor" and ref is not None and ref not in seen and self._moved(ref):
                return self.cause(ref, seen)
        for code, _ in now.drivers:
            if code in _BY_WHAT and self._options(_BY_WHAT[code]):
                return self._of_option(_BY_WHAT[code])
            was = self._old.steps.get(name)
            if code == "today" and was is not None and self._old.today != self._new.today:
                return self._told(Why.TIME, now, was.start.isoformat(), None)
        return self._of_need(name, seen) if ("when_needed", None) in now.drivers else None

    def _of_need(self, name: str, seen: frozenset[str]) -> Cause | None:
        """What is put off until it is needed moves with the step that needs it."""
        visits, ahead = {*seen}, [name]
        while ahead:
            for follower in self._followers(ahead.pop(0)):
                step = self._new.steps.get(follower)
                if follower in visits or step is None or not self._moved(follower):
                    continue
                visits.add(follower)
                ahead.append(follower)
                if any(ref and ref not in visits and self._moved(ref) for _, ref in step.drivers):
                    return self.cause(follower, frozenset(visits - {follower}))
        return None

    def _of_length(self, was: OutlinedStep, now: OutlinedStep) -> Cause | None:
        if was.length == now.length:
            return None
        if self._old.own != self._new.own or any(map(self._options, _OTHER_PLAN)):
            return None
        if self._old.data_version == self._new.data_version:
            return None
        return self._told(Why.FACT, now, was.length, now.length)

    def _else(self, step: OutlinedStep) -> Cause:
        """The nearest that can be told where the plan itself does not show it."""
        asked = sorted(self._old.options.keys() | self._new.options.keys())
        for flag in asked:
            if self._options(flag):
                return self._of_option(flag)
        if self._old.as_of != self._new.as_of:
            before, after = self._old.as_of, self._new.as_of
            old, new = before and before.isoformat(), after and after.isoformat()
            return Cause(Why.OPTION, None, None, "--as-of", old or None, new or None)
        if self._old.data_version != self._new.data_version:
            return Cause(Why.FACT, step.id, step.title)
        return self._of_points(step.id) or Cause(Why.PROFILE)

    def _of_points(self, name: str) -> Cause | None:
        """The last course that was told, or taken back, where the step is to earn such points."""
        told = courses_told(self._old, self._new, name)
        for cause in told:
            self.place(cause)
        return told[-1] if told else None

    def _of_option(self, flag: str) -> Cause:
        old, new = self._old.options.get(flag), self._new.options.get(flag)
        return Cause(Why.OPTION, None, None, flag, old, new)

    def _options(self, flag: str) -> bool:
        return self._old.options.get(flag) != self._new.options.get(flag)

    def _of_price(self, was: OutlinedStep, now: OutlinedStep) -> Cause:
        """Why a step has another price: the first of its prices that changed."""
        before, after = was.priced, now.priced
        for code in (*after, *(code for code in before if code not in after)):
            old, new = before.get(code), after.get(code)
            if (old and old.likely) != (new and new.likely):
                why = self._why_price(was, now)
                source = new.source if new else None
                if why in (Why.FACT, Why.RULE):
                    figures = _figure(old), _figure(new)
                    return Cause(why, now.id, now.title, code, figures[0], figures[1], source)
                break
        return self._else(now)

    def _why_price(self, was: OutlinedStep, now: OutlinedStep) -> Why:
        if any(map(self._options, _OTHER_PLAN)):
            return Why.OPTION
        if self._old.data_version != self._new.data_version:
            return Why.FACT
        same = self._old.as_of == self._new.as_of and was.start == now.start
        return Why.PROFILE if same else Why.RULE

    def _data_or_rule(self) -> Why:
        return Why.RULE if self._old.data_version == self._new.data_version else Why.FACT

    def _moved(self, name: str) -> bool:
        was, now = self._old.steps.get(name), self._new.steps.get(name)
        return was is None or now is None or (was.start, was.end) != (now.start, now.end)

    def _followers(self, name: str) -> Iterator[str]:
        return (after for before, after, _ in self._new.ties if before == name)

    def dollars(self) -> tuple[Decimal, bool]:
        """By how much what is still ahead costs more, and whether a price in it is not known.

        What is done by now was paid, and is no change.
        """
        changed, partial = Decimal(0), False
        held = self._new.steps.get(CERTIFIED)
        is_over = held is not None and held.status == _DONE
        for name in self._old.steps.keys() | self._new.steps.keys():
            was, now = self._old.steps.get(name), self._new.steps.get(name)
            if any(step is not None and step.status == _DONE for step in (was, now)):
                continue
            if now is None and is_over:  # the road to it is over
                continue
            lines = [*(was.prices if was else ()), *(now.prices if now else ())]
            if _likely(was) != _likely(now) or (was is None) != (now is None):
                partial = partial or any(line.likely is None for line in lines)
            changed += (_likely(now) or Decimal(0)) - (_likely(was) or Decimal(0))
        return changed, partial


def _likely(step: OutlinedStep | None) -> Decimal | None:
    return step.likely if step else None


def _figure(price: OutlinedPrice | None) -> str | None:
    return str(price.likely) if price is not None and price.likely is not None else None

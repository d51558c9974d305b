"""What a state asks for, step by step: each way in with its steps, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, NeededFor, StateStep
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.page.blocks import Block, Break, Item, Items, Paragraph, Tone

_BETWEEN = "; "


def in_order(steps: Sequence[StateStep]) -> list[StateStep]:
    """Each step behind those it comes `after`; else as in the file, which also mends a circle."""
    left, known = list(steps), {step.id for step in steps}
    done: list[StateStep] = []
    while left:
        waiting = known - {step.id for step in done}
        ready = (step for step in left if not waiting.intersection(step.after))
        following = next(ready, left[0])
        left.remove(following)
        done.append(following)
    return done


class StateWays:
    """Tells the steps of one state; `names` are those of credentials, by id.

    A step that belongs to several ways in is told in full once.
    """

    def __init__(self, state: Jurisdiction, facts: FactItems, names: Mapping[str, str]) -> None:
        self.state = state
        self.facts = facts
        self.words = facts.words
        self.names = names
        self.titles = {step.id: step.title for step in state.steps}
        self.routes = {route.id: route.name for route in state.routes}
        self.steps = in_order(state.steps)
        self._told_in: dict[str, str] = {}

    def ways_in(self) -> Iterator[Block]:
        """The steps to the work: what every way in begins with, way by way, what all end with."""
        steps = [step for step in self.steps if step.needed_for is not NeededFor.KEEPING]
        if not self.routes:
            yield from self._listed(steps, "")
            return
        late = self._behind_a_route(steps)
        first = [step for step in steps if not step.routes and step.id not in late]
        last = [step for step in steps if not step.routes and step.id in late]
        groups = [(self.words("state.every-way"), "", first)] if first else []
        for number, (route, name) in enumerate(self.routes.items(), start=1):
            own = [step for step in steps if route in step.routes]
            groups.append((f"{number}. {name}", str(number), own))
        if last:
            groups.append((self.words("state.every-way-after"), "", last))
        for at, (head, way, found) in enumerate(groups):
            if at:
                yield Break()
            yield self._headed(head, found, way)

    def _behind_a_route(self, steps: Sequence[StateStep]) -> set[str]:
        """The steps that come after a step of one way in, at once or by others between."""
        behind = {step.id for step in steps if step.routes}
        for step in steps:  # in order: what a step comes after was met before it
            if behind.intersection(step.after):
                behind.add(step.id)
        return behind

    def keeping(self) -> Iterator[Block]:
        """Renewing, and coming back after a lapse."""
        steps = [step for step in self.steps if step.needed_for is NeededFor.KEEPING]
        yield from self._listed(steps, "")

    def _headed(self, head: str, steps: Sequence[StateStep], way: str) -> Paragraph:
        body = tuple(self._listed(steps, way))
        if not body:
            body = (Paragraph(self.words("state.no-steps"), Tone.ASIDE),)
        return Paragraph(head, Tone.STRONG, body)

    def _listed(self, steps: Sequence[StateStep], way: str) -> Iterator[Block]:
        if steps:
            yield Items(tuple(self._step(step, way) for step in steps))

    def _step(self, step: StateStep, way: str) -> Item:
        before = self._told_in.setdefault(step.id, way)
        title = self.titles[step.id]
        if before != way:
            return Item(self.words("state.told-above", title=title, way=before))
        frame = [Paragraph(text, Tone.ASIDE) for text in self._frame(step)]
        return Item(title, tone=Tone.STRONG, body=(*frame, *self._facts(step)))

    def _frame(self, step: StateStep) -> Iterator[str]:
        """What the step is needed for, and what must come before it."""
        words = self.words
        tasks = _BETWEEN.join(step.tasks)
        keeping = step.needed_for is NeededFor.KEEPING
        if tasks and step.needed_for is NeededFor.TASKS:
            yield words("state.needed.these-tasks", tasks=tasks)
        elif not keeping:
            yield words(f"state.needed.{step.needed_for}")
        if tasks and step.needed_for is not NeededFor.TASKS:
            yield words("state.tasks", tasks=tasks)
        if keeping and step.routes:
            ways = _BETWEEN.join(self.routes.get(route, route) for route in step.routes)
            yield words("state.for-ways", ways=ways)
        if step.after:
            yield words("state.after", steps=_BETWEEN.join(map(self._title, step.after)))
        if step.credentials:
            counted = ", ".join(self.names.get(name, name) for name in step.credentials)
            yield words("state.counts", credentials=counted)

    def _facts(self, step: StateStep) -> Iterator[Block]:
        words = self.words
        items: list[Item] = []
        for field in ("rule", "hours", "fee", "processing", "lasts", "renewable", "every"):
            items += self.facts.fact(words(f"state.field.{field}"), getattr(step, field))
        for item in self.facts.fact(words("state.field.within"), step.within):
            measured: tuple[Block, ...] = ()
            if step.measured_at is not None:
                text = words("state.measured", step=self._title(step.measured_at))
                measured = (Paragraph(text, Tone.ASIDE),)
            items.append(replace(item, body=(*item.body, *measured)))
        if items:
            yield Items(tuple(items))

    def _title(self, step: str) -> str:
        return self.titles.get(step, step)

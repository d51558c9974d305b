"""The cells of two states side by side: what one needs to work in each, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, NeededFor, StateStep
from cma_roadmap.model.traveling.two_states import StateSide, WayIn
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.messages.readings import other_readings
from cma_roadmap.rendering.page.blocks import Mark, Tone
from cma_roadmap.rendering.page.table_blocks import Line, Row
from cma_roadmap.rendering.pages.states.state_sections import no_proof
from cma_roadmap.rendering.text.said import Said, Text, cite, joined

_ROWS = ("regime", "required", "certificate", "ways", "permit", "keeping", "checked", "agency")
_LIMITS = ("hours", "fee", "processing", "age", "lasts", "renewable", "within")


def side_rows(sides: tuple[StateSide, StateSide], facts: FactItems) -> tuple[Row, ...]:
    """A row for each question, a cell for each state; what is not known says so."""
    tellers = [SideCells(side, facts) for side in sides]
    return tuple(
        Row(facts.words(f"travel.row.{name}"), tuple(tuple(one.cell(name)) for one in tellers))
        for name in _ROWS
    )


class SideCells:
    """One state being told in cells. A step that stands in several ways in is told once."""

    def __init__(self, side: StateSide, facts: FactItems) -> None:
        self.side = side
        self.facts = facts
        self.words = facts.words

    def cell(self, name: str) -> Iterator[Line]:
        """The answer to one question."""
        if self.side.state is not None:
            yield from getattr(self, f"_{name}")(self.side.state)
        elif name == "regime":  # not looked into, which is another thing than none found
            yield Line(self.words("travel.unkept", name=self.side.name), Tone.WARNING)
        else:
            yield Line(self.words("word.unknown"))

    def _regime(self, state: Jurisdiction) -> Iterator[Line]:
        if not self.side.is_recorded:
            cited = cite(state.regime.at(self.facts.day).sources)
            yield Line(no_proof(state, self.facts) + cited, Tone.WARNING)
            return
        yield Line(self._reading(state.regime), Tone.STRONG)
        if self.side.is_older:
            older = self.words("state.older", day=self.facts.day, checked=state.checked)
            yield Line(older, Tone.WARNING)

    def _required(self, state: Jurisdiction) -> Iterator[Line]:
        yield Line(self._reading(state.required))

    def _certificate(self, _: Jurisdiction) -> Iterator[Line]:
        yield Line(self.words(f"travel.certificate.{self.side.certificate}"), Tone.STRONG)
        for step in self.side.proofs:
            yield Line(f"{step.title}: " + self._reading(step.rule), mark=Mark.DASH)

    def _ways(self, state: Jurisdiction) -> Iterator[Line]:
        if not self.side.ways:
            known = "no-steps" if self.side.is_recorded else "steps-unknown"
            yield Line(self.words(f"travel.{known}"))
        seen: set[str] = set()
        for number, way in enumerate(self.side.ways, start=1):
            yield from self._way(way, number, seen)
        if self.side.ways:
            yield Line(self.words("travel.in-full", state=state.id), Tone.ASIDE)

    def _way(self, way: WayIn, number: int, seen: set[str]) -> Iterator[Line]:
        if way.route is not None:
            yield Line(way.route.name, Tone.STRONG, number)
        for step in way.steps:
            above = self.words("travel.above", title=step.title)
            yield Line(above if step.id in seen else self._step(step), mark=Mark.DASH)
            seen.add(step.id)

    def _step(self, step: StateStep) -> Text:
        """The title with what it is for, its limits and its fee."""
        parts: list[Said] = [step.title + cite(step.rule.at(self.facts.day).sources)]
        if step.needed_for is NeededFor.TASKS:
            tasks = "; ".join(step.tasks)
            code = "state.needed.these-tasks" if tasks else "state.needed.tasks"
            parts.append(self.words(code, tasks=tasks).rstrip("."))
        elif step.needed_for is NeededFor.CHOICE:
            parts.append(self.words("state.needed.choice").rstrip("."))
        return joined(". ", [*parts, *self._limits(step)]) + "."

    def _limits(self, step: StateStep) -> Iterator[Said]:
        for name in _LIMITS:
            fact = getattr(step, name)
            if fact is not None:
                label = "travel.age" if name == "age" else f"state.field.{name}"
                yield f"{self.words(label)}: " + self._reading(fact)
        if step.within is not None and step.measured_at is not None and self.side.state:
            titles = {one.id: one.title for one in self.side.state.steps}
            measured = titles.get(step.measured_at, step.measured_at)
            yield self.words("state.measured", step=measured).rstrip(".")

    def _permit(self, _: Jurisdiction) -> Iterator[Line]:
        if not self.side.permits:
            yield Line(self.words("travel.no-permit" if self.side.is_recorded else "word.unknown"))
        for step in self.side.permits:
            title = f"{step.title}: " + self._reading(step.rule)
            limits = joined("; ", self._limits(step))
            yield Line(joined(". ", [title, limits]) if limits else title, mark=Mark.DASH)

    def _keeping(self, _: Jurisdiction) -> Iterator[Line]:
        if not self.side.keeping:
            known = "no-keeping" if self.side.is_recorded else "steps-unknown"
            yield Line(self.words(f"travel.{known}"))
        for step in self.side.keeping:
            told = [
                f"{self.words(f'state.field.{name}')}: " + self._reading(fact)
                for name, fact in (("fee", step.fee), ("every", step.every))
                if fact is not None
            ]
            cited = () if told else step.rule.at(self.facts.day).sources
            yield Line(joined(". ", [step.title + cite(cited), *told]), mark=Mark.DASH)

    def _checked(self, state: Jurisdiction) -> Iterator[Line]:
        sure = self.words(f"credentials.confidence.{state.confidence}")
        yield Line(self.words("travel.checked", checked=state.checked, sure=sure))

    def _agency(self, state: Jurisdiction) -> Iterator[Line]:
        who = state.agency
        yield Line(who.name if who else self.words("state.no-agency"))

    def _reading(self, fact: Fact[Any]) -> Text:
        version = fact.at(self.facts.day)
        text = self.facts.reading(version)
        return text + self.words("travel.disputed") if other_readings(version) else text

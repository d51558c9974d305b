"""The cells of two states side by side: what one needs to work in each, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, NeededFor, StateStep
from cma_roadmap.model.results.two_states import StateSide, WayIn
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.rendering.facts.fact_lines import FactLines
from cma_roadmap.rendering.facts.readings import other_readings
from cma_roadmap.rendering.page.paper import Ink, Piece
from cma_roadmap.rendering.page.tables import Cell, TableRow, cell
from cma_roadmap.rendering.pages.career.old_state_sections import no_proof
from cma_roadmap.rendering.text.visible import visible

_ROWS = ("regime", "required", "certificate", "ways", "permit", "keeping", "checked", "agency")
_LIMITS = ("hours", "fee", "processing", "age", "lasts", "renewable", "within")


def side_rows(sides: tuple[StateSide, StateSide], told: FactLines) -> list[TableRow]:
    """A row for each question, a cell for each state; what is not known says so."""
    tellers = [SideCells(side, told) for side in sides]
    return [
        TableRow(told.words(f"travel.row.{name}"), tuple(one.cell(name) for one in tellers))
        for name in _ROWS
    ]


class SideCells:
    """One state being told in cells. A step that stands in several ways in is told once."""

    def __init__(self, side: StateSide, told: FactLines) -> None:
        self.side = side
        self.told = told
        self.words = told.words

    def cell(self, name: str) -> Cell:
        """The answer to one question."""
        if self.side.state is None:
            return self._unkept(name)
        return tuple(getattr(self, f"_{name}")(self.side.state))

    def _unkept(self, name: str) -> Cell:
        """A territory: its rules were not looked into, which is another thing than none found."""
        if name == "regime":
            return cell(self.words("travel.unkept", name=visible(self.side.name)), Ink.WARNING)
        return cell(self.words("word.unknown"))

    def _regime(self, state: Jurisdiction) -> Iterator[Piece]:
        if not self.side.is_recorded:
            refs = self.told.cited.refs(state.regime.at(self.told.day).sources)
            yield Piece(no_proof(state, self.told) + refs, Ink.WARNING)
            return
        yield Piece(self._reading(state.regime), Ink.STRONG)
        if self.side.is_older:
            older = self.words("state.older", day=self.told.day, checked=state.checked)
            yield Piece(older, Ink.WARNING)

    def _required(self, state: Jurisdiction) -> Iterator[Piece]:
        yield Piece(self._reading(state.required))

    def _certificate(self, _: Jurisdiction) -> Iterator[Piece]:
        yield Piece(self.words(f"travel.certificate.{self.side.certificate}"), Ink.STRONG)
        for step in self.side.proofs:
            yield Piece(f"- {visible(step.title)}: {self._reading(step.rule)}")

    def _ways(self, state: Jurisdiction) -> Iterator[Piece]:
        if not self.side.ways:
            known = "no-steps" if self.side.is_recorded else "steps-unknown"
            yield Piece(self.words(f"travel.{known}"))
        seen: set[str] = set()
        for number, way in enumerate(self.side.ways, start=1):
            yield from self._way(way, number, seen)
        if self.side.ways:
            yield Piece(self.words("travel.in-full", state=state.id), Ink.FAINT)

    def _way(self, way: WayIn, number: int, seen: set[str]) -> Iterator[Piece]:
        if way.route is not None:
            yield Piece(f"{number}. {visible(way.route.name)}", Ink.STRONG)
        for step in way.steps:
            if step.id in seen:
                yield Piece(self.words("travel.above", title=step.title))
            else:
                yield Piece(self._step(step))
            seen.add(step.id)

    def _step(self, step: StateStep) -> str:
        """The title with what it is for, its limits and its fee."""
        refs = self.told.cited.refs(step.rule.at(self.told.day).sources)
        parts = [f"- {visible(step.title)}{refs}"]
        if step.needed_for is NeededFor.TASKS:
            tasks = "; ".join(map(visible, step.tasks))
            code = "state.needed.these-tasks" if tasks else "state.needed.tasks"
            parts.append(self.words(code, tasks=tasks).rstrip("."))
        elif step.needed_for is NeededFor.CHOICE:
            parts.append(self.words("state.needed.choice").rstrip("."))
        return ". ".join([*parts, *self._limits(step)]) + "."

    def _limits(self, step: StateStep) -> Iterator[str]:
        for name in _LIMITS:
            fact = getattr(step, name)
            if fact is not None:
                label = "travel.age" if name == "age" else f"state.field.{name}"
                yield f"{self.words(label)}: {self._reading(fact)}"
        if step.within is not None and step.measured_at is not None and self.side.state:
            titles = {one.id: one.title for one in self.side.state.steps}
            measured = titles.get(step.measured_at, step.measured_at)
            yield self.words("state.measured", step=measured).rstrip(".")

    def _permit(self, _: Jurisdiction) -> Iterator[Piece]:
        if not self.side.permits:
            yield Piece(self.words("travel.no-permit" if self.side.is_recorded else "word.unknown"))
        for step in self.side.permits:
            limits = "; ".join(self._limits(step))
            title = f"- {visible(step.title)}: {self._reading(step.rule)}"
            yield Piece(f"{title}. {limits}" if limits else title)

    def _keeping(self, _: Jurisdiction) -> Iterator[Piece]:
        if not self.side.keeping:
            known = "no-keeping" if self.side.is_recorded else "steps-unknown"
            yield Piece(self.words(f"travel.{known}"))
        for step in self.side.keeping:
            facts = (("fee", step.fee), ("every", step.every))
            told = [
                f"{self.words(f'state.field.{name}')}: {self._reading(fact)}"
                for name, fact in facts
                if fact is not None
            ]
            refs = "" if told else self.told.cited.refs(step.rule.at(self.told.day).sources)
            yield Piece(". ".join([f"- {visible(step.title)}{refs}", *told]))

    def _checked(self, state: Jurisdiction) -> Iterator[Piece]:
        sure = self.words(f"credentials.confidence.{state.confidence}")
        yield Piece(self.words("travel.checked", checked=state.checked, sure=sure))

    def _agency(self, state: Jurisdiction) -> Iterator[Piece]:
        who = state.agency
        yield Piece(visible(who.name) if who else self.words("state.no-agency"))

    def _reading(self, fact: Fact[Any]) -> str:
        version = fact.at(self.told.day)
        text = self.told.reading(version)
        return text + self.words("travel.disputed") if other_readings(version) else text

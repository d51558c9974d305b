"""The explanation of one step of a plan as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.planned_state import proven
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.facts.fact_items import finding_item
from cma_roadmap.rendering.facts.numbering import numbers_of, paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Item, Page, Section, Tone, listed
from cma_roadmap.rendering.pages.why.explanation import (
    Explanation,
    Reason,
    explain,
    findings_of,
)
from cma_roadmap.rendering.pages.why.verdict_page import state_tree
from cma_roadmap.rendering.text.said import cite
from cma_roadmap.sentences.catalog import ENGLISH


def explanation_page(roadmap: Roadmap, step: str, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """From the day of the step down to what it costs.

    Raises:
        KeyError: the plan has no such step.
    """
    words = Words(phrases)
    told = _Told(explain(roadmap, step, words), words)
    sources = {source.id: source for source in roadmap.sources}
    place = proven(roadmap.states, step)
    tree = tuple(state_tree(place, words)) if place else ()
    proof = [Section("proof", words("why.heading.proof"), tree)] if tree else []
    rest_of = (
        Section(code.rpartition(".")[2], words(code), tuple(listed(items)))
        for code, items in told.sections()
    )
    sections = [*proof, *rest_of]
    numbers = numbers_of((block for section in sections for block in section.blocks), sources)
    rest = tuple(listed(told.rest(numbers)))
    sections.append(Section("rest", words("why.heading.sources"), rest))
    head = Facts(tuple(told.head()))
    return paged(told.explained.title, [head], sections, sources, words, roadmap.confidence)


@dataclass(frozen=True, slots=True)
class _Told:
    """One explanation being told."""

    explained: Explanation
    words: Words

    def head(self) -> Iterator[Fact]:
        """Which step it is, and when."""
        told, words = self.explained, self.words
        step = told.planned.step
        phase = words(f"view.phase.{step.phase}")
        yield Fact(words("why.head.id"), step.id)
        yield Fact(words("why.head.what"), words("why.what", kind=told.kind, phase=phase))
        yield Fact(words("why.head.when"), told.when, Tone.ANSWER)
        yield Fact(words("why.head.standing"), told.standing)
        code = "why.plan" if told.roadmap.all_held is None else "why.plan_all_held"
        plan = words(code, credential=told.roadmap.credential_name)
        yield Fact(words("why.head.plan"), plan)
        yield Fact(words("view.head.today"), words("view.day", day=told.roadmap.today))

    def sections(self) -> Iterator[tuple[str, Iterable[Item]]]:
        """Its day, its slack, its limits, its price and what to know, each under its heading."""
        told, step = self.explained, self.explained.planned.step
        yield "why.heading.drivers", map(reason_item, told.drivers)
        yield "why.heading.slack", [Item(told.slack)]
        yield "why.heading.limits", self._further(told.limits)
        yield "why.heading.waits-for", self._further(told.waits_for)
        yield "why.heading.awaited-by", map(reason_item, told.awaited_by)
        yield "why.heading.costs", map(reason_item, told.costs)
        yield f"view.listed.{step.listed}", map(Item, step.documents)
        found = findings_of(told.roadmap, told.planned)
        yield "view.label.notices", (finding_item(one, self.words) for one in found)

    def _further(self, reasons: Iterable[Reason[Any]]) -> Iterator[Item]:
        """Reasons beside those that hold the step on its day."""
        told = {reason.text for reason in self.explained.drivers}
        return (reason_item(reason) for reason in reasons if reason.text not in told)

    def rest(self, numbers: Mapping[str, int]) -> Iterator[Item]:
        """What else the step rests on: sources of facts that no line above names."""
        rest = [name for name in self.explained.planned.step.sources if name not in numbers]
        if rest:
            yield Item(self.words.around("why.rest", refs=cite(rest)))


def reason_item(reason: Reason[Any]) -> Item:
    """A reason with who says so."""
    return Item(reason.text + cite(reason.sources))

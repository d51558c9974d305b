"""The explanation of one step of a plan in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.page.tables import (
    bullet,
    page_text,
    readable,
    under,
)
from cma_roadmap.rendering.pages.why.explanation import Explanation, Reason, explain
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_INKS = {Severity.PROBLEM: Ink.PROBLEM, Severity.WARNING: Ink.WARNING, Severity.INFO: Ink.PLAIN}


def render_explanation(
    roadmap: Roadmap,
    step: str,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`.

    Raises:
        KeyError: the plan has no such step.
    """
    words = Words(phrases)
    page = _Page(explain(roadmap, step, words), words)
    return page_text(page.lines(readable(paper_of(width))), color=color)


class _Page:
    """One explanation being told."""

    def __init__(self, told: Explanation, words: Words) -> None:
        self.told = told
        self.words = words
        self.cited = Cited.of(told.roadmap.sources, told.roadmap.confidence, words)

    def lines(self, paper: Paper) -> Iterator[Line]:
        """From the day down to the sources."""
        told, words = self.told, self.words
        yield from (line(text, Ink.TITLE) for text in paper.wrap(told.title, paper.width))
        yield BLANK
        yield from self._head(paper)
        sections = (
            ("why.heading.drivers", self._reasons(told.drivers, paper)),
            ("why.heading.slack", bullet(paper, 0, _DASH, told.slack)),
            ("why.heading.limits", self._further(told.limits, paper)),
            ("why.heading.waits-for", self._further(told.waits_for, paper)),
            ("why.heading.awaited-by", self._reasons(told.awaited_by, paper)),
            ("why.heading.costs", self._reasons(told.costs, paper)),
            (f"view.listed.{told.planned.step.listed}", self._documents(paper)),
            ("view.label.notices", self._findings(paper)),
            ("why.heading.sources", self._rest(paper)),
        )
        for code, part in sections:
            yield from under(words(code), part)
        yield from under(words("view.label.sources"), self.cited.lines(paper))

    def _head(self, paper: Paper) -> Iterator[Line]:
        told, words = self.told, self.words
        step = told.planned.step
        phase = words(f"view.phase.{step.phase}")
        facts = (
            ("why.head.id", visible(step.id)),
            ("why.head.what", words("why.what", kind=told.kind, phase=phase)),
            ("why.head.when", told.when),
            ("why.head.standing", told.standing),
            ("why.head.plan", words("why.plan", credential=told.roadmap.credential_name)),
            ("view.head.today", words("view.day", day=told.roadmap.today)),
        )
        labels = {code: words(code) for code, _ in facts}
        indent = paper.widest(labels.values()) + 3
        for code, text in facts:
            ink = Ink.GOAL if code == "why.head.when" else Ink.PLAIN
            lead = paper.left(f" {labels[code]}", indent)
            yield from paper.hanging(lead, text, ink, Ink.FAINT)

    def _reasons(self, reasons: Iterable[Reason[Any]], paper: Paper) -> Iterator[Line]:
        for reason in reasons:
            yield from bullet(paper, 0, _DASH, reason.text + self.cited.refs(reason.sources))

    def _further(self, reasons: Iterable[Reason[Any]], paper: Paper) -> Iterator[Line]:
        """Reasons beside those that hold the step on its day."""
        told = {reason.text for reason in self.told.drivers}
        return self._reasons((r for r in reasons if r.text not in told), paper)

    def _documents(self, paper: Paper) -> Iterator[Line]:
        for text in self.told.planned.step.documents:
            yield from bullet(paper, 0, _DASH, visible(text))

    def _findings(self, paper: Paper) -> Iterator[Line]:
        for index in self.told.planned.findings:
            found = self.told.roadmap.findings[index]
            lead = self.words(f"view.severity.{found.severity}")
            text = f"{lead}: {self.words.say(found.message)}{self.cited.refs(found.sources)}"
            yield from bullet(paper, 0, Piece("!", _INKS[found.severity]), text)

    def _rest(self, paper: Paper) -> Iterator[Line]:
        """What else the step rests on: sources of facts that no line above names."""
        step = self.told.planned.step
        rest = [s for s in dict.fromkeys(step.sources) if s not in self.cited.numbers]
        if rest:
            refs = self.cited.refs(rest).strip()
            yield from bullet(paper, 0, _DASH, self.words("why.rest", refs=refs))

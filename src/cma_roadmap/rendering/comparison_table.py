"""Credentials side by side in a terminal: the answer first, the table, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cma_roadmap.model.comparison import Comparison, Contest, Criterion, Option
from cma_roadmap.model.message import Severity
from cma_roadmap.rendering.cited import Cited
from cma_roadmap.rendering.comparison_cells import Cells
from cma_roadmap.rendering.comparison_lines import pay_lines, threshold_lines
from cma_roadmap.rendering.english import ENGLISH
from cma_roadmap.rendering.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.tables import (
    VERDICTS,
    blocks,
    bullet,
    page_text,
    readable,
    remark,
    table,
    under,
)
from cma_roadmap.rendering.timeline import paper_of
from cma_roadmap.rendering.visible import visible
from cma_roadmap.rendering.words import Words

LEAST_WIDTH = 72
"""Below this many cells the credentials are told one after the other."""
_BESIDE = 104
_LEVEL = Decimal("0.02")
"""Scores no further apart than this are level: a few days or dollars in a hundred."""
_LEAST_COLUMN, _MOST_COLUMN = 17, 44


def render_comparison(
    comparison: Comparison, width: int, *, color: bool, phrases: Mapping[str, str] = ENGLISH
) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`."""
    return page_text(_Page(comparison, Words(phrases)).lines(paper_of(width)), color=color)


class _Page:
    """One comparison being told."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison = comparison
        self.words = words
        self.cited = Cited.of(comparison.sources, comparison.confidence, words)
        self.names = {o.id: visible(o.name) for o in comparison.options}

    def lines(self, paper: Paper) -> Iterator[Line]:
        """From the answer down to the sources."""
        words, text = self.words, readable(paper)
        yield from (line(t, Ink.TITLE) for t in paper.wrap(words(self._title()), paper.width))
        yield BLANK
        yield from self._head(text)
        yield BLANK
        yield from self._table(paper)
        yield from under(words("compare.heading.today"), self._standing(text))
        yield from under(words("compare.heading.thresholds"), self._thresholds(text))
        yield from under(words("compare.heading.pay"), self._pay(text))
        yield from under(words("compare.heading.warnings"), self._warnings(text))
        yield from under(words("compare.heading.disputes"), self._disputes(text))
        yield from under(words("compare.heading.reading"), self._reading(text))
        yield from under(words("view.label.sources"), self.cited.lines(text))

    def _title(self) -> str:
        return f"compare.title.{self.comparison.contest}"

    def _head(self, paper: Paper) -> Iterator[Line]:
        day = self.words("view.day", day=self.comparison.today)
        facts = [(self.words("view.head.today"), day, Ink.PLAIN)]
        if self.comparison.as_of is not None:
            rules = self.words("view.day", day=self.comparison.as_of)
            facts.append((self.words("view.head.rules"), rules, Ink.PLAIN))
        facts.append((self.words("compare.head.best"), self._answer(), Ink.GOAL))
        why = self._why()
        if why:
            facts.append((self.words("compare.head.why"), why, Ink.PLAIN))
        indent = paper.widest(label for label, _, _ in facts) + 3
        for label, text, ink in facts:
            yield from paper.hanging(paper.left(f" {label}", indent), text, ink, Ink.FAINT)

    def _answer(self) -> str:
        best = self.comparison.winner
        if best is None:
            return self.words("compare.nobody")
        if len(self.comparison.options) == 1:
            return self.words("compare.only", credential=self.names[best])
        total = next(o.total for o in self.comparison.options if o.id == best)
        return self.words("compare.winner", credential=self.names[best], total=f"{total:.2f}")

    def _why(self) -> str:
        """Where the winner is ahead of every other, and where somebody is ahead of it."""
        scored = [o for o in self.comparison.options if o.total is not None]
        best = next((o for o in scored if o.id == self.comparison.winner), None)
        if best is None or len(scored) < 2:
            return ""
        others = [o for o in scored if o is not best]
        most = {c: max(o.scores[c] for o in others) for c in self.comparison.weights}
        ahead = [c for c in self.comparison.weights if best.scores[c] - most[c] > _LEVEL]
        level = [c for c in self.comparison.weights if abs(best.scores[c] - most[c]) <= _LEVEL]
        behind = [c for c in self.comparison.weights if c not in ahead and c not in level]
        parts = (("ahead", ahead), ("level", level), ("behind", behind))
        return " ".join(
            self.words(f"compare.why.{code}", criteria=self._criteria(criteria))
            for code, criteria in parts
            if criteria
        )

    def _criteria(self, criteria: list[Criterion]) -> str:
        return ", ".join(self.words(f"compare.criterion.{c}").lower() for c in criteria)

    def _disputes(self, paper: Paper) -> Iterator[Line]:
        for text in Cells(self.comparison, self.words, self.cited).disputes():
            yield from bullet(paper, 0, Piece("-"), text)

    def _table(self, paper: Paper) -> Iterator[Line]:
        heads = list(self.names.values())
        rows = Cells(self.comparison, self.words, self.cited).rows()
        drawn = None
        if paper.width >= LEAST_WIDTH:
            drawn = table(heads, rows, paper, wide=_BESIDE, least=_LEAST_COLUMN, most=_MOST_COLUMN)
        yield from blocks(heads, rows, paper) if drawn is None else drawn

    def _standing(self, paper: Paper) -> Iterator[Line]:
        """For each credential what stops the person today, and the road that is planned."""
        told: set[str] = set()
        for option in self.comparison.options:
            if option.credential.id in told:
                continue  # where one stands is the same whatever the school
            told.add(option.credential.id)
            mark = VERDICTS[option.verdict]
            name = visible(option.credential.name)
            verdict = self.words(f"compare.verdict.{option.verdict}")
            yield from bullet(paper, 0, mark, f"{name}: {verdict}", Ink.STRONG)
            yield from self._missing(option, paper)

    def _missing(self, option: Option, paper: Paper) -> Iterator[Line]:
        if not option.missing:
            yield from remark(paper, 0, self.words.say(option.reason), Ink.PLAIN)
            return
        for clause in option.missing:
            piece = VERDICTS[clause.verdict(self.comparison.today)]
            refs = self.cited.refs(clause.sources[:1])
            yield from bullet(paper, 1, piece, visible(clause.text) + refs)
            yield from remark(paper, 1, self.words.say(clause.reason))
        if option.certified_on is not None and self.comparison.contest is Contest.CREDENTIALS:
            road = self.words("compare.road", pathway=option.pathway, day=option.eligible_from)
            yield from remark(paper, 0, road, Ink.PLAIN)

    def _thresholds(self, paper: Paper) -> Iterator[Line]:
        for text in threshold_lines(self.comparison, self.names, self.words):
            yield from bullet(paper, 0, Piece("-"), text)

    def _pay(self, paper: Paper) -> Iterator[Line]:
        for text in pay_lines(self.comparison, self.words, self.cited):
            yield from bullet(paper, 0, Piece("-"), text)

    def _warnings(self, paper: Paper) -> Iterator[Line]:
        told = ("compare.reason",)
        shown = [f for f in self.comparison.findings if f.message.code not in told]
        for found in shown:
            ink = Ink.PROBLEM if found.severity is Severity.PROBLEM else Ink.WARNING
            lead = self.words(f"view.severity.{found.severity}")
            refs = self.cited.refs(found.sources)
            text = f"{lead}: {self.words.say(found.message)}{refs}"
            yield from bullet(paper, 0, Piece("!", ink), text)

    def _reading(self, paper: Paper) -> Iterator[Line]:
        """How to read the table."""
        names = ["costs", "facts"]
        if any(option.school for option in self.comparison.options):
            names.append("schools")
        if self.comparison.winner is not None and len(self.comparison.options) > 1:
            names.insert(0, "scores")
        for name in names:
            yield from bullet(paper, 0, Piece("-"), self.words(f"compare.reading.{name}"))

"""Bars in a terminal: labels, figures and lengths to one scale, or a list where they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.page.blocks import Tone
from cma_roadmap.rendering.page.table_blocks import Bar, Bars
from cma_roadmap.rendering.text.paper import Ink, Line, Paper, Piece, trimmed
from cma_roadmap.rendering.text.said import Said

_GAP = "  "
_LEAST_BAR, _MOST_BAR = 8, 40
_MOST_BAR_TOLD = 16
"""Where something is told behind the bar, it needs the room."""
_LEAST_LABEL = 14
_SHARE = 8
"""Cells of a length in a cell of a table."""

Shown = Callable[[Said], str]


def bar_lines(
    block: Bars, paper: Paper, shown: Shown, indent: int, inks: Mapping[Tone, Ink]
) -> Iterator[Line]:
    """Each label with its figures, a bar to scale, and what is told behind it."""
    sheet = _Sheet.of(block, paper, shown, indent)
    for bar in block.bars:
        if sheet.fits:
            yield from sheet.entry(bar, inks[bar.tone])
        else:
            lead = f"{shown(bar.lead)} " if bar.lead else "- "
            told = ", ".join(shown(text) for text in (*bar.figures, bar.told) if text)
            text = f"{shown(bar.label)}: {told}"
            yield from paper.hanging(" " * indent + lead, text, inks[bar.tone])


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The widths of a list with bars; a width of 0 is a column that has no room or no use."""

    paper: Paper
    shown: Shown
    indent: int
    lead: int
    label: int
    figures: tuple[int, ...]
    bar: int

    @classmethod
    def of(cls, block: Bars, paper: Paper, shown: Shown, indent: int) -> _Sheet:
        """Figures are given up, the last first, before bars; bars before labels are broken."""
        labels = [shown(bar.label) for bar in block.bars]
        word = paper.widest(word for text in labels for word in text.split())
        label = max(min(paper.widest(labels), paper.width // 2), word)
        lead = paper.widest(shown(bar.lead) for bar in block.bars)
        figures = [
            paper.widest(map(shown, column))
            for column in zip(*(bar.figures for bar in block.bars), strict=True)
        ]
        most = _MOST_BAR_TOLD if any(bar.told for bar in block.bars) else _MOST_BAR
        taken = indent + (lead + len(_GAP) if lead else 0) + max(label, _LEAST_LABEL)
        while len(figures) > 1 and _room(paper, taken, figures) < _LEAST_BAR:
            figures.pop()
        bar = min(_room(paper, taken, figures), most)
        if bar < _LEAST_BAR or all(one.share is None for one in block.bars):
            bar = 0
        return cls(paper, shown, indent, lead, label, tuple(figures), bar)

    @property
    def fits(self) -> bool:
        """Whether there is room for the labels and their figures."""
        taken = self.indent + (self.lead + len(_GAP) if self.lead else 0) + self.label
        return taken + sum(len(_GAP) + width for width in self.figures) <= self.paper.width

    def entry(self, bar: Bar, ink: Ink) -> Iterator[Line]:
        """One bar: the figures on its first line, the rest of a long label below."""
        paper = self.paper
        first, *rest = paper.wrap(self.shown(bar.label), self.label)
        lead = " " * self.indent
        if self.lead:
            lead += paper.right(self.shown(bar.lead), self.lead) + _GAP
        text = lead + paper.left(first, self.label)
        for figure, width in zip(bar.figures, self.figures, strict=False):
            text += _GAP + paper.right(self.shown(figure), width)
        drawn = Ink.GOAL if bar.tone is Tone.STRONG else Ink.CRITICAL
        pieces = [Piece(text, ink), Piece(_GAP + self._drawn(bar), drawn)]
        behind = paper.measure(text) + len(_GAP) + self.bar + len(_GAP)
        told, *more = paper.wrap(self.shown(bar.told), max(paper.width - behind, 1))
        if told:
            pieces.append(Piece(_GAP + told))
        yield trimmed(pieces)
        yield from (trimmed((Piece(" " * behind + part),)) for part in more)
        yield from (trimmed((Piece(" " * paper.measure(lead) + part, ink),)) for part in rest)

    def _drawn(self, bar: Bar) -> str:
        if bar.share is None:
            return " " * self.bar
        return _blocks(bar.share, self.bar).ljust(self.bar)


def share_in_cells(share: Decimal, *, whole: bool) -> str:
    """A share as a few cells: out of the `whole`, or a mere length."""
    drawn = _blocks(share, _SHARE)
    return drawn.ljust(_SHARE, "░") if whole else drawn or "·"


def _blocks(share: Decimal, most: int) -> str:
    """As many blocks as the share asks for; at least one of what is not nothing."""
    cells = int((share * most).to_integral_value(ROUND_HALF_UP))
    return "█" * max(cells, 1 if share and most else 0)


def _room(paper: Paper, taken: int, figures: list[int]) -> int:
    """The cells that are left for bars."""
    return paper.width - taken - sum(len(_GAP) + width for width in figures) - len(_GAP)

"""The rows of a panel beside their bars: columns, titles over several lines, the axis above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cma_roadmap.rendering.axis import AxisLines, Scale, axis_lines
from cma_roadmap.rendering.bars import EMPTY, GLYPHS, TODAY, draw
from cma_roadmap.rendering.panels import Group, Panel
from cma_roadmap.rendering.paper import Ink, Line, Paper, Piece, line, runs, trimmed
from cma_roadmap.rendering.phrases import MONTHS, day_in_words
from cma_roadmap.rendering.rows import Row
from cma_roadmap.rendering.view import RoadmapView

_INDENT = 3
_LEAST_TITLE, _MOST_TITLE = 16, 40
_WIDE_DATES, _LENGTHS, _REFS, _FULL_PRICES = 112, 92, 104, 100
"""The widths from which years are written in full, and columns join."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; a column of width 0 is not there."""

    title: int
    date: int
    bar: int
    length: int
    price: int
    refs: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines of one panel, and every glyph drawn in them."""

    lines: tuple[Line, ...]
    glyphs: frozenset[str]


def chart(panel: Panel, columns: Columns, view: RoadmapView, paper: Paper) -> Chart:
    """Draw one panel."""
    return _Sheet(panel, columns, view, paper).chart()


def columns_for(panels: Sequence[Panel], paper: Paper, labels: dict[str, str]) -> Columns:
    """One set of columns for all panels, so that they stand under each other."""
    rows = [row for panel in panels for row in panel.rows]
    full = paper.width >= _FULL_PRICES
    prices = [_price(row, full=full) for row in rows]
    lengths = [row.length for row in rows]
    price = paper.widest([*prices, labels["cost"]]) if any(prices) else 0
    length = paper.widest([*lengths, labels["length"]]) if paper.width >= _LENGTHS else 0
    refs = paper.widest([*map(refs_text, rows), ""]) if paper.width >= _REFS else 0
    date_width = 11 if paper.width >= _WIDE_DATES else 9
    most = max(_LEAST_TITLE, min(_MOST_TITLE, paper.width * 27 // 100))
    title = min(paper.widest(row.title for row in rows), most)
    title = max(title, _LEAST_TITLE)
    fixed = _INDENT + title + 2 * (date_width + 1) + 1
    fixed += sum(width + 1 for width in (length, price, refs) if width)
    return Columns(title, date_width, paper.width - fixed, length, price, refs)


def refs_text(row: Row) -> str:
    """`[1,2]` for sources and `!3` for warnings."""
    sources = f"[{runs(row.refs)}]" if row.refs else ""
    warned = f"!{runs(row.warnings)}" if row.warnings else ""
    return " ".join(part for part in (sources, warned) if part)


def _price(row: Row, *, full: bool) -> str:
    if row.price is None:
        return ""
    return row.price.full if full else row.price.short


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One panel being drawn."""

    panel: Panel
    columns: Columns
    view: RoadmapView
    paper: Paper

    @property
    def scale(self) -> Scale:
        return Scale(self.panel.start, self.panel.end, self.columns.bar)

    def chart(self) -> Chart:
        drawn = [(row, draw(row.bar, self.scale, self.panel.today)) for row in self.panel.rows]
        cells = {id(row): bar for row, bar in drawn}
        lines = [*self._axis()]
        for group in self.panel.groups:
            lines += self._group(group, cells)
        glyphs = {piece.text for _, bar in drawn for piece in bar}
        glyphs |= {GLYPHS[row.mark].text for row, _ in drawn}
        if self.panel.today is not None:
            glyphs.add("▼")
        return Chart(tuple(lines), frozenset(glyphs))

    def _axis(self) -> Iterator[Line]:
        above: AxisLines = axis_lines(self.scale)
        labels, title = self.view.labels, self.panel.title.upper()
        wide = _INDENT + self.columns.title + self.columns.date + 2
        yield trimmed(
            (Piece(self.paper.left(title, wide), Ink.HEADING), Piece(above.upper, Ink.STRONG))
        )
        right = (labels["last-day"], labels["length"], labels["cost"], labels["notes"])
        yield self._line("", labels["starts"], [Piece(above.lower, Ink.FAINT)], right, Ink.FAINT)
        rule = [Piece(above.rule, Ink.FAINT)]
        if self.panel.today is not None:
            at = self.scale.cell(self.panel.today)
            rule = [
                Piece(above.rule[:at], Ink.FAINT),
                Piece("▼", Ink.TODAY),
                Piece(above.rule[at + 1 :], Ink.FAINT),
            ]
        yield trimmed((Piece(" " * wide), *rule))

    def _group(self, group: Group, cells: dict[int, list[Piece]]) -> Iterator[Line]:
        wide = _INDENT + self.columns.title + self.columns.date + 2
        yield trimmed((Piece(self.paper.left(f" {group.title}", wide), Ink.HEADING), *self._empty()))
        for row in group.rows:
            yield from self._row(row, cells[id(row)])

    def _row(self, row: Row, bar: list[Piece]) -> Iterator[Line]:
        titles = self.paper.wrap(row.title, self.columns.title)
        if self.paper.widest(titles) > self.columns.title:
            head = Piece(f" {GLYPHS[row.mark].text} ", GLYPHS[row.mark].ink)
            for number, part in enumerate(self.paper.wrap(row.title, self.paper.width - _INDENT)):
                yield trimmed((head if number == 0 else Piece(" " * _INDENT), Piece(part)))
            titles, mark = [""], EMPTY
        else:
            mark = GLYPHS[row.mark]
        right = (
            self._date(row.last_day),
            row.length,
            _price(row, full=self.paper.width >= _FULL_PRICES),
            refs_text(row),
        )
        ink = _title_ink(row)
        yield self._line(titles[0], self._date(row.first_day), bar, right, ink, mark)
        for part in titles[1:]:
            yield self._line(part, "", self._empty(), ("", "", "", ""), ink)

    def _line(
        self,
        title: str,
        first: str,
        bar: Iterable[Piece],
        right: tuple[str, str, str, str],
        ink: Ink,
        mark: Piece = EMPTY,
    ) -> Line:
        paper, columns = self.paper, self.columns
        last, length, price, refs = right
        tail = f" {paper.left(last, columns.date)}"
        if columns.length:
            tail += f" {paper.right(length, columns.length)}"
        if columns.price:
            tail += f" {paper.right(price, columns.price)}"
        if columns.refs:
            tail += f" {refs}"
        plain = ink if ink is Ink.FAINT else Ink.PLAIN
        return trimmed(
            (
                Piece(" "),
                mark,
                Piece(" "),
                Piece(paper.left(title, columns.title), ink),
                Piece(f" {paper.right(first, columns.date)} ", plain),
                *bar,
                Piece(tail, plain),
            )
        )

    def _empty(self) -> list[Piece]:
        """The cells of a line without a bar: only today's line runs through."""
        cells = [EMPTY] * self.columns.bar
        if self.panel.today is not None:
            cells[self.scale.cell(self.panel.today)] = TODAY
        return cells

    def _date(self, day: date | None) -> str:
        if day is None:
            return ""
        full = day_in_words(day)
        return full if self.columns.date >= 11 else f"{full[:-4]}{full[-2:]}"


def _title_ink(row: Row) -> Ink:
    return Ink.FAINT if row.bar.done else Ink.STRONG if row.bar.critical else Ink.PLAIN

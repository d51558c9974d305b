"""The rows of a panel beside their bars: the axis above, phases, titles over several lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.gantt.axis import Scale, axis_lines
from cma_roadmap.rendering.gantt.bars import EMPTY, GLYPHS, TODAY, draw
from cma_roadmap.rendering.gantt.columns import INDENT, Columns
from cma_roadmap.rendering.plan.panels import Group, Panel
from cma_roadmap.rendering.plan.rows import Row
from cma_roadmap.rendering.text.paper import Ink, Line, Paper, Piece, trimmed

_Right = tuple[str, str, str, str]
_NOTHING: _Right = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines of one panel, and every glyph drawn in them."""

    lines: tuple[Line, ...]
    glyphs: frozenset[str]


def chart(panel: Panel, columns: Columns, labels: Mapping[str, str], paper: Paper) -> Chart:
    """Draw one panel."""
    sheet = _Sheet(panel, columns, labels, paper)
    return Chart(tuple(sheet.lines()), frozenset(sheet.glyphs()))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One panel being drawn."""

    panel: Panel
    columns: Columns
    labels: Mapping[str, str]
    paper: Paper

    @property
    def scale(self) -> Scale:
        return Scale(self.panel.start, self.panel.end, self.columns.bar)

    def glyphs(self) -> Iterator[str]:
        if self.panel.today is not None:
            yield "▼"
        for row in self.panel.rows:
            yield GLYPHS[row.mark].text
            yield from (piece.text for piece in self._bar(row))
            yield "!" if "!" in self.columns.refs_text(row) else ""
            price = self.columns.price_text(row)
            yield price if price == "$?" else price[-1:]

    def lines(self) -> Iterator[Line]:
        yield from self._axis()
        for number, group in enumerate(self.panel.groups):
            if number:
                yield self._heading("")
            yield from self._group(group)

    def _right(self, row: Row) -> _Right:
        last = row.last_day or (None if self.columns.first_days else row.first_day)
        day, columns = self.columns.day_text(last), self.columns
        return day, row.length, columns.price_text(row), columns.refs_text(row)

    def _axis(self) -> Iterator[Line]:
        above = axis_lines(self.scale)
        title = self.paper.left(self.panel.title.upper(), self.columns.left)
        yield trimmed((Piece(title, Ink.HEADING), Piece(above.upper, Ink.STRONG)))
        names, below = self.labels, [Piece(above.lower, Ink.FAINT)]
        right = (names["last-day"], names["length"], names["cost"], names["notes"])
        yield self._line("", names["starts"], below, right, Ink.FAINT)
        rule = [Piece(above.rule, Ink.FAINT)]
        if self.panel.today is not None:
            at = self.scale.cell(self.panel.today)
            before, after = above.rule[:at], above.rule[at + 1 :]
            rule = [Piece(before, Ink.FAINT), Piece("▼", Ink.TODAY), Piece(after, Ink.FAINT)]
        yield trimmed((Piece(" " * self.columns.left), *rule))

    def _group(self, group: Group) -> Iterator[Line]:
        if group.title:
            yield self._heading(f" {group.title}")
        for row in group.rows:
            yield from self._row(row)

    def _heading(self, text: str) -> Line:
        return trimmed((Piece(self.paper.left(text, self.columns.left), Ink.HEADING), *self._empty))

    def _row(self, row: Row) -> Iterator[Line]:
        mark, ink, columns = GLYPHS[row.mark], _title_ink(row), self.columns
        titles = self.paper.balanced(row.title, columns.title)
        if self.paper.widest(titles) > columns.title:
            yield from self._long_title(row, mark, ink)
            titles, mark = [""], EMPTY
        first = columns.day_text(row.first_day)
        yield self._line(titles[0], first, self._bar(row), self._right(row), ink, mark)
        for part in titles[1:]:
            yield self._line(part, "", self._empty, _NOTHING, ink)

    def _long_title(self, row: Row, mark: Piece, ink: Ink) -> Iterator[Line]:
        """A title with a word too long for its column gets lines of its own."""
        first, *rest = self.paper.wrap(row.title, self.paper.width - INDENT)
        yield trimmed((Piece(" "), mark, Piece(" "), Piece(first, ink)))
        for part in rest:
            yield trimmed((Piece(" " * INDENT), Piece(part, ink)))

    def _line(
        self,
        title: str,
        first: str,
        bar: Iterable[Piece],
        right: _Right,
        ink: Ink,
        mark: Piece = EMPTY,
    ) -> Line:
        paper, columns = self.paper, self.columns
        last, length, price, refs = right
        tail = f" {paper.left(last, columns.day)}"
        if columns.length:
            tail += f" {paper.right(length, columns.length)}"
        if columns.price:
            tail += f" {paper.right(price, columns.price)}"
        if columns.refs:
            tail += f" {refs}"
        rest = ink if ink is Ink.FAINT else Ink.PLAIN
        return trimmed(
            (
                Piece(" "),
                mark,
                Piece(" "),
                Piece(paper.left(title, columns.title), ink),
                Piece(f" {paper.right(first, columns.day)} " if columns.first_days else " ", rest),
                *bar,
                Piece(tail, rest),
            )
        )

    def _bar(self, row: Row) -> list[Piece]:
        return draw(row.bar, self.scale, self.panel.today)

    @property
    def _empty(self) -> list[Piece]:
        """The cells of a line without a bar: only today's line runs through."""
        cells = [EMPTY] * self.columns.bar
        if self.panel.today is not None:
            cells[self.scale.cell(self.panel.today)] = TODAY
        return cells


def _title_ink(row: Row) -> Ink:
    if row.bar.done:
        return Ink.FAINT
    return Ink.STRONG if row.bar.critical else Ink.PLAIN

"""One panel of the picture: its axis, its phases, and a row for each step."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.rendering.gantt.axis import Scale, axis_ticks, named
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.panels import Group, Panel
from cma_roadmap.rendering.plan.rows import Row
from cma_roadmap.rendering.svg.svg_bars import draw
from cma_roadmap.rendering.svg.svg_shapes import (
    LETTER,
    box,
    folded,
    icon,
    path,
    text_width,
    written,
)
from cma_roadmap.rendering.text.markup import Safe, element, text

_LINE = 16
_SIZE, _SMALL, _BOLD = 13, 12, 14
_HEAD = 26
_NOW = 18
_PHASE = 26


class Layout(NamedTuple):
    """Where things stand, in pixels: `days` and `chart` are the left edges of two columns.

    Where `above` is set the title and the days stand above the bar, for narrow screens.
    """

    width: int
    days: int
    chart: int
    above: bool = False
    titles: int = 30
    margin: int = 20

    @property
    def cells(self) -> int:
        return self.width - self.chart - self.margin


WIDE = Layout(width=960, days=284, chart=474)
NARROW = Layout(width=350, days=36, chart=28, above=True, titles=36)


class Drawn(NamedTuple):
    """Something drawn, how high it is, and what lies under all else."""

    parts: tuple[Safe, ...]
    height: int
    under: tuple[Safe, ...] = ()


def draw_panel(panel: Panel, layout: Layout, top: int, words: Words) -> Drawn:
    """One panel whose upper edge is at `top`."""
    return _Sheet(panel, layout, words).drawn(top)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One panel being drawn."""

    panel: Panel
    layout: Layout
    words: Words

    @property
    def scale(self) -> Scale:
        return Scale(self.panel.start, self.panel.end, self.layout.cells)

    def drawn(self, top: int) -> Drawn:
        """Heading and axis, then what stands on the axis, then the lines behind it all."""
        head = [written(self.panel.title, 6, top + 18, "h2")]
        rule = top + _HEAD + (2 if self.layout.above else 1) * _LINE + 4
        head += self._axis(rule)
        y = rule + (_NOW if self.panel.today else 4)
        rows: list[Safe] = []
        bands: list[Safe] = []
        for group in self.panel.groups:
            drawn = self._group(group, y)
            rows += drawn.parts
            bands += drawn.under
            y += drawn.height
        parts = (*bands, *self._grid(rule, y), *self._today(rule, y), *head, *rows)
        return Drawn(parts, y - top)

    def _axis(self, rule: int) -> Iterator[Safe]:
        """Years above, periods below, and the line that they stand on."""
        ticks, x = axis_ticks(self.scale, LETTER), self.layout.chart
        for cell, name in named(ticks.upper, self.layout.cells, LETTER):
            yield written(name, x + cell, rule - _LINE - 6, "year")
        for cell, name in named(ticks.lower, self.layout.cells, LETTER):
            yield written(name, x + cell, rule - 6, "axis")
        yield path("rule", f"M{x} {rule}h{self.layout.cells}")

    def _grid(self, top: int, bottom: int) -> Iterator[Safe]:
        """A faint line where each period begins."""
        ticks = axis_ticks(self.scale, LETTER).lower
        data = "".join(f"M{self.layout.chart + tick.cell} {top}V{bottom}" for tick in ticks)
        if data:
            yield path("grid", data)

    def _today(self, top: int, bottom: int) -> Iterator[Safe]:
        """The line of today, named at its head."""
        if self.panel.today is None:
            return
        cell = self.scale.cell(self.panel.today)
        x = self.layout.chart + cell
        name = self.words("picture.today", day=self.panel.today)
        fits = cell + 6 + text_width(name, _SMALL) <= self.layout.cells
        yield path("today", f"M{x} {top}V{bottom}")
        yield written(name, x + (6 if fits else -6), top + 14, "now", None if fits else "end")

    def _group(self, group: Group, top: int) -> Drawn:
        """The name of a phase on a band, and its rows."""
        band = box("band", 0, top + 3, self.layout.width, _PHASE - 6)
        parts = [
            written(group.title, self.layout.titles if self.layout.above else 6, top + 18, "h3")
        ]
        y = top + _PHASE
        for row in group.rows:
            drawn = self._row(row, y)
            parts += drawn.parts
            y += drawn.height
        return Drawn(tuple(parts), y - top + 4, (band,))

    def _row(self, row: Row, top: int) -> Drawn:
        layout = self.layout
        room = (layout.width - layout.margin if layout.above else layout.days) - layout.titles - 6
        weight = "faint" if row.bar.done else "strong" if row.bar.critical else "plain"
        titles = folded(row.title, room, _BOLD if weight == "strong" else _SIZE)
        y = top + 14
        parts = [element("title", text(self._told(row))), icon(row.mark, 15, y - 5)]
        for number, title in enumerate(titles):
            parts.append(written(title, layout.titles, y + number * _LINE, weight))
        under = y + len(titles) * _LINE
        parts.append(written(self._days(row), layout.days, under if layout.above else y, "small"))
        line = under + _LINE if layout.above else y - 5
        parts += draw(row, self.scale, layout.chart, line)
        height = line + _LINE - top if layout.above else len(titles) * _LINE + 6
        return Drawn((element("g", *parts),), height)

    def _days(self, row: Row) -> str:
        """`first to last`, or the one day of a row; of what is done it may not be known."""
        days = [day for day in (row.first_day, row.last_day) if day is not None]
        if not days:
            return ""
        if len(days) == 1:
            return self.words.value(days[0])
        return self.words("view.from-to", low=days[0], high=days[1])

    def _told(self, row: Row) -> str:
        """The whole title with its days, for who points at the row."""
        days = self._days(row)
        return self.words("picture.row", title=row.title, days=days) if days else row.title

"""The legend of the picture: what was drawn, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.panels import Panel
from cma_roadmap.rendering.plan.rows import Mark, Row, Shape, last_day
from cma_roadmap.rendering.svg.svg_bars import LOW, TALL
from cma_roadmap.rendering.svg.svg_panel import Drawn, Layout
from cma_roadmap.rendering.svg.svg_shapes import (
    box,
    circle,
    diamond,
    leaving,
    path,
    pin,
    star,
    text_width,
    tick,
    triangle,
    written,
)
from cma_roadmap.rendering.text.markup import Safe, joined

_LINE = 24
_TEXT = 34
_GAP = 22
_SIZE = 12


def _solid(x: int, y: int) -> Safe:
    return box("solid", x, y - TALL // 2, 24, TALL)


def _light(x: int, y: int) -> Safe:
    return box("light", x, y - LOW // 2, 24, LOW)


def _float(x: int, y: int) -> Safe:
    return joined(path("float", f"M{x} {y}h24"), path("stop", f"M{x + 24} {y - 4}v8"))


def _window(x: int, y: int) -> Safe:
    data = f"M{x + 4} {y - 7}h-4v14h4M{x + 20} {y - 7}h4v14h-4M{x} {y}h24"
    return joined(box("window", x, y - 5, 24, 10), path("bracket", data))


def _visits(x: int, y: int) -> Safe:
    line = path("thread", f"M{x} {y}h24")
    return joined(line, circle("hollow", x + 4, y, 4), circle("hollow", x + 20, y, 4))


_SAMPLES: dict[str, Callable[[int, int], Safe]] = {
    "critical": _solid,
    "slack": _light,
    "float": _float,
    "window": _window,
    "visits": _visits,
    "point": lambda x, y: triangle(x + 12, y, critical=False),
    "deadline": lambda x, y: diamond(x + 12, y),
    "goal": lambda x, y: star(x + 12, y),
    "done": lambda x, y: tick(x + 12, y),
    "pinned": lambda x, y: pin(x + 12, y),
    "today": lambda x, y: path("today", f"M{x + 12} {y - 9}v18"),
    "beyond": lambda x, y: leaving(x + 16, y, left=False),
}
"""A small drawing for each label code, in the order of the legend."""


def legend(panels: Sequence[Panel], layout: Layout, top: int, words: Words) -> Drawn:
    """Drawings with their words, as many on a line as fit."""
    drawn = {code for panel in panels for row in panel.rows for code in _drawn(row, panel)}
    if any(panel.today is not None for panel in panels):
        drawn.add("today")
    parts: list[Safe] = []
    x, y = 6, top + 16
    for code in (code for code in _SAMPLES if code in drawn):
        label = words(f"view.label.mark.{code}")
        size = _TEXT + text_width(label, _SIZE) + _GAP
        if x + size - _GAP > layout.width and x > 6:
            x, y = 6, y + _LINE
        parts += (_SAMPLES[code](x, y), written(label, x + _TEXT, y + 4, "small"))
        x += size
    return Drawn(tuple(parts), y + _LINE - top)


def _drawn(row: Row, panel: Panel) -> Iterator[str]:
    """The label codes of what a row shows."""
    bar = row.bar
    if bar.slack_end is not None:
        yield "float"
    if row.mark in (Mark.DONE, Mark.PINNED):
        yield row.mark.value
    final = last_day(bar.start, bar.end)
    if bar.shape is Shape.BAR and not bar.done:
        yield "critical" if bar.critical else "slack"
    elif bar.shape is not Shape.BAR and not (bar.done and bar.shape is not Shape.WINDOW):
        yield bar.shape.value
    if min(bar.start, final) < panel.start or bar.end > panel.end:
        yield "beyond"

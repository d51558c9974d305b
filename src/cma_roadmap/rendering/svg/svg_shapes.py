"""Shapes and text of the pictures, each placed on whole pixels."""

from __future__ import annotations

import unicodedata

from cma_roadmap.rendering.plan.rows import Bar, Mark, Shape
from cma_roadmap.rendering.text.markup import Safe, element, joined, text
from cma_roadmap.rendering.text.visible import visible

LETTER = 8
"""Pixels that a letter of the axis takes, in whatever font a reader has."""

_EM = 1000
_WIDTHS = {
    **dict.fromkeys(" .,:;'|!ijl", 340),
    **dict.fromkeys('()[]frtI-/"', 430),
    **dict.fromkeys("ckszvxyJ", 580),
    **dict.fromkeys("mwMW@%—", 980),
}
"""Widths of letters in thousandths of the font size, those of DejaVu Sans or a little more."""
_LOWER, _UPPER = 635, 720
_MOST_LINES = 4


def text_width(content: str, size: int) -> int:
    """About how many pixels `content` takes at a font size of `size`, rather too many."""
    return sum(map(_thousandths, content)) * size // _EM


def _thousandths(letter: str) -> int:
    """The width of a letter in thousandths of the font size."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _EM
    return _UPPER if letter.isupper() else _LOWER


def folded(content: str, width: int, size: int) -> list[str]:
    """`content` in lines of at most `width` pixels; what is longer than four of them is cut.

    What is not seen is written out first, for it takes room then.
    """
    lines = [""]
    for word in visible(content).split(" "):
        rest = word
        if lines[-1] and text_width(f"{lines[-1]} {rest}", size) <= width:
            lines[-1] += f" {rest}"
            continue
        if lines[-1]:
            lines.append("")
        while text_width(rest, size) > width:
            kept = _fitting(rest, width, size)
            lines[-1:] = [rest[:kept], ""]
            rest = rest[kept:]
        lines[-1] = rest
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…"]
    return lines


def _fitting(word: str, width: int, size: int) -> int:
    """How many letters of a long word fit on one line: at least one."""
    kept = 1
    while kept < len(word) and text_width(word[: kept + 1], size) <= width:
        kept += 1
    return kept


def written(content: str, x: int, y: int, class_: str, anchor: str | None = None) -> Safe:
    """One line of text whose baseline begins at a point."""
    return element("text", text(content), x=x, y=y, class_=class_, text_anchor=anchor)


def path(class_: str, data: str) -> Safe:
    """A path of one class."""
    return element("path", class_=class_, d=data)


def box(class_: str, x: int, y: int, width: int, height: int) -> Safe:
    """A rectangle with its upper left corner at a point."""
    return element("rect", class_=class_, x=x, y=y, width=width, height=height)


def tick(x: int, y: int) -> Safe:
    """What is done: a check mark."""
    return path("tick", f"M{x - 5} {y}l4 4l6 -8")


def diamond(x: int, y: int) -> Safe:
    """A last day."""
    return path("deadline", f"M{x} {y - 7}l7 7l-7 7l-7 -7z")


def star(x: int, y: int) -> Safe:
    """The certificate: a star of five points."""
    around = "l3 6l6 0l-5 5l2 7l-6 -4l-6 4l2 -7l-5 -5l6 0z"
    return path("goal", f"M{x} {y - 9}{around}")


def triangle(x: int, y: int, *, critical: bool) -> Safe:
    """A point reached: filled where it decides the date."""
    return path("solid" if critical else "hollow", f"M{x} {y - 6}l6 11l-12 0z")


def circle(class_: str, x: int, y: int, radius: int) -> Safe:
    """A circle around a point."""
    return element("circle", class_=class_, cx=x, cy=y, r=radius)


def pin(x: int, y: int) -> Safe:
    """A day set by the person: a square in a square."""
    return joined(box("pin", x - 5, y - 5, 10, 10), box("solid", x - 1, y - 1, 2, 2))


def icon(mark: Mark, x: int, y: int) -> Safe:
    """What stands before the title of a row."""
    match mark:
        case Mark.DONE:
            return tick(x, y)
        case Mark.PINNED:
            return pin(x, y)
        case Mark.DEADLINE:
            return diamond(x, y)
        case Mark.CRITICAL:
            return box("solid", x - 4, y - 4, 8, 8)
        case Mark.SLACK:
            return circle("dot", x, y, 3)


def point(bar: Bar, x: int, y: int) -> Safe:
    """A single day on the axis."""
    if bar.done:
        return tick(x, y)
    if bar.shape is Shape.GOAL:
        return star(x, y)
    if bar.shape is Shape.DEADLINE:
        return diamond(x, y)
    return triangle(x, y, critical=bar.critical)


def visit(x: int, y: int, *, critical: bool, done: bool) -> Safe:
    """One day of a series."""
    if done:
        return tick(x, y)
    return circle("solid" if critical else "hollow", x, y, 4)


def leaving(x: int, y: int, *, left: bool, last: bool = False) -> Safe:
    """An arrow at the edge of the axis: it goes on beyond, or a `last` day lies there."""
    head = f"M{x + 5} {y - 5}l-5 5l5 5" if left else f"M{x - 5} {y - 5}l5 5l-5 5"
    return path("arrow last" if last else "arrow", head)

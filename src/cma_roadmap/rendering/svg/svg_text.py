"""Text in a picture: how wide it is at most, about, and where it is broken into lines."""

from __future__ import annotations

import unicodedata

from cma_roadmap.rendering.text.markup import Safe, element, text
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

"""Markdown (CommonMark with the tables of GFM) in which text is only ever text.

Words that come from data or from a person go through `md_text`; the type `Md` marks what has been
through it, so that nothing else gets into a table or a list by mistake.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest
from typing import NewType
from urllib.parse import quote

from cma_roadmap.rendering.text.visible import visible

Md = NewType("Md", str)
"""Markdown of our own, or text made harmless."""

_ALWAYS = re.compile(r"([\\`*_\[\]<>|~#])")
_IN_PLACES = re.compile(
    r"&(?=[#A-Za-z])"  # a character reference
    r"|:(?=//)|(?<=www)\.|@"  # an address that GFM would make a link of its own accord
    r"|\$(?!\d)",  # a formula, which is no Markdown but is read as one in some places
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[0-9]{1,9}(?=[.)](?: |$))")
_STARTS_A_BLOCK = ("-", "+", "=", ":")
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_KEPT = "%/:?#@!$&'()*+,;=~[]"
"""What an address may hold beside letters and digits; the rest is percent-encoded."""
_WIDEST = 44
"""Cells of a table are padded up to this width; a longer one stands out alone."""


def md_text(text: str) -> Md:
    """`text` as Markdown that shows just that text, on one line and wherever it stands.

    Outer spaces are dropped. What would not be seen is written out, as `visible` does. One thing
    cannot be stopped: where GFM's own renderer finds a mail address it links it to itself.
    """
    escaped = _ALWAYS.sub(r"\\\1", " ".join(visible(text).split()))
    escaped = _IN_PLACES.sub(lambda found: f"\\{found[0]}", escaped)
    if escaped.startswith(_STARTS_A_BLOCK):
        return Md(f"\\{escaped}")
    number = _NUMBERED.match(escaped)
    return Md(f"{number[0]}\\{escaped[number.end() :]}" if number else escaped)


def md_bold(text: str) -> Md:
    """`text` in bold; nothing for no text."""
    shown = md_text(text)
    return Md(f"**{shown}**") if shown else shown


def md_link(url: str) -> Md:
    """A web address that is its own link, so that it can be read on paper; else mere text."""
    if not _WEB.match(url):
        return md_text(url)
    return Md(f"<{quote(visible(url), safe=_KEPT)}>")


def md_code_block(lines: Iterable[str], language: str = "") -> list[Md]:
    """Lines that are shown as they are; the fence is longer than any in them."""
    shown = [visible(line) for line in lines]
    longest = max((len(run) for line in shown for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [Md(f"{fence}{language}"), *map(Md, shown), Md(fence)]


def md_table(
    headers: Sequence[Md], rows: Iterable[Sequence[Md]], *, right: Collection[int] = ()
) -> list[Md]:
    """The lines of a table, padded so that it reads as one in plain text too.

    Columns whose numbers are in `right` are set to the right, as figures are.

    Raises:
        ValueError: a row has more cells than there are headers.
    """
    table = [list(headers), *map(list, rows)]
    if any(len(cells) > len(headers) for cells in table):
        raise ValueError("a row of a table has more cells than there are headers")
    columns = list(zip_longest(*table, fillvalue=Md("")))
    widths = [max(3, *(min(_width(cell), _WIDEST) for cell in column)) for column in columns]
    rule = [
        "-" * (width - 1) + ":" if number in right else "-" * width
        for number, width in enumerate(widths)
    ]
    lines = [_line(cells, widths, right) for cells in zip(*columns, strict=True)]
    return [lines[0], Md(f"| {' | '.join(rule)} |"), *lines[1:]]


def _line(cells: Sequence[Md], widths: Sequence[int], right: Collection[int]) -> Md:
    padded = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        room = " " * (width - _width(cell))
        padded.append(room + cell if number in right else cell + room)
    return Md(f"| {' | '.join(padded)} |")


def _width(text: str) -> int:
    """About how many cells of a fixed-width font `text` takes."""
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - marks

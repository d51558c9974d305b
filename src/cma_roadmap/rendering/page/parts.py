"""Parts of a page: those that were asked for by name, or those that fit one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.rendering.page.blocks import Block, Break, Items, Page, Paragraph, Section
from cma_roadmap.rendering.page.table_blocks import Bars, Table
from cma_roadmap.rendering.text.paper import BLANK, Ink, Line, line
from cma_roadmap.sentences.told import told

_ALIASES = {
    "notes": ("notices",),
    "money": ("costs", "by-year", "cash-flow", "extras", "aid", "money"),
    "next": ("agenda",),
    "road": ("timeline",),
}
"""Other words for parts: what people ask for, and the keys of the sections that tell it."""
_SOURCES = "sources"
MORE = "more"
"""The key of the part that says what to type next."""
_CLOSING = 4
"""Lines for how to see the rest, a blank one among them."""


def only(page: Page, asked: str) -> Page:
    """The page with the parts that `asked` names, with commas between; its head stays.

    Raises:
        WrongRequestError: it has no such part; names those that it has.
    """
    has = [section.key for section in page.sections if not section.to_keep]
    wanted: set[str] = set()
    for name in filter(None, (word.strip().casefold() for word in asked.split(","))):
        keys = [key for key in (name, *_ALIASES.get(name, ())) if key in has]
        if not keys:
            raise WrongRequestError.of("no_such_part", name=repr(name), parts=", ".join(has))
        wanted.update(keys)
    return replace(page, sections=tuple(s for s in page.sections if s.key in wanted))


def in_pieces(
    first: Iterable[Line],
    blocks: Sequence[Block],
    drawn: Callable[[Block], Iterable[list[Line]]],
) -> list[list[Line]]:
    """What may be shown or left out, but not cut: `first` and room go with what follows.

    So does a text with the list below it.
    """
    pieces: list[list[Line]] = []
    held = list(first)
    for number, block in enumerate(blocks, 1):
        after = next((one for one in blocks[number:] if not isinstance(one, Break)), None)
        leads_on = isinstance(block, Paragraph) and isinstance(after, Items | Table | Bars)
        for piece in drawn(block):
            held += piece
            if piece and piece != [BLANK] and not leads_on:
                pieces.append(held)
                held = []
    return [*pieces, held] if held else pieces


def at_first(
    parts: Sequence[tuple[Section | None, Sequence[Sequence[Line]]]], most: int, width: int
) -> Iterator[Line]:
    """As many pieces as fit in `most` lines, then how to see the rest.

    The first part is the head. No piece is cut. Sources come with the rest, if there is any; a
    page that ends with what to type next has told how to see it.
    """
    whole = sum(map(_length, parts))
    last = parts[-1][0]
    own = parts[-1][1] if last is not None and last.key == MORE else ()
    told = parts[:-1] if own else parts
    if whole <= most:
        told, own = parts, ()
    room = most if whole <= most else most - (_length(parts[-1]) if own else _CLOSING)
    left: list[Section] = []
    for section, pieces in told:
        if left or (whole > most and section is not None and section.key == _SOURCES):
            room = 0
        for piece in pieces:
            if len(piece) > room:
                left += [section] if section is not None else []
                room = 0
                break
            room -= len(piece)
            yield from piece
    for piece in own:
        yield from piece
    if whole > most and not own:
        yield BLANK
        yield from (line(part, Ink.FAINT) for part in _closing(whole, left, width))


def _length(part: tuple[Section | None, Sequence[Sequence[Line]]]) -> int:
    return sum(map(len, part[1]))


def _closing(whole: int, left: Sequence[Section], width: int) -> list[str]:
    """How to see the rest, in at most three lines: of many parts only the first are named."""
    keys = list(dict.fromkeys(section.key for section in left))
    for kept in range(len(keys), -1, -1):
        parts = ",".join(keys[:kept]) + (",…" if kept < len(keys) else "")
        code = "page.more" if keys else "page.more-lines"
        lines = list(_wrapped(told(code, lines=whole, parts=parts), width))
        if len(lines) < _CLOSING or not kept:
            return lines
    return []


def _wrapped(text: str, width: int) -> Iterator[str]:
    import textwrap

    yield from textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)

"""Parts of a page: those that were asked for by name, or those that fit one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.rendering.page.blocks import Page, Section
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
_LEAST = 4
"""Lines of a part that is cut, or it says nothing."""
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


def at_first(
    lead: Sequence[Line], parts: Iterable[tuple[Section, Sequence[Line]]], most: int, width: int
) -> Iterator[Line]:
    """The head and as many parts as fit in `most` lines, then how to see the rest.

    Sources come with the rest, if there is any.
    """
    told_parts = [(section, lines) for section, lines in parts if lines]
    whole = len(lead) + sum(len(lines) for _, lines in told_parts)
    if whole <= most:
        yield from lead
        for _, lines in told_parts:
            yield from lines
        return
    room = most - _CLOSING
    yield from lead[:room]
    room -= len(lead)
    left: list[Section] = []
    for section, lines in told_parts:
        if left or section.key == _SOURCES or room < len(lines):
            if not left and room >= _LEAST:
                yield from lines[:room]
            left.append(section)
            room = 0
        else:
            yield from lines
            room -= len(lines)
    yield BLANK
    yield from (line(part, Ink.FAINT) for part in _closing(whole, left, width))


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

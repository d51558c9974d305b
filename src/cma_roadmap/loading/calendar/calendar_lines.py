"""The lines of an iCalendar file (RFC 5545, section 3.1) as properties, each with its place.

Strict about the frame: what begins must end, in order, and nothing may follow. Long lines are read
in one pass, so that a file made to be slow is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.sentences.told import told

_LINE_END = re.compile(r"\r\n|\n")
_PROPERTY = re.compile(r"([A-Za-z0-9-]+)((?:;[^\":]*(?:\"[^\"]*\"[^\":]*)*)?):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CALENDAR = "VCALENDAR"
_DEEPEST = 8

EXPORT_HINT = "hint.whole_export"
"""The sentence that tells what to give in place of what is no calendar of ours."""


class Property(NamedTuple):
    """One property: the components it is in, the innermost last, its name, value and line."""

    inside: tuple[str, ...]
    name: str
    value: str
    line: int


class Opened(NamedTuple):
    """A component that begins here; `inside` ends with its own name."""

    inside: tuple[str, ...]
    line: int


def read_lines(data: bytes, file: str, max_bytes: int) -> Iterator[Property | Opened]:
    """The properties and components of the one calendar in a file, in order.

    Raises:
        BadInputError: it is too large, not text, not a calendar, or not a whole one.
    """
    inside: tuple[str, ...] = ()
    closed = line = 0
    for line, text in _unfolded(_decoded(data, file, max_bytes)):
        if closed:
            _refuse("after_calendar", file, line)
        found = _PROPERTY.fullmatch(text)
        name = found[1].upper() if found else ""
        if not inside and (name, found[3].upper() if found else "") != ("BEGIN", _CALENDAR):
            _refuse("not_a_calendar", file, line, EXPORT_HINT)
        if found is None:
            _refuse("not_a_property", file, line, EXPORT_HINT)
        if name == "BEGIN":
            inside = (*inside, found[3].upper())
            if len(inside) > _DEEPEST:
                _refuse("too_deep.calendar", file, line, EXPORT_HINT)
            yield Opened(inside, line)
        elif name == "END":
            inside = _without_last(inside, found[3].upper(), file, line)
            closed = 0 if inside else line
        else:
            yield Property(inside, name, found[3], line)
    if not closed:
        key = "truncated_calendar" if inside else "not_a_calendar.empty"
        _refuse(key, file, line or None, EXPORT_HINT, name=inside[-1] if inside else None)


def unescaped(value: str) -> str:
    r"""The text that a value stands for (section 3.3.11)."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _without_last(inside: tuple[str, ...], ended: str, file: str, line: int) -> tuple[str, ...]:
    if inside[-1] != ended:
        _refuse("wrong_end", file, line, EXPORT_HINT, name=inside[-1])
    return inside[:-1]


def _decoded(data: bytes, file: str, max_bytes: int) -> str:
    if len(data) > max_bytes:
        _refuse("file_too_large", file, most=max_bytes // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        _refuse("not_utf8.calendar", file, line, EXPORT_HINT)
    if "\0" in text:
        line = 1 + text.count("\n", 0, text.index("\0"))
        _refuse("binary", file, line, EXPORT_HINT)
    return text


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines, each with the number of its first part; empty ones, which editors add, go."""
    begun, parts = 0, list[str]()
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        begun, parts = number, [line] if line else []
    if parts:
        yield begun, "".join(parts)


def _refuse(
    key: str, file: str, line: int | None = None, hint: str | None = None, **params: object
) -> NoReturn:
    place = SourceLocation(file, line)
    raise BadInputError([Problem.of(key, place, hint=told(hint) if hint else None, **params)])

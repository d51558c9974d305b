"""A YAML parser's complaint in plain words."""

from __future__ import annotations

from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError

from cma_roadmap.errors import Problem, SourceLocation


class _Reading(NamedTuple):
    """What a complaint that holds one of `needles` means; `at_opening`: point at where it began."""

    needles: tuple[str, ...]
    message: str
    hint: str
    at_opening: bool = False


_READINGS = (
    _Reading(
        ("mapping values are not allowed",),
        "A colon is not expected here.",
        "Put quotes around text with ': ' in it, and check the colon in the line above.",
    ),
    _Reading(
        ("could not find expected ':'",),
        "This line has no colon after its key.",
        "Write 'key: value', with a space after the colon.",
        at_opening=True,
    ),
    _Reading(
        ("unexpected end of stream",),
        "A quote opens here and never closes.",
        "Add the closing quote, or take this one out.",
        at_opening=True,
    ),
    _Reading(
        ("',' or ']'",),
        "The list that opens here with [ does not close as it should.",
        "Put a comma between entries and ] at the end.",
        at_opening=True,
    ),
    _Reading(
        ("',' or '}'",),
        "The group that opens here with { does not close as it should.",
        "Put a comma between entries and } at the end.",
        at_opening=True,
    ),
    _Reading(
        ("cannot start any token",),
        "A value cannot start with this character.",
        "Put quotes around the value.",
    ),
    _Reading(
        ("escape c",),
        "A backslash in double quotes does not make sense here.",
        "Use single quotes, or write the backslash twice.",
    ),
    _Reading(
        ("entries are not allowed",),
        "A list cannot start here with '- '.",
        "Start each entry on a line of its own, below the key.",
    ),
    _Reading(
        ("node content",),
        "A bracket or comma is out of place here.",
        "Check that brackets open and close in pairs, with one comma between entries.",
    ),
    _Reading(
        ("expected key", "<block end>", "'-' indicator"),
        "This line does not fit the lines above it.",
        "Give all keys of a group the same indent. Nothing may follow a closing quote or bracket.",
    ),
    _Reading(
        ("alphabetic", "tag"),
        "A value that starts with %, &, * or ! has a special meaning here.",
        "Put quotes around the value.",
    ),
)
_OTHERWISE = _Reading(
    (), "This is not YAML.", "Write 'key: value' lines, and line up keys of one group."
)


def is_plain(error: YAMLError) -> bool:
    """Whether there are plain words for `error`, rather than only "This is not YAML."."""
    return _reading(error) is not _OTHERWISE


def syntax_problem(error: YAMLError, file: str) -> Problem:
    """The problem that `error` stands for, at the place where a person would mend it."""
    reading = _reading(error)
    place = _place(error, file, at_opening=reading.at_opening)
    return Problem("not_yaml", reading.message, place, reading.hint)


def _reading(error: YAMLError) -> _Reading:
    complaint = str(getattr(error, "problem", None) or "")
    return next((r for r in _READINGS if any(n in complaint for n in r.needles)), _OTHERWISE)


def _place(error: YAMLError, file: str, *, at_opening: bool) -> SourceLocation:
    if not isinstance(error, MarkedYAMLError):
        return SourceLocation(file)
    opening, here = error.context_mark, error.problem_mark
    mark = (opening if at_opening else None) or here or opening
    return SourceLocation(file, mark.line + 1, mark.column + 1) if mark else SourceLocation(file)

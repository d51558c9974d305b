"""A YAML parser's complaint in plain words."""

from __future__ import annotations

from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError

from cma_roadmap.errors import Problem, SourceLocation


class _Reading(NamedTuple):
    """What a complaint that holds one of `needles` means; `at_opening`: point at where it began."""

    needles: tuple[str, ...]
    key: str
    at_opening: bool = False


_READINGS = (
    _Reading(("mapping values are not allowed",), "colon"),
    _Reading(("could not find expected ':'",), "no_colon", at_opening=True),
    _Reading(("unexpected end of stream",), "quote", at_opening=True),
    _Reading(("',' or ']'",), "list", at_opening=True),
    _Reading(("',' or '}'",), "group", at_opening=True),
    _Reading(("cannot start any token",), "start"),
    _Reading(("escape c",), "backslash"),
    _Reading(("entries are not allowed",), "entries"),
    _Reading(("node content",), "bracket"),
    _Reading(("expected key", "<block end>", "'-' indicator"), "indent"),
    _Reading(("alphabetic", "tag"), "special"),
)
_OTHERWISE = _Reading((), "otherwise")


def is_plain(error: YAMLError) -> bool:
    """Whether there are plain words for `error`, rather than only "This is not YAML."."""
    return _reading(error) is not _OTHERWISE


def syntax_problem(error: YAMLError, file: str) -> Problem:
    """The problem that `error` stands for, at the place where a person would mend it."""
    reading = _reading(error)
    place = _place(error, file, at_opening=reading.at_opening)
    return Problem.of(f"not_yaml.{reading.key}", place)


def _reading(error: YAMLError) -> _Reading:
    complaint = str(getattr(error, "problem", None) or "")
    return next((r for r in _READINGS if any(n in complaint for n in r.needles)), _OTHERWISE)


def _place(error: YAMLError, file: str, *, at_opening: bool) -> SourceLocation:
    if not isinstance(error, MarkedYAMLError):
        return SourceLocation(file)
    opening, here = error.context_mark, error.problem_mark
    mark = (opening if at_opening else None) or here or opening
    return SourceLocation(file, mark.line + 1, mark.column + 1) if mark else SourceLocation(file)

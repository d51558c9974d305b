"""Strict YAML: every scalar stays text, and what could surprise a reader is refused.

The text is read as a stream of parser events, not as a tree of nodes: so nothing here calls itself,
and a file that is nested a million deep is one problem instead of a crash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.yaml.located import Document, refusal
from cma_roadmap.loading.yaml.yaml_tree import HIDDEN, TreeBuilder

MAX_BYTES = 16 * 1024 * 1024

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may come without libyaml
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNSAFE = re.compile(rf"\t|{HIDDEN.pattern}")


def parse(data: bytes, file: str, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read one YAML document. A file that says nothing has the tree `None`.

    Args:
        data: the bytes of the file, in UTF-8.
        file: its name, as it should stand in messages.
        max_bytes: the largest size accepted.

    Raises:
        BadInputError: nothing can be read. Smaller faults are in `Document.problems`.
    """
    text = _decode(data, file, max_bytes)
    unsafe = list(_unsafe_characters(text, file))
    if unsafe:
        raise refusal(unsafe)
    builder = TreeBuilder(file)
    error = _read(text, builder, _LOADER)
    if error is not None and not _is_plain(error):
        # libyaml has limits of its own, on depth since 0.2.6, and meets them before ours can
        # answer. PyYAML's own parser has none, so what it says is about the text.
        builder = TreeBuilder(file)
        error = _read(text, builder, yaml.SafeLoader)
    if error is not None:
        raise refusal([*builder.problems, _syntax_problem(error, file)])
    if builder.gave_up:
        raise refusal(builder.problems)
    return builder.document()


def _read(text: str, builder: TreeBuilder, loader: Any) -> yaml.YAMLError | None:
    """Hand the events of `text` to `builder`; the error that ended it, if one did."""
    try:
        for event in yaml.parse(text, Loader=loader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        return error
    return None


def _decode(data: bytes, file: str, max_bytes: int) -> str:
    if len(data) > max_bytes:
        place = SourceLocation(file)
        raise BadInputError([Problem.of("file_too_large", place, most=max_bytes // 1024)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + len(_LINE_END.findall(data[: error.start].decode("utf-8", "replace")))
        byte = f"{data[error.start]:#04x}"
        problem = Problem.of("not_utf8", SourceLocation(file, line), byte=byte)
        raise BadInputError([problem]) from None


def _unsafe_characters(text: str, file: str) -> Iterator[Problem]:
    """The first tab or invisible character of each line; neither means what it looks like."""
    line, start, last = 1, 0, 0
    for found in _UNSAFE.finditer(text):
        for end in _LINE_END.finditer(text, start, found.start()):
            line, start = line + 1, end.end()
        if line != last:
            last = line
            place = SourceLocation(file, line, found.start() - start + 1)
            key = "tab" if found[0] == "\t" else "hidden_character"
            yield Problem.of(key, place, number=f"U+{ord(found[0]):04X}")


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


def _is_plain(error: yaml.YAMLError) -> bool:
    """Whether there are plain words for `error`, rather than only "This is not YAML."."""
    return _reading(error) is not _OTHERWISE


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    """The problem that `error` stands for, at the place where a person would mend it."""
    reading = _reading(error)
    place = _place(error, file, at_opening=reading.at_opening)
    return Problem.of(f"not_yaml.{reading.key}", place)


def _reading(error: yaml.YAMLError) -> _Reading:
    complaint = str(getattr(error, "problem", None) or "")
    return next((r for r in _READINGS if any(n in complaint for n in r.needles)), _OTHERWISE)


def _place(error: yaml.YAMLError, file: str, *, at_opening: bool) -> SourceLocation:
    if not isinstance(error, yaml.MarkedYAMLError):
        return SourceLocation(file)
    opening, here = error.context_mark, error.problem_mark
    mark = (opening if at_opening else None) or here or opening
    return SourceLocation(file, mark.line + 1, mark.column + 1) if mark else SourceLocation(file)

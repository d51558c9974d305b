"""Facts that cannot be: a birth in the future, a certificate of tomorrow, work before the birth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from cma_roadmap.errors import Problem
from cma_roadmap.loading.yaml.located import Document, Path, Tree
from cma_roadmap.model.values.base import parse_iso_date, parse_month_or_day
from cma_roadmap.model.values.span import days_told

EACH = 0
"""In a pattern: every entry of a list."""
KEYS = 1
"""In a pattern: every key of a group."""
Pattern: TypeAlias = tuple[str | int, ...]

_OVER: tuple[Pattern, ...] = (
    ("training", EACH, "completed_on"),
    ("training", EACH, "externship_completed_on"),
    ("training", EACH, "left_on"),
    ("military", EACH, "completed_on"),
    ("credentials", EACH, "certified_on"),
    ("attempts", EACH, "on"),
    ("state_papers", EACH, "issued_on"),
    ("licenses", EACH, "from"),
    ("ce", EACH, "on"),
    ("finished", KEYS),
)
"""Days of what is over, so none of them is still to come.

Clearances and exams may be booked ahead, and a job may begin later.
"""
_BY_LIST = {"military": "military", "attempts": "attempt", "finished": "finished", "ce": "ce"}
"""What the problem is told by where the key alone does not say what the day is of."""
_OF_A_LIFE: tuple[Pattern, ...] = (
    *_OVER,
    ("diploma", "on"),
    ("training", EACH, "started_on"),
    ("training", EACH, "expected_on"),
    ("experience", EACH, "from"),
)
"""Days that come after the birth."""


def impossible(document: Document, today: date) -> Iterator[Problem]:
    """A problem for each fact that cannot be true on `today`; what is no date is told elsewhere."""
    for path, day in _days(document.tree, _OVER):
        if day > today:
            key = _BY_LIST.get(str(path[0]), str(path[-1]))
            place = document.locate(path)
            yield Problem.of(f"future_day.{key}", place, key=path[-1], day=day, today=today)
    yield from _about_birth(document, today)


def _about_birth(document: Document, today: date) -> Iterator[Problem]:
    said = document.tree.get("born") if isinstance(document.tree, dict) else None
    try:
        born, _ = days_told(parse_month_or_day(said))
    except ValueError:
        return
    if born > today:
        yield Problem.of("future_day.born", document.locate(("born",)), day=said, today=today)
        return
    for path, day in _days(document.tree, _OF_A_LIFE):
        if day < born:
            place = document.locate(path)
            yield Problem.of("before_birth", place, key=path[-1], day=day, born=said)


def _days(tree: Tree, patterns: tuple[Pattern, ...]) -> Iterator[tuple[Path, date]]:
    for pattern in patterns:
        for path, value in _values(tree, pattern, ()):
            try:
                yield path, parse_iso_date(value)
            except ValueError:
                continue


def _values(tree: Tree, pattern: Pattern, path: Path) -> Iterator[tuple[Path, Tree]]:
    """All that the tree holds where `pattern` leads, each with its path."""
    if not pattern:
        yield path, tree
        return
    head, rest = pattern[0], pattern[1:]
    match tree:
        case list() if head == EACH:
            for index, part in enumerate(tree):
                yield from _values(part, rest, (*path, index))
        case dict() if head == KEYS:
            for key, part in tree.items():
                yield from _values(part, rest, (*path, key))
        case dict() if isinstance(head, str) and head in tree:
            yield from _values(tree[head], rest, (*path, head))

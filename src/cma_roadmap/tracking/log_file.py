"""The log of one person: lines that were written, and the plans that are kept beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.model.tracked.happened import Course, Entry, Happened, Outcome, standing
from cma_roadmap.model.values.money import Money
from cma_roadmap.tracking.log_base import is_there, reading, writing

_COLUMNS = (
    *("number", "told_on", "step", "happened_on", "credential", "begun", "cost", "result"),
    *("paper", "undoes", "title", "points", "categories", "credentials"),
)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM happened ORDER BY number"  # noqa: S608 - our own names
_INSERT = (
    f"INSERT INTO happened ({', '.join(_COLUMNS[1:])}) "  # noqa: S608 - as above
    f"VALUES ({', '.join('?' * (len(_COLUMNS) - 1))})"
)


def read(path: Path) -> tuple[Entry, ...]:
    """Every line of a log; none where there is no log. Nothing is written.

    Raises:
        BadInputError: it cannot be read, is no log, or was written by a newer version.
    """
    if not is_there(path):
        return ()
    with reading(path) as base:
        return _entries(base)


def append(path: Path, told: Sequence[Happened], day: date) -> tuple[Entry, ...]:
    """Write what happened, all of it or nothing; the lines that were not there yet.

    What the log has already, word for word, is not written again: whoever is unsure whether the
    writing ended well can write it once more.

    Args:
        path: the log; it and its folder are made where they are missing.
        told: what happened.
        day: the day on which it is told.

    Raises:
        BadInputError: the log cannot be read, or has another day for the same step.
        OutputError: it cannot be written; nothing was.
    """
    with writing(path) as base:
        known = {e.happened.slot: e for e in standing(_entries(base)) if e.happened}
        added = []
        for one in told:
            there = known.get(one.slot)
            if there is not None and there.happened == one:
                continue
            if there is not None and there.happened is not None:
                raise _done_already(path, one, there.happened)
            added.append(_add(base, _row(one, day)))
            known[one.slot] = added[-1]
        return tuple(added)


def undo(path: Path, day: date) -> Entry | None:
    """Take back the last line that stands; it, or `None` where nothing is left.

    Raises:
        BadInputError: the log cannot be read.
        OutputError: it cannot be written; nothing was.
    """
    if not is_there(path):
        return None
    with writing(path) as base:
        left = standing(_entries(base))
        if not left:
            return None
        _add(base, (day.isoformat(), *(None,) * 3, 0, *(None,) * 3, left[-1].number, *(None,) * 4))
        return left[-1]


def kept_plan(path: Path, name: str) -> bytes | None:
    """The document of a plan that was kept under a name; `None` if there is none.

    Raises:
        BadInputError: the log cannot be read.
    """
    if not is_there(path):
        return None
    with reading(path) as base:
        found = base.execute("SELECT document FROM plans WHERE name = ?", (name,)).fetchone()
        return bytes(found[0]) if found else None


def latest_plan(path: Path) -> bytes | None:
    """The document of the plan that was kept last, whichever it is; `None` if there is none.

    Raises:
        BadInputError: the log cannot be read.
    """
    if not is_there(path):
        return None
    with reading(path) as base:
        sought = "SELECT document FROM plans ORDER BY kept_on DESC, name DESC LIMIT 1"
        found = base.execute(sought).fetchone()
        return bytes(found[0]) if found else None


def keep_plan(path: Path, name: str, document: bytes, day: date, *, once: bool = False) -> None:
    """Keep the document of a plan in place of the one before it; `once`: only the first.

    Raises:
        BadInputError: the log cannot be read.
        OutputError: it cannot be written; nothing was.
    """
    instead = "NOTHING" if once else "UPDATE SET kept_on = excluded.kept_on, "
    instead += "" if once else "document = excluded.document"
    with writing(path) as base:
        base.execute(
            f"INSERT INTO plans VALUES (?, ?, ?) ON CONFLICT (name) DO {instead}",  # noqa: S608 - as above
            (name, day.isoformat(), document),
        )


def _done_already(path: Path, one: Happened, there: Happened) -> BadInputError:
    key = "done_already.same_day" if there.on == one.on else "done_already"
    named = {"step": one.step}
    if one.course is not None and there.course is not None:
        key, named = "ce_told_already", {"title": one.course.title}
    problem = Problem.of(key, SourceLocation(str(path)), day=there.on, **named)
    return BadInputError([problem])


def _entries(base: sqlite3.Connection) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in base.execute(_SELECT))


def _entry(row: tuple[Any, ...]) -> Entry:
    number, told_on, step, on, credential, begun, cost, result, paper, undoes, *course = row
    if undoes is not None:
        return Entry(number, date.fromisoformat(told_on), None, undoes)
    happened = Happened(
        step,
        date.fromisoformat(on),
        credential,
        bool(begun),
        Money(Decimal(cost)) if cost is not None else None,
        Outcome(result) if result is not None else None,
        paper,
        _course(*course) if course[0] is not None else None,
    )
    return Entry(number, date.fromisoformat(told_on), happened)


def _course(title: str, points: str, categories: str, credentials: str) -> Course:
    return Course(title, Decimal(points), tuple(categories.split()), tuple(credentials.split()))


def _row(one: Happened, day: date) -> tuple[Any, ...]:
    cost = str(one.cost.amount) if one.cost else None
    days = day.isoformat(), one.step, one.on.isoformat()
    told = one.course
    course = (
        (told.title, str(told.points), " ".join(told.categories), " ".join(told.credentials))
        if told is not None
        else (None,) * 4
    )
    return (*days, one.credential, int(one.begun), cost, one.result, one.paper, None, *course)


def _add(base: sqlite3.Connection, row: tuple[Any, ...]) -> Entry:
    number = base.execute(_INSERT, row).lastrowid
    return _entry((number, *row))

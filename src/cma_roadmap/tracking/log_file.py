"""The log of one person: an append-only table in an SQLite file.

SQLite and not a file of our own: it is in the standard library, its commits are whole or not there
after a kill, a power cut or a full disk, and it keeps two writers apart. With a write-ahead log
(WAL) a reader never waits for a writer; `synchronous=FULL` puts a commit on the disk before it is
told. Triggers refuse to change or to remove a line: what was wrong is taken back by another line.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from cma_roadmap.errors import BadInputError, OutputError, Problem, SourceLocation
from cma_roadmap.model.tracked.happened import Entry, Happened, Outcome, standing
from cma_roadmap.model.values.money import Money

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE happened (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        told_on TEXT NOT NULL,
        step TEXT,
        happened_on TEXT,
        credential TEXT,
        begun INTEGER NOT NULL DEFAULT 0,
        cost TEXT,
        result TEXT CHECK (result IN ('pass', 'fail')),
        paper TEXT,
        undoes INTEGER UNIQUE REFERENCES happened (number),
        CHECK ((undoes IS NULL) = (step IS NOT NULL AND happened_on IS NOT NULL))
    );
    CREATE TRIGGER no_change BEFORE UPDATE ON happened
        BEGIN SELECT RAISE(ABORT, 'a line of the log never changes'); END;
    CREATE TRIGGER no_removal BEFORE DELETE ON happened
        BEGIN SELECT RAISE(ABORT, 'a line of the log never goes'); END;
    CREATE TABLE plans (
        name TEXT PRIMARY KEY,
        kept_on TEXT NOT NULL,
        document BLOB NOT NULL
    );
    """,
)
"""What makes each version of the form of a log out of the one before it; the first, of nothing."""

_COLUMNS = (
    *("number", "told_on", "step", "happened_on", "credential", "begun", "cost", "result"),
    *("paper", "undoes"),
)
_PATIENCE = 20.0
"""Seconds to wait for another writer."""
_OWN, _OWN_FOLDER = 0o600, 0o700
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
    if not _is_there(path):
        return ()
    with _reading(path) as base:
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
    with _writing(path) as base:
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
    if not _is_there(path):
        return None
    with _writing(path) as base:
        left = standing(_entries(base))
        if not left:
            return None
        _add(base, (day.isoformat(), *(None,) * 3, 0, *(None,) * 3, left[-1].number))
        return left[-1]


def kept_plan(path: Path, name: str) -> bytes | None:
    """The document of a plan that was kept under a name; `None` if there is none.

    Raises:
        BadInputError: the log cannot be read.
    """
    if not _is_there(path):
        return None
    with _reading(path) as base:
        found = base.execute("SELECT document FROM plans WHERE name = ?", (name,)).fetchone()
        return bytes(found[0]) if found else None


def latest_plan(path: Path) -> bytes | None:
    """The document of the plan that was kept last, whichever it is; `None` if there is none.

    Raises:
        BadInputError: the log cannot be read.
    """
    if not _is_there(path):
        return None
    with _reading(path) as base:
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
    with _writing(path) as base:
        base.execute(
            f"INSERT INTO plans VALUES (?, ?, ?) ON CONFLICT (name) DO {instead}",  # noqa: S608 - as above
            (name, day.isoformat(), document),
        )


def _done_already(path: Path, one: Happened, there: Happened) -> BadInputError:
    key = "done_already.same_day" if there.on == one.on else "done_already"
    problem = Problem.of(key, SourceLocation(str(path)), step=one.step, day=there.on)
    return BadInputError([problem])


def _entries(base: sqlite3.Connection) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in base.execute(_SELECT))


def _entry(row: tuple[Any, ...]) -> Entry:
    number, told_on, step, on, credential, begun, cost, result, paper, undoes = row
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
    )
    return Entry(number, date.fromisoformat(told_on), happened)


def _row(one: Happened, day: date) -> tuple[Any, ...]:
    cost = str(one.cost.amount) if one.cost else None
    days = day.isoformat(), one.step, one.on.isoformat()
    return (*days, one.credential, int(one.begun), cost, one.result, one.paper, None)


def _add(base: sqlite3.Connection, row: tuple[Any, ...]) -> Entry:
    number = base.execute(_INSERT, row).lastrowid
    return _entry((number, *row))


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The log, to read; in a folder where nothing can be written too.

    Raises:
        BadInputError: it cannot be read, is no log, or was written by a newer version.
    """
    try:
        with closing(_opened(f"{path.absolute().as_uri()}?mode=rw")) as base:
            if _version(base, path) < len(MIGRATIONS):
                with _writing(path):  # brings it up to date
                    pass
            yield base
    except sqlite3.OperationalError as error:
        raise _unreadable(path, error) from None
    except (sqlite3.DatabaseError, ValueError, ArithmeticError):
        raise _refused("log_damaged", path) from None


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The log in one transaction, which is whole when the block ends, and undone if it fails.

    Raises:
        BadInputError: it cannot be read, is no log, or was written by a newer version.
        OutputError: it cannot be written; nothing was.
    """
    try:
        _make(path)
        with closing(_opened(f"{path.absolute().as_uri()}?mode=rw")) as base:
            _set_up(base)
            base.execute("BEGIN IMMEDIATE")
            try:
                _bring_up_to_date(base, path)
                yield base
                base.execute("COMMIT")
            except BaseException:
                if base.in_transaction:
                    base.execute("ROLLBACK")
                raise
    except OSError as error:
        raise OutputError.of("log_not_written", path=path, reason=error.strerror) from None
    except sqlite3.OperationalError as error:
        raise OutputError.of("log_not_written", path=path, reason=error) from None
    except (sqlite3.DatabaseError, ValueError, ArithmeticError):
        raise _refused("log_damaged", path) from None


def _make(path: Path) -> None:
    """Make the file, for its owner alone: SQLite gives its other files the same rights."""
    path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWN))


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)


def _set_up(base: sqlite3.Connection) -> None:
    try:
        base.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):  # another writer is just setting it
            raise
    base.execute("PRAGMA synchronous = FULL")


def _bring_up_to_date(base: sqlite3.Connection, path: Path) -> None:
    """Make the tables, or bring those of an older version to the form of this one."""
    before = _version(base, path)
    for script in MIGRATIONS[before:]:
        for statement in _statements(script):
            base.execute(statement)
    if before < len(MIGRATIONS):
        base.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would end the transaction."""
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n;"):
                yield statement
            statement = ""


def _version(base: sqlite3.Connection, path: Path) -> int:
    """The version of the form of a log; 0 where nothing is in it yet.

    Raises:
        BadInputError: this program is too old for it.
    """
    version: int = base.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise _refused("log_newer", path, version=version, known=len(MIGRATIONS))
    return version


def _is_there(path: Path) -> bool:
    """Whether there is a log; one that nobody may look for is no missing one.

    Raises:
        BadInputError: the folder cannot be read.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _refused("unreadable.log", path, reason=error.strerror or error) from None
    return True


def _unreadable(path: Path, error: Exception) -> BadInputError:
    try:
        path.open("rb").close()
    except OSError as refused:
        return _refused("unreadable.log", path, reason=refused.strerror or refused)
    return _refused("unreadable.log", path, reason=error)


def _refused(key: str, path: Path, **params: object) -> BadInputError:
    return BadInputError([Problem.of(key, SourceLocation(str(path)), hint=None, **params)])

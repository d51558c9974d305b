"""The file of a log: an append-only table in SQLite.

SQLite and not a file of our own: it is in the standard library, its commits are whole or not there
after a kill, a power cut or a full disk, and it keeps two writers apart. With a write-ahead log
(WAL) a reader never waits for a writer; `synchronous=FULL` puts a commit on the disk before it is
told. Triggers refuse to change or to remove a line: what was wrong is taken back by another line.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cma_roadmap.errors import BadInputError, OutputError, Problem, SourceLocation

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
    """
    ALTER TABLE happened ADD COLUMN title TEXT;
    ALTER TABLE happened ADD COLUMN points TEXT;
    ALTER TABLE happened ADD COLUMN categories TEXT;
    ALTER TABLE happened ADD COLUMN credentials TEXT;
    """,
)
"""What makes each version of the form of a log out of the one before it; the first, of nothing."""

_PATIENCE = 20.0
"""Seconds to wait for another writer."""
_OWN, _OWN_FOLDER = 0o600, 0o700


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The log, to read; in a folder where nothing can be written too.

    Raises:
        BadInputError: it cannot be read, is no log, or was written by a newer version.
    """
    try:
        with closing(_opened(f"{path.absolute().as_uri()}?mode=rw")) as base:
            if _version(base, path) < len(MIGRATIONS):
                with writing(path):  # brings it up to date
                    pass
            yield base
    except sqlite3.OperationalError as error:
        raise _unreadable(path, error) from None
    except (sqlite3.DatabaseError, ValueError, ArithmeticError):
        raise _refused("log_damaged", path) from None


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
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


def is_there(path: Path) -> bool:
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

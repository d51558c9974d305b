"""The log: lines only come, none is lost and none comes twice, whatever happens to its writers."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cma_roadmap.errors import BadInputError, OutputError
from cma_roadmap.model.tracked.happened import (
    EARNED,
    Course,
    Happened,
    Outcome,
    happenings,
    standing,
)
from cma_roadmap.model.values.money import Money
from cma_roadmap.tracking import log_base
from cma_roadmap.tracking.log_file import append, keep_plan, kept_plan, latest_plan, read, undo

DAY, LATER = date(2026, 11, 30), date(2026, 12, 5)
CHOSEN = Happened("training.choose", date(2026, 11, 20), cost=Money(Decimal(50)), paper="a letter")
SAT = Happened("exam.sit", date(2026, 11, 25), "cma-aama", result=Outcome.FAILED)
BEGUN = Happened("training.program", date(2026, 11, 28), begun=True)
COURSE = Course("Diabetes, an update", Decimal("1.5"), ("clinical", "approved"), ("cma-aama",))
POINTS = Happened(EARNED, date(2026, 11, 12), cost=Money(Decimal(25)), paper="ce/1", course=COURSE)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "maria" / "profile.sqlite"


def code(caught: pytest.ExceptionInfo[BadInputError]) -> str:
    (problem,) = caught.value.problems
    return problem.code


def in_child(work: Callable[[], None]) -> int:
    """How a child process that does the work ends: its status, or the signal below zero."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except Exception:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_what_is_written_is_read_again(log: Path) -> None:
    written = append(log, [CHOSEN, SAT, BEGUN, POINTS], DAY)

    assert [entry.number for entry in written] == [1, 2, 3, 4]
    assert read(log) == written
    assert happenings(read(log)) == (CHOSEN, SAT, BEGUN, POINTS)


def test_points_are_told_once_and_otherwise_only_under_another_title_or_day(log: Path) -> None:
    more = POINTS._replace(course=COURSE._replace(points=Decimal(2)))
    later = POINTS._replace(on=date(2026, 11, 13))
    other = POINTS._replace(course=COURSE._replace(title="Wounds"))
    append(log, [POINTS], DAY)

    assert append(log, [POINTS], DAY) == ()
    with pytest.raises(BadInputError) as caught:
        append(log, [other, more], DAY)
    assert code(caught) == "ce_told_already"
    assert happenings(read(log)) == (POINTS,)
    append(log, [later, other], DAY)
    assert happenings(read(log)) == (POINTS, later, other)


def test_reading_makes_nothing(log: Path) -> None:
    assert read(log) == ()
    assert undo(log, DAY) is None
    assert kept_plan(log, "first cma-aama") is None
    assert latest_plan(log) is None
    assert not log.parent.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_log_is_for_its_owner_alone_and_one_file(log: Path) -> None:
    append(log, [CHOSEN], DAY)

    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(log.parent) == ["profile.sqlite"]


def test_undo_takes_back_the_last_line_that_stands(log: Path) -> None:
    first, second = append(log, [CHOSEN, SAT], DAY)

    assert undo(log, LATER) == second
    assert undo(log, LATER) == first
    assert undo(log, LATER) is None
    assert standing(read(log)) == ()
    assert [entry.undoes for entry in read(log)] == [None, None, 2, 1]
    assert [entry.number for entry in append(log, [SAT], LATER)] == [5]


def test_the_same_words_are_written_once(log: Path) -> None:
    append(log, [CHOSEN], DAY)

    assert append(log, [CHOSEN, SAT, SAT], LATER)[0].happened == SAT
    assert happenings(read(log)) == (CHOSEN, SAT)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (CHOSEN._replace(on=date(2026, 11, 21)), "2026-11-20"),
        (CHOSEN._replace(cost=None), "other words"),
    ],
)
def test_another_day_for_the_same_step_is_refused_and_nothing_is_written(
    log: Path, other: Happened, words: str
) -> None:
    append(log, [CHOSEN], DAY)
    with pytest.raises(BadInputError) as caught:
        append(log, [SAT, other], DAY)

    assert code(caught) == "done_already"
    assert words in caught.value.problems[0].message
    assert happenings(read(log)) == (CHOSEN,)


@pytest.mark.parametrize(
    "statement", ["UPDATE happened SET step = 'exam.apply'", "DELETE FROM happened"]
)
def test_a_line_never_changes_and_never_goes(log: Path, statement: str) -> None:
    append(log, [CHOSEN], DAY)
    base = sqlite3.connect(log)
    with pytest.raises(sqlite3.DatabaseError, match="a line of the log never"):
        base.execute(statement)
    base.close()

    assert happenings(read(log)) == (CHOSEN,)


def test_a_plan_is_kept_under_its_name(log: Path) -> None:
    keep_plan(log, "first cma-aama", b"one", DAY, once=True)
    keep_plan(log, "first cma-aama", b"two", LATER, once=True)
    keep_plan(log, "last cma-aama", b"one", DAY)
    keep_plan(log, "last cma-aama", b"two", LATER)

    assert kept_plan(log, "first cma-aama") == b"one"
    assert kept_plan(log, "last cma-aama") == latest_plan(log) == b"two"
    assert kept_plan(log, "last ccma-nha") is None


# Versions


def test_a_log_of_this_version_is_read_and_written_by_the_next(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(log, [CHOSEN, SAT], DAY)
    more = (*log_base.MIGRATIONS, "ALTER TABLE happened ADD COLUMN place TEXT;")
    monkeypatch.setattr(log_base, "MIGRATIONS", more)

    assert happenings(read(log)) == (CHOSEN, SAT)
    append(log, [BEGUN], LATER)
    base = sqlite3.connect(log)
    assert base.execute("PRAGMA user_version").fetchone() == (len(more),)
    assert base.execute("SELECT place FROM happened").fetchall() == [(None,)] * 3
    base.close()


def first_version(log: Path) -> None:
    """A log as the first version of its form wrote it, with one line."""
    log.parent.mkdir(parents=True)
    base = sqlite3.connect(log)
    for statement in log_base._statements(log_base.MIGRATIONS[0]):
        base.execute(statement)
    base.execute("PRAGMA user_version = 1")
    line = ("2026-11-30", "training.choose", "2026-11-20", "50.00", "a letter")
    columns = "told_on, step, happened_on, cost, paper"
    base.execute(f"INSERT INTO happened ({columns}) VALUES (?, ?, ?, ?, ?)", line)  # noqa: S608 - our own
    base.commit()
    base.close()


def test_a_log_of_the_first_version_is_read_and_takes_points(log: Path) -> None:
    first_version(log)

    assert happenings(read(log)) == (CHOSEN,)
    append(log, [POINTS], DAY)
    assert happenings(read(log)) == (CHOSEN, POINTS)
    undo(log, LATER)
    assert happenings(read(log)) == (CHOSEN,)


@needs_fork
def test_a_writer_killed_while_a_log_is_brought_up_to_date_loses_nothing(tmp_path: Path) -> None:
    """`kill -9` at every step: the old line is there, and of an import all or nothing."""
    wounds = POINTS._replace(course=COURSE._replace(title="Wounds"))
    steps = ends = 0
    while ends == 0 or steps == 0:
        log = tmp_path / str(steps) / "profile.sqlite"
        first_version(log)

        def work(log: Path = log, steps: int = steps) -> None:
            killed_after(steps)
            append(log, [POINTS, wounds], DAY)

        ended = in_child(work)
        assert ended in (0, -signal.SIGKILL)
        assert happenings(read(log)) in ((CHOSEN,), (CHOSEN, POINTS, wounds))
        append(log, [POINTS, wounds], DAY)
        assert happenings(read(log)) == (CHOSEN, POINTS, wounds)
        ends += ended == 0
        steps += 11
    assert steps > 50


def test_a_log_of_a_newer_version_is_left_alone(log: Path) -> None:
    append(log, [CHOSEN], DAY)
    base = sqlite3.connect(log)
    base.execute(f"PRAGMA user_version = {len(log_base.MIGRATIONS) + 1}")
    base.close()
    before = log.read_bytes()

    for ask in (read, lambda path: append(path, [SAT], DAY), lambda path: undo(path, DAY)):
        with pytest.raises(BadInputError) as caught:
            ask(log)
        assert code(caught) == "log_newer"
    assert log.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 99])
def test_what_is_no_log_is_told_and_left_alone(log: Path, content: bytes) -> None:
    log.parent.mkdir()
    log.write_bytes(content)
    for ask in (read, lambda path: append(path, [SAT], DAY)):
        with pytest.raises(BadInputError) as caught:
            ask(log)
        assert code(caught) == "log_damaged"

    assert log.read_bytes() == content


def test_an_empty_file_is_an_empty_log(log: Path) -> None:
    log.parent.mkdir()
    log.touch()

    assert read(log) == ()
    assert append(log, [CHOSEN], DAY)[0].number == 1


def test_a_folder_in_its_place_cannot_be_read_or_written(log: Path) -> None:
    log.mkdir(parents=True)
    with pytest.raises(BadInputError) as caught:
        read(log)
    assert code(caught) == "unreadable"
    with pytest.raises(OutputError):
        append(log, [CHOSEN], DAY)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "maria").touch()
    with pytest.raises(OutputError, match="was not written"):
        append(tmp_path / "maria" / "profile.sqlite", [CHOSEN], DAY)


# Crashes


def killed_after(steps: int) -> None:
    """From now on the process kills itself after so many steps of SQLite's machine."""
    opened = log_base._opened
    left = iter(range(steps))

    def deadly(address: str) -> sqlite3.Connection:
        base = opened(address)
        base.set_progress_handler(
            lambda: 0 if next(left, None) is not None else os.kill(os.getpid(), signal.SIGKILL), 1
        )
        return base

    log_base._opened = deadly


@needs_fork
@pytest.mark.parametrize("known", [(), (CHOSEN,)], ids=["new", "old"])
def test_a_writer_killed_at_any_step_writes_all_or_nothing(
    tmp_path: Path, known: tuple[Happened, ...]
) -> None:
    """`kill -9` at every step of the machine: both lines are there, or neither; then both once."""
    steps = ends = 0
    while ends == 0 or steps == 0:
        log = tmp_path / f"{steps}.sqlite"
        if known:
            append(log, known, DAY)

        def work(log: Path = log, steps: int = steps) -> None:
            killed_after(steps)
            append(log, [SAT, BEGUN], DAY)

        ended = in_child(work)
        assert ended in (0, -signal.SIGKILL)
        assert happenings(read(log)) in ((*known,), (*known, SAT, BEGUN))
        append(log, [SAT, BEGUN], DAY)
        assert happenings(read(log)) == (*known, SAT, BEGUN)
        ends += ended == 0
        steps += 7
    assert steps > 50


@needs_fork
def test_two_writers_at_once_lose_nothing_and_double_nothing(log: Path) -> None:
    """Both write the same twenty lines, one by one, and each writes ten of its own."""
    shared = [Happened(f"renewal.1.ce-{n}", DAY) for n in range(20)]

    def writer(own: str) -> Callable[[], None]:
        def work() -> None:
            for number, one in enumerate(shared):
                append(log, [one], DAY)
                if number % 2:
                    append(log, [Happened(f"{own}.{number}", DAY)], DAY)

        return work

    children = []
    for own in ("a", "b", "c"):
        child = os.fork()
        if child == 0:
            try:
                writer(own)()
            except Exception:
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]

    steps = [one.step for one in happenings(read(log))]
    assert len(steps) == len(set(steps)) == 50
    assert {one.step for one in shared} <= set(steps)


@needs_fork
@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_a_full_disk_is_told_and_nothing_is_lost(log: Path) -> None:
    append(log, [CHOSEN], DAY)
    long = [Happened(f"renewal.1.ce-{n}", DAY, paper="x" * 2000) for n in range(100)]

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        try:
            append(log, long, DAY)
        except OutputError:
            os._exit(7)

    assert in_child(work) == 7
    assert happenings(read(log)) == (CHOSEN,)
    assert len(append(log, long, DAY)) == 100

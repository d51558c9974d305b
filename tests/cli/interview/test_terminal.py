"""`init` on a real terminal, and without one: who can be asked is, and nobody else."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from cli.running import QUIET, check_refusal, run
from cma_roadmap.loading.catalog.profile_file import read_profile

pty = pytest.importorskip("pty")
select = pytest.importorskip("select")

ENTRY = "from cma_roadmap.__main__ import main; main()"
PATIENCE = 60.0
QUESTIONS = [
    ("Numbers", "\n"),
    ("ZIP code", "TX\n"),
    ("a month or a year", "\n"),
    ("Hours", "20\n"),
    ("Dollars", "\n"),
]
RIGHT = ("Is it right", "\n")


class Terminal:
    """The program on a terminal of its own, told what to do whenever it asks for something."""

    def __init__(self, words: Sequence[str], people: Path, term: str, **variables: str) -> None:
        self._end, inside = pty.openpty()
        clean = {k: v for k, v in os.environ.items() if k not in QUIET}
        own = {"CMA_ROADMAP_PEOPLE_DIR": str(people), "CMA_ROADMAP_TODAY": "2026-11-30"}
        self._program = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", ENTRY, *words],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={**clean, **own, "TERM": term, "PAGER": "cat", **variables},
        )
        os.close(inside)
        self.shown, self._seen = "", 0

    def wait_for(self, words: str) -> None:
        """Read on until `words` are shown after what was waited for last."""
        end = time.monotonic() + PATIENCE
        while words not in self.shown[self._seen :]:
            assert time.monotonic() < end, f"no {words!r} in {self.shown[self._seen :]!r}"
            assert self._read(), self.shown
        self._seen = len(self.shown)

    def play(self, steps: Sequence[tuple[str, str]]) -> None:
        """Answer each question once it is asked."""
        for question, answer in steps:
            self.wait_for(question)
            os.write(self._end, answer.encode())

    def interrupt(self) -> None:
        self._program.send_signal(signal.SIGINT)

    def ended(self) -> int:
        """The exit status, after all that it shows."""
        while self._read():
            pass
        os.close(self._end)
        return self._program.wait()

    def _read(self) -> bool:
        ready, _, _ = select.select([self._end], [], [], 1)
        if not ready:
            return True
        data = b""
        with suppress(OSError):  # what a terminal says whose program has ended
            data = os.read(self._end, 65536)
        self.shown += data.decode("utf-8", errors="replace")
        return bool(data)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return tmp_path / "data" / "people"


@pytest.mark.slow(but=3)
@pytest.mark.parametrize(
    ("term", "words"),
    [("dumb", ()), ("xterm-256color", ()), ("xterm-256color", ("--no-color",)), ("", ())],
)
def test_an_interview_on_a_terminal(term: str, words: tuple[str, ...], people: Path) -> None:
    terminal = Terminal(["init", "--person", "Maria", *words], people, term)
    terminal.play([*QUESTIONS, RIGHT])

    assert terminal.ended() == 0, terminal.shown
    file = people / "maria" / "profile.yaml"
    person = read_profile(file.read_bytes(), "profile.yaml")
    assert person.state == "TX"
    assert person.availability is not None
    assert person.availability.hours_per_week == 20
    assert "CMA (AAMA) by" in terminal.shown  # the short plan
    if term == "dumb" or words:
        assert "\x1b" not in terminal.shown
    for folder in (people, people / "maria"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["profile.yaml"]


def test_ctrl_c_and_ctrl_d_write_nothing(people: Path) -> None:
    stopped = Terminal(["init"], people, "dumb")
    stopped.play(QUESTIONS[:2])
    stopped.wait_for("a month or a year")
    stopped.interrupt()
    assert stopped.ended() == 130

    left = Terminal(["init"], people, "dumb")
    left.play([*QUESTIONS[:1], ("ZIP code", "\x04")])
    assert left.ended() == 2
    assert "Nothing was written" in left.shown
    assert not people.exists()


def test_with_no_input_nothing_is_asked_on_a_terminal(people: Path) -> None:
    terminal = Terminal(["init", "--no-input"], people, "dumb")

    assert terminal.ended() == 0
    assert "1 of 5" not in terminal.shown
    assert read_profile((people / "me" / "profile.yaml").read_bytes(), "").state is None


def test_without_a_terminal_nothing_is_asked(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(people))

    result = run("init", stdin="1\nTX\n")

    assert result.exit_code == 0
    assert "1 of 5" not in result.output
    file = people / "me" / "profile.yaml"
    assert f"Wrote {file}." in result.stderr
    text = file.read_text(encoding="utf-8")
    assert all(line.startswith("#") for line in text.splitlines() if line)
    assert result.stdout.startswith("CMA (AAMA) by")
    assert run("plan", environment={"CMA_ROADMAP_NO_PROFILE": ""}).stderr.startswith("Your profile")


def test_a_profile_that_is_there_is_not_lost(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(people))
    file = people / "maria" / "profile.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("state: WA\n")

    refused = run("init", "--person", "maria")
    check_refusal(refused, 2, "There is a profile already", "profile edit", "--anew")
    assert file.read_text() == "state: WA\n"
    assert run("init", "--person", "maria", "--anew").exit_code == 0
    assert file.read_text() != "state: WA\n"


def test_here_writes_to_the_working_folder(
    people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(people))
    monkeypatch.chdir(tmp_path)

    assert run("init", "--here").exit_code == 0
    assert "comes first" in run("init").stderr
    assert run("people", "remove", "me", "--yes").exit_code == 0
    assert stat.S_IMODE(Path("profile.yaml").stat().st_mode) == 0o600
    assert list(people.iterdir()) == []
    check_refusal(run("init", "--here", "--person", "maria"), 2, "do not go together")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_cannot_be_written_is_told(
    people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(people))
    people.mkdir(parents=True, mode=0o500)

    check_refusal(run("init"), 2, "Permission denied")


def test_a_file_in_the_way_is_told(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(people))
    people.parent.mkdir()
    people.write_text("a file")

    check_refusal(run("init"), 2, "profile.yaml was not written")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
def test_a_plan_that_cannot_be_printed_is_told_and_the_profile_is_kept(people: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in QUIET}
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", ENTRY, "init"],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**environment, "CMA_ROADMAP_PEOPLE_DIR": str(people)},
            check=False,
        )

    assert ended.returncode == 2
    assert ended.stderr.endswith(b"No space left on device.\n")
    assert (people / "me" / "profile.yaml").exists()


def test_words_go_to_standard_error_and_the_plan_to_standard_output(people: Path) -> None:
    """A terminal to read from and to ask on is enough: what is printed may go to a file."""
    leader, follower = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in QUIET}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", ENTRY, "init"],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**environment, "CMA_ROADMAP_PEOPLE_DIR": str(people), "TERM": "xterm"},
    )
    os.close(follower)
    os.write(leader, "".join(answer for _, answer in [*QUESTIONS, RIGHT]).encode())
    printed = process.communicate(timeout=PATIENCE)[0].decode()
    asked = os.read(leader, 65536).decode()
    os.close(leader)

    assert process.returncode == 0
    assert printed.startswith("CMA (AAMA) by")
    assert "1 of 5" in asked
    assert "1 of 5" not in printed

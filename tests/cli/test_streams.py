"""Standard streams that are closed, full or left: every command tells it once and ends with 2."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TextIO

import pytest
from typer.main import get_command

from cli.running import QUIET, TODAY, check_refusal, run
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.plan_forms import FORMS
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.streams import to_stdout
from cma_roadmap.loading.audit import inspection
from cma_roadmap.people.profile_text import EXAMPLE
from loading.ipeds.ipeds_tables import Survey
from rendering.golden import GOLDEN

FULL = "/dev/full"
NO_SPACE = "Error: Standard output was not written: No space left on device.\n"
NOWHERE = "Error: There is no standard output to write to.\n"
needs_full = pytest.mark.skipif(not os.path.exists(FULL), reason="needs a device that is full")
needs_shell = pytest.mark.skipif(not os.path.exists("/bin/sh"), reason="needs a shell")

ICS = Format.CALENDAR
USUAL = (Format.TEXT, Format.JSON)
PAGES = (*USUAL, Format.MARKDOWN, Format.PAGE)
LISTS = (*PAGES, Format.CSV)
SAME = f"diff {GOLDEN / 'roadmap-default.json'} {GOLDEN / 'roadmap-default.json'}"
FORMS_OF = {
    "plan": (*USUAL, *FORMS),
    **dict.fromkeys(("compare", "eligible", "programs --state WA"), LISTS),
    **dict.fromkeys(("credentials", "states", "skills", "skills --transcript"), LISTS),
    **dict.fromkeys(("study", "career --state WA --travel-to OR"), (*LISTS, ICS)),
    f"skills --resume --quiet --profile {EXAMPLE}": PAGES,
    **dict.fromkeys(("outlines", "outlines compare cma-aama rma-amt"), PAGES),
    **dict.fromkeys(("data check", "data stale", "data sources aama", "people list"), LISTS),
    **dict.fromkeys(("ce list", "ce plan"), LISTS),
    f"renew --profile {EXAMPLE}": (*LISTS, Format.CALENDAR),
    **dict.fromkeys(("profile show", "profile check"), PAGES),
    **dict.fromkeys(("why verdict", "why exam.sit", "programs show ipeds-235671-3"), PAGES),
    **dict.fromkeys(("credentials show cma-aama", "states show WA"), PAGES),
    **dict.fromkeys(("next", "status", "log show --profile /dev/null", SAME), PAGES),
}
OTHERS = (
    "",
    "--version",
    "help",
    "completion bash",
    "career",
    "data schema",
    "data schema roadmap",
)
LOGGED = ("log export",)
"""An empty log leaves nothing to write, which no full stream refuses: they are tried on a log."""
TABLES = ("data import-ipeds TABLES", "data import-ipeds TABLES --json")


def commands(command: Any, path: str = "") -> Iterator[str]:
    """Every command that can be called, by what is typed: the program itself is nothing."""
    yield path
    for name in getattr(command, "list_commands", lambda _: ())(None):
        yield from commands(command.get_command(None, name), f"{path} {name}".strip())


COMMANDS = tuple(commands(get_command(app)))
LINES = (
    *(
        f"{line} --format {form}"
        for line, forms in FORMS_OF.items()
        for form in forms
        if form != ICS
    ),
    f"plan --format {ICS} --quiet",  # that nothing tells whose it is would be a notice
    *OTHERS,
    *(f"{path} --help".strip() for path in COMMANDS),
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Survey().school("1").award("1", "2").write(tmp_path_factory.mktemp("tables"))


read_anew = cache(inspection.inspect)
"""Looking over all data takes a second, and is not what is tried here: once is enough."""


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "inspect", read_anew)
    for name, value in QUIET.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)


def ended(line: str, stdout: TextIO | None, stderr: TextIO | None) -> object:
    """The status with which the program ends on these streams, in this process."""
    program, session = get_command(app), Session(clock=lambda: TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stdout)
        patch.setattr(sys, "stderr", stderr)
        with pytest.raises(SystemExit) as end:
            program.main(line.split(), prog_name="cma-roadmap", obj=session)
    return end.value.code


def check_told_once(line: str) -> None:
    """Full and closed: one error, status 2, and nothing left that closing would stumble over."""
    told = io.StringIO()
    with open(FULL, "w", encoding="ascii") as full:
        assert ended(line, full, told) == 2
    assert heard(told.getvalue()) == NO_SPACE
    told = io.StringIO()
    assert ended(line, None, told) == 2
    assert heard(told.getvalue()) == NOWHERE


def heard(told: str) -> str:
    """The error as a person is told it; a script is told the same in a document."""
    return f"Error: {json.loads(told)['detail']}\n" if told.startswith("{") else told


def test_the_lines_are_all_there_are() -> None:
    def path_of(line: str) -> str:
        named = [path for path in COMMANDS if path and f"{line} ".startswith(f"{path} ")]
        return max(named, key=len, default="")

    silent = {"data", "log", "profile", "people", "ce"}  # called alone, they help on standard error
    silent |= {"profile edit", "people export", "people import", "people remove"}  # words alone
    silent |= {"init"}  # a second one is refused: tests/cli/interview/test_terminal.py
    silent |= {"done", "undo", "ce add", "ce import"}  # they write: tests/cli/commands/tracked/
    every = {path_of(line) for line in (*FORMS_OF, *OTHERS, *TABLES, *LOGGED)}
    assert every == set(COMMANDS) - silent


@pytest.mark.parametrize("line", FORMS_OF)
def test_a_command_has_no_other_forms(line: str) -> None:
    for form in set(Format) - set(FORMS_OF[line]):
        check_refusal(run(*line.split(), "--format", form), 2, "is not for this command")


@needs_full
@pytest.mark.parametrize("line", LINES)
def test_output_that_cannot_be_written_is_told_once(line: str) -> None:
    check_told_once(line)


@needs_full
@pytest.mark.parametrize("line", LOGGED)
def test_a_log_that_cannot_be_written_is_told_once(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"CMA_ROADMAP_PEOPLE_DIR": str(tmp_path), "CMA_ROADMAP_NO_PROFILE": ""}
    (tmp_path / "me").mkdir()
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    begun = run("done", "training.choose", "--on", TODAY.isoformat(), environment=own)
    assert begun.exit_code == 0, begun.stderr

    check_told_once(line)


@needs_full
@pytest.mark.parametrize("line", TABLES)
def test_an_import_that_cannot_be_written_is_told_once(line: str, tables: Path) -> None:
    check_told_once(line.replace("TABLES", str(tables)))


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("--version", 0),
        ("data", 2),
        ("nonsense", 2),
        ("plan --award x", 2),
        ("plan --start 2027-13-01", 2),
        ("plan --credential nonsense", 2),
        ("plan --profile /nowhere/me.yaml", 3),
        ("data stale --older-than 0d", 4),
    ],
)
def test_the_status_needs_nobody_to_tell_it_to(line: str, status: int) -> None:
    assert ended(line, io.StringIO(), None) == status


@needs_full
@pytest.mark.parametrize("line", ["nonsense", "plan --award x", "data", "plan --output /dev/full"])
def test_a_standard_error_that_is_full_changes_no_status(line: str) -> None:
    with open(FULL, "w", encoding="ascii") as full:
        assert ended(line, io.StringIO(), full) == 2


@pytest.mark.parametrize("line", ["plan --profile -", "plan --format ics --previous -"])
def test_a_standard_input_that_is_closed_is_a_problem_of_the_input(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    told = io.StringIO()

    assert ended(line, io.StringIO(), told) == 3
    assert "<stdin>: " in told.getvalue()
    assert "there is no standard input." in told.getvalue()


def test_a_stream_that_takes_little_at_a_time_gets_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sips(io.BytesIO):
        def write(self, data: Any) -> int:
            return super().write(data[:3])

    taken = Sips()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(taken, encoding="ascii"))
    to_stdout("Größe: 10 €\n")

    assert taken.getvalue().decode("utf-8") == "Größe: 10 €\n"


@pytest.mark.skipif(os.name != "posix", reason="anybody may make links on POSIX")
def test_a_file_behind_a_link_is_written_and_the_link_stays(tmp_path: Path) -> None:
    link, target = tmp_path / "plan.json", tmp_path / "elsewhere" / "kept.json"
    target.parent.mkdir()
    link.symlink_to(target)
    for _ in range(2):  # the file is made, then written over
        assert run("plan", "-o", str(link)).exit_code == 0

    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        *("elsewhere", "kept.json", "plan.json")
    ]


def process(
    line: str, streams: str = "", *, entry: str = "module", **options: Any
) -> subprocess.CompletedProcess[str]:
    """The whole program with its streams as a shell would give them to it."""
    script = Path(sys.executable).with_name("cma-roadmap")
    if entry == "script" and not script.exists():
        pytest.skip("the program is not installed beside Python")
    program = [str(script)] if entry == "script" else [sys.executable, "-m", "cma_roadmap"]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(  # noqa: S603 - the program under test
        ["/bin/sh", "-c", f'exec "$@" {streams}', "sh", *program, *line.split()],
        text=True,
        check=False,
        timeout=60,
        **given,
    )


@needs_shell
@needs_full
@pytest.mark.parametrize("entry", ["module", "script"])
@pytest.mark.parametrize(
    ("line", "streams", "told"),
    [
        ("plan --json", ">/dev/full", NO_SPACE),
        ("plan", ">&-", NOWHERE),
        ("--version", ">/dev/full", NO_SPACE),
        ("--help", ">&-", NOWHERE),
        ("plan --json", ">&- 2>&- <&-", ""),
        ("--version", ">/dev/full 2>/dev/full", ""),
    ],
)
def test_a_whole_process_ends_with_2_and_says_no_more(
    line: str, streams: str, told: str, entry: str
) -> None:
    found = process(line, streams, entry=entry)

    assert (found.returncode, found.stdout, heard(found.stderr)) == (2, "", told)


@needs_shell
def test_a_file_is_written_with_every_stream_closed(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    found = process(f"plan -o {target}", "<&- >&- 2>&-")

    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(target.read_text("utf-8"))
    assert os.listdir(tmp_path) == ["plan.json"]


@needs_shell
@pytest.mark.parametrize("line", ["--version", "plan --help", "credentials --json"])
def test_a_reader_that_is_gone_before_the_start_is_no_failure(line: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        found = process(line, stdout=writer)
    finally:
        os.close(writer)

    assert (found.returncode, found.stderr) == (0, "")

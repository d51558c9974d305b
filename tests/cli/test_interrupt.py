"""Ctrl-C ends the program with 130 at any time, leaves nothing behind, and stops a test run too."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest
from typer.testing import CliRunner

import cma_roadmap
from cli.running import TODAY, run
from cma_roadmap import __main__ as entry
from cma_roadmap.cli.output.calendar_wishes import keep
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session

HOOK = """
import atexit, os, signal, sys

def stop(*_):
    signal.raise_signal(signal.SIGINT)

class Dropped:
    def __del__(self):
        stop()

class AtImport:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["STOP_AT"]:
            how = os.environ["STOP_HOW"]
            if how == "at once":
                stop()
            elif how == "in a callback":
                Dropped()
            else:
                atexit.register(stop)

sys.meta_path.insert(0, AtImport())
"""
"""Sends Ctrl-C when a module is about to be imported; Python runs it before the program."""
PLAN = ("plan", "--json", "--today", "2026-11-21")
SCRIPT = Path(sys.executable).with_name("cma-roadmap")


def stopped(
    folder: Path, words: tuple[str, ...], at: str, how: str = "at once", *, script: bool = False
) -> subprocess.CompletedProcess[str]:
    """The whole program, stopped when it imports the module `at`."""
    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "STOP_AT": at, "STOP_HOW": how}
    program = [str(SCRIPT)] if script else [sys.executable, "-m", "cma_roadmap"]
    return subprocess.run(  # noqa: S603 - the program under test
        [*program, *words],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "module"),
    [
        (PLAN, "cma_roadmap.cli"),
        (PLAN, "cma_roadmap.cli.program.start"),
        (("nonsense",), "cma_roadmap.cli.program.app"),
        (("nonsense",), "typer"),
        (PLAN, "cma_roadmap.cli.commands.plan"),
        (PLAN, "cma_roadmap.planning.planner"),
        (PLAN, "cma_roadmap.rendering.json.document"),
        (("nonsense",), "cma_roadmap.cli.errors"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_ctrl_c_in_the_middle_of_an_import(
    words: tuple[str, ...], module: str, tmp_path: Path
) -> None:
    found = stopped(tmp_path, words, module)

    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


@pytest.mark.skipif(not SCRIPT.exists(), reason="the program is not installed beside Python")
def test_ctrl_c_in_the_installed_program(tmp_path: Path) -> None:
    found = stopped(tmp_path, PLAN, "cma_roadmap.cli", script=True)

    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


@pytest.mark.parametrize("how", ["in a callback", "at the end"])
def test_ctrl_c_where_python_lets_nothing_out(how: str, tmp_path: Path) -> None:
    found = stopped(tmp_path, ("--version",), "cma_roadmap.cli.program.start", how)

    assert (found.returncode, found.stderr) == (130, "")
    assert bool(found.stdout) == (how == "at the end")


@pytest.mark.parametrize("module", [cma_roadmap, entry], ids=lambda module: module.__name__)
def test_nothing_is_read_before_ctrl_c_is_looked_after(module: ModuleType) -> None:
    """`os` and `sys` are there in every Python that has started."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    at_once = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]

    names = [name.name for node in at_once for name in node.names]
    assert all(isinstance(node, ast.Import) for node in at_once)
    assert set(names) <= {"os", "sys"}


def interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _today() -> date:
    interrupted()


def test_ctrl_c_in_a_test_is_no_result_of_the_program() -> None:
    with pytest.raises(KeyboardInterrupt):
        CliRunner().invoke(app, ["plan"], obj=Session(clock=_today))


def test_ctrl_c_leaves_no_part_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run("plan", "-o", str(tmp_path / "plan.json"))
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path / "kept.ics", TODAY.isoformat().encode())

    assert list(tmp_path.iterdir()) == []

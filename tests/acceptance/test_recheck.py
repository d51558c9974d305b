"""A stranger re-checks the JSON of `plan` over many people, options and days."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import CmaRoadmapError
from cma_roadmap.rendering.json.document import roadmap_document

from .people import goals, profiles
from .recheck import problems
from .runs import PROFILES, runs

ALL = tuple(runs())
NOT_ATTAINABLE = 4
runner = CliRunner()


def _call(options: tuple[str, ...], profile: str) -> tuple[int, str]:
    result = runner.invoke(
        app,
        ["plan", *options, "--json", "--profile", "-"],
        input=PROFILES[profile],
        obj=Session(clock=lambda: date(2026, 11, 21)),
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def _name(run: tuple[tuple[str, ...], str]) -> str:
    options, profile = run
    return " ".join(option for option in options if option != "--credential") + f" {profile}"


@pytest.mark.parametrize("run", ALL, ids=_name)
def test_document_holds_up(run: tuple[tuple[str, ...], str]) -> None:
    status, out = _call(*run)
    document = json.loads(out)
    assert status == (0 if document["feasible"] else NOT_ATTAINABLE)
    assert problems(document) == []


def test_enough_command_lines_are_checked() -> None:
    assert len(ALL) >= 60


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("run", ALL[::29], ids=_name)
def test_two_runs_give_the_same_bytes(run: tuple[tuple[str, ...], str]) -> None:
    assert _call(*run) == _call(*run)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("run", ALL[:: len(ALL) // 5], ids=_name)
def test_a_real_process_gives_the_same_bytes(
    run: tuple[tuple[str, ...], str], tmp_path: Path
) -> None:
    options, profile = run
    me = tmp_path / "me.yaml"
    me.write_text(PROFILES[profile], encoding="utf-8")
    program = str(Path(sys.executable).with_name("cma-roadmap"))
    done = subprocess.run(  # noqa: S603 - the program under test
        [program, "plan", *options, "--json", "--profile", str(me)],
        capture_output=True,
        cwd=tmp_path,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == _call(options, profile)


def _document(profile: str, goal: Goal, today: date) -> Mapping[str, Any] | None:
    """The document, or `None` where the program refuses the input in words."""
    try:
        person = read_profile(profile.encode(), "me.yaml")
        return roadmap_document(plan(load_catalog(), person, goal, today))
    except CmaRoadmapError:
        return None


@pytest.mark.slow
@settings(max_examples=60)
@given(profile=profiles(), goal=goals())
def test_any_person_gets_a_document_that_holds_up(
    profile: str, goal: Callable[[], tuple[Goal, date]]
) -> None:
    document = _document(profile, *goal())
    if document is not None:
        assert problems(json.loads(json.dumps(document))) == []

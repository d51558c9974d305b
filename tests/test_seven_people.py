"""`docs/seven-people.md`: each command answers in as many lines as stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.running import run

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "seven-people.md").read_text(encoding="utf-8")
TYPED = re.findall(r"`cma-roadmap ([^`]+)` (\d+)", PAGE)
ROWS = [line for line in PAGE.splitlines() if "`cma-roadmap " in line and line.startswith("|")]


@pytest.mark.parametrize(("line", "count"), TYPED)
def test_an_answer_has_the_lines_that_are_told(
    line: str, count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DOCS)
    found = run(*line.split(), environment={"CMA_ROADMAP_FULL": ""})

    assert found.exit_code == 0, found.stderr
    assert len(found.stdout.splitlines()) == int(count)


def test_there_are_seven_and_their_lines_add_up() -> None:
    assert len(ROWS) == 7
    for row in ROWS:
        lines = [int(count) for _, count in re.findall(r"`cma-roadmap ([^`]+)` (\d+)", row)]
        assert sum(lines) == int(row.rstrip(" |").rpartition("|")[2])
        assert sum(lines) < 100


def test_the_answers_are_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each asks for stands on the first screen of it."""
    monkeypatch.chdir(DOCS)
    answers = ("21 Dec 2027", "GED", "CCMA (NHA): open to you", "17 Jan 2027", "28 Dec 2026")
    screen = {"CMA_ROADMAP_FULL": ""}
    told = [" ".join(run(*line.split(), environment=screen).stdout.split()) for line, _ in TYPED]

    assert all(any(answer in text for text in told) for answer in answers)
    assert any("in which languages the exam is given" in text for text in told)

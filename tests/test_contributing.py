"""CONTRIBUTING.md names files and tasks that exist; when one moves, the recipe moves with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROSE = re.sub(r"^```.*?^```$", "", TEXT, flags=re.DOTALL | re.MULTILINE)
FILE = re.compile(r".*/.*|.+\.(py|md|yaml|json|txt|toml|in)")
TASKS = re.compile(r"^def (\w+)\(session", re.MULTILINE)
"""The tasks of nox; read here, because nox is not among what the tests need."""


def words() -> list[str]:
    """Every word in backticks, and where every link leads."""
    typed = [word for code in re.findall(r"`([^`]+)`", PROSE) for word in code.split()]
    return sorted({*typed, *re.findall(r"\]\(([^)#:]+)\)", PROSE)})


@pytest.mark.parametrize("name", [word for word in words() if FILE.fullmatch(word)])
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert any(ROOT.glob(name))


def test_many_files_are_named_and_the_readme_leads_here() -> None:
    assert len([word for word in words() if FILE.fullmatch(word)]) > 40
    assert "(CONTRIBUTING.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_task_that_is_named_is_one_of_nox_and_none_is_left_out() -> None:
    tasks = TASKS.findall((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    named = {name.split("-3.")[0] for name in re.findall(r"nox -s ([\w.-]+)", TEXT)}

    assert named == set(tasks)

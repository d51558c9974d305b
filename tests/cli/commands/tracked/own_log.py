"""One person with a log of their own, in a folder of the test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from cli.running import run

DAY = "2026-11-30"


class OwnLog:
    """Runs commands as one person, whose folder it is."""

    def __init__(self, folder: Path) -> None:
        self.people = folder
        self.file = folder / "me" / "profile.sqlite"

    def run(self, line: str, *more: str, stdin: str = "", day: str = DAY, **env: str) -> Result:
        """Run a line of words on a day."""
        own = {"CMA_ROADMAP_PEOPLE_DIR": str(self.people), "CMA_ROADMAP_NO_PROFILE": "", **env}
        return run(*line.split(), *more, "--today", day, stdin=stdin, environment=own)

    def json(self, line: str, *more: str, code: int = 0, day: str = DAY) -> dict[str, Any]:
        """The document that it prints."""
        result = self.run(line, *more, "--json", day=day)
        assert result.exit_code == code, result.stderr
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    def done(self, line: str, *more: str, day: str = DAY) -> dict[str, Any]:
        """The document of `done`."""
        return self.json(f"done {line}", *more, day=day)

    def steps(self, line: str = "plan", day: str = DAY) -> dict[str, Any]:
        """The steps of the plan, by id."""
        return {step["id"]: step for step in self.json(line, day=day)["steps"]}


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OwnLog:
    """A person with nothing but a folder to come."""
    monkeypatch.chdir(tmp_path)
    return OwnLog(tmp_path / "people")

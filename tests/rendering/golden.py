"""Golden files: expected output kept beside the tests, rewritten only when asked to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"


def check(request: pytest.FixtureRequest, name: str, text: str) -> None:
    """Compare `text` with the golden file `name`; with `--update-golden` write it instead."""
    path = GOLDEN / name
    asked = request.config.getoption("--update-golden", default=False)
    if asked or os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text

"""Golden files: expected output kept beside the tests, rewritten only when asked to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"


def check(request: pytest.FixtureRequest, name: str, text: str) -> None:
    """Compare `text` with the golden file `name`; with `--update-golden` write it instead."""
    path = GOLDEN / name
    if is_rewritten(request):
        put(path, text.encode())
    assert path.read_text(encoding="utf-8") == text


def is_rewritten(request: pytest.FixtureRequest) -> bool:
    asked = request.config.getoption("--update-golden", default=False)
    return bool(asked or os.environ.get("UPDATE_GOLDEN"))


def put(path: Path, data: bytes) -> None:
    """Write the file in one step: a test in another process reads the old one or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)

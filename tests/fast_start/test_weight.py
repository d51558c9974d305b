"""What a start imports, counted: a start that grows by a thirtieth is noticed before it lands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = """
import atexit, sys
known = set(sys.stdlib_module_names) | {"sitecustomize", "usercustomize"}
def told():
    names = set(sys.modules) - before
    own = [name for name in names if name.split(".")[0] == "cma_roadmap"]
    others = {name.split(".")[0] for name in names} - known - {"cma_roadmap"}
    sys.stderr.write(f"COUNTED {len(own)} {' '.join(sorted(others))}")
before = set(sys.modules)
atexit.register(told)
from cma_roadmap.__main__ import main
main()
"""
STUDENT = Path(__file__).parents[2] / "docs" / "scenarios" / "student.yaml"
DAY = ("--today", "2026-11-21")
STARTS: dict[tuple[str, ...], int] = {
    ("--version",): 26,
    ("plan", "--json"): 228,
    ("plan", "--profile", str(STUDENT), "--json"): 250,
    ("plan",): 270,
    ("plan", "-f", "csv"): 233,
    ("compare", "--json"): 240,
    ("eligible", "--json"): 134,
    ("why", "exam.sit", "--json"): 241,
    ("programs", "--state", "WA", "--json"): 135,
    ("programs", "--near", "98101", "--json"): 134,
    ("credentials", "--json"): 105,
    ("states", "--json"): 131,
    ("career", "--json"): 111,
    ("skills", "--json"): 143,
}
"""Modules of ours that a command imports. Raise a number only for what the command has to call."""

LIBRARIES: dict[tuple[str, ...], set[str]] = {
    ("plan",): {"rich"},
    ("plan", "--profile", str(STUDENT), "--json"): {"yaml"},
    ("programs", "--near", "98101", "--json"): {"zipcodes"},
}
"""Libraries that a command imports; the others none."""


def counted(words: tuple[str, ...], folder: Path) -> tuple[int, set[str]]:
    """How many of our modules a start imports, and which libraries, in an empty folder."""
    clean = {name: said for name, said in os.environ.items() if "CMA_ROADMAP" not in name}
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", COUNT, *words, *(DAY if words != ("--version",) else ())],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**clean, "HOME": str(folder), "COLUMNS": "80"},
    )
    number, *libraries = run.stderr.partition("COUNTED ")[2].split()
    return int(number), set(libraries)


@pytest.mark.parametrize(
    "words", STARTS, ids=lambda words: " ".join(Path(word).name for word in words)
)
def test_a_start_does_not_grow_unnoticed(words: tuple[str, ...], tmp_path: Path) -> None:
    own, libraries = counted(words, tmp_path)

    if sys.platform != "linux":
        libraries -= {"platformdirs"}  # it tells where the profile of `me` would be
    libraries = {name for name in libraries if "cython" not in name}  # of yaml
    assert libraries == LIBRARIES.get(words, set())
    assert own <= STARTS[words] * 1.03
    assert own >= STARTS[words] * 0.9, "it has become lighter: write the smaller number"

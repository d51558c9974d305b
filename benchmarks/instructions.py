"""Instructions of whole processes, held against `python -c "import typer, pydantic"`.

Usage: python benchmarks/instructions.py [PROFILE]

Prints a table in Markdown. Needs valgrind, and the built wheel in this Python. Instructions are
the same to the digit however busy the machine is, so one run of each will do.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile

DAY = ["--today", "2026-11-21"]
PROFILE = sys.argv[1] if len(sys.argv) > 1 else "docs/scenarios/student.yaml"
BASELINE = ["-c", "import typer, pydantic"]
COMMANDS = {
    "--version": ["--version"],
    "plan --json": ["plan", "--json", *DAY],
    "plan": ["plan", *DAY],
    "plan -f csv": ["plan", "-f", "csv", *DAY],
    "compare --json": ["compare", "--json", *DAY],
    "eligible --json": ["eligible", "--json", *DAY],
    "plan --profile FILE --json": ["plan", "--profile", os.path.abspath(PROFILE), "--json", *DAY],
    "why exam.sit": ["why", "exam.sit", *DAY],
    "programs --state WA --json": ["programs", "--state", "WA", "--json", *DAY],
    "programs --near 98101 --json": ["programs", "--near", "98101", "--json", *DAY],
    "plan --near 98101 --json": ["plan", "--near", "98101", "--json", *DAY],
    "programs --json": ["programs", "--json", *DAY],
}
_COUNTER = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]


def instructions(arguments: list[str], folder: str) -> int:
    """The instructions of this Python with these arguments, in millions, in an empty home.

    Raises:
        RuntimeError: valgrind did not count them.
    """
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("CMA_ROADMAP", "PYTHON"))}
    environment = {**kept, "PYTHONHASHSEED": "0", "HOME": folder, "COLUMNS": "80"}
    command = [*_COUNTER, sys.executable, *arguments]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=folder
    )
    counted = re.search(r"I\s+refs:\s+([\d,]+)", run.stderr)
    if counted is None:
        raise RuntimeError(f"{command}: {run.stderr[-500:]}")
    return round(int(counted[1].replace(",", "")) / 1e6)


def main() -> None:
    """Count every command and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        base = instructions(BASELINE, folder)
        print(f"baseline: {base} million\n\n| command | millions | ratio |\n|---|---|---|")
        for name, arguments in COMMANDS.items():
            found = instructions(["-m", "cma_roadmap", *arguments], folder)
            print(f"| `{name}` | {found} | {found / base:.2f} |", flush=True)


if __name__ == "__main__":
    main()

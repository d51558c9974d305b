"""Whole-process times of the program against `python -c "import typer, pydantic"`, run in turn.

Usage: python benchmarks/startup.py [RUNS]

Prints a table in Markdown. The ratio is taken pair by pair, so that a machine whose speed drifts
still gives a fair figure; the median is the one to quote.
"""

from __future__ import annotations

import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

BASELINE = [sys.executable, "-c", "import typer, pydantic"]
PROGRAM = str(Path(sys.executable).with_name("cma-roadmap"))
HONEST_NO = 4
DAY = ["--today", "2026-11-21"]
COMMANDS = {
    "--version": ["--version"],
    "plan --json": ["plan", "--json", "--start", "2027-01-11", *DAY],
    "plan --prefer fastest --json": ["plan", "--prefer", "fastest", "--json", *DAY],
    "plan --prefer safest --json": ["plan", "--prefer", "safest", "--json", *DAY],
    "plan --finish-by 2027-09-01 --json": ["plan", "--finish-by", "2027-09-01", "--json", *DAY],
    "plan": ["plan", "--start", "2027-01-11", *DAY],
    "plan --format ics": ["plan", "--format", "ics", *DAY],
    "plan --format html": ["plan", "--format", "html", *DAY],
    "plan --max-per-month 400 --json": ["plan", "--max-per-month", "400", "--json", *DAY],
    "compare --json": ["compare", "--json", *DAY],
    "compare --routes --json": ["compare", "--routes", "--json", *DAY],
    "eligible --json": ["eligible", "--json", *DAY],
    "programs --state WA --json": ["programs", "--state", "WA", "--json", *DAY],
    "states show WA --json": ["states", "show", "WA", "--json", *DAY],
    "data check": ["data", "check"],
}


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run.

    Raises:
        RuntimeError: the command failed; an honest no (exit status 4) is no failure.
    """
    begun = time.perf_counter()
    run = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spent = time.perf_counter() - begun
    if run.returncode not in (0, HONEST_NO):
        raise RuntimeError(f"{command} ended with {run.returncode}")
    return spent


def pairs(command: list[str], runs: int) -> list[tuple[float, float]]:
    """`runs` pairs of (baseline, command), after one of each that does not count."""
    seconds(BASELINE)
    seconds(command)
    return [(seconds(BASELINE), seconds(command)) for _ in range(runs)]


def main() -> None:
    """Measure every command and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    if shutil.which(PROGRAM) is None:
        sys.exit("Install the program into this Python first: pip install .")
    print(f"Python {platform.python_version()}, {platform.machine()}, {runs} pairs\n")
    print("| command | baseline, ms | command, ms | ratio, median | ratio, least to most |")
    print("|---|---|---|---|---|")
    for name, arguments in COMMANDS.items():
        measured = pairs([PROGRAM, *arguments], runs)
        ratios = sorted(own / base for base, own in measured)
        base = statistics.median(b for b, _ in measured) * 1000
        own = statistics.median(o for _, o in measured) * 1000
        middle = statistics.median(ratios)
        spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"| `{name}` | {base:.0f} | {own:.0f} | {middle:.2f} | {spread} |")


if __name__ == "__main__":
    main()

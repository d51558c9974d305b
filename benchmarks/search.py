"""Searches and refusals, whole processes against the baseline, and warm plans of new people.

Usage: python benchmarks/search.py [RUNS] [PEOPLE]

Processor time of the whole process (`user`), in turns with `python -c "import typer, pydantic"`;
the ratio is taken pair by pair. The people are drawn as those of `tests/people` are, each one
planned for once, so that nothing is known from an earlier plan. Run it from the root of the
checkout, in a virtual environment with the program installed. Prints two tables in Markdown.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from cma_roadmap import read_profile
from cma_roadmap.errors import CmaRoadmapError
from cma_roadmap.planning.answer import Request, roadmap_for

BASELINE = [sys.executable, "-c", "import typer, pydantic"]
PROGRAM = str(Path(sys.executable).with_name("cma-roadmap"))
HONEST_NO = 4
WARM = 20
COMMANDS = (
    "plan",
    "plan --prefer fastest",
    "plan --prefer safest",
    "plan --prefer cheapest",
    "plan --max-per-month 400",
    "plan --max-per-month 0",
    "plan --max-per-month 0 --prefer cheapest",
    "plan --budget 6000 --max-per-month 1",
    "plan --budget 3000 --max-per-month 100",
    "compare --routes",
    "programs",
    "programs --near 98101",
)


def seconds(command: list[str]) -> float:
    """Processor seconds of one run.

    Raises:
        RuntimeError: the command failed; an honest no (exit status 4) is no failure.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if run.returncode not in (0, HONEST_NO):
        raise RuntimeError(f"{command} ended with {run.returncode}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def searches(runs: int) -> None:
    """Print the table of commands."""
    print("| command, `--json` | baseline, ms | command, ms | ratio, median |")
    print("|---|---|---|---|")
    for words in COMMANDS:
        command = [PROGRAM, *words.split(), "--json", "--today", "2026-11-21"]
        measured = [(seconds(BASELINE), seconds(command)) for _ in range(runs)]
        base = statistics.median(b for b, _ in measured) * 1000
        own = statistics.median(o for _, o in measured) * 1000
        ratio = statistics.median(o / b for b, o in measured)
        print(f"| `{words}` | {base:.0f} | {own:.0f} | {ratio:.1f} |", flush=True)


def _planned(question: Request) -> float:
    begun = time.process_time()
    with suppress(CmaRoadmapError):  # what is asked cannot always be planned
        roadmap_for(question)
    return time.process_time() - begun


def new_people(people: int) -> None:
    """Print what one plan of a new random person takes, and a fixed piece of work beside it."""
    sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]
    fixed, asking = import_module("planning"), import_module("tests.people.asking")
    lives, dice = import_module("tests.people.lives"), import_module("tests.people.dice")

    def question(number: int) -> Request:
        ask = lives.life(dice.Dice(f"bench{number}"))
        person = read_profile(ask.profile.encode(), "me.yaml")
        goal = asking._goal(ask.options, person.state)
        return Request(
            catalog=asking.catalog(),
            profile=person,
            goal=goal,
            today=ask.today,
            credentials=(goal.credential,),
        )

    questions = [question(number) for number in range(people + WARM)]
    for each in questions[:WARM]:
        _planned(each)
    pairs = [(fixed.seconds(fixed.baseline), _planned(each)) for each in questions[WARM:]]
    base, own = (statistics.fmean(side) * 1000 for side in zip(*pairs, strict=True))
    print(f"\n{people} new people: {own:.2f} ms on average, {own / base:.0f} times the fixed piece")


if __name__ == "__main__":
    searches(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    new_people(int(sys.argv[2]) if len(sys.argv) > 2 else 100)

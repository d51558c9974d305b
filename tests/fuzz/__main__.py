"""Try hostile inputs of every kind: `python -m tests.fuzz --minutes 10`.

Usage, from the root of the checkout: python -m tests.fuzz [--minutes N] [--seed N] [KIND ...],
or with --only and a number, for one try of one kind.

Each kind has the same share of the time. Prints the tries and the faults of each, then for each
fault what is wrong and what to type to have it again. Exit status 1 if there is any.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).parents[1])]

from fuzz.soak import KINDS, once, tries  # noqa: E402 - tests are no package

SHOWN = 5


def main() -> int:
    """Try and print; the exit status."""
    said = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    said.add_argument("--minutes", type=float, default=10)
    said.add_argument("--seed", type=int, default=0)
    said.add_argument("--only", type=int)
    said.add_argument("kinds", nargs="*", metavar="KIND", choices=[*KINDS, []])
    wanted = said.parse_args()
    kinds = wanted.kinds or list(KINDS)
    with TemporaryDirectory() as own:
        os.environ |= {"CMA_ROADMAP_CONFIG_DIR": own, "CMA_ROADMAP_NO_PROFILE": "1"}
        if wanted.only is not None:
            fault = once(kinds[0], wanted.seed, wanted.only)
            print(fault or "It held.")
            return 1 if fault else 0
        share = wanted.minutes * 60 / len(kinds)
        found = {}
        for kind in kinds:
            found[kind] = tries(kind, wanted.seed, count(), share)
            tried, seconds, faults = found[kind]
            print(f"{kind:14}{tried:7} tries{len(faults):5} faults{seconds:8.1f} s", flush=True)
    for _, _, faults in found.values():
        for fault in faults[:SHOWN]:
            print(f"\n{fault}")
    return 1 if any(each.faults for each in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

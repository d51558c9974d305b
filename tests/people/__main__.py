"""Ask the rules of many random people and print how each fared: `python -m tests.people 10000`.

Usage, from the root of the checkout: python -m tests.people [PEOPLE] [--seed N] [RULE ...]

Two processes share the rules. Prints the people asked, the failures and the CPU time of every rule,
then for each that fails what is wrong and the commands to repeat it, for the smallest person found.
Exit status 1 if any rule fails. With names of rules all people go to those.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from .book import all_rules, tally

PROCESSES = 2


def _asked(work: tuple[str, int, int]) -> tuple[str, int, int, float, str]:
    name, people, salt = work
    found = tally(all_rules()[name], people, salt)
    first = str(found.failures[0]) if found.failures else ""
    return name, found.asked, len(found.failures), found.seconds, first


def main() -> int:
    """Run and print; the exit status."""
    said = argparse.ArgumentParser(prog="python -m tests.people", description=__doc__)
    said.add_argument("people", nargs="?", type=int, default=2000)
    said.add_argument("--seed", type=int, default=0)
    said.add_argument("rules", nargs="*", metavar="RULE", choices=[*all_rules(), []])
    wanted = said.parse_args()
    rules = [all_rules()[name] for name in wanted.rules] or list(all_rules().values())
    whole = sum(rule.people for rule in rules)
    work = [(r.name, max(1, r.people * wanted.people // whole), wanted.seed) for r in rules]
    work.sort(key=lambda each: -each[1])
    found = []
    with ProcessPoolExecutor(PROCESSES) as pool:
        for each in pool.map(_asked, work):
            found.append(each)
            print(f"{each[0]:34}{each[1]:7} people{each[2]:6} fail{each[3]:8.1f} s", flush=True)
    print(
        f"{'all':34}{sum(f[1] for f in found):7} people{sum(f[2] for f in found):6} fail"
        f"{sum(f[3] for f in found):8.1f} s"
    )
    for name, _, failures, _, first in found:
        if failures:
            print(f"\n{name} ({failures}): {all_rules()[name].why}\n{first}")
    return 1 if any(f[2] for f in found) else 0


if __name__ == "__main__":
    sys.exit(main())

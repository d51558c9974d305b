"""The book of rules, and runs of them over people: the same ones for the same seed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple

from .asking import Broken
from .dice import Dice, IdleError, Throws, smallest

CHAPTERS = ("worth", "truths", "doorways", "shots", "pasts")
IDLE = 5
"""The most people drawn for each of whom a rule is asked: not every rule concerns everybody."""

Check = Callable[[Dice], None]


class Rule(NamedTuple):
    """A rule with its name, the sentence that says why, and how many people a run asks of it."""

    name: str
    why: str
    people: int
    check: Check


_RULES: dict[str, Rule] = {}


def rule(people: int) -> Callable[[Check], Check]:
    """Enter a function that raises `Broken` in the book; its docstring says why."""

    def enter(check: Check) -> Check:
        add(check.__name__, str(check.__doc__), people, check)
        return check

    return enter


def add(name: str, why: str, people: int, check: Check) -> None:
    """Enter a rule.

    Raises:
        ValueError: there is one of that name.
    """
    if name in _RULES:
        raise ValueError(name)
    _RULES[name] = Rule(name, " ".join(why.split()), people, check)


def all_rules() -> dict[str, Rule]:
    """Every rule by its name."""
    for chapter in CHAPTERS:
        import_module(f".{chapter}", __package__)
    return _RULES


@dataclass
class Tally:
    """How one rule fared: the people it was asked of, CPU seconds, and the failures."""

    rule: Rule
    asked: int = 0
    seconds: float = 0.0
    failures: list[Broken] = field(default_factory=list)


def ask_people(rule: Rule, people: int, seed: int = 0, *, shrink: bool = True) -> None:
    """Ask one rule of people until one of them breaks it; others for another seed.

    Raises:
        Broken: the rule does not hold, of the smallest person found (of any, without `shrink`).
    """
    for broken, thrown in _people(Tally(rule), people, seed):
        raise _smallest(rule, thrown) if shrink else broken


def tally(rule: Rule, people: int, seed: int = 0) -> Tally:
    """Ask one rule of many people and go on after failures; the smallest person comes first."""
    found = Tally(rule)
    began = time.process_time()
    failures = list(_people(found, people, seed))
    found.seconds = time.process_time() - began
    if failures:
        first, thrown = min(failures, key=lambda each: each[0].length)
        rest = [broken for broken, _ in failures if broken is not first]
        found.failures = [_smallest(rule, thrown), *rest]
    return found


def _people(found: Tally, people: int, seed: int) -> Iterator[tuple[Broken, Throws]]:
    """Ask, counting in `found`; yields each failure with its throws."""
    for number in range(people * IDLE):
        if found.asked >= people:
            return
        dice = Dice(f"{found.rule.name} {seed} {number}")
        try:
            found.rule.check(dice)
        except IdleError:
            continue
        except Broken as broken:
            found.asked += 1
            yield broken, tuple(dice.thrown)
        else:
            found.asked += 1


def _smallest(rule: Rule, thrown: Throws) -> Broken:
    broken = {}

    def fails(throws: Throws) -> Throws | None:
        dice = Dice(given=throws)
        try:
            rule.check(dice)
        except IdleError:
            return None
        except Broken as still:
            used = tuple(dice.thrown)
            broken[used] = still
            return used
        return None

    fails(thrown)
    return broken[smallest(thrown, fails)]

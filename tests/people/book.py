"""The book of rules, and runs of them over people: the same ones for the same seed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple
from zlib import crc32

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .asking import Broken
from .lives import Draw

STEADY = 60
"""Examples of the profile in which a rule asks as many people as it says (tests/conftest.py)."""
DRAWN = (Phase.explicit, Phase.generate)
CHAPTERS = ("worth", "truths", "shots")


class Rule(NamedTuple):
    """A rule with its name, the sentence that says why, and how many people a run asks of it."""

    name: str
    why: str
    people: int
    check: Callable[[Draw], None]


_RULES: dict[str, Rule] = {}


def rule(people: int) -> Callable[[Callable[[Draw], None]], Callable[[Draw], None]]:
    """Enter a function in the book; its docstring says why."""

    def enter(check: Callable[[Draw], None]) -> Callable[[Draw], None]:
        add(check.__name__, str(check.__doc__), people, check)
        return check

    return enter


def add(name: str, why: str, people: int, check: Callable[[Draw], None]) -> None:
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


def ask_people(rule: Rule, people: int, *, salt: int = 0, shrink: bool = True) -> None:
    """Ask one rule of many people; others for another `salt`.

    Raises:
        Broken: the rule does not hold, of the smallest person found (of any, without `shrink`).
    """
    _run(rule.check, rule, people, salt, (*DRAWN, Phase.shrink) if shrink else DRAWN)


@dataclass
class Tally:
    """How one rule fared: the people of whom it could be asked, CPU seconds, and the failures."""

    rule: Rule
    asked: int = 0
    seconds: float = 0.0
    failures: list[Broken] = field(default_factory=list)


def tally(rule: Rule, people: int, salt: int = 0) -> Tally:
    """Ask one rule of many people and go on after failures; the smallest person comes first."""
    found = Tally(rule)

    def counted(draw: Draw) -> None:
        try:
            rule.check(draw)
        except Broken as broken:
            found.failures.append(broken)
        found.asked += 1

    began = time.process_time()
    _run(counted, rule, people, salt, DRAWN)
    found.seconds = time.process_time() - began
    if found.failures:
        found.failures.sort(key=lambda broken: broken.length)
        try:
            ask_people(rule, people, salt=salt)
        except Broken as smallest:
            found.failures.insert(0, smallest)
            del found.failures[-1]
    return found


def _run(
    check: Callable[[Draw], None], rule: Rule, people: int, salt: int, phases: tuple[Phase, ...]
) -> None:
    @seed(crc32(rule.name.encode()) + salt)
    @settings(
        max_examples=people,
        deadline=None,
        database=None,
        phases=phases,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        check(data.draw)

    run()

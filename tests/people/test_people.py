"""Random people, rule by rule; `python -m tests.people 10000` asks more of them (see there).

Each rule draws other people. `--hypothesis-profile=deep` asks thirty times as many.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

from .book import all_rules, ask_people

RULES = all_rules()
STEADY = 60
"""Examples of the profile in which a rule asks as many people as it says (tests/conftest.py)."""
KNOWN: dict[str, str] = {}
"""Rules that do not hold yet, with what is wrong. Once mended, a rule must leave the list."""


@pytest.mark.parametrize("name", RULES)
def test_rule_holds(name: str, request: pytest.FixtureRequest) -> None:
    if name in KNOWN:
        request.applymarker(pytest.mark.xfail(strict=True, reason=KNOWN[name]))
    people = RULES[name].people * settings().max_examples // STEADY
    ask_people(RULES[name], people, shrink=name not in KNOWN)


def test_a_run_asks_enough_people() -> None:
    assert sum(rule.people for rule in RULES.values()) >= 2000

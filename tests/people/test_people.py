"""Random people, rule by rule; `python -m tests.people 10000` asks more of them (see there).

Each rule draws other people. `--hypothesis-profile=deep` asks thirty times as many.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

from .asking import Broken
from .book import Rule, all_rules, ask_people, tally
from .dice import Dice
from .lives import life

RULES = all_rules()
STEADY = 60
"""Examples of the profile in which a rule asks as many people as it says (tests/conftest.py)."""


@pytest.mark.parametrize("name", RULES)
def test_rule_holds(name: str) -> None:
    ask_people(RULES[name], RULES[name].people * settings().max_examples // STEADY)


def test_a_run_asks_enough_people() -> None:
    assert sum(rule.people for rule in RULES.values()) >= 2000


def _nobody_works_part_time(dice: Dice) -> None:
    ask = life(dice)
    jobs = ask.person.get("experience", [])
    if any(job.get("hours_per_week", 40) < 30 for job in jobs):
        raise Broken("somebody does", ask)


FALSE = Rule("nobody_works_part_time", "It is not true.", 60, _nobody_works_part_time)


def test_the_smallest_person_is_shown_with_the_command() -> None:
    with pytest.raises(Broken) as caught:
        ask_people(FALSE, FALSE.people)
    assert str(caught.value).splitlines() == [
        "somebody does",
        "cma-roadmap plan --credential ccma-nha --today 2026-11-30 --profile - <<'YAML'",
        "diploma: {kind: high_school}",
        "experience: [{role: medical_assistant, from: 2026-11-30, to: 2026-11-30, "
        "hours_per_week: 20}]",
        "YAML",
    ]


def test_the_same_seed_asks_the_same_people() -> None:
    one, other, third = (tally(FALSE, 40, seed) for seed in (1, 1, 2))
    assert [str(each) for each in one.failures] == [str(each) for each in other.failures]
    assert len(one.failures) > 1
    assert [str(each) for each in one.failures] != [str(each) for each in third.failures]

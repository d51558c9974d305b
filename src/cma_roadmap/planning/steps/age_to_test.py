"""How old one must be for the GED or HiSET, and what is asked of the young."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.clearance import AgeToTest, Equivalency
from cma_roadmap.model.results.network import Bound
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.draft.draft import Draft


def old_enough(draft: Draft, step: str) -> tuple[Bound, ...]:
    """The day before which the test, which is `step`, is not planned; what else is asked is told.

    Where the rule of the state is not known, the least age anywhere is kept, and the rest asked.
    """
    test = draft.case.catalog.foundation.equivalency
    own = _rule_of_state(draft, test)
    rule = own or test.age
    if rule is None:
        return ()
    free = _free_from(draft, [own] if own else [rule, *test.ages_by_state])
    if draft.case.profile.born is None:
        version = draft.version(rule.years, step)
        text = message("finding.ged_age_unsaid", years=version.value)
        draft.find(Severity.INFO, text, step, version.sources)
        return ()
    if _birthday(draft, free) <= draft.case.today:
        return ()
    bounds = _wait(draft, step, rule)
    _tell_conditions(draft, step, rule)
    if own is None:
        draft.find(Severity.WARNING, message("finding.ged_age_ask", years=free), step)
    return bounds


def _rule_of_state(draft: Draft, test: Equivalency) -> AgeToTest | None:
    """The rule of the person's state; `None` where it was not found."""
    rules = (rule for rule in test.ages_by_state if rule.state == draft.case.state)
    return next((rule for rule in rules if rule.years.at(draft.case.rules_day).value), None)


def _free_from(draft: Draft, rules: list[AgeToTest]) -> int:
    """The age from which none of the rules asks for anything."""
    facts = [fact for rule in rules for fact in (rule.years, rule.until) if fact]
    return max(fact.at(draft.case.rules_day).value or 0 for fact in facts)


def _birthday(draft: Draft, years: int) -> date:
    """The day by which the person is surely that old."""
    turns = draft.case.profile.turns(years)
    return turns[1] if turns else date.max


def _wait(draft: Draft, step: str, rule: AgeToTest) -> tuple[Bound, ...]:
    version = draft.read(rule.years, step, "ged_age")
    day = _birthday(draft, version.value or 0)
    if day <= draft.case.today:
        return ()
    text = message("finding.ged_age", years=version.value, day=day)
    draft.find(Severity.WARNING, text, step, version.sources)
    return (Bound("age", day, version.source),)


def _tell_conditions(draft: Draft, step: str, rule: AgeToTest) -> None:
    version = draft.version(rule.conditions, step) if rule.conditions else None
    if version is not None and version.value is not None:
        text = message("finding.ged_conditions", conditions=version.value)
        draft.find(Severity.WARNING, text, step, version.sources)

"""Amounts beside the totals and questions on who else may pay, with any text in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cma_roadmap.model.results.beside_totals import AidFact, AidQuestion, Extra, ExtraKind
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import MoneyRange
from rendering.sample_parts import dollars, text


def extra(label: str, why: str, amount: MoneyRange | None, *sources: str) -> Extra:
    """What may come on top, at `amount`, or nobody knows at what price."""
    low, high = (amount.low, amount.high) if amount else (None, None)
    return Extra(
        ExtraKind.STUDY, text(label), low, None, high, None, text(why), Confidence.HIGH, sources
    )


def question(asked: str, ask: str, facts: Sequence[AidFact]) -> AidQuestion:
    """A question that rests on the sources of its facts."""
    cited = tuple(dict.fromkeys(fact.source for fact in facts))
    return AidQuestion("any", "grant", asked, ask, tuple(facts), cited)


def with_money_beside(plan: Roadmap) -> Roadmap:
    """The plan with two amounts in no total, and two questions."""
    grant = (
        AidFact("What it is", "Money for students in need. It is not paid back.", "nces"),
        AidFact("How to ask for it", "Fill in the form in fall.", "prep"),
    )
    return replace(
        plan,
        extras=(
            extra("Practice exam", "Nobody must buy it.", dollars(30), "aama-apply"),
            extra("A year of dues", "Ask first.", None, "aama-renew"),
        ),
        aid=(
            question("May I get a grant for this program?", "The school's aid office", grant),
            question("May I pay by the month?", "The school's business office", ()),
        ),
    )


def poisoned_beside(plan: Roadmap, bad: str, source: str) -> Roadmap:
    """The plan with this text wherever money beside the totals can hold one."""
    return replace(
        plan,
        extras=(extra(bad, bad, dollars(5, 7, 9), source),),
        aid=(question(bad, bad, [AidFact(bad, bad, source)]),),
    )

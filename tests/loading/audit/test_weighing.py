"""How much a fact matters: the plans that read it, and what it changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cma_roadmap.loading.audit.weighing import Weights, effect_of
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.results.audit import Effect

CATALOG = load_catalog()
ZERO = Decimal(0)


@pytest.mark.parametrize(
    ("kind", "path", "effect"),
    [
        ("credential", "pathways.graduate.requirement.within", Effect.OPENS),
        ("credential", "pathways.graduate.facts.program-not-school.fact", None),
        ("credential", "application.fees.graduate.amount", Effect.MONEY),
        ("credential", "application.processing", Effect.DATES),
        ("credential", "application.documents.diploma.fact", None),
        ("credential", "exam.results", Effect.DATES),
        ("credential", "exam.minutes", None),
        ("credential", "exam.study_material", Effect.MONEY),
        ("credential", "renewal.grace.length", Effect.DATES),
        ("credential", "renewal.grace.fee", Effect.MONEY),
        ("credential", "pass_rates.0.percent", None),
        ("state", "regime", Effect.OPENS),
        ("state", "steps.register.fee", Effect.MONEY),
        ("state", "steps.register.processing", Effect.DATES),
        ("state", "steps.register.rule", Effect.OPENS),
        ("state", "scope.shots.fact", None),
        ("program", "accreditation.0", Effect.OPENS),
        ("program", "tuition", Effect.MONEY),
        ("clearance", "doses.1.intervals.0.minimum", Effect.DATES),
        ("clearance", "doses.1.cost", Effect.MONEY),
        ("clearance", "alternatives.0", None),
        ("foundation", "record_questions.0", None),
        ("foundation", "equivalency.price", Effect.MONEY),
        ("career", "ladder.cost", None),
        ("aid", "pell.facts.what.fact", None),
    ],
)
def test_what_a_fact_changes_follows_from_its_place(
    kind: str, path: str, effect: Effect | None
) -> None:
    assert effect_of(kind, path) is effect


def test_all_main_credentials_states_and_schools_make_100_plans_each() -> None:
    weights = Weights(CATALOG)
    main = [each for each in CATALOG.credentials if each.main]
    whole = sum((weights.weigh("credential", each.id, "renewal.fee").plans for each in main), ZERO)
    assert whole == 100
    states = sum((weights.weigh("state", each.id, "regime").plans for each in CATALOG.states), ZERO)
    assert abs(states - 100) < Decimal("0.001")
    programs = sum(
        (weights.weigh("program", p.id, "tuition").plans for p in CATALOG.programs), ZERO
    )
    assert abs(programs - 100) < Decimal("0.001")


def test_a_way_in_is_a_part_of_its_credential() -> None:
    weights = Weights(CATALOG)
    credential = CATALOG.credential("cma-aama")
    ways = [
        weights.weigh("credential", "cma-aama", f"pathways.{way.id}.requirement").plans
        for way in credential.pathways
    ]
    assert abs(sum(ways, ZERO) - 25) < Decimal("0.001")
    assert len(set(ways)) == 1


def test_what_closes_a_road_weighs_three_times_a_price() -> None:
    weights = Weights(CATALOG)
    rule = weights.weigh("state", "CA", "regime")
    fee = weights.weigh("state", "CA", "steps.any.fee")
    day = weights.weigh("state", "CA", "steps.any.processing")
    assert (rule.points, day.points) == (3 * fee.points, 2 * fee.points)
    assert fee.points > 0


def test_what_is_not_counted_weighs_nothing() -> None:
    weights = Weights(CATALOG)
    assert weights.weigh("credential", "nrcma-nahp", "renewal.fee").points == 0
    assert weights.weigh("career", "lpn", "length").points == 0
    assert weights.weigh("foundation", "foundation", "unfinished.credit.0").points == 0

"""How well what plans read is known, counted from facts of every kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cma_roadmap.loading.audit.coverage import coverage, standing_of
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.audit import Coverage, Effect, Known, Standing
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.values.money import Money

TODAY = date(2026, 11, 30)
CATALOG = load_catalog()
SECOND = "testpreppilot-cma-file"


def of(found: Coverage, name: str) -> Known:
    return next(known for known in found.known if known.name == name)


def said(value: str | None, source: str, **more: Any) -> FactVersion[str]:
    return FactVersion(value, source, Confidence.HIGH, **more)


@pytest.mark.parametrize(
    ("version", "standing"),
    [
        (said("yes", "aama-home", seen="2026-01"), Standing.OFFICIAL),
        (said("yes", "aama-home"), Standing.UNDATED),
        (said("yes", "aama-home", seen="undated"), Standing.UNDATED),
        (said("yes", SECOND, seen="2026-01"), Standing.SECOND_HAND),
        (said(None, "aama-home", seen="2026-01"), Standing.UNKNOWN),
        (
            said("yes", "aama-home", seen="2026-01", disputed_by=(said("no", SECOND),)),
            Standing.DISPUTED,
        ),
        (
            said("yes", "aama-home", seen="2026-01", disputed_by=(said("yes", SECOND),)),
            Standing.OFFICIAL,
        ),
        (said(None, "aama-home", disputed_by=(said("no", SECOND),)), Standing.DISPUTED),
        (said("none_recorded", "aama-home"), Standing.UNKNOWN),
    ],
)
def test_a_fact_stands_as_its_source_and_its_date_say(
    version: FactVersion[str], standing: Standing
) -> None:
    assert standing_of(version, CATALOG) is standing


def test_a_fact_that_is_found_moves_from_unknown_to_official() -> None:
    before = of(coverage(CATALOG, TODAY), "AAMA")
    credential = CATALOG.credential("cma-aama")
    assert credential.renewal.fee.at(TODAY).value is None, "else this test needs another unknown"
    after = of(coverage(_with_fee(), TODAY), "AAMA")

    assert after.facts == before.facts
    assert after.counts[Standing.UNKNOWN] == before.counts[Standing.UNKNOWN] - 1
    assert after.counts[Standing.OFFICIAL] == before.counts[Standing.OFFICIAL] + 1


def _with_fee() -> Catalog:
    credential = CATALOG.credential("cma-aama")
    known = FactVersion(Money.parse("100.00 USD"), "aama-home", Confidence.HIGH, seen="2026-11")
    renewal = credential.renewal.model_copy(update={"fee": Fact((known,))})
    found = credential.model_copy(update={"renewal": renewal})
    return Catalog.of(
        credentials=[found if c.id == found.id else c for c in CATALOG.credentials],
        programs=CATALOG.programs,
        clearances=CATALOG.clearances,
        foundation=CATALOG.foundation,
        sources=CATALOG.sources,
        version=CATALOG.version,
        states=CATALOG.states,
        wages=CATALOG.wages,
    )


def test_every_body_and_state_is_there_once_with_shares_of_its_facts() -> None:
    found = coverage(CATALOG, TODAY)
    names = [(known.kind, known.name) for known in found.known]
    assert len(names) == len(set(names))
    assert {name for kind, name in names if kind == "state"} == {s.id for s in CATALOG.states}
    bodies = {each.body.abbreviation for each in CATALOG.credentials}
    assert {name for kind, name in names if kind == "body"} == bodies
    for known in found.known:
        assert sum(known.counts.values()) == known.facts > 0
        assert 98 <= sum(map(known.percent, Standing)) <= 102


def test_unknowns_are_ranked_by_plans_times_what_they_change() -> None:
    unknowns = coverage(CATALOG, TODAY).unknowns
    weights = {Effect.OPENS: 3, Effect.DATES: 2, Effect.MONEY: 1, None: 0}
    points = [each.weight.plans * weights[each.weight.effect] for each in unknowns]
    assert points == sorted(points, reverse=True)
    assert {each.weight.effect for each in unknowns} == set(Effect)
    places = [(each.definition, each.path) for each in unknowns]
    assert len(places) == len(set(places))


def test_what_a_body_is_silent_on_is_unknown_where_plans_say_so() -> None:
    places = {(each.definition, each.path) for each in coverage(CATALOG, TODAY).unknowns}
    for credential in (each for each in CATALOG.credentials if each.main):
        rule = credential.renewal
        silent = rule.ce.price is None and rule.ce.price_each is None
        assert ((credential.id, "renewal.ce.price") in places) is silent
        assert ((credential.id, "renewal.grace") in places) is (rule.grace is None)


def test_schools_of_unknown_accreditation_are_one_unknown_with_their_number() -> None:
    (found,) = [each for each in coverage(CATALOG, TODAY).unknowns if each.path == "accreditation"]
    assert found.schools is not None
    assert 0 < found.schools < len(CATALOG.programs)
    assert 0 < found.weight.plans <= 25, "of the one main credential that asks for it"

"""Cards in hand: the last day of each, day by day around the ends of months and of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal, load_catalog, read_profile
from cma_roadmap.model.results.all_held import ALL_HELD
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.planning.keeping_all import plan_all_held

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)


def road(cards: str, ends: str = "2031-05-31", today: date = TODAY) -> Roadmap:
    text = (
        f"credentials: [{{id: cma-aama, certified_on: 2023-05-10, expires_on: {ends}}}]\n"
        f"clearances: {{{cards}}}\n"
    )
    return plan_all_held(CATALOG, read_profile(text.encode(), "me.yaml"), Goal(ALL_HELD), today)


def renewals(found: Roadmap, card: str) -> list[date]:
    first = f"card.{card}."
    return [
        planned.timing.start
        for planned in found.steps
        if planned.step.id.startswith(first) and not planned.step.id.endswith(".held")
    ]


@pytest.mark.parametrize(
    ("done", "last"),
    [
        ("2025-02-28", "2027-02-28"),
        ("2025-03-01", "2027-03-31"),
        ("2025-03-31", "2027-03-31"),
        ("2026-02-28", "2028-02-29"),
    ],
)
def test_a_bls_card_holds_to_the_end_of_its_month(done: str, last: str) -> None:
    found = road(f"bls: {done}")

    assert renewals(found, "bls")[0] == date.fromisoformat(last)
    assert found.all_held is not None
    assert found.all_held.cards[0].expires_on == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("ends", "count"),
    [("2029-03-30", 1), ("2029-03-31", 2), ("2031-03-30", 2), ("2031-03-31", 3)],
)
def test_it_is_renewed_for_as_far_as_the_plan_goes(ends: str, count: int) -> None:
    due = [date(2027, 3, 31), date(2029, 3, 31), date(2031, 3, 31)]

    assert renewals(road("bls: 2025-03-12", ends), "bls") == due[:count]


def test_the_next_one_is_shown_even_beyond_the_plan() -> None:
    assert renewals(road("bls: 2026-10-12", "2027-01-31"), "bls") == [date(2028, 10, 31)]


@pytest.mark.parametrize(
    ("today", "first", "told"),
    [
        (date(2027, 3, 30), date(2027, 3, 31), False),
        (date(2027, 3, 31), date(2027, 3, 31), False),
        (date(2027, 4, 1), date(2027, 4, 1), True),
    ],
)
def test_one_that_ran_out_is_renewed_at_once(today: date, first: date, told: bool) -> None:
    found = road("bls: 2025-03-12", today=today)

    assert renewals(found, "bls")[0] == first
    assert ("finding.card_run_out" in {f.message.code for f in found.findings}) is told


def test_the_latest_of_several_counts_and_a_booked_one_is_a_plan() -> None:
    found = road("bls: [2023-03-12, 2025-03-12, 2027-01-15]")
    card = next(p.step for p in found.steps if p.step.id == "card.bls.held")

    assert card.status is StepStatus.PINNED
    assert renewals(found, "bls")[0] == date(2029, 1, 31)


def test_what_never_runs_out_and_what_nobody_mentions_is_not_there() -> None:
    found = road("hepb: [2020-01-10, 2020-02-10, 2020-07-10]")

    assert not any(planned.step.id.startswith("card.") for planned in found.steps)


def test_the_price_is_as_told_and_a_card_is_there_once() -> None:
    found = road("bls: 2025-03-12, tb: 2026-06-01")
    ids = [planned.step.id for planned in found.steps]
    lines = [line.line for line in found.cost.lines if line.step == "card.bls.1"]

    assert len(ids) == len(set(ids))
    assert [card.id for card in found.all_held.cards] == ["tb", "bls"]  # type: ignore[union-attr]
    clearance = next(c for c in CATALOG.clearances if c.id == "bls")
    assert [line.amount for line in lines] == [clearance.cost.range if clearance.cost else None]

"""Prices of shots, tests, cards and checks: what is still to be paid, and each only once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.beside_totals import Extra, ExtraKind
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.money import MoneyRange
from planning.steps.test_shots import TODAY

CATALOG = load_catalog()
ALL = (Decimal(906), Decimal(1306), Decimal(1973))


def road(said: str = "", catalog: Catalog = CATALOG, credential: str = "cma-aama") -> Roadmap:
    profile = read_profile(f"{said}\n".encode(), "me.yaml")
    return plan(catalog, profile, Goal(credential), TODAY)


def externship(found: Roadmap) -> tuple[Decimal, ...]:
    amount = found.cost.by_phase[Phase.EXTERNSHIP]
    return amount.low.amount, amount.likely.amount, amount.high.amount


def prices(found: Roadmap) -> dict[str, MoneyRange | None]:
    return {
        due.step.removeprefix("externship."): due.line.amount
        for due in found.cost.lines
        if due.line.code == "clearance"
    }


def extras(found: Roadmap, kind: ExtraKind) -> list[Extra]:
    return [extra for extra in found.extras if extra.kind is kind]


def test_nothing_before_the_certificate_is_without_a_price() -> None:
    # By hand: hepatitis B 3 x 45/65/88 and its blood test 45/48/50; MMR 2 x 50/82/102; varicella
    # 2 x 120/150/223; Tdap 38/50/66; flu 20/40/70; TB 55/65/100; BLS 60/85/110; background
    # 30/65/80; drug screen 29/39/43; physical 100/140/200; uniform 44/100/300; insurance 10/15/40.
    found = road()
    assert found.cost.unknown_to_certificate == ()
    assert externship(found) == ALL


@pytest.mark.parametrize(
    ("had", "less"),
    [
        ("bls: [2026-11-29]", (60, 85, 110)),
        ("uniform: [2026-11-30]", (44, 100, 300)),
        ("uniform: [2026-12-01]", (0, 0, 0)),
        ("hepb: [2026-09-01]", (45, 65, 88)),
        ("hepb: [2026-09-01, 2026-10-01]", (90, 130, 176)),
        ("hepb: [2026-01-05, 2026-02-05, 2026-07-05]", (135, 195, 264)),
        ("hepb: [2026-01-05, 2026-02-05, 2026-07-05, 2026-08-10]", (180, 243, 314)),
        ("mmr: [2026-01-05, 2026-02-05], varicella: [2026-01-05, 2026-02-05]", (340, 464, 650)),
        ("tdap: [2026-11-30]", (38, 50, 66)),
        ("tdap: [2026-12-01]", (0, 0, 0)),
    ],
)
def test_what_a_person_has_is_not_paid_again(had: str, less: tuple[int, int, int]) -> None:
    held = externship(road(f"clearances: {{{had}}}"))
    assert [each - now for each, now in zip(ALL, held, strict=True)] == list(less)


def test_a_booked_visit_is_still_to_be_paid() -> None:
    assert prices(road("clearances: {hepb: [2026-12-05]}"))["hepb.dose-1"] is not None


def test_what_the_school_pays_for_is_not_counted_again() -> None:
    typical = CATALOG.typical_programs
    paying = tuple(p.model_copy(update={"includes": ("bls", "hepb")}) for p in typical)
    found = road(catalog=replace(CATALOG, typical_programs=paying))

    assert not [name for name in prices(found) if name.startswith(("bls", "hepb"))]
    less = tuple(each - now for each, now in zip(ALL, externship(found), strict=True))
    assert less == (Decimal(60 + 180), Decimal(85 + 243), Decimal(110 + 314))
    told = {f.step for f in found.findings if f.message.code == "finding.included"}
    assert told == {"externship.bls", "externship.hepb.dose-1"}


def test_shots_that_a_health_plan_mostly_pays_are_told_with_their_sum() -> None:
    (shots,) = extras(road(), ExtraKind.SHOTS)
    # 3 x 45/65/88, 2 x 50/82/102, 2 x 120/150/223, 38/50/66, 20/40/70.
    told = (shots.low, shots.likely, shots.high)
    assert [money.amount for money in told if money] == [533, 749, 1050]


def test_giving_the_shots_is_counted_by_those_still_ahead() -> None:
    (charge,) = extras(road("clearances: {hepb: [2026-09-01]}"), ExtraKind.SHOT_CHARGE)
    told = (charge.low, charge.likely, charge.high)
    assert [money.amount for money in told if money] == [0, 8 * 18, 8 * 23]


def test_a_bundle_is_told_beside_its_parts_and_added_to_nothing() -> None:
    found = road()
    told = {str(e.label.params["name"]).split()[0]: e for e in extras(found, ExtraKind.BUNDLE)}
    both = told["Background"]
    assert both.likely is not None
    assert both.likely.amount == 117
    assert [str(both.why.params[end]) for end in ("low", "high")] == ["59.00 USD", "123.00 USD"]
    assert externship(found) == ALL


def test_a_bundle_is_not_told_where_a_part_of_it_is_paid() -> None:
    names = [
        str(extra.label.params["name"])
        for extra in extras(road("clearances: {tdap: [2026-11-01]}"), ExtraKind.BUNDLE)
    ]
    assert not [name for name in names if name.startswith("Physical")]
    assert [name for name in names if name.startswith("Background")]


def test_a_road_without_an_externship_pays_for_none_of_it() -> None:
    job = "{role: medical_assistant, from: 2015-01-10, to: present, hours_per_week: 40}"
    worker = f"experience: [{job}]\ndiploma: {{kind: high_school, on: 2010-06-01}}"
    found = road(worker, credential="ccma-nha")
    assert not prices(found)
    assert not extras(found, ExtraKind.SHOTS)


def test_points_are_priced_by_the_point() -> None:
    found = road()
    (courses,) = [due.line.amount for due in found.cost.lines if due.line.code == "ce"]
    assert courses is not None
    assert [courses.low.amount, courses.likely.amount, courses.high.amount] == [0, 300, 900]

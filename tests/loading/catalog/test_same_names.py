"""Programs of one name are told apart by what differs, and others keep their names."""

from __future__ import annotations

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.same_names import told_apart
from cma_roadmap.model.definitions.program import Program

CATALOG = load_catalog()


def program(name: str, city: str | None, months: int = 9, hours: int = 900) -> Program:
    sample = next(p for p in CATALOG.programs if p.clock_hours and not p.typical)
    assert sample.clock_hours is not None
    return sample.model_copy(
        update={
            "id": name,
            "name": "Alike",
            "city": city,
            "months": sample.months.model_copy(update={"likely": months}),
            "clock_hours": sample.clock_hours.model_copy(update={"likely": hours}),
        }
    )


@pytest.mark.parametrize(
    ("alike", "names"),
    [
        ([program("a", "Rome")], ["Alike"]),
        ([program("a", "Rome"), program("b", "Troy")], ["Alike (Rome)", "Alike (Troy)"]),
        (
            [program("a", "Rome", 9), program("b", "Rome", 8)],
            ["Alike (9 months)", "Alike (8 months)"],
        ),
        (
            [program("a", "Rome", 9, 700), program("b", "Rome", 9, 900)],
            ["Alike (700 hours)", "Alike (900 hours)"],
        ),
        ([program("a", None), program("b", None)], ["Alike (a)", "Alike (b)"]),
        (
            [program("a", "Rome"), program("b", "Rome"), program("c", "Troy")],
            ["Alike (Rome, a)", "Alike (Rome, b)", "Alike (Troy)"],
        ),
    ],
)
def test_what_differs_tells_programs_of_one_name_apart(
    alike: list[Program], names: list[str]
) -> None:
    assert [p.name for p in told_apart(alike)] == names


def test_no_two_programs_that_are_shipped_share_a_name() -> None:
    names = [p.name for p in CATALOG.programs]
    assert len(set(names)) == len(names)

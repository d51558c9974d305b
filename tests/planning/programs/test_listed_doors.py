"""The doors of a list: the same verdicts as of each program judged by itself."""

from __future__ import annotations

from datetime import date

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.listed_doors import ListedDoors

TODAY = date(2026, 11, 21)


def test_verdicts_are_those_of_each_program_by_itself() -> None:
    catalog = load_catalog()
    one_by_one, listed = OpensAndCloses(catalog, TODAY), ListedDoors(catalog, TODAY)

    for program in catalog.programs:
        by_itself = [d._replace(clauses=(), sources=()) for d in one_by_one.of(program)]
        assert list(listed.of(program)) == by_itself, program.id


def test_reasons_of_another_program_are_not_told() -> None:
    catalog = load_catalog()
    doors = ListedDoors(catalog, TODAY)

    told = [door for program in catalog.programs for door in doors.of(program)]

    assert any(door.closes for door in told)
    assert not any(door.clauses or door.sources for door in told)


def test_judging_for_one_credential_is_the_same() -> None:
    catalog = load_catalog()
    some = ListedDoors(catalog, TODAY)
    every = ListedDoors(catalog, TODAY)

    for program in catalog.programs[:200]:
        asked = [door for door in every.of(program) if door.credential == "cma-aama"]
        assert list(some.of(program, ["cma-aama"])) == asked

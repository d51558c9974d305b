from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.results.assessment import Assessment
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.span import ALWAYS, NEVER, Spans
from cma_roadmap.planning.eligibility.checking import check, missing_pieces

TODAY = date(2026, 11, 21)


def leaf(name: str, surely: Spans = NEVER, possibly: Spans = NEVER) -> Assessment:
    days = possibly | surely
    return Assessment(name, "confirm", name, message("reason.no_program"), surely, days)


def node(needed: int, *children: Assessment) -> Assessment:
    reason = message("reason.parts", met=0, needed=needed, parts=len(children))
    return Assessment("node", "x", "node", reason, NEVER, NEVER, children=children)


MET, NO, MAYBE = leaf("met", ALWAYS), leaf("no"), leaf("maybe", NEVER, ALWAYS)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (MET, []),
        (NO, ["no"]),
        (node(3, MET, NO, MAYBE), ["no", "maybe"]),
        (node(1, node(2, NO, NO), NO), ["no"]),
        (node(1, NO, MAYBE), ["maybe"]),
        (node(1, NO, node(2, MAYBE, MAYBE)), ["maybe", "maybe"]),
        (node(2, NO, MET, MAYBE), ["maybe"]),
        (node(2, NO, NO, MAYBE), ["no", "maybe"]),
        (node(1, MET, NO), []),
    ],
)
def test_the_fewest_clauses_are_named_possible_ones_first(
    tree: Assessment, expected: list[str]
) -> None:
    assert [piece.id for piece in missing_pieces(tree, TODAY)] == expected


def nearest(profile: bytes, credential: str) -> list[tuple[str, date | None]]:
    person = read_profile(profile, "profile.yaml")
    (found,) = check(load_catalog(), person, [credential], TODAY).credentials
    return [(shortfall.pathway, shortfall.start) for shortfall in found.nearest]


def test_what_only_needs_a_word_comes_before_what_needs_time() -> None:
    work = b"""
diploma: {kind: high_school}
experience: [{role: medical_assistant, from: 2023-01-02, to: present, hours_per_week: 40}]
"""
    assert nearest(work, "rma-amt")[0] == ("experience", None)  # a CPR card, not said


def test_then_the_day_counts_and_ways_without_one_come_last() -> None:
    job = b"{role: medical_assistant, from: 2026-01-05, to: present, hours_per_week: 40}"

    found = nearest(b"experience: [" + job + b"]", "ncma-ncct")

    assert found[0] == ("experience", date(2027, 1, 5))
    assert found[1][0] == "graduate"
    assert found[-1] == ("military", None)


def test_a_program_is_counted_from_the_day_it_can_be_begun() -> None:
    plan_start = nearest(b"{}", "cma-aama")[0]

    assert plan_start == ("graduate", date(2027, 10, 6))  # classes from 5 Jan, then 9 months


def test_nothing_is_missing_where_a_way_is_open() -> None:
    met = b"training: [{name: S, accreditors: [CAAHEP], completed_on: 2026-05-14}]"

    assert nearest(met, "cma-aama") == []


NO_DIPLOMA = b"""
diploma: {kind: none}
experience: [{role: medical_assistant, from: 2026-02-01, to: present, hours_per_week: 40}]
"""
THREE_MONTHS = date(2027, 2, 22)  # to prepare for the GED, which is sat on the day after


def shortfalls(profile: bytes, credential: str) -> dict[str, tuple[str, date | None]]:
    person = read_profile(profile, "profile.yaml")
    (found,) = check(load_catalog(), person, [credential], TODAY).credentials
    return {way.pathway: (" ".join(way.clauses), way.start) for way in found.nearest}


def test_each_text_goes_with_its_own_day() -> None:
    found = shortfalls(NO_DIPLOMA, "ccma-nha")

    text, start = found["provisional"]
    assert "You worked 1 year" in text
    assert "training program" not in text
    assert start == THREE_MONTHS
    assert found["experience"][1] == THREE_MONTHS
    text, start = found["education"]
    assert "You finished a medical assistant training program" in text
    assert start == date(2027, 11, 24)  # 274 days of school, from the day after the diploma


def test_the_time_of_the_ged_goes_by_the_hours_that_there_are() -> None:
    pace = b"availability: {hours_per_week: 2}\n"

    slow, usual = (shortfalls(more + NO_DIPLOMA, "ccma-nha")["experience"] for more in (pace, b""))

    assert slow[0] == usual[0]
    assert slow[1] is not None
    assert slow[1] > THREE_MONTHS


def test_a_diploma_that_was_not_told_takes_no_time() -> None:
    assert shortfalls(b"{}", "ccma-nha")["education"][1] == date(2027, 10, 6)

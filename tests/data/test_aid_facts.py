"""What the shipped data say of other people's money: questions and dated facts, never amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.model.definitions.aid import Aid, AidKind
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.money import Money
from data.key_facts import CATALOG

AID = {aid.id: aid for aid in CATALOG.aid}
BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


def said(aid: str, fact: str, day: date) -> FactVersion[str]:
    (found,) = [one.fact for one in AID[aid].facts if one.id == fact]
    return found.at(day)


def versions(aid: Aid) -> Iterator[FactVersion[object]]:
    return (node for _, node in walk(aid) if isinstance(node, FactVersion))


def test_every_kind_of_help_is_there() -> None:
    assert {aid.kind for aid in CATALOG.aid} == set(AidKind)


@pytest.mark.parametrize("name", AID)
def test_each_is_one_short_question_and_names_whom_to_ask(name: str) -> None:
    aid = AID[name]

    assert re.fullmatch(r"[A-Z][^?.]*\?", aid.question)
    assert len(aid.question.split()) <= 18
    assert aid.ask[0].isupper()
    assert not aid.ask.endswith(".")


@pytest.mark.parametrize("name", AID)
def test_each_has_facts_from_sources_that_exist(name: str) -> None:
    cited = {source for version in versions(AID[name]) for source in version.sources}

    assert cited
    assert cited <= set(CATALOG.sources)


@pytest.mark.parametrize("name", AID)
def test_nothing_in_it_can_be_counted_as_money(name: str) -> None:
    values = [version.value for version in versions(AID[name])]

    assert values
    assert not [value for value in values if isinstance(value, Money | AmountRange)]


@pytest.mark.parametrize("name", AID)
def test_each_fact_can_be_read_on_any_day(name: str) -> None:
    for one in AID[name].facts:
        assert one.fact.versions[0].effective_from is None
        assert one.fact.at(date(2020, 1, 1)) == one.fact.versions[0]


@pytest.mark.parametrize("name", AID)
def test_what_is_not_known_is_said(name: str) -> None:
    assert AID[name].unknown
    assert all(text.endswith(".") for text in AID[name].unknown)


@pytest.mark.parametrize("name", ["pell", "workforce-pell"])
def test_the_lengths_it_is_meant_for_are_those_of_its_fact(name: str) -> None:
    told = said(name, "length", AFTER).value
    assert told is not None
    aid = AID[name]
    below = aid.most_weeks + 1 if aid.most_weeks is not None else None

    for number in (aid.least_weeks, below, aid.least_clock_hours, aid.most_clock_hours):
        assert number is None or re.search(rf"\b{number}\b", told)


def test_a_workforce_pell_grant_begins_on_the_first_of_july_2026() -> None:
    before, after = (
        said("workforce-pell", "length", BEFORE),
        said("workforce-pell", "length", AFTER),
    )

    assert str(before.value).startswith("No grant of this kind yet")
    assert str(after.value).startswith("150 to 599 clock hours")
    assert after.effective_from == AFTER


def test_a_program_is_long_enough_for_one_pell_grant_at_most() -> None:
    usual, short = AID["pell"], AID["workforce-pell"]

    assert (usual.least_weeks, usual.least_clock_hours) == (15, 600)
    assert (short.least_weeks, short.most_weeks) == (8, 14)
    assert (short.least_clock_hours, short.most_clock_hours) == (150, 599)
    assert Award.ASSOCIATE in usual.awards
    assert short.awards == (Award.CERTIFICATE,)


def test_the_limit_of_section_127_is_open_again_from_2027() -> None:
    assert said("employer-tuition", "tax-free", date(2026, 12, 31)).value == (
        "Up to 5,250 USD in a calendar year."
    )
    assert said("employer-tuition", "tax-free", date(2027, 1, 1)).value is None


def test_army_credentialing_assistance_was_halved_in_december_2024() -> None:
    assert str(said("army-credentialing", "amount", date(2024, 12, 10)).value).startswith("4,000")
    assert str(said("army-credentialing", "amount", date(2024, 12, 11)).value).startswith("2,000")


def test_only_military_help_asks_who_served_and_only_a_wage_is_for_apprentices() -> None:
    assert {a.id for a in CATALOG.aid if a.military} == {
        a.id for a in CATALOG.aid if a.kind is AidKind.MILITARY
    }
    assert [a.id for a in CATALOG.aid if TrainingKind.APPRENTICESHIP in a.training_kinds] == [
        "apprenticeship-wage"
    ]
    assert {a.id for a in CATALOG.aid if not a.needs_program} == {
        "gi-bill-exam-fee",
        "army-credentialing",
    }


# Prices beside the exam fee, as ranges


def ends(fact: Fact[AmountRange] | None) -> tuple[str, str]:
    assert fact is not None
    value = fact.at(date(2026, 12, 1)).value
    assert value is not None
    return str(value.low), str(value.high)


def test_dues_of_the_aama_are_a_range_by_state_and_not_sure() -> None:
    dues = CATALOG.credential("cma-aama").dues
    assert dues is not None

    assert ends(dues.active) == ("77.00 USD", "107.00 USD")
    assert ends(dues.student) == ("25.00 USD", "40.00 USD")
    assert {v.confidence for v in dues.active.versions} == {"low"}
    assert [c.id for c in CATALOG.credentials if c.dues] == ["cma-aama"]


def test_study_material_has_a_price_where_the_body_states_one() -> None:
    priced = {
        c.id: ends(c.exam.study_material)
        for c in CATALOG.credentials
        if c.exam and c.exam.study_material
    }
    boards = {c.id for c in CATALOG.credentials if c.body.abbreviation == "CCBMA"}

    assert boards
    assert priced == {
        "cma-aama": ("30.00 USD", "75.00 USD"),
        **dict.fromkeys(boards, ("15.00 USD", "70.00 USD")),
    }


def test_one_body_prices_the_education_of_a_whole_period() -> None:
    priced = {
        c.id: ends(c.renewal.ce.price)
        for c in CATALOG.credentials
        if c.renewal.ce.price is not None
    }

    assert priced == {"cmac-amca": ("158.00 USD", "158.00 USD")}

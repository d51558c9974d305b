"""Facts: which version is in force on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cma_roadmap.errors import NoFactInForceError
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion

DAY = timedelta(days=1)
JULY = date(2024, 7, 1)
JANUARY = date(2026, 1, 1)


def version(value: int | None, effective_from: date | None) -> FactVersion[int]:
    return FactVersion(value, "aama", Confidence.HIGH, effective_from=effective_from)


def fact(*versions: tuple[int | None, date | None]) -> Fact[int]:
    return Fact(tuple(version(*each) for each in versions))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (JULY, 125),
        (JULY + DAY, 125),
        (JANUARY - DAY, 125),
        (JANUARY, 150),
        (JANUARY + DAY, 150),
        (date.max, 150),
    ],
)
def test_version_is_in_force_from_its_first_day_to_the_day_before_the_next(
    day: date, expected: int
) -> None:
    assert fact((125, JULY), (150, JANUARY)).at(day).value == expected


@pytest.mark.parametrize("day", [JULY - DAY, date(2000, 1, 1), date.min])
def test_day_before_the_first_version_has_no_fact(day: date) -> None:
    with pytest.raises(NoFactInForceError):
        fact((125, JULY), (150, JANUARY)).at(day)


@pytest.mark.parametrize(
    ("day", "expected"), [(date.min, 100), (JULY - DAY, 100), (JULY, 125), (JULY + DAY, 125)]
)
def test_first_version_without_a_day_reaches_back_without_limit(day: date, expected: int) -> None:
    assert fact((100, None), (125, JULY)).at(day).value == expected


def test_value_looked_for_and_not_found_is_in_force_too() -> None:
    assert fact((125, JULY), (None, JANUARY)).at(JANUARY).value is None


@pytest.mark.parametrize(
    "versions",
    [
        ((150, JANUARY), (125, JULY)),
        ((125, JULY), (150, JULY)),
        ((125, JULY), (150, None)),
        ((100, None), (125, None)),
        ((100, None), (150, JANUARY), (125, JULY)),
    ],
)
def test_versions_out_of_order_are_refused(versions: tuple[tuple[int, date | None], ...]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        fact(*versions)


def test_fact_without_a_version_is_refused() -> None:
    with pytest.raises(ValueError, match=r".*"):
        fact()


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=1, max_size=6, unique=True),
    st.dates(date(1999, 1, 1), date(2041, 1, 1)),
)
def test_version_in_force_is_the_last_that_has_begun(first_days: list[date], day: date) -> None:
    ordered = sorted(first_days)
    known = fact(*enumerate(ordered))
    begun = [each for each in ordered if each <= day]
    if begun:
        assert known.at(day).effective_from == begun[-1]
    else:
        with pytest.raises(NoFactInForceError):
            known.at(day)


def test_facts_are_equal_by_their_versions() -> None:
    assert fact((125, JULY)) == fact((125, JULY))
    assert hash(fact((125, JULY))) == hash(fact((125, JULY)))
    assert fact((125, JULY)) != fact((126, JULY))


def test_fact_is_read_from_a_list_of_versions() -> None:
    written = [
        {"value": 125, "source": "aama", "confidence": "high", "effective_from": "2024-07-01"},
        {"value": 150, "source": "aama", "confidence": "low", "effective_from": "2026-01-01"},
    ]
    read = TypeAdapter(Fact[int]).validate_python(written)
    assert [each.value for each in read.versions] == [125, 150]
    assert read.at(JULY).confidence is Confidence.HIGH


@pytest.mark.parametrize(
    "written",
    [
        [],
        [{"value": 125, "source": "aama", "confidence": "certain"}],
        [{"value": 125, "source": "aama", "confidence": "high", "effective_from": "1 July 2024"}],
        [{"value": 125, "source": "aama", "confidence": "high", "effective": "2024-07-01"}],
        [{"value": 125, "confidence": "high"}],
        [
            {"value": 1, "source": "a", "confidence": "high", "effective_from": "2026-01-01"},
            {"value": 2, "source": "a", "confidence": "high", "effective_from": "2024-07-01"},
        ],
    ],
)
def test_list_that_is_no_fact_is_refused(written: list[dict[str, object]]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Fact[int]).validate_python(written)

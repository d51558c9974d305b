"""How old each reading is: from the words on a page to days, at every boundary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.cli.options.values import age
from cma_roadmap.loading.audit.provenance import citations, is_to_come, latest_day, readings
from cma_roadmap.loading.catalog.catalog_reader import load_catalog, read_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.audit import Reading
from cma_roadmap.model.values.fact import Confidence

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(FIXTURES)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 28)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2024-12-31", date(2024, 12, 31)),
        ("2023-24", date(2024, 12, 31)),
        ("1998-99", date(1999, 12, 31)),
        ("1999-2000", date(2000, 12, 31)),
        ("2019 to 2021", date(2021, 12, 31)),
        ("2021, then 2019", date(2021, 12, 31)),
        ("about 2020", date(2020, 12, 31)),
        ("before 2014", date(2014, 12, 31)),
        ("printed 2024-06-01, read 2025-01-15", date(2025, 1, 15)),
        ("2024-06-01 (version 2)", date(2024, 6, 1)),
        ("2023-02-29", None),
        ("2024-04-31", None),
        ("2024-00", None),
        ("0000", None),
        ("no date", None),
        ("24", None),
        ("20245", None),
        ("12024-05", None),
        ("٢٠٢٤", None),
        ("", None),
        (None, None),
    ],
)
def test_the_last_day_that_words_can_mean(words: str | None, day: date | None) -> None:
    assert latest_day(words) == day


def test_a_school_year_can_end_a_century() -> None:
    assert latest_day("1999-00") == date(2000, 12, 31)


@given(st.text() | st.from_regex(r"\d{4}-\d{2}-\d{2}") | st.from_regex(r"\d{4}-\d{2}"))
def test_no_words_are_too_strange(words: str) -> None:
    day = latest_day(words)

    assert day is None or str(day.year) in words or day.strftime("%y") in words


@given(st.dates(date(1000, 1, 1)))
def test_a_whole_date_means_itself(day: date) -> None:
    assert latest_day(f"seen {day.isoformat()}.") == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("365d", 365),
        ("365", 365),
        ("0d", 0),
        ("52w", 364),
        ("12m", 360),
        ("1y", 365),
        ("2Y", 730),
        (" 30D ", 30),
        ("99999d", 99999),
        ("007d", 7),
    ],
)
def test_an_age_is_so_many_days(text: str, days: int) -> None:
    assert age(text) == days


@pytest.mark.parametrize(
    "text", ["", "d", "-1d", "+1d", "1.5y", "1 y", "1yy", "one year", "100000d", "٣d", "1h", "1d2w"]
)
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write an age such as 365d, 52w, 12m or 1y"):
        age(text)


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2026, 11, 1), 0),
        (date(2026, 11, 2), 1),
        (date(2027, 10, 31), 364),
        (date(2027, 11, 1), 365),
        (date(2026, 10, 31), -1),
    ],
)
def test_the_age_of_a_reading_is_in_whole_days(today: date, age: int) -> None:
    seen = date(2026, 11, 1)

    reading = Reading("source", "a", "b", "c", "2026-11-01", seen, Confidence.HIGH)

    assert reading.age(today) == age


def test_a_reading_without_a_date_has_no_age() -> None:
    assert Reading("a", "a", "b", "c", "soon", None, Confidence.LOW).age(TODAY) is None


def by_path(catalog: Catalog, kind: str, today: date = TODAY) -> dict[str, Reading]:
    return {r.path: r for r in readings(catalog, today) if r.kind == kind}


def test_a_reading_without_a_date_of_its_own_has_that_of_its_source(catalog: Catalog) -> None:
    fee = by_path(catalog, "credential")["application.fees.standard.amount"]

    assert (fee.source, fee.seen, fee.latest) == ("body-fees", "2026-11-01", date(2026, 11, 1))


def test_a_reading_of_an_undated_source_is_undated(catalog: Catalog) -> None:
    items = by_path(catalog, "credential")["exam.items"]

    assert (items.source, items.seen, items.latest) == ("body-rules", None, None)


def test_only_the_version_in_force_counts(catalog: Catalog) -> None:
    path = "application.fees.standard.amount"

    before = list(readings(catalog, date(2025, 12, 31)))
    after = list(readings(catalog, date(2026, 1, 1)))

    assert [r.path for r in before].count(path) == [r.path for r in after].count(path) == 1
    assert len(before) == len(after)


def test_a_definition_that_cites_a_source_itself_is_a_reading(catalog: Catalog) -> None:
    programs = [r for r in readings(catalog, TODAY) if r.kind == "program"]

    found = {(r.definition, r.path) for r in programs}
    assert {("real-1", "months"), ("real-1", "tuition"), ("real-1", "clock_hours")} <= found
    assert ("typical-certificate", "accreditation.0") in found
    assert ("real-1", "books") not in found


def test_every_citation_is_counted_once(catalog: Catalog) -> None:
    counts = citations(catalog)

    # body-fees: two versions of the application fee and one of the renewal fee.
    assert counts["body-fees"] == 3
    assert set(counts) == {"body-fees", "body-rules", "school-page"}


def test_a_source_that_nothing_cites_counts_zero(tmp_path: Path) -> None:
    for path in FIXTURES.glob("*.yaml"):
        if path.name != "profile.yaml":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "sources.yaml").open("a") as file:
        file.write("  - {id: idle, publisher: A, title: B, tier: second}\n")

    assert citations(read_catalog(tmp_path))["idle"] == 0


def test_every_reading_of_the_shipped_data_names_a_source_that_exists() -> None:
    catalog = load_catalog()

    found = list(readings(catalog, TODAY))

    assert {r.source for r in found} <= set(catalog.sources)
    assert {r.kind for r in found} == {
        *("credential", "program", "clearance", "foundation", "state", "wages", "career", "aid"),
        "skills",
    }
    assert len({(r.kind, r.definition, r.path) for r in found}) == len(found)


@pytest.mark.parametrize(
    ("words", "is_later"),
    [
        ("2026-11-21", False),
        ("2026-11-22", True),
        ("2026-11", False),
        ("2026-12", True),
        ("2026", False),
        ("2027", True),
        ("2026-27", False),
        ("2027-28", True),
        ("about 2099", True),
        ("fall 2022", False),
        ("", False),
        (None, False),
    ],
)
def test_a_day_to_come_is_told_from_what_may_be_over(words: str | None, is_later: bool) -> None:
    assert is_to_come(words, date(2026, 11, 21)) is is_later

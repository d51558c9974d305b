"""Pay, as the Bureau of Labor Statistics published it for May 2025."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest

from cma_roadmap.model.definitions.labor import AreaKind, PayRow, PayTable, Wages
from data.key_facts import CATALOG

ASSISTANTS = "31-9092"
STATES = [
    # area, jobs, hourly: 10th percentile, median, 90th, annual median
    ("US", 817870, "17.33", "21.97", "28.52", 45690),
    ("WA", 19500, "22.38", "28.50", "35.67", 59290),
    ("CA", 117060, "18.89", "23.88", "37.16", 49660),
    ("TX", 75340, "15.00", "19.00", "23.68", 39520),
    ("ND", 600, "18.10", "22.11", "27.99", 45980),
    ("AL", 13300, "14.25", "17.35", "21.65", 36100),
    ("DC", 2260, "19.05", "24.54", "36.97", 51050),
    ("PR", 660, "10.76", "22.17", "28.94", 46120),
    ("WV", 4540, "14.85", "17.87", "21.80", 37180),
    ("NY", 40710, "17.92", "23.08", "28.60", 48000),
    ("SD", 1340, "17.30", "20.13", "23.54", 41870),
    ("MS", 3340, "14.04", "17.00", "21.67", 35360),
]
AREAS = [
    ("28940", 2550, "15.85", "18.69", "23.02", 38880),
    ("21300", 190, "17.90", "19.23", "22.29", 40010),
    ("20500", 1800, "18.16", "22.33", "28.14", 46450),
    ("31020", 250, "22.63", "29.56", "30.15", 61480),
    ("5000002", 260, "18.57", "22.71", "26.00", 47250),
    ("3900002", 1360, "17.67", "18.97", "22.49", 39450),
    ("3300006", 140, "19.56", "23.79", "27.11", 49490),
    ("22660", None, "19.33", "22.51", "27.63", 46810),
    ("35620", 44060, "17.98", "23.26", "28.80", 48370),
    ("38660", None, "16.34", "28.84", "28.96", 59990),
    ("41980", None, "10.67", "14.20", "25.01", 29540),
    ("42660", 10210, "23.14", "29.57", "36.71", 61500),
]
NATIONAL = {
    # occupation: jobs, hourly median, annual median
    "31-9092": (817870, "21.97", 45690),
    "31-9097": (143540, "21.75", 45230),
    "31-1131": (1448910, "20.32", 42260),
    "43-6013": (961610, "22.08", 45930),
    "29-2061": (648410, "30.96", 64400),
    "29-1141": (3379720, "46.90", 97550),
    "29-2055": (117460, "31.08", 64650),
    "29-2034": (230490, "38.52", 80110),
    "29-2035": (43390, "45.91", 95480),
    "29-2032": (90160, "46.44", 96590),
    "29-2031": (62960, "35.73", 74310),
    "29-2010": (332940, "30.26", 62930),
    "29-2052": (471680, "22.00", 45750),
    "29-2057": (71010, "21.91", 45570),
    "29-2072": (194720, "24.59", 51140),
    "29-9021": (38100, "32.70", 68020),
    "29-2099": (182610, "24.18", 50290),
    "11-9111": (597080, "59.55", 123860),
    "29-1071": (162150, "65.33", 135880),
    "29-1171": (323040, "63.61", 132300),
    "29-1126": (139790, "39.56", 82280),
    "31-2021": (112430, "32.88", 68380),
    "31-2011": (51290, "34.76", 72300),
    "29-1292": (222740, "47.16", 98100),
    "31-9091": (387790, "23.11", 48070),
    "31-9099": (109740, "23.28", 48430),
    "29-2042": (180510, "21.38", 44470),
    "29-2043": (100610, "29.13", 60600),
    "21-1094": (61660, "24.93", 51850),
    "21-1091": (65690, "30.80", 64070),
    "43-1011": (1436680, "33.41", 69500),
    "25-1194": (114110, "30.68", 63820),
    "29-2053": (156960, "21.70", 45130),
    "31-9096": (126580, "18.34", 38150),
}
NEXT_STEPS = [
    ("29-2010", "NJ", 7000, "32.91", 68450),
    ("29-2032", "NH", 400, "49.89", 103760),
    ("29-2055", "WA", 2510, "37.15", 77270),
    ("43-6013", "DC", 1930, "23.64", 49180),
    ("29-1126", "FL", 8820, "39.02", 81160),
    ("29-2057", "ID", 230, "18.41", 38280),
    ("29-1071", "LA", 1360, "61.96", 128870),
    ("31-1131", "TX", 88680, "18.03", 37500),
    ("29-2061", "NV", 3350, "36.62", 76160),
]
FULL_YEAR = 2080
ROUNDING = Decimal("0.005") * FULL_YEAR + 5
"""Hours are published to the cent, years to ten dollars."""


def wages() -> Wages:
    found = CATALOG.wages
    assert found is not None
    return found


def table(soc: str) -> PayTable:
    return next(t for t in wages().tables if t.occupation.soc == soc)


def rows(*kinds: AreaKind) -> list[PayRow]:
    return [row for row in table(ASSISTANTS).rows if row.kind in kinds]


def row(soc: str, area: str) -> PayRow:
    (found,) = [each for each in table(soc).rows if each.area == area]
    return found


def every_row() -> list[tuple[str, PayRow]]:
    return [(t.occupation.soc, each) for t in wages().tables for each in t.rows]


def test_pay_is_of_may_2025_and_of_one_survey() -> None:
    assert wages().period == "May 2025"
    assert str(wages().published) == "2026-05-15"
    assert wages().currency == "USD"
    assert wages().source in CATALOG.sources


def test_jobs_in_the_states_add_up_to_the_nation_but_for_rounding() -> None:
    states = rows(AreaKind.STATE)

    assert len(states) == 51
    assert sum(each.jobs or 0 for each in states) == 817850
    assert row(ASSISTANTS, "US").jobs == 817870


def test_every_kind_of_place_has_its_rows() -> None:
    kinds = Counter(each.kind.value for each in table(ASSISTANTS).rows)

    assert kinds == {"nation": 1, "state": 51, "territory": 3, "metro": 389, "nonmetro": 134}


def test_places_are_unique_in_an_occupation() -> None:
    twice = Counter((soc, each.area) for soc, each in every_row())

    assert [place for place, count in twice.items() if count > 1] == []


@pytest.mark.parametrize("state", [r.area for r in rows(AreaKind.NATION, AreaKind.STATE)])
def test_a_year_of_full_time_hours_is_the_annual_median(state: str) -> None:
    found = row(ASSISTANTS, state)
    assert found.hourly_median is not None
    assert found.annual_median is not None

    assert abs(found.hourly_median * FULL_YEAR - found.annual_median) <= ROUNDING


def test_hours_and_years_agree_wherever_both_were_published() -> None:
    both = [
        (r.hourly_median * FULL_YEAR - r.annual_median)
        for _, r in every_row()
        if r.hourly_median is not None and r.annual_median is not None
    ]

    assert len(both) > 1500
    assert max(map(abs, both)) <= ROUNDING


def test_percentiles_ascend_in_every_row() -> None:
    wrong = []
    for soc, each in every_row():
        for scale in (each.hourly, each.annual):
            known = [figure for figure in scale if figure is not None]
            if any(low > high for low, high in pairwise(known)):
                wrong.append((soc, each.area))

    assert wrong == []


def test_puerto_rico_is_not_ranked_and_every_other_state_is() -> None:
    unranked = [
        r.area for r in rows(AreaKind.STATE, AreaKind.TERRITORY, AreaKind.NATION) if not r.ranked
    ]

    assert unranked == ["PR"]


@pytest.mark.parametrize(("area", "jobs", "low", "median", "high", "annual"), [*STATES, *AREAS])
def test_medical_assistants_earn_what_was_published(
    area: str, jobs: int | None, low: str, median: str, high: str, annual: int
) -> None:
    found = row(ASSISTANTS, area)

    assert found.jobs == jobs
    assert (found.hourly[0], found.hourly_median, found.hourly[4]) == (
        Decimal(low),
        Decimal(median),
        Decimal(high),
    )
    assert found.annual_median == annual


def test_there_is_pay_for_each_occupation_that_people_move_on_to() -> None:
    assert {t.occupation.soc for t in wages().tables} == set(NATIONAL)


@pytest.mark.parametrize(("soc", "want"), sorted(NATIONAL.items()))
def test_an_occupation_pays_what_was_published_for_the_nation(
    soc: str, want: tuple[int, str, int]
) -> None:
    found = row(soc, "US")

    assert (found.jobs, found.hourly_median, found.annual_median) == (
        want[0],
        Decimal(want[1]),
        want[2],
    )


@pytest.mark.parametrize(("soc", "state", "jobs", "median", "annual"), NEXT_STEPS)
def test_a_next_step_pays_what_was_published_for_a_state(
    soc: str, state: str, jobs: int, median: str, annual: int
) -> None:
    found = row(soc, state)

    assert (found.jobs, found.hourly_median, found.annual_median) == (
        jobs,
        Decimal(median),
        annual,
    )


def test_the_note_on_puerto_rico_gives_each_figure_its_own_error() -> None:
    found = row(ASSISTANTS, "PR")

    assert found.wage_error == Decimal("10.6")
    assert "count of jobs has a relative standard error of 31.8" in str(found.note)
    assert "mean pay 10.6" in str(found.note)

"""Answers as people write them are read exactly, or refused with what to write."""

from __future__ import annotations

from datetime import date

import pytest

from cli.interview.playing import TODAY
from cma_roadmap.cli.interview import answers
from cma_roadmap.cli.interview.answers import SaidMoney

DAYS = {
    "2026-05-14": date(2026, 5, 14),
    "5/14/2026": date(2026, 5, 14),
    "05-14-26": date(2026, 5, 14),
    "5/6/2026": date(2026, 5, 6),  # the month comes first
    "31/12/2025": date(2025, 12, 31),  # nothing else is possible
    "May 14, 2026": date(2026, 5, 14),
    "may 14th 2026": date(2026, 5, 14),
    "14 May 2026": date(2026, 5, 14),
    "Sept. 3, 2019": date(2019, 9, 3),
    "Thursday, May 14, 2026": date(2026, 5, 14),
    "2/29/2024": date(2024, 2, 29),
    "today": TODAY,
    "yesterday": date(2026, 11, 29),
    "Tomorrow.": date(2026, 12, 1),
    "3 weeks ago": date(2026, 11, 9),
    "a year ago": date(2025, 11, 30),
    "in 3 months": date(2027, 2, 28),
    "in 2 years": date(2028, 11, 30),
}
MONTHS = {
    "May 2026": (date(2026, 5, 1), date(2026, 5, 31)),
    "2026-02": (date(2026, 2, 1), date(2026, 2, 28)),
    "2/2024": (date(2024, 2, 1), date(2024, 2, 29)),
}
NO_DAYS = {
    "May 14": "no year",
    "14": "no year",
    "2026": "no month",
    "2/29/2026": "no day",
    "soon": "no day",
    "5/14/2026 or so": "no day",
    "2026-13-01": "no day",
    "1/1/1850": "1900",
    "99999999999999999999": "no day",
}
MONEY = {
    "6000": SaidMoney("6000", None, unsure=True),
    "$6,000": SaidMoney("6000", None, unsure=True),
    "$6k": SaidMoney("6000", None, unsure=True),
    "1.5k in all": SaidMoney("1500", None),
    "300 a month": SaidMoney(None, "300"),
    "$300/mo": SaidMoney(None, "300"),
    "300 monthly": SaidMoney(None, "300"),
    "6000 and 300 a month": SaidMoney("6000", "300"),
    "$5,000 total, $250.50 per month": SaidMoney("5000", "250.50"),
    "nothing": SaidMoney("0", None),
    "0": SaidMoney("0", None),
}
HOURS = {"20": 20, "20 hours": 20, "about 15": 15, "25 h a week": 25, "168": 168, "1": 1}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_days(text: str, day: date) -> None:
    assert answers.day(text, TODAY) == (day, day)


@pytest.mark.parametrize(("text", "month"), MONTHS.items())
def test_months_stay_months(text: str, month: tuple[date, date]) -> None:
    said = answers.day(text, TODAY)

    assert said == month
    assert not said.is_day


@pytest.mark.parametrize(("text", "reason"), NO_DAYS.items())
def test_what_is_no_day(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        answers.day(text, TODAY)


@pytest.mark.parametrize(("text", "money"), MONEY.items())
def test_money(text: str, money: SaidMoney) -> None:
    assert answers.money(text) == money


@pytest.mark.parametrize("text", ["a lot", "100 200", "-5", "100-200", "3 a month, 4 a month", ""])
def test_what_is_no_money(text: str) -> None:
    with pytest.raises(ValueError, match="write dollars"):
        answers.money(text)


@pytest.mark.parametrize(("text", "hours"), HOURS.items())
def test_hours(text: str, hours: int) -> None:
    assert answers.hours(text) == hours


def test_full_time_is_what_a_plan_takes_by_itself() -> None:
    assert answers.hours("Full time") is None


@pytest.mark.parametrize("text", ["0", "169", "20-25", "many", "-3"])
def test_what_is_no_hours(text: str) -> None:
    with pytest.raises(ValueError, match="1 to 168"):
        answers.hours(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1", [1]),
        ("1, 3", [1, 3]),
        ("3 1 3", [3, 1]),
        ("2-4", [2, 3, 4]),
        ("a", None),
        ("1a", None),
    ],
)
def test_numbers_of_a_list(text: str, found: list[int] | None) -> None:
    assert answers.numbers(text, 5) == found


@pytest.mark.parametrize("text", ["0", "6", "1, 9", "4-9", "1-999999999", ","])
def test_numbers_that_are_not_in_the_list(text: str) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        answers.numbers(text, 5)

"""Answers as people write them: days, hours, money and places, read exactly or asked for again."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from cma_roadmap.cli.options import values
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.base import parse_iso_date
from cma_roadmap.model.values.span import add_months, month_end
from cma_roadmap.sentences.told import told

_AGO = re.compile(r"(?P<count>an?|\d{1,3}) (?P<unit>day|week|month|year)s? ago")
_AHEAD = re.compile(r"in (?P<count>an?|\d{1,3}) (?P<unit>day|week|month|year)s?")
_NEAR = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}
_BASES = datetime(2000, 1, 1), datetime(2004, 2, 29)
"""Two days without a part in common: what differs after reading was not said."""
_AMOUNT = re.compile(
    r"\$?\s?(?P<amount>\d[\d,]*(?:\.\d{1,2})?)(?P<thousand>\s?k\b)?(?:\s*(?:dollars|usd))?"
    r"(?P<monthly>\s*(?:/|an?\b|per\b|each\b|every\b)\s*mo(?:nth)?\b|\s*monthly\b)?"
)
_NOTHING = {"nothing", "none", "zero", "no money", "0", "$0"}
_FULL_TIME = {"full time", "full-time", "fulltime", "full"}


class SaidDay(NamedTuple):
    """A day, or all days of a month where only that was said."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last


class SaidMoney(NamedTuple):
    """Dollars in all and a month; `unsure`: one amount, and nobody said which of the two it is."""

    total: str | None = None
    per_month: str | None = None
    unsure: bool = False


def day(text: str, today: date) -> SaidDay:
    """A day or a month: `5/14/2026`, `May 14, 2026`, `May 2026`, `yesterday`, `in 6 months`.

    Of two numbers the month comes first, as Americans write it.

    Raises:
        ValueError: it is none, or has no year; tells what to write.
    """
    said = " ".join(text.casefold().split()).rstrip(".")
    found = _relative(said, today)
    if found is not None:
        return SaidDay(found, found)
    from dateutil import parser  # slow to import, and needed by nothing else

    try:
        one, other = (parser.parse(said, default=base).date() for base in _BASES)
    except (ValueError, OverflowError):
        raise ValueError(told("interview.no_day", text=text)) from None
    if one.year != other.year:
        raise ValueError(told("interview.no_year", text=text))
    if one.month != other.month:
        raise ValueError(told("interview.no_month", text=text))
    parse_iso_date(one.isoformat())  # whether it is a year in reach
    return SaidDay(one, one) if one == other else SaidDay(one.replace(day=1), month_end(one))


def _relative(said: str, today: date) -> date | None:
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    ago, ahead = _AGO.fullmatch(said), _AHEAD.fullmatch(said)
    match = ago or ahead
    if match is None:
        return None
    count = 1 if match["count"].startswith("a") else int(match["count"])
    count = -count if ago else count
    if match["unit"] in ("day", "week"):
        return today + timedelta(days=count * (7 if match["unit"] == "week" else 1))
    return add_months(today, count * (12 if match["unit"] == "year" else 1))


def hours(text: str) -> int | None:
    """Hours a week; `None` for full time, which is what a plan takes where nothing is said.

    Raises:
        ValueError: it is no number of 1 to 168.
    """
    said = text.casefold().strip()
    if said in _FULL_TIME:
        return None
    match = re.fullmatch(r"(?:about )?(\d{1,3})(?:\s*(?:h|hrs?|hours?)(?: an?| per)?.*)?", said)
    if match is None or not 1 <= int(match[1]) <= 168:
        raise ValueError(told("interview.no_hours", text=text))
    return int(match[1])


def number(text: str) -> int:
    """A whole number of 1 or more, with or without commas.

    Raises:
        ValueError: it is anything else.
    """
    return values.whole_number(re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))


def money(text: str) -> SaidMoney:
    """What can be paid: `6000`, `$6k`, `300 a month`, `6000 and 300 a month`, `nothing`.

    Raises:
        ValueError: there is no amount in it, or two of a kind.
    """
    said = text.casefold().strip()
    if said in _NOTHING:
        return SaidMoney(total="0")
    found = list(_AMOUNT.finditer(said))
    monthly = [_dollars(match) for match in found if match["monthly"]]
    in_all = [_dollars(match) for match in found if not match["monthly"]]
    if not found or len(monthly) > 1 or len(in_all) > 1 or "-" in said:
        raise ValueError(told("interview.no_money", text=text))
    unsure = not monthly and not re.search(r"\b(all|total|altogether)\b", said)
    total = in_all[0] if in_all else None
    return SaidMoney(total, monthly[0] if monthly else None, unsure)


def _dollars(match: re.Match[str]) -> str:
    amount = values.dollars(match["amount"]).amount * (1000 if match["thousand"] else 1)
    return str(amount.quantize(1)) if amount == amount.to_integral_value() else str(amount)


def numbers(text: str, most: int) -> list[int] | None:
    """Numbers of a list: `1, 3`, `1 3`, `2-4`; `None` where there is more than numbers.

    Raises:
        ValueError: one of them is not in the list.
    """
    if not re.fullmatch(r"[\d\s,;&-]+", text):
        return None
    found: dict[int, None] = {}
    for first, last in re.findall(r"(\d{1,9})(?:\s*-\s*(\d{1,9}))?", text):
        ends = int(first), int(last or first)
        if not 1 <= ends[0] <= ends[1] <= most:
            raise ValueError(told("interview.not_in_list", most=most))
        found |= dict.fromkeys(range(ends[0], ends[1] + 1))
    if not found:
        raise ValueError(told("interview.not_in_list", most=most))
    return list(found)

"""Calendar arithmetic of a stranger: datetime and dateutil, nothing from the program."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

_PARTS = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@cache
def add(day: date, duration: str) -> date:
    """`day` plus an ISO 8601 duration: calendar months clamped at the month's end, then days."""
    match = _PARTS.fullmatch(duration)
    assert match, duration
    sign = -1 if match[1] else 1
    years, months, weeks, days = (int(part or 0) for part in match.groups()[1:])
    moved = day + relativedelta(months=sign * (years * 12 + months))
    return moved + timedelta(days=sign * (weeks * 7 + days))


def end_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return day + relativedelta(day=31)


def expiry(credential: str, certified: date) -> set[date]:
    """The last valid days that the body's rule allows for someone certified on `certified`.

    CMA (AAMA): 60 months counted from the end of the month of certification, published with
    February 2010 to the last day of February 2015. RMA (AMT): points and fee are due before the
    third anniversary. CCMA (NHA): two years, NCMA (NCCT): five years; neither says whether the last
    day is the day before, the same day or the month's end, so a plan may take the earlier two.
    """
    if credential == "cma-aama":
        return {end_of_month(end_of_month(certified) + relativedelta(months=60))}
    years = {"rma-amt": 3, "ccma-nha": 2, "ncma-ncct": 5}[credential]
    same_day = certified + relativedelta(years=years)
    return {same_day, same_day - timedelta(days=1)}

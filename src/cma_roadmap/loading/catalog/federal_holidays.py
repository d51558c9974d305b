"""US federal holidays, with the days on which they are observed, from the package `holidays`.

Loading that package takes about as long as a whole plan, so the build keeps its answer in the
snapshot.
"""

from __future__ import annotations

from datetime import date
from functools import cache

FIRST_YEAR, LAST_YEAR = 1971, 2100
"""From the Uniform Monday Holiday Act on, to the last year that the package knows."""


@cache
def federal_holidays() -> frozenset[date]:
    """Every day from 1971 to 2100 on which federal offices are closed for a holiday.

    Source of the rule: 5 U.S.C. 6103, as the package keeps it.
    """
    from holidays.countries.united_states import UnitedStates

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(UnitedStates(years=years))  # type: ignore[no-untyped-call]

"""Typical figures of one award level and kind of school, from all reports of that sort."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from typing import NamedTuple

LEAST_REPORTS = 5
"""Fewer reports than this make no typical figure."""


class Spread(NamedTuple):
    """10th percentile, median and 90th percentile of `of` reports."""

    low: int
    likely: int
    high: int
    of: int


def spread(figures: Iterable[int | None]) -> Spread | None:
    """The spread of what was reported; `None` for too few reports."""
    known = sorted(figure for figure in figures if figure)
    if len(known) < LEAST_REPORTS:
        return None
    tenths = statistics.quantiles(known, n=10, method="inclusive")
    return Spread(round(tenths[0]), round(statistics.median(known)), round(tenths[-1]), len(known))

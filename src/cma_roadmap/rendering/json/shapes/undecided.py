"""What is not settled: unknown prices and what hangs on them, and times that no source gives."""

from __future__ import annotations

from typing import TypedDict

from cma_roadmap.model.results.comparison import Criterion
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.rendering.json.shapes.values import (
    Amount,
    Count,
    Currency,
    Id,
    OptionId,
    Positive,
    Share,
    Weight,
)


class ScoreRange(TypedDict):
    """The lowest and the highest score, whatever the open prices turn out to be."""

    low: Share
    high: Share


class OpenPrice(TypedDict):
    """A price in a figure that is scored, which is a range or which nobody found."""

    criterion: Criterion
    what: str
    ask: str | None
    low: Amount
    high: Amount
    """Of a price that nobody found: the dearest known price of its kind."""
    currency: Currency
    times: Positive
    known: bool
    """Whether the range is told; else it is what is plausible."""
    whose: str | None
    """Whose price the high end is."""
    source: Id | None


class HangsOn(TypedDict):
    """A price on which it hangs who comes first."""

    option: OptionId
    what: str
    ask: str | None
    """Who can tell, with a telephone number or a page where one is recorded."""
    criterion: Criterion
    low: Amount
    high: Amount
    currency: Currency
    value: Weight
    """Up to this many dollars `winner_below` comes first, above them `winner_above`."""
    winner_below: OptionId
    winner_above: OptionId
    with_others: bool
    """Whether it turns only together with the other prices of this list."""


class AssumedTime(TypedDict):
    """A time that no source gives: assumed, or set by the person."""

    id: Guess
    usual_days: Count
    """What is usual for the plan, or what the person set."""
    used_days: Count
    """What the plan takes: less where a limit leaves no more."""
    own: bool
    """Whether the person set it."""

"""Open prices in the JSON contract, and what a comparison hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cma_roadmap.model.results.comparison import Criterion
from cma_roadmap.model.results.undecided import HangsOn, OpenPrice, Reach
from cma_roadmap.rendering.messages.phrases import say

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import search as types


def score_range(reach: Reach) -> types.ScoreRange:
    """Both ends of a score."""
    return {"low": reach.low, "high": reach.high}


def open_price(price: OpenPrice) -> types.OpenPrice:
    """A price that is a range, or that nobody found, with its ends."""
    return {
        "criterion": Criterion(price.criterion),
        "what": say(price.what),
        "ask": price.ask.in_words if price.ask else None,
        "low": str(price.low.amount),
        "high": str(price.high.amount),
        "currency": price.low.currency,
        "times": price.times,
        "known": price.known,
        "whose": price.whose,
        "source": price.source,
    }


def hangs_on(found: HangsOn) -> types.HangsOn:
    """The price, who can tell it, and at which value the answer turns."""
    price = found.price
    return {
        "option": found.option,
        "what": say(price.what),
        "ask": price.ask.in_words if price.ask else None,
        "criterion": Criterion(price.criterion),
        "low": str(price.low.amount),
        "high": str(price.high.amount),
        "currency": price.low.currency,
        "value": found.value,
        "winner_below": found.winner_below,
        "winner_above": found.winner_above,
        "with_others": found.with_others,
    }

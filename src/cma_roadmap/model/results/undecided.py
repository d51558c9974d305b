"""What a comparison cannot settle: how far scores reach, and the price that an answer hangs on."""

from __future__ import annotations

from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.unknown_price import Ask
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.money import Money


class Reach(NamedTuple):
    """The lowest and the highest score, whatever the prices are that are not settled."""

    low: Decimal
    high: Decimal


class OpenPrice(NamedTuple):
    """A price that is a range, or that nobody found, in one figure of an option.

    `known`: it is a range that is told, or usual; else `low` and `high` are what is plausible.
    `high` is the dearest known price of its kind, which `whose` asks and `source` says (`None`: no
    price of its kind is known). It falls due `times` times in the figure.
    """

    key: str
    code: str
    criterion: str
    what: Message
    ask: Ask | None
    low: Money
    high: Money
    times: int
    known: bool
    whose: str | None = None
    source: str | None = None

    @property
    def guessed(self) -> bool:
        """Whether nobody tells it."""
        return not self.known


class HangsOn(NamedTuple):
    """A price on which the answer hangs: what `option` is to pay for it, and at which it turns.

    As long as `price` is at most `value`, `winner_below` comes first, above it `winner_above`; the
    other prices are at their likely value, or where several turn it together, those `with_others`
    at the end that is worst for whoever leads.
    """

    option: str
    price: OpenPrice
    value: Decimal
    winner_below: str
    winner_above: str
    with_others: bool = False

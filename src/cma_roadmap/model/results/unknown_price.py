"""Prices that nobody found: what they are for, and who can tell them."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.money import MoneyRange


class Ask(NamedTuple):
    """Who can tell a price. `contact` is a telephone number or a page, where one is recorded."""

    name: str
    contact: str | None = None

    @property
    def in_words(self) -> str:
        """The name and how to reach it, in one line."""
        if self.contact is None or self.contact.startswith(self.name):
            return self.contact or self.name
        return f"{self.name}, {self.contact}"


class UnknownPrice(NamedTuple):
    """A price that is in no sum.

    `key` is the same in two plans where the price is the same one. `code` is that of its cost line,
    or `keeping` where the length of a term is not known, so that nobody can count what keeping the
    credential costs. `what` names what is paid for, and `times` how often it falls due. `before`:
    it does so up to the certificate.
    """

    key: str
    code: str
    what: Message
    ask: Ask | None
    times: int
    before: bool


def known_part(amount: MoneyRange, unknown: object) -> MoneyRange | None:
    """The sum of the known prices, or `None` where some are `unknown` and nothing else is to pay.

    Nothing known is not nothing to pay: it must never be told as $0.
    """
    return None if unknown and not amount.high.amount else amount

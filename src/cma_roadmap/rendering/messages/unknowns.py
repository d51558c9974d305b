"""Sums with an unknown part, in words: what is known, what is not, and who can tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cma_roadmap.model.results.undecided import OpenPrice
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.rendering.messages.words import Words

_TOGETHER = {"clearance": "clearances", "state_fee": "state_fees"}
"""Prices that are told by their number where there are several: their code, and what they are."""


def with_unknown(known: str | None, prices: Sequence[UnknownPrice], words: Words) -> str:
    """`$125 and what AAMA asks for renewal`; `not known: …` where nothing is known."""
    if not prices:
        return known or words("view.cost-unknown")
    parts = tuple(dict.fromkeys(_parts(prices, words)))
    if known is None:
        return words("unknown.all", parts=listed(parts, words))
    if len(parts) == 1 and ", " in known:
        return words("unknown.more", first=known, last=parts[0])
    return listed((known, *parts), words)


def unknown_in_words(prices: Iterable[UnknownPrice], words: Words) -> str:
    """Every price that nobody found, with who asks it; shots and cards by their number."""
    return listed(tuple(dict.fromkeys(_parts(tuple(prices), words))), words)


def open_in_words(prices: Iterable[OpenPrice], words: Words) -> Iterator[str]:
    """What open prices are paid for, each once, with who asks it."""
    told = tuple(UnknownPrice(p.key, p.code, p.what, p.ask, p.times, before=True) for p in prices)
    yield from dict.fromkeys(_parts(told, words))


def listed(parts: Sequence[str], words: Words) -> str:
    """`a`, `a and b`, `a, b, and c`."""
    *first, last = parts
    if not first:
        return last
    code = "unknown.two" if len(first) == 1 else "unknown.more"
    return words(code, first=", ".join(first), last=last)


def asked(prices: Iterable[UnknownPrice], words: Words) -> Iterator[str]:
    """Whom to ask for each, where it is known how they are reached."""
    by: dict[str, list[str]] = {}
    for price in prices:
        if price.ask is not None and price.ask.contact is not None:
            by.setdefault(price.ask.in_words, []).append(words.say(price.what))
    for who, what in by.items():
        yield words("unknown.ask", who=who, what=listed(tuple(dict.fromkeys(what)), words))


def _parts(prices: Sequence[UnknownPrice], words: Words) -> Iterator[str]:
    for price in prices:
        alike = len({other.key for other in prices if other.code == price.code})
        if price.code in _TOGETHER and alike > 1:
            yield words(f"unknown.{_TOGETHER[price.code]}", count=alike)
        else:
            who = price.ask.name if price.ask else None
            yield words(f"unknown.{price.code}", who=who, what=price.what)

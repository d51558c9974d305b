"""Why something moved, in a sentence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from cma_roadmap.model.tracked.moves import Cause, Why
from cma_roadmap.model.values.message import Plain
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.messages.words import Words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AMOUNT = re.compile(r"-?\d+\.\d{2}")


def cause_in_words(cause: Cause, words: Words) -> str:
    """The sentence `cause.` with the kind of the cause, and with what is known of it."""
    of_points = cause.why is Why.EVENT and cause.ref is not None
    of_term = cause.why is Why.EVENT and (cause.step or "").endswith(".expires")
    code = "cause.points" if of_points else "cause.term" if of_term else f"cause.{cause.why}"
    if cause.why in (Why.EVENT, Why.FACT, Why.RULE, Why.OPTION):
        has = "".join(part[0] for part in ("old", "new") if getattr(cause, part) is not None)
        code += {"on": "", "n": ".new", "o": ".old", "": ".bare"}[has]
    return words(
        code,
        title=cause.title,
        ref=cause.ref,
        old=value_of(cause.old),
        new=value_of(cause.new),
        source=cause.source,
    )


def value_of(text: str | None) -> Plain:
    """A day, a length or an amount as what it is, so that it is told as everywhere."""
    if text is None:
        return None
    if _DAY.fullmatch(text):
        return date.fromisoformat(text)
    if _AMOUNT.fullmatch(text):
        return Money(Decimal(text))
    try:
        return Duration.parse(text)
    except ValueError:
        return text

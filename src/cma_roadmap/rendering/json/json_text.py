"""Days and money as JSON has them, and documents as text: exact, stable, harmless to a terminal."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cma_roadmap.model.values.money import Money, MoneyRange

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import values as types
    from cma_roadmap.rendering.json.shapes.cost import Amounts, KnownOrNot


Json = dict[str, Any]
_UNSAFE = re.compile("[\ud800-\udfff\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WORDS = {None: "null", True: "true", False: "false"}
_quoted = json.encoder.encode_basestring


def iso(day: date | None) -> str | None:
    """`YYYY-MM-DD`, or `None`."""
    return day.isoformat() if day else None


def amounts(amount: MoneyRange) -> Amounts:
    """Low, likely and high as decimal text."""
    return {
        "low": str(amount.low.amount),
        "likely": str(amount.likely.amount),
        "high": str(amount.high.amount),
    }


def amounts_if_known(amount: MoneyRange | None) -> KnownOrNot:
    """The same; all `null` when the price is not known."""
    return {**amounts(amount)} if amount else {"low": None, "likely": None, "high": None}


def money(amount: Money | None) -> types.Money | None:
    """An amount beside its currency, or `None`."""
    return {"amount": str(amount.amount), "currency": amount.currency} if amount else None


def json_text(document: Any, *, indent: int | None = 2) -> str:
    """JSON with a final newline; control and direction characters stay escaped."""
    if indent is None:
        text = json.dumps(document, ensure_ascii=False, default=_number)
    else:
        text = _indented(document, "\n", " " * indent)
    if text.replace("\n", "").isprintable():  # as nearly all: looking for each letter takes long
        return text + "\n"
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _indented(value: Any, line: str, step: str) -> str:
    """What `json.dumps` writes with an indent, in two thirds of its time.

    `line` is a new line with the indent of `value`.
    """
    if value and isinstance(value, dict | list | tuple):
        inner = line + step
        parts = value.values() if isinstance(value, dict) else value
        told = [  # texts are told here, as calling oneself for each takes as long as all the rest
            _quoted(part) if type(part) is str else _indented(part, inner, step) for part in parts
        ]
        if isinstance(value, dict):
            told = [f"{_quoted(name)}: {text}" for name, text in zip(value, told, strict=True)]
            return f"{{{inner}{f',{inner}'.join(told)}{line}}}"
        return f"[{inner}{f',{inner}'.join(told)}{line}]"
    if value is None or value is True or value is False:
        return _WORDS[value]
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict | list | tuple):
        return "{}" if isinstance(value, dict) else "[]"
    return int.__repr__(value) if isinstance(value, int) else json.dumps(value, default=_number)


def _number(value: object) -> int | float:
    """A score or a weight as a JSON number. Money is never one: it is text in every document."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no form in the JSON contract")
    return int(value) if value == value.to_integral_value() else float(value)

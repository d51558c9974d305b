"""Documents as JSON text: readable, stable, and harmless to the terminal that shows it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

_UNSAFE = re.compile("[\ud800-\udfff\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def json_text(document: Any) -> str:
    """Indented JSON with a final newline; control and direction characters stay escaped."""
    text = json.dumps(document, indent=2, ensure_ascii=False, default=_number)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _number(value: object) -> int | float:
    """A score or a weight as a JSON number. Money is never one: it is text in every document."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no form in the JSON contract")
    return int(value) if value == value.to_integral_value() else float(value)

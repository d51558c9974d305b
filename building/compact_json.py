"""JSON in which what fits on a line stands on one."""

from __future__ import annotations

import json
import textwrap
from typing import Any

WIDTH = 100
STEP = "  "


def compact_json(value: Any) -> str:
    """Indented text with a final newline; lines are longer only where a text is longer."""
    return _text(value, "", 0) + "\n"


def _text(value: Any, indent: str, before: int) -> str:
    """`before` is how much of the line is taken already."""
    short, inner = json.dumps(value, ensure_ascii=False), indent + STEP
    if not value or not isinstance(value, dict | list) or before + len(short) < WIDTH:
        return short
    if isinstance(value, dict):
        heads = {f"{inner}{json.dumps(name, ensure_ascii=False)}: ": value[name] for name in value}
        parts = [head + _text(part, inner, len(head)) for head, part in heads.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    if all(isinstance(part, str) for part in value) and " " not in "".join(value):
        return (
            "[\n"
            + textwrap.indent(_wrapped(short[1:-1], WIDTH - len(inner)), inner)
            + f"\n{indent}]"
        )
    parts = [inner + _text(part, inner, len(inner)) for part in value]
    return "[\n" + ",\n".join(parts) + f"\n{indent}]"


def _wrapped(words: str, width: int) -> str:
    """Words in lines; no word is broken."""
    return textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False)

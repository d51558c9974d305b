"""Pieces that tries are made of: days, numbers and texts at every edge, and how to spoil a text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any, TypeVar

from hostile_strings import HOSTILE

T = TypeVar("T")
DAYS = (
    *("1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "9999-12-31", "0001-01-01"),
    *("2026-11-20", "2026-11-21", "2026-11-22", "2028-02-29", "2027-02-29", "2026-13-01"),
    *("2019-06-14", "2027-01-11", "2099-01-01", "26-1-1", "tomorrow", "2026", "2026-06"),
)
NUMBERS = (0, 1, -1, 7, 20, 36, 168, 169, 900, 20000, 20001, 10**9, 10**30, 0.5, "1e9", "NaN")
SUMS = ("0", "1", "125", "7777.77", "-5", "1e9", "999999999", "$8,000", "12.345", "9" * 40)
TEXTS = ("", "x", "none", "yes", "null", "~", "présent", "👩\u200d⚕️", *HOSTILE)
STATES = ("WA", "CA", "TX", "NY", "Washington", "wa", "ZZ", "PR", "")
CREDENTIALS = (
    *("cma-aama", "ccma-nha", "rma-amt", "ncma-ncct", "CMA (AAMA)", "cma", "nobody", ""),
)
FORMS = ("text", "json", "csv", "md", "ics", "html", "svg", "mermaid", "ctdl", "xml")
_JUNK = (
    b"\x00",
    b"\t",
    b"\xff",
    b"\xe2\x80\xae",
    b"- ",
    b": ",
    b"{",
    b"]",
    b"'",
    b"&a ",
    b"\r",
    b"#",
)


def mostly(dice: Random, right: Sequence[T], every: Sequence[T]) -> T:
    """What can stand there, and now and then anything: else no two parts would ever meet."""
    return dice.choice(right if dice.random() < 0.9 else every)


def day(dice: Random) -> str:
    """Any of the days, or one of some years round today."""
    if dice.random() < 0.95:
        return f"20{dice.randint(10, 32)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return dice.choice(DAYS)


def anything(dice: Random, depth: int = 0) -> Any:
    """Any value that a person could write where another belongs."""
    kind = dice.randrange(8 if depth < 3 else 6)
    if kind == 6:
        return [anything(dice, depth + 1) for _ in range(dice.randrange(4))]
    if kind == 7:
        return {dice.choice(TEXTS): anything(dice, depth + 1) for _ in range(dice.randrange(3))}
    return dice.choice(
        (day(dice), dice.choice(NUMBERS), dice.choice(TEXTS), dice.random() < 0.5, None, "present")
    )


def written(value: Any) -> bytes:
    """As YAML: JSON is a part of it."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def spoiled(dice: Random, data: bytes, most: int = 3) -> bytes:
    """The same with some bytes cut out, put in twice, or junk put in."""
    for _ in range(dice.randint(1, most)):
        at, length = dice.randrange(len(data) + 1), dice.randrange(1, 40)
        match dice.randrange(3):
            case 0:
                data = data[:at] + data[at + length :]
            case 1:
                data = data[:at] + data[at : at + length] * 2 + data[at + length :]
            case _:
                data = data[:at] + dice.choice(_JUNK) + data[at:]
    return data

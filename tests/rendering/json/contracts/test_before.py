"""What the contracts promised when people wrote them by hand, their types promise still.

`before.json` has those contracts, without their descriptions: a definition a line. Since then there
may be new fields and new words; nothing else may differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from .command_lines import Json
from .schema_walk import schema

BEFORE: Json = json.loads(Path(__file__).with_name("before.json").read_text(encoding="utf-8"))
PARTS = ("items", "propertyNames", "additionalProperties")
TOLD = (
    *("pattern", "format", "const", "minimum", "maximum", "exclusiveMinimum", "minItems"),
    *("minProperties", "if", "then", "else", "anyOf"),
)
"""What a schema says of a value, beside its type, its words and what is in it."""


class Comparing:
    """One contract held against what it was; every difference is told with its place."""

    def __init__(self, whole: Json) -> None:
        self.whole = whole
        self.met: set[tuple[int, int]] = set()

    def differs(self, old: Json, new: Json, place: str) -> Iterator[str]:
        """How two schemas differ; each pair of definitions is looked at once."""
        old, new = _followed(old, BEFORE), _followed(new, self.whole)
        if (id(old), id(new)) in self.met:
            return
        self.met.add((id(old), id(new)))
        olds, news = list(_choices(old)), list(_choices(new))
        if len(olds) != len(news):
            yield f"{place}: {len(olds)} choices, now {len(news)}"
            return
        for one, other in zip(olds, news, strict=True):
            yield from self._differs(_followed(one, BEFORE), _followed(other, self.whole), place)

    def _differs(self, old: Json, new: Json, place: str) -> Iterator[str]:
        if len([*_choices(old)]) > 1 or len([*_choices(new)]) > 1:
            yield from self.differs(old, new, place)
            return
        told = ({word: part[word] for word in TOLD if word in part} for part in (old, new))
        if len({json.dumps(part, sort_keys=True) for part in told}) > 1 or _type(old) != _type(new):
            yield f"{place}: other"
        gone = [word for word in old.get("enum", ()) if word not in new.get("enum", ())]
        if gone or ("enum" in new and "enum" not in old):
            yield f"{place}: words {gone}"
        for word in PARTS:
            if isinstance(old.get(word), dict):
                yield from self.differs(old[word], new.get(word, {}), f"{place}[{word}]")
            elif old.get(word) != new.get(word):
                yield f"{place}: {word}"
        yield from self._fields(old, new, place)

    def _fields(self, old: Json, new: Json, place: str) -> Iterator[str]:
        fields, now = old.get("properties", {}), new.get("properties", {})
        if list(fields) != [name for name in now if name in fields]:
            yield f"{place}: fields {list(now)}"
        if ("required" in new) != ("required" in old) or new.get("required", [*now]) != [*now]:
            yield f"{place}: required"
        for name in fields.keys() & now.keys():
            yield from self.differs(fields[name], now[name], f"{place}.{name}")


def _followed(part: Json, whole: Json) -> Json:
    while "$ref" in part:
        part = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return part


def _choices(part: Json) -> Iterator[Json]:
    """The parts of an `anyOf`, and `null` apart from what else a type may be."""
    if "anyOf" in part and "type" not in part:
        yield from part["anyOf"]
    elif isinstance(part.get("type"), list):
        yield {**part, "type": part["type"][0]}
        yield {"type": "null"}
    else:
        yield part


def _type(part: Json) -> object:
    return "string" if "enum" in part or "const" in part else part.get("type")


@pytest.mark.parametrize("kind", BEFORE["documents"])
def test_a_contract_is_what_it_was_but_for_additions(kind: str) -> None:
    made = schema(kind)

    assert list(Comparing(made).differs(BEFORE["documents"][kind], made, "$")) == []


@pytest.mark.parametrize(
    ("place", "now"),
    [
        (("$defs", "day", "pattern"), "^[0-9-]+$"),
        (("$defs", "verdict", "enum"), ["met", "unmet"]),
        (("$defs", "safety", "additionalProperties"), True),
        (("$defs", "safety", "required"), ["confidence"]),
        (("$defs", "cost_line", "anyOf"), []),
        (("$defs", "goal", "properties", "start"), {"$ref": "#/$defs/day"}),
        (("$defs", "goal", "properties", "credential"), {"type": ["string", "null"]}),
        (("$defs", "goal", "properties"), {}),
        (("then",), {}),
    ],
)
def test_a_difference_is_found(place: tuple[str, ...], now: Any) -> None:
    made = deepcopy(schema("roadmap"))
    part = made
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = now

    assert list(Comparing(made).differs(BEFORE["documents"]["roadmap"], made, "$"))


def test_a_new_field_and_a_new_word_are_no_difference() -> None:
    made = deepcopy(schema("roadmap"))
    made["$defs"]["verdict"]["enum"].append("perhaps")
    made["$defs"]["safety"]["properties"]["luck"] = {"type": "string"}
    made["$defs"]["safety"]["required"].append("luck")

    assert not list(Comparing(made).differs(BEFORE["documents"]["roadmap"], made, "$"))

"""Definitions in the contracts are those of the model: the same fields, types and unknowns."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from cma_roadmap.model.definitions.credential import Credential, NamedFact
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.definitions.labor import (
    FieldOfStudy,
    Months,
    Occupation,
    Outlook,
    PayRow,
    Premium,
)
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration

from .command_lines import Json
from .schema_walk import allows_null, choices, resolved, schema
from .schema_walk import types as type_names

DEFINITIONS: dict[str, tuple[tuple[str, type[Definition]], ...]] = {
    "credentials": (("credential", Credential),),
    "states": (("jurisdiction", Jurisdiction),),
    "career": (
        *(("jurisdiction", Jurisdiction), ("premium", Premium), ("named_fact", NamedFact)),
        *(("occupation", Occupation), ("outlook", Outlook), ("field_of_study", FieldOfStudy)),
    ),
}
"""Definitions that a document holds whole, by their names in its contract."""
_CURRENT = {"regime": Regime, "required": str}
"""Facts of a state of which the version of the day comes first, all versions beside it."""
_FIELDS = [field.name for field in fields(FactVersion)]
_TEXT = (str, Decimal, date, Duration)


class Comparing:
    """One contract held against the model; every difference is told with its place."""

    def __init__(self, kind: str) -> None:
        self.whole = schema(kind)
        self.met: set[Any] = set()

    def differs(self, part: Json, wanted: Any, place: str) -> Iterator[str]:
        """How `part` differs from the type `wanted`; unions with `None` want `null`."""
        inner = get_args(wanted)
        if get_origin(wanted) in (Union, types.UnionType) and type(None) in inner:
            if not allows_null(part, self.whole):
                yield f"{place}: never null"
            (wanted,) = (one for one in inner if one is not type(None))
        elif allows_null(part, self.whole):
            yield f"{place}: may be null"
        if get_origin(wanted) is Annotated and wanted != Requirement:
            wanted = get_args(wanted)[0]
        yield from self._differs(self._not_null(part), wanted, place)

    def _not_null(self, part: Json) -> list[Json]:
        return [one for one in choices(part, self.whole) if one.get("type") != "null"]

    def _differs(self, found: list[Json], wanted: Any, place: str) -> Iterator[str]:
        first = found[0]
        match get_origin(wanted):
            case _ if wanted == Requirement:
                yield from self._union(found, place)
            case made if made is Fact:
                yield from self._fact(first, get_args(wanted)[0], place)
            case made if made is tuple:
                yield from self.differs(first["items"], get_args(wanted)[0], f"{place}[]")
            case _ if isinstance(wanted, type) and issubclass(wanted, Definition):
                yield from self.definition(first, wanted, place)
            case _ if not _says(first, wanted):
                yield f"{place}: {first}"

    def _union(self, found: list[Json], place: str) -> Iterator[str]:
        models = get_args(get_args(Requirement)[0])
        if len(found) != len(models):
            yield f"{place}: other kinds"
        for one, model in zip(found, models, strict=True):
            yield from self.definition(one, model, place)

    def definition(self, part: Json, model: type[Definition], place: str) -> Iterator[str]:
        """How an object differs from a definition: names, their order, and each field."""
        if model in self.met:
            return
        self.met.add(model)
        hints = get_type_hints(model, include_extras=True)
        names = list(model.model_fields)
        if list(part["properties"]) != names:
            yield f"{place}: fields {list(part['properties'])}"
            return
        for name in names:
            inner, within = part["properties"][name], f"{place}.{name}"
            if model is Jurisdiction and name in _CURRENT:
                yield from self._current(inner, _CURRENT[name], within)
            else:
                yield from self.differs(inner, hints[name], within)

    def _fact(self, part: Json, value: Any, place: str) -> Iterator[str]:
        item = resolved(part["items"], self.whole)["properties"]
        if list(item)[-1] != "in_force" or part.get("minItems") != 1:
            yield f"{place}: no fact"
        readings = {name: inner for name, inner in item.items() if name != "in_force"}
        yield from self._reading(readings, value, place)

    def _current(self, part: Json, value: Any, place: str) -> Iterator[str]:
        """The version in force beside all versions, or nothing beside them."""
        for one in choices(part, self.whole):
            *readings, last = one["properties"].items()
            yield from self._fact(resolved(last[1], self.whole), value, place)
            if last[0] != "versions":
                yield f"{place}: no versions"
            if any(inner != {"type": "null"} for _, inner in readings):
                yield from self._reading(dict(readings), value, place)

    def _reading(self, told: Json, value: Any, place: str) -> Iterator[str]:
        """One version: the fields of the model, and the tier of its source."""
        if {*told} != {*_FIELDS, "tier"}:
            yield f"{place}: fields {list(told)}"
        yield from self.differs(told["value"], value | None, f"{place}.value")
        hints = get_type_hints(FactVersion, include_extras=True)
        for name in ("unit", "effective_from", "seen", "confidence", "source", "also", "note"):
            yield from self.differs(told[name], hints[name], f"{place}.{name}")
        other = resolved(told["disputed_by"]["items"], self.whole)["properties"]
        key = ("reading", value, id(other))
        if key not in self.met:
            self.met.add(key)
            yield from self._reading(other, value, f"{place}.disputed_by[]")


def _says(part: Json, wanted: Any) -> bool:
    """Whether a schema without parts of its own says what the type of the model says."""
    if get_origin(wanted) is Literal:
        return bool(part.get("const") == get_args(wanted)[0])
    if wanted is Money:
        return list(part["properties"]) == ["amount", "currency"]
    if issubclass(wanted, StrEnum):
        return bool(part.get("enum") == [word.value for word in wanted])
    plain = {bool: "boolean", int: "integer"} | dict.fromkeys(_TEXT, "string")
    return type_names(part) - {"null"} == {plain[wanted]}


@pytest.mark.parametrize(
    ("kind", "name", "model"),
    [(kind, name, model) for kind, models in DEFINITIONS.items() for name, model in models],
)
def test_a_definition_in_a_contract_is_that_of_the_model(
    kind: str, name: str, model: type[Definition]
) -> None:
    part = schema(kind)["$defs"][name]

    assert list(Comparing(kind).definition(part, model, name)) == []


def test_the_lengths_of_next_steps_are_those_of_the_model() -> None:
    part = schema("career")["$defs"]["career_step"]["properties"]

    assert list(Comparing("career").differs(part["length"], Fact[Months], "length")) == []
    assert list(Comparing("career").differs(part["entry"], tuple[Fact[str], ...], "entry")) == []


def test_a_row_of_pay_has_the_fields_of_the_model_and_the_same_unknowns() -> None:
    made = schema("career")
    row = made["$defs"]["pay_row"]["properties"]
    hints = get_type_hints(PayRow)

    assert [name for name in row if name != "rank"] == list(PayRow.model_fields)
    for name in row.keys() - {"rank", "hourly", "annual"}:
        assert allows_null(row[name], made) == (type(None) in get_args(hints[name])), name
    for name in ("hourly", "annual"):
        figures = resolved(row[name], made)["properties"]
        assert list(figures) == ["p10", "p25", "p50", "p75", "p90"]
        assert all(allows_null(figure, made) for figure in figures.values())


def test_a_difference_is_found() -> None:
    part = schema("states")["$defs"]["route"]
    wrong = {**part, "properties": {**part["properties"], "name": {"type": ["integer", "null"]}}}
    model = get_args(get_type_hints(Jurisdiction)["routes"])[0]

    found = list(Comparing("states").definition(wrong, model, "route"))

    assert found == ["route.name: may be null", "route.name: {'type': ['integer', 'null']}"]

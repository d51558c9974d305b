"""Reading the contracts: their files, every schema inside them, and what a reference means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from cma_roadmap.rendering.json.contract_files import contract
from quick_schemas import followed

Json = dict[str, Any]
CONDITIONS = ("if", "then", "else")


@cache
def schema(kind: str) -> Json:
    found: Json = json.loads(contract(kind))
    return found


@cache
def validator(kind: str) -> Draft202012Validator:
    """Formats are checked too: a day that no calendar has is no date."""
    made = followed(schema(kind))
    return Draft202012Validator(made, format_checker=Draft202012Validator.FORMAT_CHECKER)


def kind_of(document: Json) -> str:
    kind: str = document["schema"].split(":")[2]
    return kind


def complaints(document: Json) -> list[str]:
    """Everything in a document that its contract does not allow."""
    errors = validator(kind_of(document)).iter_errors(document)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


def inside(part: Any) -> Iterator[Json]:
    """Every schema in a schema, itself first; conditions on one that is told elsewhere left out."""
    if not isinstance(part, dict):
        return
    yield part
    for word in ("properties", "$defs"):
        for inner in part.get(word, {}).values():
            yield from inside(inner)
    for word in ("items", "additionalProperties", "propertyNames"):
        yield from inside(part.get(word))
    if "properties" not in part:
        for inner in part.get("anyOf", ()):
            yield from inside(inner)


def resolved(part: Json, whole: Json) -> Json:
    """What a schema says, by following its reference."""
    while "$ref" in part:
        part = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return part


def choices(part: Json, whole: Json) -> Iterator[Json]:
    """What a schema allows, one by one: the parts of an `anyOf`, through references."""
    part = resolved(part, whole)
    if "anyOf" in part and "properties" not in part and "propertyNames" not in part:
        for one in part["anyOf"]:
            yield from choices(one, whole)
    else:
        yield part


def types(part: Json) -> set[str]:
    found = part.get("type", [])
    return {found} if isinstance(found, str) else set(found)


def allows_null(part: Json, whole: Json) -> bool:
    return any("null" in types(one) for one in choices(part, whole))

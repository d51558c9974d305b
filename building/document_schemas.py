"""The JSON Schemas of what `--json` prints, made of the types in `rendering/json/shapes/`.

Usage: python -m building.document_schemas [--check]

Writes `rendering/json/contracts/`; with `--check` it only tells which files are not current.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from building.compact_json import compact_json
from building.field_docs import field_docs, type_doc

from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.results.comparison import Acceptance
from cma_roadmap.model.values.base import Definition, Identifier, IsoDate, MonthOrDay, StateCode
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.contract_files import FOLDER, urn
from cma_roadmap.rendering.json.shapes import values
from cma_roadmap.rendering.json.shapes.definitions import Version
from cma_roadmap.rendering.json.shapes.every_kind import KINDS, RULES
from cma_roadmap.rendering.json.shapes.values import Keywords, Shown, Whole

Json = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
SHOWN: dict[Any, Any] = {
    Identifier: values.Id,
    StateCode: values.StateLetters,
    IsoDate: values.Day,
    date: values.Day,
    Duration: values.Length,
    Decimal: values.Figure,
    Money: values.Money,
    Requirement: values.Rule,
}
"""How values of the model stand in documents, as `definition_documents` writes them."""
NAMES: dict[Any, str] = {
    **PLAIN,
    str: "text",
    Acceptance: "acceptance_by_state",
}
"""What is named otherwise than its class."""
BOUNDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "min_length": "minItems",
    "pattern": "pattern",
}
"""What a field of the model may ask of its value, and the keyword that says so."""


class Schemas:
    """Makes schemas of types; what has a name is told once, in `definitions`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Json] = {}

    def of(self, kind: Any) -> Json:
        """The schema of a type.

        Raises:
            TypeError: no document can hold such a value.
        """
        kind = SHOWN.get(kind, kind)
        origin, inner = get_origin(kind), get_args(kind)
        match origin:
            case _ if origin is Annotated:
                return self._annotated(inner[0], inner[1:])
            case _ if origin in (Union, UnionType):
                return _either([self.of(one) for one in inner])
            case _ if origin is Literal:
                return {"const": inner[0]} if len(inner) == 1 else {"enum": list(inner)}
            case _ if origin in (list, tuple):
                return {"type": "array", "items": self.of(inner[0])}
            case _ if origin is Fact:
                return self.of(list[Version[inner[0]]]) | {"minItems": 1}  # type: ignore[valid-type]
            case _ if origin is dict:
                names, parts = (self.of(one) for one in inner)
                return {"type": "object", "propertyNames": names, "additionalProperties": parts}
            case _ if is_typeddict(origin or kind):
                return self._named(_name(kind), lambda: self.object(kind))
        return self._of_class(kind)

    def _of_class(self, kind: type) -> Json:
        if kind in PLAIN:
            return {"type": PLAIN[kind]}
        if issubclass(kind, StrEnum):
            words = [word.value for word in kind]
            return self._named(_name(kind), lambda: {**_described(kind), "enum": words})
        if issubclass(kind, Definition):
            return self._named(_name(kind), lambda: self._definition(Whole(kind)))
        raise TypeError(f"{kind} has no form in the JSON contract")

    def _annotated(self, kind: Any, more: tuple[Any, ...]) -> Json:
        """A type with what its annotations say of it; one with a name is a definition."""
        for one in more:
            if isinstance(one, Whole):
                return self._named(_name(one.model), lambda whole=one: self._definition(whole))  # type: ignore[misc]
        shown = next((one.kind for one in more if isinstance(one, Shown)), kind)
        said = [one for one in more if isinstance(one, Keywords)]
        words = {word: value for one in said for word, value in one.words.items()}
        for one in more:
            words |= _bounds(getattr(one, "metadata", ()))
        name = next((one.name for one in said if one.name), None)
        if name is None:
            return self.of(shown) | words
        told = {"description": words.get("description")}
        return self._named(name, lambda: told | self.of(shown) | words)

    def _named(self, name: str, make: Callable[[], Json]) -> Json:
        if name not in self.definitions:
            self.definitions[name] = {}  # it may hold itself
            self.definitions[name] |= make()
        return {"$ref": f"#/$defs/{name}"}

    def object(self, kind: Any) -> Json:
        """The schema of an object: closed, every field in its order."""
        kind, given = get_origin(kind) or kind, get_args(kind)
        told = field_docs(kind)
        fields = {}
        for name, hint in get_type_hints(kind, include_extras=True).items():
            said = {"description": told[name]} if name in told else {}
            fields[name] = self.of(_filled(hint, given)) | said
        return _described(kind) | _closed(fields, kind.__total__) | RULES.get(kind, {})

    def _definition(self, whole: Whole) -> Json:
        """The schema of a definition of the model, with what its own fields ask for."""
        hints = get_type_hints(whole.model, include_extras=True)
        fields = {}
        for name, field in whole.model.model_fields.items():
            made = self.of(whole.instead.get(name, hints[name]))
            fields[name] = made if "$ref" in made else made | _bounds(field.metadata)
        return _described(whole.model) | _closed(fields)


def document_schema(kind: str) -> Json:
    """The JSON Schema of a kind of document.

    Raises:
        KeyError: there is no such kind.
    """
    schemas, made = Schemas(), KINDS[kind]
    title, about = type_doc(made)
    whole = schemas.object(made)
    whole["properties"]["schema"] = {**whole["properties"]["schema"], "const": urn(kind)}
    return {
        "$schema": DIALECT,
        "$id": urn(kind),
        "title": title.rstrip("."),
        **whole,
        "description": about,
        "$defs": dict(sorted(schemas.definitions.items())),
    }


def main(words: list[str]) -> str | None:
    """Write the files, or tell which are not current; what was wrong, if anything was."""
    old = []
    for kind in KINDS:
        path, text = FOLDER / f"{kind}.schema.json", compact_json(document_schema(kind))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            old.append(path.name)
            if "--check" not in words:
                path.write_text(text, encoding="utf-8")
    return f"Not current: {', '.join(old)}" if old and "--check" in words else None


def _described(kind: Any) -> Json:
    first, _ = type_doc(kind)
    return {"description": first.replace("`None`", "`null`")} if first else {}


def _name(kind: Any) -> str:
    """`integer_version` of `Version[int]`."""
    inner = get_args(kind)
    if kind == MonthOrDay:
        return "month_or_day"
    if inner:
        return f"{_name(inner[0])}_{_name(get_origin(kind))}"
    return NAMES.get(kind) or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.__name__).lower()


def _filled(hint: Any, given: tuple[Any, ...]) -> Any:
    """A hint with what its type variable stands for; a class has one variable at most."""
    if isinstance(hint, TypeVar):
        return given[0]
    return hint[given[0]] if getattr(hint, "__parameters__", ()) else hint


def _closed(fields: Json, total: bool = True) -> Json:
    needed = {"required": list(fields)} if total else {}
    return {"type": "object", "properties": fields, **needed, "additionalProperties": False}


def _either(parts: list[Json]) -> Json:
    """One of several; `null` beside a plain type is one type more."""
    plain = [part for part in parts if part != {"type": "null"}]
    only = plain[0]
    if len(plain) == len(parts) or len(plain) > 1 or not isinstance(only.get("type"), str):
        return {"anyOf": parts}
    return {**only, "type": [only["type"], "null"]}


def _bounds(metadata: Iterable[object]) -> Json:
    asked = ((word, getattr(one, name, None)) for one in metadata for name, word in BOUNDS.items())
    return {word: bound for word, bound in asked if bound is not None}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

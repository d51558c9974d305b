"""JSON Schema validators that do not look the same thing up, or over, again and again."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

Json = dict[str, Any]
_ANNOTATIONS = {"description", "default"}
"""All that stands beside a reference in a schema of ours."""


def followed(schema: Json) -> Json:
    """The same schema with what each reference leads to in its place, circles included."""
    whole = deepcopy(schema)
    for part in list(_objects(whole)):
        while "$ref" in part:
            target = whole["$defs"][part.pop("$ref").removeprefix("#/$defs/")]
            assert part.keys() <= _ANNOTATIONS
            part.update({**target, **part})
    return whole


def _objects(part: Any) -> Iterator[Json]:
    match part:
        case dict():
            yield part
            for inner in part.values():
                yield from _objects(inner)
        case list():
            for inner in part:
                yield from _objects(inner)


def remembering(validator: Draft202012Validator) -> Draft202012Validator:
    """The validator, but of objects and lists it found sound it says so at once the next time.

    For one document in many versions that share what is the same in them.
    """
    sound: dict[tuple[int, int], Any] = {}

    def once(keyword: str) -> Any:
        check = Draft202012Validator.VALIDATORS[keyword]

        def checked(
            validator: Any, part: Any, instance: Any, schema: Any
        ) -> Iterator[ValidationError]:
            place = (id(part), id(instance))
            if place in sound:  # it holds the instance, so that no other has its id
                return
            errors = list(check(validator, part, instance, schema) or ())
            if not errors:
                sound[place] = instance
            yield from errors

        return checked

    extended: Any = extend  # its types are not told
    kind = extended(Draft202012Validator, {name: once(name) for name in ("properties", "items")})
    made: Draft202012Validator = kind(validator.schema, format_checker=validator.format_checker)
    return made

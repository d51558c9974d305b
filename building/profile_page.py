"""The manual page of the profile: its keys from the model, each with an example that is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from building.roff import bold, entry, example, filled, literal, page, prose, section

from cma_roadmap.loading.audit.schemas import schema
from cma_roadmap.people.profile_text import Explained, explained

_ABOUT = (
    "A profile says what is true of a person, in YAML. Every key is optional, and what is not "
    "said stays unknown instead of being guessed. Names are written as people write them: cma, "
    "Texas and medical assistant are understood. What means nothing is told with its line."
)
_READ = (
    "A profile is read with --profile, by the variable CMA_ROADMAP_PROFILE, by the key profile of "
    "the config file, else of the person whom --person names, else as profile.yaml of the working "
    "folder, else that of the person called me; --no-profile leaves all of them out."
)


def profile_page(day: str, version: str) -> str:
    """The text of the page."""
    model, texts = schema("profile"), explained()
    keys = (_key(name, made, model, texts[name]) for name, made in model["properties"].items())
    return page(
        "cma-roadmap-profile",
        5,
        day,
        version,
        section("NAME", prose("cma-roadmap-profile - what is true of a person, in YAML")),
        section("DESCRIPTION", prose(_ABOUT), [".PP"], prose(_READ)),
        section("KEYS", *keys),
        section("SEE ALSO", [".BR cma\\-roadmap (1)"]),
    )


def _key(name: str, made: Any, model: Mapping[str, Any], told: Explained) -> list[str]:
    """A key with its kind of value, its own keys, and the example."""
    inner = [*_inner(_resolved(made, model), model)]
    lines = [f"({_kind(made, model)})", *prose(told.text)]
    if inner:
        lines += [".RS", *(line for one in inner for line in one), ".RE"]
    return [*entry(bold(name), lines), ".IP", *example(told.lines)]


def _inner(made: Mapping[str, Any], model: Mapping[str, Any]) -> Iterator[list[str]]:
    needed = made.get("required", [])
    for name, part in made.get("properties", {}).items():
        must = "needed; " if name in needed else ""
        yield entry(filled(name), [f"({must}{_kind(part, model)})"])
        resolved = _resolved(part, model)
        for below, kind in resolved.get("properties", {}).items():
            yield entry(f"{filled(name)} > {filled(below)}", [f"({_kind(kind, model)})"])


def _resolved(made: Any, model: Mapping[str, Any]) -> Any:
    """The definition behind a list, an alternative to nothing, or a reference."""
    made = made.get("items", made)
    for one in made.get("anyOf", ()):
        if one.get("type") != "null":
            return _resolved(one, model)
    if "$ref" in made:
        return model["$defs"][made["$ref"].rpartition("/")[2]]
    return made


def _kind(made: Any, model: Mapping[str, Any]) -> str:
    """What kind of value it is, in words."""
    if made.get("type") == "array":
        return f"list: {_kind(made['items'], model)}"
    kinds = [one for one in made.get("anyOf", [made]) if one.get("type") != "null"]
    return " or ".join(dict.fromkeys(_one_kind(one, model) for one in kinds))


def _one_kind(made: Any, model: Mapping[str, Any]) -> str:
    if made.get("type") == "array":
        return _kind(made, model)
    made = _resolved(made, model)
    if "enum" in made:
        return ", ".join(literal(word) for word in made["enum"])
    if "const" in made:
        return str(made["const"])
    if made.get("format") == "date":
        return "day, YYYY\\-MM\\-DD"
    if made.get("type") == "object":
        of = made.get("additionalProperties")
        return f"names, each with: {_kind(of, model)}" if of else "group"
    words = {"integer": "whole number", "number": "amount", "boolean": "true or false"}
    return words.get(made.get("type"), "text")

"""The JSON documents of `profile show`, `profile check` and `people list`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cma_roadmap.errors import json_pointer
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.person import Kept
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.json.document import head

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import person as types


def profile_document(
    profile: Profile, file: str | None, data_version: str, today: date
) -> types.ProfileDocument:
    """Every value that was said, with ids in place of names, at its place in the file."""
    return {
        **head("profile", today, None, data_version),
        "file": file,
        "profile": [
            {"path": json_pointer(path), "value": value} for path, value in _leaves(profile)
        ],
        "findings": [],
        "sources": [],
    }


def people_document(found: Sequence[Kept], data_version: str, today: date) -> types.PeopleDocument:
    """Every person who has a folder."""
    return {
        **head("people", today, None, data_version),
        "people": [
            {"name": one.name, "has_profile": one.has_profile, "folder": one.folder}
            for one in found
        ],
        "findings": [],
        "sources": [],
    }


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    """All that is said, as text."""
    match value:
        case None:
            return
        case Definition() | dict() | tuple():
            for key, one in _parts(value):
                yield from _leaves(one, (*path, key))
        case Money():
            yield path, f"{value.amount} {value.currency}"
        case bool():
            yield path, "true" if value else "false"
        case _:
            yield path, str(value)


def _parts(value: Any) -> Iterator[tuple[str | int, Any]]:
    """What a group or a list holds, by key or by place; of a group only what was said."""
    if isinstance(value, Definition):
        keys = type(value).model_fields
        said = ((name, one) for name, one in value if name in value.model_fields_set)
        yield from ((keys[name].alias or name, one) for name, one in said)
    else:
        yield from value.items() if isinstance(value, dict) else enumerate(value)

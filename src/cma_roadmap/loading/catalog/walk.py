"""Every definition inside a definition, with the path at which its file holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from cma_roadmap.loading.yaml.located import Path
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Fact, FactVersion

_HOLDERS = (Definition, FactVersion, Fact, tuple)
"""What can have definitions in it. Most values are plain: to skip those at once saves half."""
_COLUMNS = tuple(column.name for column in fields(FactVersion))


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, Definition | FactVersion[object]]]:
    """Yield `value` and all definitions and fact versions in it, parents first.

    Paths use the keys of the file: aliases such as `from`, and no step for the wrapper `Fact`.
    """
    match value:
        case Definition():
            yield path, value
            for name, field in type(value).model_fields.items():
                part = getattr(value, name)
                if isinstance(part, _HOLDERS):
                    yield from walk(part, (*path, field.alias or name))
        case FactVersion():
            yield path, value
            for name in _COLUMNS:
                part = getattr(value, name)
                if isinstance(part, _HOLDERS):
                    yield from walk(part, (*path, name))
        case Fact():
            yield from walk(value.versions, path)
        case tuple():
            for index, item in enumerate(value):
                yield from walk(item, (*path, index))

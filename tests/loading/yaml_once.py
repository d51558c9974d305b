"""Shipped YAML read once a process, for tests of what is done with it and not of reading it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.catalog import definition_files
from cma_roadmap.loading.catalog.definition_files import Bound
from cma_roadmap.loading.yaml import yaml_source
from cma_roadmap.model.values.base import Definition

_read_file = definition_files.read_file


@cache
def _read(name: str, text: bytes, _loader: object) -> Bound[Definition]:
    """A file that is sound: of faults the messages tell the path, so they are read anew."""
    return _read_file(name, text, name)


def read_file(name: str, text: bytes, path: str) -> Bound[Definition]:
    """Like the reader's own: the same values, for the same bytes, under another path."""
    try:
        found = _read(name, text, yaml_source._LOADER)
    except BadInputError:
        return _read_file(name, text, path)
    return replace(found, document=replace(found.document, file=path))

"""Shipped YAML read once a process, for tests of what is done with it and not of reading it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from cma_roadmap.errors import BadInputError
from cma_roadmap.fast_start.fingerprint import CHAPTERS
from cma_roadmap.loading.catalog import definition_files
from cma_roadmap.loading.catalog.definition_files import Bound
from cma_roadmap.loading.yaml import yaml_source
from cma_roadmap.model.values.base import Definition

Texts = tuple[tuple[str, bytes], ...]

_read_file = definition_files.read_file


@cache
def _read(name: str, directory: Path, texts: Texts, _loader: object) -> Bound[Definition]:
    """A file that is sound: of faults the messages tell the path, so they are read anew."""
    return _read_file(name, directory, dict(texts))


def read_file(name: str, directory: Path, texts: Mapping[str, bytes]) -> Bound[Definition]:
    """Like the reader's own: the same values, for the same bytes, under another path."""
    folder = CHAPTERS.get(name)
    own = {file: text for file, text in texts.items() if file.startswith(f"{folder}/")}
    # A chapter tells its own path, so what has some is kept for one directory alone.
    place = directory if own else Path()
    try:
        found = _read(name, place, tuple({name: texts[name], **own}.items()), yaml_source._LOADER)
    except BadInputError:
        return _read_file(name, directory, texts)
    return replace(found, document=replace(found.document, file=str(directory / name)))

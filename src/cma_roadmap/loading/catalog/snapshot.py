"""The compiled catalogue: what the YAML files say, in a form that is read in milliseconds.

The YAML is the source of truth. A snapshot that is missing, damaged, made from other texts or for
another model is no error: the YAML is read instead, with the same result. Run this module to
compile the shipped data.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from cma_roadmap.errors import BadInputError
from cma_roadmap.fast_start.fingerprint import snapshot_header, snapshot_path
from cma_roadmap.loading.catalog.catalog_files import build, data_dir, read_texts
from cma_roadmap.model.definitions.catalog import Catalog, Shelves
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Completions, Price, Quantity
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.sentences.told import told

default_path = snapshot_path
_CHECKSUM = 8
"""Hexadecimal digits of the checksum before the list of sections."""


def write(path: Path, catalog: Catalog) -> None:
    """Write the snapshot of `catalog`, in one step: a reader sees the old file or the new one."""
    sections = {name: _pickled(value) for name, value in _sections(catalog).items()}
    table = [(name, len(payload), zlib.crc32(payload)) for name, payload in sections.items()]
    listed = json.dumps(table).encode()
    contents = b"%08x%s\n%s" % (zlib.crc32(listed), listed, b"".join(sections.values()))
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(snapshot_header(catalog.version) + contents)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path, version: str) -> Catalog | None:
    """The catalogue in the snapshot at `path`; `None` if it is not of this `version` and model.

    Only what every plan needs is made at once; the rest lies ready, checked to be whole.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    return _read(path, version, (status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=2)
def _read(path: Path, version: str, _: tuple[int, int]) -> Catalog | None:
    """Shared for as long as the file stays as it is, because definitions never change."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    header = snapshot_header(version)
    if not content.startswith(header):
        return None
    sections = _found(content, len(header))
    return None if sections is None else _catalog(sections, version)


def _sections(catalog: Catalog) -> dict[str, object]:
    """The parts of a catalogue that are read separately, by name."""
    core = (
        catalog.index,
        catalog.typical_programs,
        catalog.clearances,
        catalog.foundation,
        dict(catalog.sources),
        sorted(day.toordinal() for day in catalog.holidays),
    )
    return {
        "core": core,
        **{f"credential {credential.id}": credential for credential in catalog.credentials},
        "programs": catalog.shelves.programs(),
        "states": catalog.states,
        "wages": catalog.wages,
        "career": catalog.career,
        "aid": catalog.aid,
        "earnings": catalog.earnings,
    }


def _pickled(value: object) -> bytes:
    stream = BytesIO()
    _CompactPickler(stream, protocol=5).dump(value)
    return stream.getvalue()


def _found(content: bytes, start: int) -> dict[str, memoryview] | None:
    """Each section's bytes; `None` if one is damaged."""
    end = content.find(b"\n", start)
    checksum, listed = content[start : start + _CHECKSUM], content[start + _CHECKSUM : end]
    try:
        if int(checksum, 16) != zlib.crc32(listed):
            return None
        table = json.loads(listed)
        place, found = end + 1, dict[str, memoryview]()
        for name, size, checksum in table:
            payload = memoryview(content)[place : place + size]
            if len(payload) != size or zlib.crc32(payload) != checksum:
                return None
            found[name] = payload
            place += size
    except (ValueError, TypeError):
        return None
    return found if place == len(content) else None


def _catalog(sections: dict[str, memoryview], version: str) -> Catalog:
    def load(name: str) -> Any:
        with _collector_paused():
            return pickle.loads(sections[name])  # noqa: S301  (a file of our own package, as trusted as code)

    @cache
    def credential(name: str) -> Credential:
        made: Credential = load(f"credential {name}")
        return made

    shelves = Shelves(
        credential,
        lambda: load("programs"),
        lambda: load("states"),
        lambda: load("wages"),
        lambda: load("career"),
        lambda: load("aid"),
        lambda: load("earnings"),
    )
    index, typical, clearances, foundation, sources, days = load("core")
    holidays = frozenset(map(date.fromordinal, days))
    return Catalog(index, typical, clearances, foundation, sources, version, shelves, holidays)


def compile_shipped() -> Path:
    """Compile the shipped YAML files into the snapshot; returns its path.

    Raises:
        BadInputError: the files cannot be used.
    """
    write(default_path(), build(read_texts(data_dir())))
    return default_path()


def main() -> int:
    """Compile the shipped data; returns the exit status."""
    if sys.stderr.isatty():  # it takes seconds
        sys.stderr.write(told("notice.compiling") + "\n")
    try:
        path = compile_shipped()
    except BadInputError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem.location}: {problem.message} {problem.hint or ''}\n")
        return error.exit_status
    sys.stderr.write(told("notice.compiled", path=path) + "\n")
    return 0


class _CompactPickler(pickle.Pickler):
    """Writes definitions as class and values, and equal values once.

    That is smaller and faster than what pydantic writes, and does not depend on its version.
    """

    def __init__(self, stream: BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        self._first: dict[tuple[type, Any], Any] = {}

    def reducer_override(self, value: Any) -> Any:
        match value:
            case Definition():
                values = {name: self._once(item) for name, item in value.__dict__.items()}
                return _definition, (type(value), values)
            case FactVersion():
                return FactVersion, tuple(self._once(getattr(value, f.name)) for f in fields(value))
            case Fact():
                return Fact, (value.versions,)
        return NotImplemented

    def _once(self, value: Any) -> Any:
        """The first value equal to this one, for values of which there are many."""
        if isinstance(value, _REPEATED):
            return self._first.setdefault((type(value), value), value)
        if isinstance(value, Decimal):
            return self._first.setdefault((Decimal, str(value)), value)  # 1.2 is not 1.20 in print
        if isinstance(value, list | tuple | dict | Definition | Fact):
            return value
        return self._first.setdefault((type(value), value), value)


_REPEATED = (Quantity, Price, Completions)


def _definition(kind: type[Definition], values: dict[str, Any]) -> Definition:
    """A definition with these values, which were checked when the snapshot was made."""
    made = kind.__new__(kind)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", set(values))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


_set = object.__setattr__  # definitions are frozen, and refuse the usual way


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection for a while: it would look through every new object again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


if __name__ == "__main__":
    # From the package, because a pickle names functions by their module: here it is __main__.
    from cma_roadmap.loading.catalog.snapshot import main as package_main

    sys.exit(package_main())

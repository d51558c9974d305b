"""The compiled catalogue: what the YAML files say, in a form that is read in milliseconds.

The YAML is the source of truth. A snapshot that is missing, damaged, made from other texts or for
another model is no error: the YAML is read instead, with the same result. Run this module to
compile the shipped data.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.catalog_files import build, data_dir, read_texts
from cma_roadmap.loading.fingerprint import snapshot_header, snapshot_path
from cma_roadmap.model.base import Definition
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.fact import Fact, FactVersion

default_path = snapshot_path


def write(path: Path, catalog: Catalog) -> None:
    """Write the snapshot of `catalog`, in one step: a reader sees the old file or the new one."""
    stream = BytesIO()
    parts = [getattr(catalog, column.name) for column in fields(catalog)]
    _CompactPickler(stream, protocol=5).dump(parts)
    payload = stream.getvalue()
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(snapshot_header(catalog.version) + _checksum(payload) + payload)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path, version: str) -> Catalog | None:
    """The catalogue in the snapshot at `path`; `None` if it is not of this `version` and model."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    header = snapshot_header(version)
    checksum, payload = content[len(header) :][:4], memoryview(content)[len(header) + 4 :]
    if not content.startswith(header) or checksum != _checksum(payload):
        return None
    with _collector_paused():
        parts = pickle.loads(payload)  # noqa: S301  (a file of our own package, as trusted as code)
    return Catalog(*parts)


def compile_shipped() -> Path:
    """Compile the shipped YAML files into the snapshot; returns its path.

    Raises:
        BadInputError: the files cannot be used.
    """
    write(default_path(), build(read_texts(data_dir())))
    return default_path()


def main() -> int:
    """Compile the shipped data; returns the exit status."""
    try:
        path = compile_shipped()
    except BadInputError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem.location}: {problem.message} {problem.hint or ''}\n")
        return error.exit_status
    sys.stderr.write(f"Compiled {path}\n")
    return 0


def _checksum(payload: bytes | memoryview) -> bytes:
    return zlib.crc32(payload).to_bytes(4, "big")


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
        if isinstance(value, list | tuple | dict | Definition | Fact):
            return value
        return self._first.setdefault((type(value), value), value)


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
    from cma_roadmap.loading.snapshot import main as package_main

    sys.exit(package_main())

"""The compiled catalogue: what the YAML files say, in a form that is read in milliseconds.

The YAML is the source of truth. A snapshot that is missing, damaged, made from other texts or for
another model is no error: the YAML is read instead, with the same result. It holds nothing that
could be run (`fast_start/packing.py`), and each section is checked when it is read. Run this module
to compile the shipped data.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from cma_roadmap.errors import BadInputError
from cma_roadmap.fast_start.fingerprint import (
    directory_stamp,
    shipped_data,
    snapshot_header,
    snapshot_path,
)
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.fast_start.packing import DamagedError, pack, unpack
from cma_roadmap.loading.catalog.catalog_files import build, data_dir, read_texts
from cma_roadmap.model.definitions.aid import Aid
from cma_roadmap.model.definitions.catalog import Catalog, Shelves
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.earnings import EarningsTable
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.studying import Skills
from cma_roadmap.sentences.told import told

default_path = snapshot_path
_CHECKSUM = 8
"""Hexadecimal digits of the checksum before the list of sections."""
_LIST_BYTES = 64 * 1024
"""More than a list of sections takes."""


def write(path: Path, catalog: Catalog, stamp: str) -> None:
    """Write the snapshot of `catalog`, in one step: a reader sees the old file or the new one.

    Args:
        path: where to.
        catalog: what the texts say.
        stamp: that of the texts.
    """
    sections = {name: pack(value) for name, value in _sections(catalog).items()} | _zip_tables()
    table = [(name, len(payload), zlib.crc32(payload)) for name, payload in sections.items()]
    listed = json.dumps([catalog.version, table]).encode()
    contents = b"%08x%s\n%s" % (zlib.crc32(listed), listed, b"".join(sections.values()))
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(snapshot_header(stamp) + contents)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path, stamp: str, directory: Path) -> Catalog | None:
    """The catalogue in the snapshot at `path`; `None` if it is not of this `stamp` and model.

    Only what every plan needs is made at once. A section that turns out to be damaged when it is
    asked for is taken from the YAML in `directory`.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    return _read(path, stamp, directory, (status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=2)
def _read(path: Path, stamp: str, directory: Path, _: tuple[int, int]) -> Catalog | None:
    """Shared for as long as the file stays as it is, because definitions never change."""
    try:
        return _catalog(_listed(path, stamp), directory)
    except (OSError, DamagedError):
        return None


def is_whole(path: Path, stamp: str) -> bool:
    """Whether every section of the snapshot at `path` can be read, for texts of this `stamp`."""
    try:
        sections = _listed(path, stamp)
        for name in sections.places:
            sections.load(name)
    except (OSError, DamagedError):
        return False
    return True


def _sections(catalog: Catalog) -> dict[str, object]:
    """The parts of a catalogue that are read separately, by name."""
    core = (
        catalog.index,
        catalog.typical_programs,
        catalog.clearances,
        catalog.foundation,
        tuple(catalog.sources.values()),
        tuple(sorted(catalog.holidays)),
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
        "skills": catalog.skills,
    }


@cache
def _zip_tables() -> dict[str, bytes]:
    """Sections with the rows of the package `zipcodes`, by the first digit of the ZIP code."""
    import zipcodes

    rows = dict[str, list[str]]()
    for entry in zipcodes.list_all():  # type: ignore[no-untyped-call]
        code, state, lat, long = (entry[key] for key in ("zip_code", "state", "lat", "long"))
        row = f"{code}|{state}|{lat}|{long}|{entry['city']}"
        rows.setdefault(f"zip codes {code[0]}", [zipcodes.__version__]).append(row)
    return {name: pack("\n".join((*told, ""))) for name, told in sorted(rows.items())}


@cache
def zip_codes(first: str) -> str:
    """The lines `ZIP|state|latitude|longitude|city` of the ZIP codes that begin with a digit.

    Empty where no snapshot has those of the installed package `zipcodes`, which takes three times
    as long as a whole plan to unpack its own. Other copies of a code come after the first one.
    """
    import zipcodes  # this does not unpack them

    directory = shipped_data()
    stamp = directory_stamp(directory) if directory is not None else None
    try:
        table = _listed(default_path(), stamp).load(f"zip codes {first}") if stamp else ""
    except (OSError, DamagedError):
        return ""
    return table if table.startswith(f"{zipcodes.__version__}\n") else ""


class _Sections(NamedTuple):
    """Where each section of a snapshot lies, its length and its checksum."""

    path: Path
    version: str
    places: dict[str, tuple[int, int, int]]

    def load(self, name: str) -> Any:
        """What the section holds.

        Raises:
            DamagedError: it is not what was written.
            OSError: it cannot be read.
        """
        if name not in self.places:
            raise DamagedError(f"there is no section {name}")
        place, length, checksum = self.places[name]
        with self.path.open("rb") as file:
            file.seek(place)
            payload = file.read(length)
        if len(payload) != length or zlib.crc32(payload) != checksum:
            raise DamagedError(f"the section {name} is damaged")
        with _collector_paused():
            return unpack(payload)


def _listed(path: Path, stamp: str) -> _Sections:
    """The sections of a snapshot of the texts of this `stamp`.

    Raises:
        OSError: there is no such snapshot.
        DamagedError: the list is not what was written, or what follows has another length.
    """
    header = snapshot_header(stamp)
    with path.open("rb") as file:
        first, size = file.read(len(header) + _LIST_BYTES), os.fstat(file.fileno()).st_size
    if not first.startswith(header):
        raise FileNotFoundError(path)
    start, end = len(header), first.find(b"\n", len(header))
    listed = first[start + _CHECKSUM : end]
    try:
        if int(first[start : start + _CHECKSUM], 16) != zlib.crc32(listed):
            raise DamagedError("the list of sections is damaged")
        version, table = json.loads(listed)
        places, place = {}, end + 1
        for name, length, checksum in table:
            places[name] = (place, length, checksum)
            place += length
    except (ValueError, TypeError) as error:
        raise DamagedError(str(error)) from None
    if place != size:
        raise DamagedError("the file has another length")
    return _Sections(path, version, places)


@lru_cache(maxsize=1)
def _from_yaml(directory: Path) -> Catalog:
    return build(read_texts(directory))


def _catalog(sections: _Sections, directory: Path) -> Catalog:
    def shelf(name: str, kind: type, instead: Callable[[Catalog], Any]) -> Any:
        try:
            held = sections.load(name)
            if all(isinstance(one, kind) for one in (held if type(held) is tuple else (held,))):
                return held
        except (OSError, DamagedError):
            pass
        return instead(_from_yaml(directory))

    @cache
    def credential(name: str) -> Credential:
        made: Credential = shelf(
            f"credential {name}", Credential, lambda yaml: yaml.credential(name)
        )
        return made

    shelves = Shelves(
        credential,
        lambda: shelf("programs", Program, lambda yaml: yaml.shelves.programs()),
        lambda: shelf("states", Jurisdiction, lambda yaml: yaml.states),
        lambda: shelf("wages", Wages, lambda yaml: yaml.wages),
        lambda: shelf("career", Career, lambda yaml: yaml.career),
        lambda: shelf("aid", Aid, lambda yaml: yaml.aid),
        lambda: shelf("earnings", EarningsTable, lambda yaml: yaml.earnings),
        lambda: shelf("skills", Skills, lambda yaml: yaml.skills),
    )
    try:
        index, typical, clearances, foundation, sources, days = sections.load("core")
        by_id = {source.id: source for source in sources}
        holidays = frozenset(days)
    except (AttributeError, TypeError, ValueError) as error:
        raise DamagedError(str(error)) from None
    version = sections.version
    return Catalog(index, typical, clearances, foundation, by_id, version, shelves, holidays)


def compile_shipped() -> Path:
    """Compile the shipped YAML files into the snapshot; returns its path.

    Raises:
        BadInputError: the files cannot be used.
    """
    texts = read_texts(data_dir())
    write(default_path(), build(texts), texts.stamp)
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
    sys.exit(main())

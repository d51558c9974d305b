"""The four raw tables of IPEDS that are read: finding them, and reading the columns needed.

Source of the layout: the dictionaries that NCES ships with HD, C_A, IC_AY and IC_PY. A figure
that was not reported is a full stop or nothing; a code below zero means "not applicable".
"""

from __future__ import annotations

import csv
import errno
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.catalog.folders import folder_names, is_folder
from cma_roadmap.sentences.told import told

MOST_BYTES = 256 * 1024 * 1024
"""Of one table: ten times the largest that NCES has."""
Row = dict[str, str]


class Kind(NamedTuple):
    """One kind of table: the pattern of its file name, the columns it must have."""

    name: str
    pattern: str
    columns: tuple[str, ...]


DIRECTORY = Kind(
    "HD",
    r"hd(?P<year>\d{4})(_rv)?",
    ("UNITID", "INSTNM", "CITY", "STABBR", "ZIP", "CONTROL", "WEBADDR", "LATITUDE", "LONGITUD"),
)
COMPLETIONS = Kind(
    "C_A",
    r"c(?P<year>\d{4})_a(_rv)?",
    ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"),
)
YEAR_PRICES = Kind(
    "IC_AY",
    r"ic(?P<year>\d{4})_ay(_rv)?",
    ("UNITID", "CHG1AY3", "CHG2AY3", "CHG4AY3"),
)
PROGRAM_PRICES = Kind(
    "IC_PY",
    r"ic(?P<year>\d{4})_py(_rv)?",
    ("UNITID", "CIPCODE1", "CIPLGTH1", "PRGMSR1", "MTHCMP1", "CHG1PY3"),
)
KINDS = (DIRECTORY, COMPLETIONS, YEAR_PRICES, PROGRAM_PRICES)


class Table(NamedTuple):
    """One table: the rows as text by column name, the year in its file name, its source's id."""

    file: str
    year: int
    source: str
    rows: list[Row]

    @property
    def period(self) -> str:
        """The academic year that begins in `year`: `2023-24`."""
        return f"{self.year}-{(self.year + 1) % 100:02}"


class Tables(NamedTuple):
    """All four tables."""

    directory: Table
    completions: Table
    year_prices: Table
    program_prices: Table


def read_tables(folder: Path) -> Tables:
    """Read the newest table of each kind in `folder`, from a CSV file or the ZIP file around it.

    Raises:
        BadInputError: a table is missing, cannot be read or lacks a column; all problems at once.
    """
    if not is_folder(folder):
        raise BadInputError([Problem.of("missing_directory.tables", _at(folder))])
    problems: list[Problem] = []
    found: list[Table] = []
    for kind in KINDS:
        try:
            found.append(_read(kind, folder))
        except BadInputError as error:
            problems += error.problems
    if problems:
        raise BadInputError(problems)
    return Tables(*found)


def number(text: str | None) -> int | None:
    """A figure of the survey; `None` where it was not reported or does not apply."""
    text = (text or "").strip()
    if not re.fullmatch(r"-?\d+(\.0+)?", text):
        return None
    value = int(text.split(".")[0])
    return value if value >= 0 else None


def cip_code(text: str) -> str | None:
    """A field of study as `51.0801`, however many zeros the table dropped; `None` for none."""
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,4})", text.strip())
    return f"{int(match[1]):02}.{match[2]:0<4}" if match else None


def _read(kind: Kind, folder: Path) -> Table:
    candidates = [
        (int(match["year"]), path.stem.lower().endswith("_rv"), path.name.lower(), path)
        for path in (folder / name for name in folder_names(folder))
        if path.suffix.lower() in (".csv", ".zip")
        and (match := re.fullmatch(kind.pattern, path.stem, re.IGNORECASE))
    ]
    if not candidates:
        holds, example = told(f"table.{kind.name}"), _EXAMPLES[kind.name]
        missing = Problem.of(
            "missing_table", _at(folder), name=kind.name, holds=holds, example=example
        )
        raise BadInputError([missing])
    year, _, _, path = max(candidates)  # a revised table, where there is one
    rows = list(_rows(kind, path))
    stem = re.sub(r"_rv$", "", path.stem.lower())
    return Table(str(path), year, f"nces-{stem.replace('_', '-')}", rows)


_EXAMPLES = {
    "HD": "HD2024.zip",
    "C_A": "C2024_A.zip",
    "IC_AY": "IC2022_AY.zip",
    "IC_PY": "IC2023_PY.zip",
}


def _rows(kind: Kind, path: Path) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(_text(kind, path)))
    header = [name.strip() for name in _heads(reader, path)]
    missing = [column for column in kind.columns if column not in header]
    if missing:
        place, names = SourceLocation(str(path), 1), ", ".join(missing)
        raise BadInputError([Problem.of("missing_column", place, names=names, table=kind.name)])
    reader.fieldnames = header
    for row in _each(reader, path):
        if None in row or None in row.values():
            place = SourceLocation(str(path), reader.line_num)
            raise BadInputError([Problem.of("ragged_row", place)])
        yield row


def _heads(reader: csv.DictReader[str], path: Path) -> Sequence[str]:
    try:
        return reader.fieldnames or ()
    except csv.Error as error:
        raise _unread(reader, path, error) from None


def _each(reader: csv.DictReader[str], path: Path) -> Iterator[Row]:
    try:
        yield from reader
    except csv.Error as error:
        raise _unread(reader, path, error) from None


def _unread(reader: csv.DictReader[str], path: Path, error: csv.Error) -> BadInputError:
    place = SourceLocation(str(path), max(reader.line_num, 1))
    return BadInputError([Problem.of("ragged_row.unread", place, reason=error)])


def _text(kind: Kind, path: Path) -> str:
    """The table's text: NCES writes UTF-8 in new files and Windows-1252 in old ones."""
    try:
        data = _unpacked(kind, path) if path.suffix.lower() == ".zip" else _plain(path)
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, KeyError) as error:
        problem = Problem.of("unreadable_file", _at(path), reason=error)
        raise BadInputError([problem]) from None
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024
        raise BadInputError([Problem.of("file_too_large.data", _at(path), most=most)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _plain(path: Path) -> bytes:
    if not path.is_file():  # what is no file may never end, or never begin
        raise OSError(errno.EINVAL, told("table.no_file"))
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _unpacked(kind: Kind, path: Path) -> bytes:
    if not path.is_file():
        raise OSError(errno.EINVAL, told("table.no_file"))
    with zipfile.ZipFile(path) as archive:
        names = [
            name
            for name in archive.namelist()
            if re.fullmatch(kind.pattern, Path(name).stem, re.IGNORECASE)
        ]
        if not names:
            raise KeyError(told("table.none"))
        with archive.open(max(names)) as table:  # the revised one, where there is one
            return table.read(MOST_BYTES + 1)


def _at(path: Path) -> SourceLocation:
    return SourceLocation(str(path))

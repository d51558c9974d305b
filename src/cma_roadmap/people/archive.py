"""A person in one file, to take along: a zip of the folder, with a line that says what it is."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cma_roadmap.errors import OutputError, WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.people.folder import folder_of, people_folder, person_name
from cma_roadmap.people.own_file import own_folder
from cma_roadmap.sentences.told import told

VERSION = 1
"""The form of the file; a later one says so, and is refused."""

ZIP = b"PK"
"""What every zip file begins with."""

_MANIFEST = "cma-roadmap-person.json"
_CALENDAR = re.compile(r"calendar-.*\.ics")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
_BESIDE = ("-wal", "-shm", "-journal")
"""What a database keeps beside itself while it is in use: a copy of it needs none of that."""
_DATABASE = b"SQLite format 3\0"
MAX_BYTES, _MOST_FILES = 64 * 1024 * 1024, 1000
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day of the format, in place of today: the same folder gives the same bytes."""


class Taken(NamedTuple):
    """A person out of a file: the name they had there, and their files."""

    name: str
    files: dict[str, bytes]


def exported(person: str) -> bytes:
    """The folder of a person as one file.

    Raises:
        WrongRequestError: there is no such folder.
        OutputError: it cannot be read.
    """
    folder = folder_of(person)
    if not folder.is_dir():
        raise WrongRequestError.of("nobody_there", name=person)
    written = io.BytesIO()
    try:
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
            manifest = json.dumps({"version": VERSION, "name": person_name(person)})
            file.writestr(_entry(_MANIFEST), manifest)
            for name, data in _files(folder):
                file.writestr(_entry(name), data)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError.of("person_unreadable", name=person, reason=reason) from None
    return written.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name, _LONG_AGO)
    found.external_attr = 0o600 << 16
    found.compress_type = zipfile.ZIP_DEFLATED
    return found


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        if _FILE.fullmatch(path.name) and path.is_file() and not path.name.endswith(_BESIDE):
            yield path.name, _content(path)


def _content(path: Path) -> bytes:
    """The bytes of a file; of a database, a copy that is whole while others write to it.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        if file.read(len(_DATABASE)) != _DATABASE:
            file.seek(0)
            return file.read()
    import sqlite3  # few have a database

    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            return copy.serialize()
    except sqlite3.Error as error:
        raise OSError(0, str(error)) from None


def taken(data: bytes, file: str) -> Taken:
    """The person in a file that `exported` made.

    Args:
        data: its bytes.
        file: its name, for messages.

    Raises:
        WrongRequestError: it is no such file, is damaged, or is from a later version.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _unpacked(archive, file)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError):
        reason = "damaged" if data.startswith(ZIP) else "no_zip"
        raise _no_export(file, reason) from None
    try:
        manifest = json.loads(files.pop(_MANIFEST))
        version, name = int(manifest["version"]), person_name(str(manifest["name"]))
    except (KeyError, TypeError, ValueError, WrongRequestError):
        raise _no_export(file, "no_manifest") from None
    if version > VERSION:
        raise WrongRequestError.of("export_from_later", file=file, version=version, known=VERSION)
    return Taken(name, files)


def _unpacked(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > _MOST_FILES or sum(one.file_size for one in entries) > MAX_BYTES:
        raise _no_export(file, "too_large")
    strange = [one.filename for one in entries if not _FILE.fullmatch(one.filename)]
    if strange:
        raise _no_export(file, "strange", name=repr(strange[0]))
    found = {}
    for one in entries:
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile
        with archive.open(one) as stream:  # no more than it says: a bomb may say less
            found[one.filename] = stream.read(one.file_size)
            if stream.read(1):
                raise zipfile.BadZipFile
    return found


def _no_export(file: str, reason: str, **params: object) -> WrongRequestError:
    return WrongRequestError.of(
        "not_an_export", file=file, reason=told(f"export.{reason}", **params)
    )


def take_in(person: Taken, name: str) -> bool:
    """Make the folder of a person, whole or not at all; whether calendars were left out.

    Under another name the calendars would be those of somebody else: they are left out.

    Raises:
        WrongRequestError: there is a folder of that name already.
        OutputError: it cannot be written.
    """
    import tempfile

    folder, calendars = folder_of(name), [one for one in person.files if _CALENDAR.fullmatch(one)]
    dropped = set(calendars) if folder.name != person.name else set[str]()
    if folder.exists():
        raise WrongRequestError.of("person_is_there", name=folder.name)
    try:
        own_folder(people_folder())
        made = Path(tempfile.mkdtemp(dir=people_folder(), prefix=".import."))
        try:
            for file in person.files.keys() - dropped:
                (made / file).touch(0o600)
                (made / file).write_bytes(person.files[file])
            os.rename(made, folder)
        finally:  # it is still there after an error, and after Ctrl-C
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError.of("person_unwritable", place=folder, reason=reason) from None
    return bool(dropped)


def removed(person: str) -> None:
    """Remove the folder of a person with all that is in it.

    Raises:
        WrongRequestError: there is none.
        OutputError: it cannot be removed.
    """
    folder = folder_of(person)
    if not folder.is_dir():
        raise WrongRequestError.of("nobody_there", name=person)
    try:
        if folder.is_symlink():
            folder.unlink()
            return
        gone = folder.with_name(f".removed.{folder.name}.{os.getpid()}")
        os.rename(folder, gone)  # at once: half a person is never seen
        shutil.rmtree(gone)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError.of("person_unwritable", place=folder, reason=reason) from None

"""What a snapshot must match: the texts it was made from and the model it was made for.

Nothing of the model is imported here, so that a start can ask before it decides what to import.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from stat import S_ISREG
from zlib import crc32

import cma_roadmap

FILE_NAMES = (
    "accreditation.yaml",
    "aid.yaml",
    "career.yaml",
    "clearances.yaml",
    "credentials.yaml",
    "earnings.yaml",
    "evidence.yaml",
    "foundation.yaml",
    "programs.yaml",
    "skills.yaml",
    "sources.yaml",
    "states.yaml",
    "wages.yaml",
)
"""The files of a catalogue, in sorted order."""

CHAPTERS = {"credentials.yaml": "credentials", "states.yaml": "states"}
"""Files that may be a table of contents, each with the folder that holds its chapters."""

MOST_BYTES = 16 * 1024 * 1024
"""The largest file that is read: bigger than any that a person writes, small enough for memory."""

_MAGIC = b"cma-roadmap snapshot 2\n"
_MODEL = ("model/definitions", "model/values")
_FORM = ("fast_start/packing.py", "fast_start/plain.py")
"""Where the source of what a snapshot holds lies, and that of its form."""


def version_of(texts: Mapping[str, bytes]) -> str:
    """The SHA-256, in hexadecimal, of the names, lengths and bytes of a catalogue's files."""
    from hashlib import sha256  # a start that finds the snapshot current reads the version there

    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{len(texts[name])}\0".encode())
        digest.update(texts[name])
    return digest.hexdigest()


def stamp_of(texts: Mapping[str, bytes]) -> str:
    """A checksum of the names, lengths and bytes of files: tells whether one has changed.

    It is asked for at every start, and takes an eighth of the time of a SHA-256. A stamp of sizes
    and times would take less still, but a wheel is unpacked with the times of the day.
    """
    checksum = 0
    for name in sorted(texts):
        checksum = crc32(f"{name}\0{len(texts[name])}\0".encode(), checksum)
        checksum = crc32(texts[name], checksum)
    return f"{checksum:08x}{sum(map(len, texts.values())):08x}"


@cache
def model_stamp() -> str:
    """That of the source of the model: a snapshot of other classes must not be read."""
    package = Path(cma_roadmap.__file__).parent
    modules = [f"{room}/{name}" for room in _MODEL for name in os.listdir(package / room)]
    return stamp_of(
        {name: (package / name).read_bytes() for name in modules if name.endswith(".py")}
    )


def snapshot_path() -> Path:
    """The snapshot of the shipped data, beside the package's `__init__.py`."""
    return Path(cma_roadmap.__file__).parent / "_snapshot.bin"


def snapshot_header(stamp: str) -> bytes:
    """The first bytes of a snapshot of the texts with this `stamp` for the present model."""
    return _MAGIC + f"{stamp}\n{model_stamp()}\n".encode()


def shipped_data() -> Path | None:
    """The directory of the shipped YAML: inside the package, or at the top of a checkout."""
    package = Path(cma_roadmap.__file__).resolve().parent
    places = (package / "data", package.parents[1] / "data")
    return next((place for place in places if place.is_dir()), None)


def directory_stamp(directory: Path) -> str | None:
    """The stamp of the catalogue in a directory; `None` where a file cannot simply be read.

    The answer is kept for as long as no file changes its size or time: a start asks twice.
    """
    files = []
    try:
        for name in (*FILE_NAMES, *chapter_names(directory)):
            path = directory / name
            try:
                status = path.stat()
            except FileNotFoundError:
                if path.is_symlink():
                    return None
                continue
            if not S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
                return None
            files.append((name, path, status.st_size, status.st_mtime_ns))
        return _stamp_of_files(tuple(files))
    except (OSError, RuntimeError):
        return None


def chapter_names(directory: Path) -> list[str]:
    """The chapters in a directory, as `credentials/cma-aama.yaml`, sorted.

    Raises:
        OSError: a folder may not be listed.
    """
    return [
        f"{folder}/{name}"
        for folder in CHAPTERS.values()
        if os.path.isdir(directory / folder)
        for name in sorted(os.listdir(directory / folder))
        if name.endswith(".yaml")
    ]


@lru_cache(maxsize=4)
def _stamp_of_files(files: tuple[tuple[str, Path, int, int], ...]) -> str:
    return stamp_of({name: path.read_bytes() for name, path, _, _ in files})


def snapshot_is_current() -> bool:
    """Whether the shipped data can be read from its snapshot."""
    directory = shipped_data()
    stamp = directory_stamp(directory) if directory is not None else None
    if stamp is None:
        return False
    try:
        with snapshot_path().open("rb") as file:
            header = snapshot_header(stamp)
            return file.read(len(header)) == header
    except OSError:
        return False

"""What a snapshot must match: the texts it was made from and the model it was made for.

Nothing of the model is imported here, so that a start can ask before it decides what to import.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

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
    "sources.yaml",
    "states.yaml",
    "wages.yaml",
)
"""The files of a catalogue, in sorted order."""

CHAPTERS = {"credentials.yaml": "credentials", "states.yaml": "states"}
"""Files that may be a table of contents, each with the folder that holds its chapters."""

MOST_BYTES = 16 * 1024 * 1024
"""The largest file that is read: bigger than any that a person writes, small enough for memory."""

_MAGIC = b"cma-roadmap snapshot 1\n"


def version_of(texts: Mapping[str, bytes]) -> str:
    """The SHA-256, in hexadecimal, of the names, lengths and bytes of a catalogue's files."""
    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{len(texts[name])}\0".encode())
        digest.update(texts[name])
    return digest.hexdigest()


@cache
def model_fingerprint() -> str:
    """The SHA-256 of the model's source: a snapshot of other classes must not be read."""
    digest, package = sha256(), Path(cma_roadmap.__file__).parent
    modules = [*(package / "model").rglob("*.py"), *(package / "fast_start").glob("*.py")]
    for module in sorted(modules):
        digest.update(f"{module.relative_to(package).as_posix()}\0".encode())
        digest.update(module.read_bytes())
    return digest.hexdigest()


def snapshot_path() -> Path:
    """The snapshot of the shipped data, beside the package's `__init__.py`."""
    return Path(cma_roadmap.__file__).parent / "_snapshot.bin"


def snapshot_header(version: str) -> bytes:
    """The first bytes of a snapshot of the texts of this `version` for the present model."""
    return _MAGIC + f"{version}\n{model_fingerprint()}\n".encode()


def shipped_data() -> Path | None:
    """The directory of the shipped YAML: inside the package, or at the top of a checkout."""
    package = Path(cma_roadmap.__file__).resolve().parent
    places = (package / "data", package.parents[1] / "data")
    return next((place for place in places if place.is_dir()), None)


def directory_version(directory: Path) -> str | None:
    """The version of the catalogue in a directory; `None` where a file cannot simply be read.

    The answer is kept for as long as no file changes its size or time: a start asks twice.
    """
    files = []
    try:
        for name in (*FILE_NAMES, *chapter_names(directory)):
            path = directory / name
            if not path.exists() and not path.is_symlink():
                continue
            status = path.stat()
            if not S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
                return None
            files.append((name, path, status.st_size, status.st_mtime_ns))
        return _version_of_files(tuple(files))
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
def _version_of_files(files: tuple[tuple[str, Path, int, int], ...]) -> str:
    return version_of({name: path.read_bytes() for name, path, _, _ in files})


def snapshot_is_current() -> bool:
    """Whether the shipped data can be read from its snapshot."""
    directory = shipped_data()
    version = directory_version(directory) if directory is not None else None
    if version is None:
        return False
    try:
        with snapshot_path().open("rb") as file:
            header = snapshot_header(version)
            return file.read(len(header)) == header
    except OSError:
        return False

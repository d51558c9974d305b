"""What a snapshot must match: the texts it was made from and the model it was made for.

Nothing of the model is imported here, so that a start can ask before it decides what to import.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import cma_roadmap

_MAGIC = b"cma-roadmap snapshot 1\n"


def version_of(texts: Mapping[str, bytes]) -> str:
    """The SHA-256, in hexadecimal, of the names, lengths and bytes of a catalogue's files."""
    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{len(texts[name])}\0".encode())
        digest.update(texts[name])
    return digest.hexdigest()


def model_fingerprint() -> str:
    """The SHA-256 of the model's source: a snapshot of other classes must not be read."""
    digest = sha256()
    for module in sorted((Path(cma_roadmap.__file__).parent / "model").glob("*.py")):
        digest.update(f"{module.name}\0".encode())
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


def snapshot_is_current() -> bool:
    """Whether the shipped data can be read from its snapshot."""
    directory = shipped_data()
    if directory is None:
        return False
    try:
        texts = {file.name: file.read_bytes() for file in directory.glob("*.yaml")}
        with snapshot_path().open("rb") as file:
            header = snapshot_header(version_of(texts))
            return file.read(len(header)) == header
    except OSError:
        return False

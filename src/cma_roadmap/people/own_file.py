"""Writing what only its owner may read: whole or not at all, whatever ends the program."""

from __future__ import annotations

import os
from pathlib import Path

_OWN_FOLDER = 0o700


def own_folder(folder: Path) -> None:
    """Make a folder, and those that it needs, for the owner alone (XDG Base Directory).

    Raises:
        OSError: it cannot be made.
    """
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir(mode=_OWN_FOLDER, exist_ok=True)


def put(path: Path, data: bytes) -> None:
    """Put `data` in the place of what was at `path`, in a folder for the owner alone.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    import tempfile  # slow to import, and needed by few commands

    own_folder(path.parent)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:  # it is still there after an error, and after Ctrl-C
        Path(temporary).unlink(missing_ok=True)

"""Where the calendars that went out are kept, one file a plan: in the person's state folder.

`CMA_ROADMAP_STATE_DIR` names the folder; otherwise it is `cma-roadmap` in `$XDG_STATE_HOME`, or in
`~/.local/state` (XDG Base Directory Specification). What is kept tells of a person's health and
money, so nobody else may read it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from cma_roadmap.cli.session import env

_OWN_FOLDER = 0o700


def state_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder for what the program remembers; `None` where a person has no home."""
    named = environment.get(env("STATE_DIR"))
    if named:
        return Path(named)
    base = environment.get("XDG_STATE_HOME", "")
    if os.path.isabs(base):  # the specification says to ignore a relative one
        return Path(base, "cma-roadmap")
    home = environment.get("HOME") or environment.get("USERPROFILE", "")
    return Path(home, ".local", "state", "cma-roadmap") if os.path.isabs(home) else None


def read_kept(path: Path) -> bytes | None:
    """The bytes kept; `None` if there are none yet.

    Raises:
        OSError: they are there and cannot be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def keep(path: Path, data: bytes) -> None:
    """Put `data` in the place of what was kept, whole or not at all, for the owner alone.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    import tempfile  # slow to import, and needed by no other format

    path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".calendar.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    finally:  # it is still there after an error, and after Ctrl-C
        Path(temporary).unlink(missing_ok=True)

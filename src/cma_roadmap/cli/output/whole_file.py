"""Putting a file in the place of another, whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def put(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write `data` to the file `path`; what was there before stays until all of it is written.

    A file that is replaced keeps its mode and its owner: a plan tells of health and money. A new
    one has `mode`, or what the umask leaves of 0666. A link stays a link.

    Raises:
        OSError: it cannot be written, or must not be; what was there before is still there.
        ValueError: no file can have that name.
    """
    target = Path(os.path.realpath(path))
    before = target.stat() if target.exists() else None
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    # Named before it is made, and short: then Ctrl-C at any point finds it, and a long name fits.
    temporary = target.parent / f".{os.urandom(6).hex()}.tmp"
    try:
        with open(temporary, "xb", opener=_for_the_owner) as file:
            file.write(data)
        if before is not None:
            with suppress(OSError, AttributeError):  # only root can give a file away
                os.chown(temporary, before.st_uid, before.st_gid)
            mode = stat.S_IMODE(before.st_mode)
        os.chmod(temporary, 0o666 & ~_umask() if mode is None else mode)
        os.replace(temporary, target)
    finally:  # it is still there after an error, and after Ctrl-C
        temporary.unlink(missing_ok=True)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

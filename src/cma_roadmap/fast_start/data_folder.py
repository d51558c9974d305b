"""Where the platform keeps the data of a program: on most of Linux without `platformdirs`.

Every start asks whether there is a profile there, and that library imports `tempfile` and `shutil`:
27 million instructions, a fourteenth of importing typer and pydantic.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def data_folder(program: str) -> Path:
    """The folder for data of a program, as `platformdirs` tells; whether it is there or not."""
    plain = _on_linux(os.environ) if sys.platform == "linux" else None
    if plain is not None:
        return Path(plain, program)
    import platformdirs

    return platformdirs.user_data_path(program, appauthor=False)


def _on_linux(environment: Mapping[str, str]) -> str | None:
    """The folder of the XDG Base Directory Specification; `None` where there is any doubt."""
    named, home = environment.get("XDG_DATA_HOME", ""), environment.get("HOME", "")
    is_android = any(name.startswith("ANDROID") for name in environment)
    if is_android or not _is_plain(named or home):
        return None
    return named or os.path.join(home, ".local", "share")


def _is_plain(path: str) -> bool:
    return os.path.isabs(path) and path == os.path.normpath(path.strip()) and "~" not in path

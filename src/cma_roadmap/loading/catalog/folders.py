"""Looking into folders that may not be there, or may not be entered."""

from __future__ import annotations

from pathlib import Path

from cma_roadmap.errors import BadInputError, Problem, SourceLocation


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name that can be looked at."""
    try:
        return path.is_dir()
    except (OSError, RuntimeError, ValueError):
        return False


def folder_names(folder: Path) -> list[str]:
    """The names in a folder, sorted.

    Raises:
        BadInputError: it may not be listed.
    """
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        reason, place = error.strerror or error, SourceLocation(str(folder))
        raise BadInputError([Problem.of("unreadable_folder", place, reason=reason)]) from None

"""Where the log of a person lies: beside the profile, or in their own folder."""

from __future__ import annotations

from pathlib import Path

from cma_roadmap.people.folder import ME, profile_of

_SUFFIX = ".sqlite"


def log_place(profile: str | None, person: str | None = None) -> Path:
    """The log that goes with a profile; with none, that of a person (`None`: who names nobody).

    It is beside the profile under the same name, so that two profiles never share one.

    Raises:
        WrongRequestError: nobody can be called so.
    """
    where = Path(profile) if profile is not None else profile_of(person or ME)
    return where.with_suffix(_SUFFIX)


def log_is_there(path: Path) -> bool:
    """Whether there is something to read; what cannot be looked at is for the reader to tell."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True

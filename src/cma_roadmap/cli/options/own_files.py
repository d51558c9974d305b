"""The files of a person: the profile, and the log beside it or in their own folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cma_roadmap.cli.streams import beginning
from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
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


def read_person_of(name: str, catalog: Catalog, today: date) -> Profile:
    """The profile in the file `name`; `-` is standard input.

    Raises:
        BadInputError: it cannot be read or used.
    """
    from cma_roadmap.loading.catalog.profile_file import MAX_BYTES

    piped = name == "-"
    place = "<stdin>" if piped else name
    try:
        text = beginning(name, MAX_BYTES)
    except (OSError, ValueError) as error:
        key = "unreadable.piped_profile" if piped else "unreadable.profile"
        problem = Problem.of(
            key, SourceLocation(place), reason=getattr(error, "strerror", None) or error
        )
        raise BadInputError([problem]) from None
    return read_profile(text, place, catalog, today)


def read_profile(text: bytes, place: str, catalog: Catalog, today: date) -> Profile:
    """The person of a profile with the bytes `text`, which messages call `place`.

    Raises:
        BadInputError: it cannot be used.
    """
    # A start without profile needs neither YAML nor validators.
    from cma_roadmap.loading.person.person_file import read_person
    from cma_roadmap.planning.step_names import all_steps

    return read_person(text, place, catalog, today, all_steps)

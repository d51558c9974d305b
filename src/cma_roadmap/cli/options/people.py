"""Reading the person: a profile from a file or standard input, or nothing said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cma_roadmap.cli.streams import from_stdin
from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.model.definitions.profile import empty_profile

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.profile import Profile


def read_person(name: str | None) -> Profile:
    """The profile in the file `name` (`-`: standard input), or an empty one.

    Raises:
        BadInputError: the file cannot be read, or what it says cannot be used.
    """
    if name is None:
        return empty_profile()
    from cma_roadmap.loading.catalog.profile_file import read_profile

    piped = name == "-"
    place = "<stdin>" if piped else name
    try:
        text = from_stdin() if piped else Path(name).read_bytes()
    except OSError as error:
        key = "unreadable.piped_profile" if piped else "unreadable.profile"
        problem = Problem.of(key, SourceLocation(place), reason=error.strerror or error)
        raise BadInputError([problem]) from None
    return read_profile(text, place)

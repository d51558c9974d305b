"""The person whom a command is about, where one is named."""

from __future__ import annotations

from cma_roadmap.errors import UnknownNameError, look_alikes
from cma_roadmap.people.folder import ME, everyone, folder_of, profile_of
from cma_roadmap.sentences.told import told


def known_person(name: str) -> str:
    """The same name, where there is such a person; `me` always is.

    Raises:
        UnknownNameError: there is no folder of that name; carries near ones.
    """
    if name == ME or folder_of(name).is_dir():
        return name
    see = told("hint.new_person", name=name)
    raise UnknownNameError("person", name, look_alikes(name, everyone()), see)


def profile_of_person(name: str) -> str | None:
    """The profile of a person; `None` for one who has none yet, and so has said nothing.

    Raises:
        UnknownNameError: there is no such person.
    """
    path = profile_of(known_person(name))
    return str(path) if path.is_file() else None

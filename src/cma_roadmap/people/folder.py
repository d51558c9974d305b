"""Where a person is kept: a folder with their profile, their log and their last calendars.

Nothing here is created. `CMA_ROADMAP_PEOPLE_DIR` names the folder with the folders of all persons;
else it is `people` in the folder for data that the platform has for this program.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.data_folder import data_folder

ME = "me"
"""The person who is meant where nobody is named."""
PROFILE = "profile.yaml"
VARIABLE = "CMA_ROADMAP_PEOPLE_DIR"

_NAME = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_LETTERS = 40
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices: no folder can have them there."""


def person_name(said: str) -> str:
    """The name of a person as their folder has it: in small letters, whatever was typed.

    Raises:
        WrongRequestError: it has something else in it than letters, digits and single hyphens, or
            is too long.
    """
    name = unicodedata.normalize("NFC", said).casefold()
    known = _NAME.fullmatch(name) and not _DEVICES.fullmatch(name)
    if not known or len(name) > _MOST_LETTERS:
        raise WrongRequestError.of("not_a_person_name", name=repr(said), most=_MOST_LETTERS)
    return name


def people_folder() -> Path:
    """The folder with the folders of all persons, whether it is there or not."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return data_folder("cma-roadmap") / "people"


def everyone() -> list[str]:
    """The names of all persons who have a folder, sorted.

    Raises:
        OSError: it cannot be looked at.
    """
    folder = people_folder()
    if not folder.is_dir():
        return []
    names = (one.name for one in folder.iterdir() if one.is_dir())
    return sorted(name for name in names if _is_name(name))


def profile_of(person: str) -> Path:
    """The file of a person's profile, whether it is there or not.

    Raises:
        WrongRequestError: nobody can be called so.
    """
    return folder_of(person) / PROFILE


def _is_name(name: str) -> bool:
    try:
        return person_name(name) == name
    except WrongRequestError:
        return False


def folder_of(person: str) -> Path:
    """The folder of a person, whether it is there or not.

    Raises:
        WrongRequestError: nobody can be called so.
    """
    return people_folder() / person_name(person)

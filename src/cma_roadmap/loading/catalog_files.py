"""The files of a catalogue: where they are, their version, and building the catalogue from them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.loading.fingerprint import shipped_data, version_of
from cma_roadmap.model.catalog import Catalog

FILE_NAMES = (
    "clearances.yaml",
    "credentials.yaml",
    "foundation.yaml",
    "programs.yaml",
    "sources.yaml",
)
"""The files of a catalogue, in sorted order."""


class CatalogTexts(NamedTuple):
    """The bytes of each file that can be read, by name, and a problem for each that cannot."""

    directory: Path
    texts: dict[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def version(self) -> str:
        """The SHA-256, in hexadecimal, of the names, lengths and bytes of the files."""
        return version_of(self.texts)


def data_dir() -> Path:
    """The directory of the shipped YAML files: inside the package, or at the top of a checkout.

    Raises:
        BadInputError: there is none.
    """
    directory = shipped_data()
    if directory is not None:
        return directory
    message = "The data that comes with cma-roadmap is missing."
    raise BadInputError([Problem("no_data", message, None, "Install cma-roadmap again.")])


def read_texts(directory: Path) -> CatalogTexts:
    """Read the bytes of every file in `directory`."""
    if not directory.is_dir():
        message, hint = "There is no such directory.", "Check the name of the data directory."
        place = SourceLocation(str(directory))
        return CatalogTexts(directory, {}, (Problem("missing_directory", message, place, hint),))
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in FILE_NAMES:
        place = SourceLocation(str(directory / name))
        try:
            texts[name] = (directory / name).read_bytes()
        except FileNotFoundError:
            hint = f"A catalogue has the files {', '.join(FILE_NAMES)}."
            problems.append(Problem("missing_file", "This file is missing.", place, hint))
        except OSError as error:
            message = f"This file cannot be read: {error.strerror}."
            problems.append(Problem("unreadable_file", message, place, "Check its permissions."))
    return CatalogTexts(directory, texts, tuple(problems))


def build(found: CatalogTexts) -> Catalog:
    """The catalogue that the files say.

    Raises:
        BadInputError: they cannot be used; all problems of all files, by file and line.
    """
    # Imported here, because YAML and the validators would double the time of a normal start.
    from cma_roadmap.loading.definition_files import read_definitions
    from cma_roadmap.loading.references import check

    files, problems = read_definitions(found.directory, found.texts)
    problems += [*found.problems, *check(files)]
    catalog = files.catalog(found.version)
    if problems or catalog is None:
        raise BadInputError(sorted(problems, key=_by_place))
    return catalog


def _by_place(problem: Problem) -> tuple[str, int, int]:
    place = problem.location or SourceLocation("")
    return place.file, place.line or 0, place.column or 0

"""The files of a catalogue: where they are, their version, and building the catalogue from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start import plain
from cma_roadmap.fast_start.fingerprint import (
    CHAPTERS,
    FILE_NAMES,
    MOST_BYTES,
    shipped_data,
    stamp_of,
    version_of,
)
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.catalog.folders import folder_names, is_folder
from cma_roadmap.model.definitions.catalog import Catalog

__all__ = ["FILE_NAMES", "MOST_BYTES", "NEEDED", "CatalogTexts", "build", "data_dir", "read_texts"]

NEEDED = (
    "clearances.yaml",
    "credentials.yaml",
    "foundation.yaml",
    "programs.yaml",
    "sources.yaml",
)
"""The files that no catalogue can do without."""


class CatalogTexts(NamedTuple):
    """The bytes of each file that can be read, by name, and a problem for each that cannot."""

    directory: Path
    texts: dict[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def version(self) -> str:
        """The SHA-256, in hexadecimal, of the names, lengths and bytes of the files."""
        return version_of(self.texts)

    @property
    def stamp(self) -> str:
        """What a snapshot made of them is known by."""
        return stamp_of(self.texts)


def data_dir() -> Path:
    """The directory of the shipped YAML files: inside the package, or at the top of a checkout.

    Raises:
        BadInputError: there is none.
    """
    directory = shipped_data()
    if directory is not None:
        return directory
    raise BadInputError([Problem.of("no_data.shipped")])


def read_texts(directory: Path, needed: Sequence[str] = NEEDED) -> CatalogTexts:
    """Read the bytes of every file of a catalogue in `directory`; `needed` ones must be there."""
    if not is_folder(directory):
        missing = Problem.of("missing_directory", SourceLocation(str(directory)))
        return CatalogTexts(directory, {}, (missing,))
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in (*FILE_NAMES, *_chapters(directory, problems)):
        try:
            texts[name] = _bytes_of(directory / name)
        except FileNotFoundError:
            if name in needed:
                place = SourceLocation(str(directory / name))
                problems.append(Problem.of("missing_file", place, names=", ".join(needed)))
        except BadInputError as error:
            problems += error.problems
    return CatalogTexts(directory, texts, tuple(problems))


def _chapters(directory: Path, problems: list[Problem]) -> Iterator[str]:
    """The chapters in the folders of a catalogue, as `credentials/cma-aama.yaml`."""
    for folder in CHAPTERS.values():
        if not is_folder(directory / folder):
            continue
        try:
            names = folder_names(directory / folder)
        except BadInputError as error:
            problems += error.problems
            continue
        for name in names:
            if name.endswith(".yaml"):
                yield f"{folder}/{name}"
            elif name.lower().endswith((".yaml", ".yml")):
                place = SourceLocation(str(directory / folder / name))
                problems.append(Problem.of("unknown_file.chapter", place))


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, unless it is a folder, a device or too large to be what it should be."""
    place = SourceLocation(str(path))
    try:
        if path.is_dir():
            raise BadInputError([Problem.of("unreadable_file.folder", place)])
        if path.exists() and not path.is_file():
            raise BadInputError([Problem.of("unreadable_file.device", place)])
        if path.stat().st_size > MOST_BYTES:
            raise BadInputError([Problem.of("file_too_large.data", place, most=MOST_BYTES // 1024)])
        return path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            raise BadInputError([Problem.of("unreadable_file.link", place)]) from None
        raise
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError in some versions
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInputError([Problem.of("unreadable_file.data", place, reason=reason)]) from None


def build(found: CatalogTexts) -> Catalog:
    """The catalogue that the files say.

    Raises:
        BadInputError: they cannot be used; all problems of all files, by file and line.
        StartOverError: nothing in this process can validate them.
    """
    if not plain.validating:
        raise plain.StartOverError
    # Imported here, because YAML and the validators would double the time of a normal start.
    from cma_roadmap.loading.catalog.definition_files import read_definitions
    from cma_roadmap.loading.catalog.references import check

    files, problems = read_definitions(found.directory, found.texts)
    problems += [*found.problems, *check(files)]
    catalog = files.catalog(found.version)
    if problems or catalog is None:
        raise BadInputError(sorted(problems, key=by_place))
    return catalog


def by_place(problem: Problem) -> tuple[str, int, int]:
    """The order in which problems are shown: by file, line and column."""
    place = problem.location or SourceLocation("")
    return place.file, place.line or 0, place.column or 0

"""Files in chapters: a table of contents that names, for each definition, the file with its rules.

`credentials.yaml` and `states.yaml` may hold whole definitions, or entries such as
`{id: cma-aama, name: CMA (AAMA), rules: credentials/cma-aama.yaml}`. A chapter takes the place of
its entry in the tree, and keeps its own file and lines for what is said of it later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.fingerprint import CHAPTERS
from cma_roadmap.fast_start.lazy_classes import NamedTuple, replace
from cma_roadmap.loading.binding.shape import did_you_mean
from cma_roadmap.loading.yaml.located import Document, Position, Tree
from cma_roadmap.loading.yaml.yaml_source import parse

RULES = "rules"
"""The key by which an entry of a table of contents names its file."""


class _Repeated(NamedTuple):
    """A key of an entry, and how to find in the chapter what it repeats."""

    key: str
    said: Callable[[Mapping[str, Tree]], Tree]


def _same(key: str) -> _Repeated:
    return _Repeated(key, lambda chapter: chapter.get(key))


def _abbreviation(chapter: Mapping[str, Tree]) -> Tree:
    body = chapter.get("body")
    return body.get("abbreviation") if isinstance(body, dict) else None


REPEATED = {
    "credentials.yaml": (
        _same("id"),
        _same("name"),
        _Repeated("body", _abbreviation),
        _Repeated("letters", lambda chapter: chapter.get("abbreviations")),
    ),
    "states.yaml": (_same("id"), _same("name")),
}
"""What an entry says beside its file: it must say the same as the chapter."""


def with_chapters(
    document: Document, name: str, directory: Path, texts: Mapping[str, bytes]
) -> Document:
    """The document with every chapter that the file `name` lists where it is listed.

    What is wrong with a chapter is among the document's problems.

    Args:
        document: the table of contents; its tree and positions are changed in place.
        name: its file name; other files than those in `CHAPTERS` have no chapters.
        directory: where the files are, for messages.
        texts: the bytes of all files by name, chapters as `credentials/cma-aama.yaml`.

    Raises:
        BadInputError: a chapter is not there or is no YAML; all problems of all chapters.
    """
    folder = CHAPTERS.get(name)
    if folder is None:
        return document
    book = _Book(document, name, folder, directory, texts)
    problems = (*document.problems, *book.insert())
    if book.unread:
        raise BadInputError(problems)
    return replace(document, problems=problems)


class _Book:
    """One table of contents, and the chapters that were put into it so far."""

    def __init__(
        self,
        document: Document,
        name: str,
        folder: str,
        directory: Path,
        texts: Mapping[str, bytes],
    ) -> None:
        self.document = document
        self.name = name
        self.folder = folder
        self.directory = directory
        self.texts = texts
        self.unread = False
        self._read: set[str] = set()

    def insert(self) -> Iterator[Problem]:
        """Insert all chapters, then tell of files that no entry names."""
        tree, key = self.document.tree, self.folder
        entries = tree.get(key) if isinstance(tree, dict) else None
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and RULES in entry and isinstance(entries, list):
                yield from self._insert(entries, index, entry)
        for file in self.texts:
            if file.startswith(f"{key}/") and file not in self._read:
                yield Problem.of("unlisted_file", self._place(file), name=self.name, file=file)

    def _insert(self, entries: list[Tree], index: int, entry: dict[str, Tree]) -> Iterator[Problem]:
        file, place = entry[RULES], self.document.locate((self.folder, index, RULES))
        if not isinstance(file, str) or file not in self.texts:
            self.unread = True
            yield self._missing(file, place)
            return
        self._read.add(file)
        try:
            chapter = parse(self.texts[file], str(self.directory / file))
        except BadInputError as error:
            self.unread = True
            yield from error.problems
            return
        yield from chapter.problems
        if not isinstance(chapter.tree, dict):
            self.unread = True
            yield Problem.of("not_a_group", self._place(file))
            return
        yield from self._differences(index, entry, file, chapter.tree)
        entries[index] = chapter.tree
        chapter.positions.file = chapter.file
        self._positions()[index] = chapter.positions

    def _positions(self) -> dict[str | int, Position]:
        return self.document.positions.children[self.folder].children

    def _missing(self, file: Tree, place: SourceLocation) -> Problem:
        names = [name for name in self.texts if name.startswith(f"{self.folder}/")]
        near = did_you_mean(file, names) if isinstance(file, str) else None
        return Problem.of("missing_chapter", place, hint=near, file=file, folder=self.folder)

    def _differences(
        self, index: int, entry: Mapping[str, Tree], file: str, chapter: Mapping[str, Tree]
    ) -> Iterator[Problem]:
        """Keys that an entry may not have, and what it says otherwise than its chapter."""
        known = {repeated.key: repeated for repeated in REPEATED[self.name]}
        for key in entry:
            path = (self.folder, index, key)
            if key == RULES:
                continue
            if key not in known:
                hint, names = did_you_mean(key, [*known, RULES]), ", ".join(known)
                place = self.document.locate(path, at_key=True)
                yield Problem.of("unknown_key.entry", place, hint=hint, key=key, known=names)
            elif entry[key] != known[key].said(chapter):
                place, value = self.document.locate(path), _shown(entry[key])
                yield Problem.of("contents_differ", place, file=file, key=key, value=value)

    def _place(self, file: str) -> SourceLocation:
        return SourceLocation(str(self.directory / file))


def _shown(value: Tree) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return str(value)

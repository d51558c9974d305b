"""A tree of text with the place of every key and value, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from cma_roadmap.errors import BadInputError, Problem, SourceLocation, json_pointer
from cma_roadmap.fast_start.lazy_classes import dataclass, field

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Path: TypeAlias = tuple[str | int, ...]

MOST_PROBLEMS = 100
"""Problems listed for one file: a longer list helps nobody, and wording each one takes time."""


@dataclass(slots=True)
class Position:
    """Where a value starts, where its key starts, and the positions of what it holds.

    Lines and columns count from 1. `key` is `None` for list entries and for the whole file. `file`
    is set where a file of its own begins inside another one. `name` is the key as it is written, or
    the number of the entry.
    """

    line: int
    column: int
    key: tuple[int, int] | None = None
    children: dict[str | int, Position] = field(default_factory=dict)
    file: str | None = None
    name: str | int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file. `problems` are faults that did not keep the rest from being read."""

    file: str
    tree: Tree
    positions: Position
    problems: tuple[Problem, ...] = ()

    def locate(self, path: Path, *, at_key: bool = False) -> SourceLocation:
        """The place of the value at `path`, or of its key; else of the nearest thing around it.

        Segments that the file does not have are stepped over: pydantic puts union tags into its
        paths. A block under a key is placed at that key, because it starts on a later line.
        """
        here, missed, file = self.positions, False, self.file
        names: list[str | int] = []
        for segment in path:
            child = here.children.get(segment)
            here, missed = (here, True) if child is None else (child, False)
            if child is not None:
                names.append(segment if child.name is None else child.name)
            if child is not None and child.file:
                file, names = child.file, []
        is_key = here.key is not None and (at_key or missed or here.children)
        place = here.key if is_key and here.key else (here.line, here.column)
        return SourceLocation(file, *place, json_pointer(names))

    def value_at(self, path: Path) -> Tree:
        """What the file says at `path`, with segments that it does not have stepped over."""
        here = self.tree
        for segment in path:
            if isinstance(here, dict) and isinstance(segment, str):
                here = here.get(segment, here)
            elif isinstance(here, list) and isinstance(segment, int) and segment < len(here):
                here = here[segment]
        return here


def refusal(problems: Iterable[Problem]) -> BadInputError:
    """The error that carries `problems` of one file by line, cut where the list gets too long."""
    listed = sorted(problems, key=_by_line)
    left_out = len(listed) - MOST_PROBLEMS
    if left_out > 0:
        place = listed[0].location
        whole = SourceLocation(place.file) if place else None
        listed[MOST_PROBLEMS:] = [Problem.of("more_problems", whole, count=left_out)]
    return BadInputError(listed)


def _by_line(problem: Problem) -> tuple[int, int]:
    place = problem.location
    return (place.line or 0, place.column or 0) if place else (0, 0)

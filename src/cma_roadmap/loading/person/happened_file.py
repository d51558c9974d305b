"""Reading what happened from a file: the lines of a log that was exported, or a list in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.loading.binding.binding import bind
from cma_roadmap.loading.yaml.located import Document, Position, refusal
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.profile import Dollars
from cma_roadmap.model.definitions.renewal import Points
from cma_roadmap.model.tracked.happened import Course, Happened, Outcome
from cma_roadmap.model.values.base import Definition, Field, Identifier, IsoDate

MAX_BYTES = 4 * 1024 * 1024


class _Course(Definition):
    """Points that were earned, as an export tells of them."""

    title: str
    points: Points
    categories: tuple[Identifier, ...] = ()
    credentials: tuple[Identifier, ...]


class _Line(Definition):
    """One line. Who writes it by hand needs `step` and `on`; an export has the others too."""

    step: str | None = None
    on: IsoDate | None = None
    cost: Dollars | None = None
    result: Outcome | None = None
    paper: str | None = None
    begun: bool | None = None
    credential: str | None = None
    number: int | None = None
    told_on: IsoDate | None = None
    undoes: int | None = None
    course: _Course | None = None


class _Lines(Definition):
    """All lines of a file."""

    happened: Annotated[tuple[_Line, ...], Field(min_length=1)]


class ReadLine(NamedTuple):
    """What happened, with its step as it was named, and the place in the file."""

    happened: Happened
    place: SourceLocation


def read_happened(data: bytes, name: str) -> tuple[ReadLine, ...]:
    """Read what happened; lines that a later one takes back are left out.

    Args:
        data: the bytes of the file, in UTF-8: lines of JSON, or a list in YAML.
        name: its name, as it should stand in messages.

    Raises:
        BadInputError: it cannot be used; all problems, by line.
    """
    document = parse(_listed(data), name, max_bytes=MAX_BYTES)
    if not isinstance(document.tree, list):
        raise refusal([*document.problems, Problem.of("no_log_lines", SourceLocation(name))])
    if document.problems:
        raise refusal(document.problems)
    lines = _bound(document, name)
    places = [document.locate((number,)) for number in range(len(lines))]
    undone = {line.undoes for line in lines if line.undoes is not None}
    kept = [
        (line, place)
        for line, place in zip(lines, places, strict=True)
        if line.undoes is None and (line.number is None or line.number not in undone)
    ]
    problems = [
        Problem.of("no_step_or_day", place)
        for line, place in kept
        if line.step is None or line.on is None
    ]
    if problems:
        raise refusal(problems)
    return tuple(_read(kept))


def _bound(document: Document, name: str) -> tuple[_Line, ...]:
    """The lines of a list, which for the models is the one key of a group."""
    inner = document.positions
    around = Position(inner.line, inner.column, None, {"happened": inner})
    try:
        return bind(Document(name, {"happened": document.tree}, around), _Lines).happened
    except BadInputError as error:
        raise BadInputError(_in_the_list(problem) for problem in error.problems) from None


def _in_the_list(problem: Problem) -> Problem:
    """The problem with a pointer into the list as it is in the file."""
    place = problem.location
    if place is None or place.pointer is None:
        return problem
    pointer = "".join(f"/{part}" for part in place.pointer.split("/")[2:])
    return problem._replace(location=place._replace(pointer=pointer))


def _listed(data: bytes) -> bytes:
    """Lines of JSON as entries of a list in YAML, each on its own line."""
    lines = data.splitlines()
    if any(line.strip() and not line.lstrip().startswith(b"{") for line in lines):
        return data
    return b"\n".join(b"- " + line if line.strip() else line for line in lines)


def _read(lines: list[tuple[_Line, SourceLocation]]) -> Iterator[ReadLine]:
    for line, place in lines:
        if line.step is not None and line.on is not None:
            happened = Happened(
                line.step,
                line.on,
                line.credential,
                bool(line.begun),
                line.cost,
                line.result,
                line.paper,
                Course(**dict(line.course)) if line.course is not None else None,
            )
            yield ReadLine(happened, place)

"""What can go wrong with what a person gives us, each problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MOST = 3


class SourceLocation(NamedTuple):
    """A place in a file that a person wrote; lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class Problem(NamedTuple):
    """One thing that is wrong with an input, where it is, and what to write instead."""

    code: str
    message: str
    location: SourceLocation | None = None
    hint: str | None = None


class CmaRoadmapError(Exception):
    """Base of every error that a person's input can cause; carries the process exit status."""

    exit_status = 1


class BadInputError(CmaRoadmapError):
    """Data, profile or log that cannot be used: every problem found, together."""

    exit_status = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem(s) in the input")


class WrongRequestError(CmaRoadmapError):
    """A request that makes no sense as asked: an unknown name, options that exclude each other."""

    exit_status = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


class UnknownNameError(WrongRequestError):
    """A name that the catalogue does not hold, with the names that look like it."""

    def __init__(self, what: str, name: str, near: Iterable[str], see: str) -> None:
        self.name = name
        self.near = tuple(near)
        hint = f"Did you mean {' or '.join(self.near)}?" if self.near else see
        super().__init__(f"There is no {what} called {name!r}.", hint=hint)


class AmbiguousNameError(WrongRequestError):
    """A name that several things share, with the id and the full name of each."""

    def __init__(self, what: str, name: str, candidates: Iterable[tuple[str, str]]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        listed = ", ".join(f"{id_} ({full})" for id_, full in self.candidates)
        super().__init__(f"{name!r} can mean more than one {what}.", hint=f"Say which: {listed}.")


class OutputError(CmaRoadmapError):
    """A result that cannot be written where it was asked to go."""

    exit_status = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


class NoFactInForceError(CmaRoadmapError):
    """A fact was asked for on a day before its first version: never answered with a default."""

    exit_status = 3


def look_alikes(name: str, known: Sequence[str]) -> list[str]:
    """Up to three of `known`: those that hold `name` whole, else those that look like it."""
    import difflib  # slow to import, and only needed for a mistake

    said = name.casefold()
    inside = [one for one in known if said and said in one][:_MOST]
    return inside or difflib.get_close_matches(said, known, n=_MOST, cutoff=0.5)

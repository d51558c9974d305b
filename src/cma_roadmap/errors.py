"""What can go wrong with what a person gives us, each problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.sentences.told import either, told, told_if_any

_MOST = 3
_WORD = 3
_ALIKE = 0.6
"""How much of a name must be there: with less, New Jersey looks like \"nowhere\"."""


class SourceLocation(NamedTuple):
    """A place in a file that a person wrote; lines and columns count from 1.

    `pointer` is the JSON Pointer (RFC 6901) of what stands there, where that could be told.
    """

    file: str
    line: int | None = None
    column: int | None = None
    pointer: str | None = None

    @property
    def spot(self) -> tuple[str, int | None, int | None]:
        """Where it is, however it is pointed at."""
        return self.file, self.line, self.column

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class Problem(NamedTuple):
    """One thing that is wrong with an input, where it is, and what to write instead."""

    code: str
    message: str
    location: SourceLocation | None = None
    hint: str | None = None

    @classmethod
    def of(
        cls,
        key: str,
        location: SourceLocation | None = None,
        /,
        *,
        hint: str | None = None,
        **params: object,
    ) -> Problem:
        """The problem that the sentence `problem.KEY` tells, with the hint beside it if any.

        Args:
            key: the code of the problem, and after a stop which of its sentences.
            location: where it is.
            hint: what stands in place of `problem.KEY.hint`, or of `problem.CODE.hint`.
            params: what fills the blanks of the sentence and of its hint.
        """
        code = key.partition(".")[0]
        for one in dict.fromkeys((key, code)):
            hint = hint or told_if_any(f"problem.{one}.hint", **params)
        return cls(code, told(f"problem.{key}", **params), location, hint)


class CmaRoadmapError(Exception):
    """Base of every error that a person's input can cause; carries the process exit status."""

    exit_status = 1


class BadInputError(CmaRoadmapError):
    """Data, profile or log that cannot be used: every problem found, together."""

    exit_status = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem(s) in the input")


class FaultsFoundError(BadInputError):
    """Faults that a check was asked to find and has reported: nothing was left undone."""


class HintedError(CmaRoadmapError):
    """An error of one sentence, and what to do instead."""

    exit_status = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)

    @classmethod
    def of(cls, code: str, /, *, hint: str | None = None, **params: object) -> Self:
        """The error that the sentence `error.CODE` tells, with the hint beside it if any."""
        hint = hint or told_if_any(f"error.{code}.hint", **params)
        return cls(told(f"error.{code}", **params), hint=hint)


class WrongRequestError(HintedError):
    """A request that makes no sense as asked: an unknown name, options that exclude each other."""


class UnknownNameError(WrongRequestError):
    """A name that the catalogue does not hold, with the names that look like it."""

    def __init__(self, what: str, name: str, near: Iterable[str], see: str) -> None:
        self.name = name
        self.near = tuple(near)
        hint = told("hint.did_you_mean", names=either(self.near)) if self.near else see
        if name.endswith((".yaml", ".yml")):
            hint = told("hint.profile_option", file=name)
        text = told("error.unknown_name", what=told(f"kind.{what}"), name=repr(name))
        super().__init__(text, hint=hint)


class AmbiguousNameError(WrongRequestError):
    """A name that several things share, with the id and the full name of each."""

    def __init__(self, what: str, name: str, candidates: Iterable[tuple[str, str]]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        listed = ", ".join(f"{id_} ({full})" for id_, full in self.candidates)
        text = told("error.ambiguous_name", what=told(f"kind.{what}"), name=repr(name))
        super().__init__(text, hint=told("error.ambiguous_name.hint", names=listed))


class OutputError(HintedError):
    """A result that cannot be written where it was asked to go."""


class NoFactInForceError(CmaRoadmapError):
    """A fact was asked for on a day before its first version: never answered with a default."""

    exit_status = 3


def json_pointer(path: Iterable[str | int]) -> str:
    """The JSON Pointer (RFC 6901) that leads along `path`: empty for the whole file."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def look_alikes(name: str, known: Sequence[str]) -> list[str]:
    """Up to three of `known`: those that hold `name` whole, else those that look like it."""
    import difflib  # slow to import, and only needed for a mistake

    said = name.casefold()
    inside = [one for one in known if len(said) >= _WORD and said in one][:_MOST]
    return inside or difflib.get_close_matches(said, known, n=_MOST, cutoff=_ALIKE)

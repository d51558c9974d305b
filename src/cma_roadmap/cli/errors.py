"""How errors are told: where, what, what to do instead; the most important line last."""

from __future__ import annotations

from cma_roadmap.errors import (
    BadInputError,
    CmaRoadmapError,
    OutputError,
    Problem,
    WrongRequestError,
)
from cma_roadmap.rendering.text.visible import visible


def error_text(error: CmaRoadmapError) -> str:
    """The message for a person, in lines without control characters."""
    match error:
        case BadInputError():
            return problems_text(error.problems) + " Nothing was planned or written."
        case WrongRequestError() | OutputError():
            return _lines(f"Error: {error.message}", error.hint)
        case _:
            return _lines(f"Error: {error}", None)


def problems_text(problems: tuple[Problem, ...]) -> str:
    """Every problem with its place and what to do, then how many there are."""
    text = "\n".join(_problem(problem) for problem in problems)
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return f"{text}\n\nError: {count} to mend."


def _problem(problem: Problem) -> str:
    place = f"{problem.location}: " if problem.location else ""
    return _lines(f"{place}{problem.message}", problem.hint)


def _lines(first: str, hint: str | None) -> str:
    return visible(first) + (f"\n    {visible(hint)}" if hint else "")

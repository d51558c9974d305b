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
from cma_roadmap.sentences.told import told


def error_text(error: CmaRoadmapError) -> str:
    """The message for a person, in lines without control characters."""
    match error:
        case BadInputError():
            return f"{problems_text(error.problems)} {told('error.nothing_done')}"
        case WrongRequestError() | OutputError():
            return _lines(told("error.line", message=error.message), error.hint)
        case _:
            return _lines(told("error.line", message=error), None)


def problems_text(problems: tuple[Problem, ...]) -> str:
    """Every problem with its place and what to do, then how many there are."""
    text = "\n".join(_problem(problem) for problem in problems)
    return f"{text}\n\n{told('error.to_mend', count=len(problems))}"


def _problem(problem: Problem) -> str:
    place = f"{problem.location}: " if problem.location else ""
    return _lines(f"{place}{problem.message}", problem.hint)


def _lines(first: str, hint: str | None) -> str:
    return visible(first) + (f"\n    {visible(hint)}" if hint else "")

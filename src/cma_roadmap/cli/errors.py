"""How errors are told: where, what, what to do instead; the most important line last."""

from __future__ import annotations

import re

from cma_roadmap.errors import (
    BadInputError,
    CmaRoadmapError,
    FaultsFoundError,
    HintedError,
    Problem,
)
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.told import told

_ENDS = 60
_LONG = 1000
_ENDLESS = re.compile(r"\S{200,}|'[^']{200,}'|\"[^\"]{200,}\"")
"""A word, or what is quoted, of which nobody reads the middle."""


def error_told(error: CmaRoadmapError, *, as_json: bool) -> str:
    """What goes to standard error: lines for a person, or a document for who asked for JSON."""
    if not as_json:
        return error_text(error) + "\n"
    from cma_roadmap.rendering.json.error_document import error_document
    from cma_roadmap.rendering.json.json_text import json_text

    # One line: a log that several programs write to stays readable by lines.
    return json_text(error_document(error, _detail(error)), indent=None)


def error_text(error: CmaRoadmapError) -> str:
    """The message for a person, in lines without control characters."""
    if isinstance(error, BadInputError):
        listed = "\n".join(_problem(problem) for problem in error.problems)
        return f"{listed}\n\n{told('error.line', message=_detail(error))}"
    hint = error.hint if isinstance(error, HintedError) else None
    return _lines(told("error.line", message=_detail(error)), hint)


def _detail(error: CmaRoadmapError) -> str:
    match error:
        case FaultsFoundError():
            return told("error.to_mend", count=len(error.problems))
        case BadInputError():
            mend = told("error.to_mend", count=len(error.problems))
            return f"{mend} {told('error.nothing_done')}"
        case HintedError():
            return error.message
    return str(error)


def _problem(problem: Problem) -> str:
    place = f"{problem.location}: " if problem.location else ""
    return _lines(f"{place}{problem.message}", problem.hint)


def _lines(first: str, hint: str | None) -> str:
    return visible(_cut(first)) + (f"\n    {visible(_cut(hint))}" if hint else "")


def _cut(told: str) -> str:
    """The same with every endless word cut in its middle: nobody reads what was pasted whole."""
    short = _ENDLESS.sub(lambda word: f"{word[0][:_ENDS]}…{word[0][-_ENDS:]}", told)
    return short if len(short) <= _LONG else f"{short[: _LONG // 2]}…{short[-_LONG // 2 :]}"

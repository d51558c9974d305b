"""The JSON document of an error, with the members of RFC 9457."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cma_roadmap import __version__
from cma_roadmap.errors import (
    BadInputError,
    CmaRoadmapError,
    HintedError,
    OutputError,
    Problem,
)
from cma_roadmap.rendering.json.contract_files import urn
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import every_document as types


def error_document(error: CmaRoadmapError, detail: str) -> types.ErrorDocument:
    """The error as a document; `detail` says in a sentence what is wrong."""
    kind, status = _kind(error)
    return {
        "schema": urn("error"),
        "generator": {"name": "cma-roadmap", "version": __version__},
        "language": "en",
        "type": kind,
        "title": told(f"error.title.{kind.rpartition(':')[2]}"),
        "status": status,
        "detail": detail,
        "hint": error.hint if isinstance(error, HintedError) else None,
        "problems": problems_json(error.problems if isinstance(error, BadInputError) else ()),
    }


def problems_json(problems: Sequence[Problem]) -> list[types.Problem]:
    """Every problem with its place."""
    return [_problem(problem) for problem in problems]


def _problem(problem: Problem) -> types.Problem:
    place = problem.location
    return {
        "code": problem.code,
        "message": problem.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "pointer": place.pointer if place else None,
        "hint": problem.hint,
    }


def _kind(error: CmaRoadmapError) -> tuple[types.ErrorKind, types.ExitStatus]:
    if isinstance(error, OutputError):
        return "urn:cma-roadmap:error:not-written", 2
    if isinstance(error, HintedError):
        return "urn:cma-roadmap:error:wrong-request", 2
    return "urn:cma-roadmap:error:bad-input", 3

"""The type of the document that tells an error."""

from __future__ import annotations

from typing import Literal, TypedDict

from cma_roadmap.rendering.json.shapes.every_document import Generator
from cma_roadmap.rendering.json.shapes.values import Positive

Kind = Literal[
    "urn:cma-roadmap:error:wrong-request",
    "urn:cma-roadmap:error:bad-input",
    "urn:cma-roadmap:error:not-written",
]

Status = Literal[2, 3]


class Problem(TypedDict):
    """Something wrong, with its place."""

    code: str
    message: str
    file: str | None
    line: Positive | None
    column: Positive | None
    pointer: str | None
    """The JSON Pointer (RFC 6901) of the place in the file, which may be YAML; null where it cannot
    be told."""
    hint: str | None
    """What to write instead."""


class ErrorDocument(TypedDict):
    """An error.

    What `cma-roadmap COMMAND --json` writes to standard error where it ends with status 2 or 3: the
    members of RFC 9457, then our own.
    """

    schema: str
    """Which contract the document keeps, and its version."""
    generator: Generator
    """The program that wrote the document, and its version."""
    language: Literal["en"]
    type: Kind
    """Which kind of error it is."""
    title: str
    """The kind in words."""
    status: Status
    """The exit status of the program: 2 is a request that makes no sense or a place that cannot be
    written to, 3 is input that cannot be used."""
    detail: str
    """What is wrong, in a sentence."""
    hint: str | None
    """What to do instead."""
    problems: list[Problem]
    """Everything wrong with an input, by line; empty where the error is of another kind."""

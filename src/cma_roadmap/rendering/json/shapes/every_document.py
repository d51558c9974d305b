"""What every document begins with, the lists that most of them end with, and errors."""

from __future__ import annotations

from typing import Literal, TypedDict

from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.json.shapes.values import Code, Day, Id, Positive, Release, Sha256, Url


class Generator(TypedDict):
    """The program that wrote the document, and its version."""

    name: Literal["cma-roadmap"]
    version: Release


class Head(TypedDict):
    """What every document begins with."""

    schema: str
    """Which contract the document keeps, and its version."""
    generator: Generator
    """The program that wrote the document, and its version."""
    data_version: Sha256
    """The SHA-256 of the data that it rests on."""
    today: Day
    """The day that was taken for today."""
    as_of: Day | None
    """The day whose rules were asked for; null: those of today."""
    language: Literal["en"]


class Finding(TypedDict):
    """Something to know, about one step or the whole result."""

    code: Code
    severity: Severity
    message: str
    """The same in words."""
    step: Id | None
    """The step it is about."""
    source: Id | None
    """The source that says so."""


class SourceFacts(TypedDict):
    """Where facts were read."""

    id: Id
    publisher: str
    title: str
    url: Url | None
    tier: Tier
    seen: str | None
    """The date that the page itself shows, in its own words."""


class Source(SourceFacts):
    """Where facts were read. Everything else names a source by its id."""

    confidence: Confidence | None
    """The least confidence of what was read there; null where nothing was read of it that can be
    doubted."""


class ReadSource(SourceFacts):
    """Where facts were read. Everything else names a source by its id."""

    confidence: Confidence
    """The least confidence of what was read there."""


ErrorKind = Literal[
    "urn:cma-roadmap:error:wrong-request",
    "urn:cma-roadmap:error:bad-input",
    "urn:cma-roadmap:error:not-written",
]

ExitStatus = Literal[2, 3]


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
    type: ErrorKind
    """Which kind of error it is."""
    title: str
    """The kind in words."""
    status: ExitStatus
    """The exit status of the program: 2 is a request that makes no sense or a place that cannot be
    written to, 3 is input that cannot be used."""
    detail: str
    """What is wrong, in a sentence."""
    hint: str | None
    """What to do instead."""
    problems: list[Problem]
    """Everything wrong with an input, by line; empty where the error is of another kind."""

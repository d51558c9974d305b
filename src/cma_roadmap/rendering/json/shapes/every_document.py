"""What every document begins with, and the lists that most of them end with."""

from __future__ import annotations

from typing import Literal, TypedDict

from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.json.shapes.values import Code, Day, Id, Release, Sha256, Url


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

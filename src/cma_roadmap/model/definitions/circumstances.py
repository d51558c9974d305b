"""What a person may tell of themselves that no rule of a pathway asks for."""

from __future__ import annotations

from cma_roadmap.model.values.base import Definition, Identifier


class Needs(Definition):
    """What a person needs to sit an exam: a `language`, by its letters, and `accommodations`."""

    language: Identifier | None = None
    accommodations: bool = False

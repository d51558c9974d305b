"""What a person may tell of themselves that no rule of a pathway asks for."""

from __future__ import annotations

from cma_roadmap.model.definitions.schooling import no_later
from cma_roadmap.model.values.base import (
    Definition,
    Field,
    Identifier,
    IsoDate,
    StateCode,
    model_validator,
)


class Needs(Definition):
    """What a person needs to sit an exam: a `language`, by its letters, and `accommodations`."""

    language: Identifier | None = None
    accommodations: bool = False


class License(Definition):
    """A license or certificate for other health work, of a `state`, valid `from` a day.

    `expires_on` is its last valid day if known.
    """

    kind: Identifier
    state: StateCode | None = None
    start: IsoDate | None = Field(default=None, alias="from")
    expires_on: IsoDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> License:
        no_later(self.start, self.expires_on, "from comes first, then expires_on")
        return self

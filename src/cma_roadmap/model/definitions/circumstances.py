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


class StatePaper(Definition):
    """A paper to work by that a state gave: which way in it belongs to, and how long it holds.

    `paper` is the id of a way in of the state, or of a permit that it gives for a while.
    `expires_on` is the last day on which it is in force.
    """

    state: StateCode
    paper: Identifier
    issued_on: IsoDate
    expires_on: IsoDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> StatePaper:
        if self.expires_on is not None and self.expires_on < self.issued_on:
            raise ValueError("issued_on comes first, then expires_on")
        return self

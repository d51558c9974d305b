"""What a person has had of a state: a paper to work by."""

from __future__ import annotations

from cma_roadmap.model.values.base import (
    Definition,
    Identifier,
    IsoDate,
    StateCode,
    model_validator,
)


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

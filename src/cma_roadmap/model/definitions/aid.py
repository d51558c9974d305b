"""Ways in which someone else may pay: questions to ask, never money to count on."""

from __future__ import annotations

from enum import StrEnum

from cma_roadmap.model.definitions.credential import NamedFact
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.values.base import Definition, Field, Identifier, model_validator


class AidKind(StrEnum):
    """Who pays, or what makes paying easier."""

    GRANT = "grant"
    """Money of the government for a student in need, which is not paid back."""
    WORKFORCE = "workforce"
    """Training money of the public job centers."""
    EMPLOYER = "employer"
    """Help of an employer with tuition."""
    WAGE = "wage"
    """Pay for the work that one learns by."""
    MILITARY = "military"
    """What those who serve, or served, are paid back or paid for."""
    PAYMENT_PLAN = "payment_plan"
    """No help, only time: the price in parts."""


class Aid(Definition):
    """One way to pay less or later: what to ask, and whom.

    Its facts are for reading. None is subtracted from a price, because only the one asked can
    say what a person gets.

    The rest says for whom the question is worth asking. `awards` and `training_kinds` name the
    programs that it is about, none of them where it is about any. Lengths are inclusive and in
    full weeks and hours: 14 weeks and 6 days are 14 weeks. `None` sets no limit, and a program
    whose length is not known is not ruled out by one. `military` asks those who serve or served;
    `needs_program` has no meaning for a person who trains in no program.
    """

    id: Identifier
    kind: AidKind
    question: str = Field(min_length=1)
    ask: str = Field(min_length=1)
    facts: tuple[NamedFact, ...] = ()
    awards: tuple[Award, ...] = ()
    training_kinds: tuple[TrainingKind, ...] = ()
    least_weeks: int | None = Field(default=None, ge=0)
    most_weeks: int | None = Field(default=None, ge=0)
    least_clock_hours: int | None = Field(default=None, ge=0)
    most_clock_hours: int | None = Field(default=None, ge=0)
    military: bool = False
    needs_program: bool = False
    unknown: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ascends(self) -> Aid:
        pairs = {
            "weeks": (self.least_weeks, self.most_weeks),
            "clock_hours": (self.least_clock_hours, self.most_clock_hours),
        }
        for unit, (least, most) in pairs.items():
            if least is not None and most is not None and least > most:
                raise ValueError(f"write least_{unit} and most_{unit} so that they ascend")
        return self

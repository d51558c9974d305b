"""What planning says: a code with parameters, which `rendering.phrases` puts in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration


@dataclass(frozen=True, slots=True)
class Message:
    """A phrase code and what fills its blanks; a parameter may be a message itself."""

    code: str
    params: Mapping[str, Parameter]


Plain = str | int | date | Decimal | Money | Duration | Message | None
Parameter = Plain | tuple[Plain, ...]


def message(code: str, /, **params: Parameter) -> Message:
    """A message with its parameters by name."""
    return Message(code, params)


EARLIER_DAY = message("word.earlier_day")
"""What stands in a message for a day that is not shared."""


class Severity(StrEnum):
    """`problem`: the plan does not hold; `warning`: check this; `info`: good to know."""

    INFO = "info"
    WARNING = "warning"
    PROBLEM = "problem"


class About(StrEnum):
    """What a finding is about, where a page has a place of its own for it."""

    SET_BACKS = "set_backs"
    """What a plan with set-backs would be without them."""
    ATTEMPTS = "attempts"
    """How many attempts at the exam still fit."""
    LIMIT = "limit"
    """That not all of what was found is shown."""
    SETTLE = "settle"
    """How to find out who accredits a program: a list tells it first."""
    ACCREDITATION = "accreditation"
    """That what is known of the program's accreditation is old, or has no date."""
    STANDING = "standing"
    """Where a person stands with one option of a comparison."""


class Finding(NamedTuple):
    """Something the person should know, about one step or the whole result."""

    severity: Severity
    message: Message
    step: str | None = None
    sources: tuple[str, ...] = ()
    about: About | None = None

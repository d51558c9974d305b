"""What every definition that a person writes has in common: frozen, closed, parsed once."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from cma_roadmap.fast_start import plain

if TYPE_CHECKING or plain.validating:
    from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
else:
    from cma_roadmap.fast_start.plain import PlainBefore as BeforeValidator
    from cma_roadmap.fast_start.plain import PlainField as Field
    from cma_roadmap.fast_start.plain import PlainModel as BaseModel
    from cma_roadmap.fast_start.plain import plain_validator as model_validator

    ConfigDict = dict

__all__ = [
    "MOST_HOURS",
    "BeforeValidator",
    "ConfigDict",
    "Definition",
    "Field",
    "Identifier",
    "IsoDate",
    "MonthOrDay",
    "StateCode",
    "ZipCode",
    "is_month_or_day",
    "model_validator",
    "parse_iso_date",
    "parse_month_or_day",
    "within_reach",
]

_ISO_DATE = r"\d{4}-\d{2}-\d{2}"
_MONTH_OR_DAY = r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?"
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""The years in which every plan, with all its terms, stays inside the calendar."""

MOST_HOURS = 20_000
"""Ten years of work: more is a slip of the pen, and as months would leave every calendar."""


class Definition(BaseModel):
    """Base of all models read from YAML: unknown keys are errors, values never change.

    Validators are built on first use, because a start from the snapshot never needs them.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )


def parse_iso_date(value: Any) -> date:
    """Read `YYYY-MM-DD` and nothing else.

    Raises:
        ValueError: another form, a day that no calendar has, or a year out of reach.
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(_ISO_DATE, value, re.ASCII):
        raise ValueError("write a date as YYYY-MM-DD, such as 2027-01-11")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"there is no such day: {value}") from None
    if not within_reach(day):
        raise ValueError(f"write a date between {_FIRST_YEAR} and {_LAST_YEAR}")
    return day


def within_reach(day: date) -> bool:
    """Whether we can reckon from `day`: the one range for all that comes in from outside."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_month_or_day(said: str) -> bool:
    """Whether it has the form `YYYY-MM` or `YYYY-MM-DD`."""
    return re.fullmatch(_MONTH_OR_DAY, said, re.ASCII) is not None


def parse_month_or_day(value: Any) -> str:
    """Read `YYYY-MM` or `YYYY-MM-DD`; a month stays a month, for that is what is known.

    Raises:
        ValueError: another form, a day that no calendar has, or a year out of reach.
    """
    if not isinstance(value, str) or not is_month_or_day(value):
        raise ValueError("write YYYY-MM or YYYY-MM-DD, such as 2001-03 or 2001-03-14")
    parse_iso_date(value if value.count("-") == 2 else f"{value}-01")
    return value


MonthOrDay = Annotated[
    str,
    Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"),
    BeforeValidator(parse_month_or_day),
]
"""A day, or only its month."""
IsoDate = Annotated[date, BeforeValidator(parse_iso_date)]
StateCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""The two letters of a state, of DC or of a territory."""
ZipCode = Annotated[str, Field(pattern=r"^\d{5}(-\d{4})?$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$")]

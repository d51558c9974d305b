"""Values as people type them on the command line: read exactly, or refused with what to write."""

from __future__ import annotations

import re
from decimal import Decimal

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.values.money import Money
from cma_roadmap.people.folder import person_name
from cma_roadmap.sentences.told import listed, told

_MOST_DIGITS = 6
_DOLLARS = r"\$?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(\.\d{1,2})?"
_MILES = r"\d{1,5}(?:\.\d)?"
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}

ACCREDITATIONS = ("any", "programmatic")
PREFERENCES = ("fastest", "cheapest", "safest")
ORDERS = ("name", "distance", "cost", "months", "awards", "sure", "earnings")


def whole_number(text: str) -> int:
    """A whole number of 1 or more.

    Raises:
        ValueError: it is anything else.
    """
    written = text.strip()
    if not re.fullmatch(rf"\d{{1,{_MOST_DIGITS}}}", written, re.ASCII) or not int(written):
        raise ValueError(told("error.not_a_whole_number", text=repr(text)))
    return int(written)


def dollars(text: str) -> Money:
    """An amount such as `8000`, `8,000` or `$8000.50`.

    Raises:
        ValueError: it is anything else.
    """
    match = re.fullmatch(_DOLLARS, text.strip(), re.ASCII)
    if match is None:
        raise ValueError(told("error.not_dollars", text=repr(text)))
    return Money(Decimal(match[1].replace(",", "") + (match[2] or "")))


def miles(text: str) -> Decimal:
    """A distance such as `50` or `7.5`, more than nothing.

    Raises:
        ValueError: it is anything else.
    """
    written = text.strip()
    if not re.fullmatch(_MILES, written, re.ASCII) or not Decimal(written):
        raise ValueError(told("error.not_miles", text=repr(text)))
    return Decimal(written)


def age(text: str) -> int:
    """Days in an age such as `365d`, `52w`, `12m` or `1y`; months of 30 days, years of 365.

    Raises:
        ValueError: another form.
    """
    match = re.fullmatch(r"(\d{1,5})([dwmy]?)", text.strip().casefold(), re.ASCII)
    if match is None:
        raise ValueError(told("error.not_an_age"))
    return int(match[1]) * _DAYS[match[2] or "d"]


def accreditation(text: str) -> str:
    """`any` or `programmatic`.

    Raises:
        ValueError: it is anything else.
    """
    return _word(text, ACCREDITATIONS)


def preference(text: str) -> str:
    """What makes one road better than another.

    Raises:
        ValueError: it is none of the words there are.
    """
    return _word(text, PREFERENCES)


def order(text: str) -> str:
    """What comes first in a list of programs.

    Raises:
        ValueError: it is none of the words there are.
    """
    return _word(text, ORDERS)


def person(text: str) -> str:
    """The name of a person, as their folder has it.

    Raises:
        ValueError: nobody can be called so.
    """
    try:
        return person_name(text.strip())
    except WrongRequestError as error:
        raise ValueError(f"{error.message.rstrip('.')}: {error.hint}") from None


def _word(text: str, known: tuple[str, ...]) -> str:
    said = text.strip().casefold()
    if said not in known:
        raise ValueError(told("error.not_a_known_word", text=repr(text), words=listed(known)))
    return said

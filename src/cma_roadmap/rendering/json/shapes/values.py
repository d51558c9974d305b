"""What may stand in a document where no object does: text of a form, numbers within bounds.

A form with a name is one definition in a schema; all that is said of it is in words of JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypedDict, get_args, get_type_hints

from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.values.base import Definition


@dataclass(frozen=True, eq=False)
class Keywords:
    """What a schema says of a value beside its type; with a `name` it is a definition there."""

    words: Mapping[str, Any]
    name: str | None = None


@dataclass(frozen=True, eq=False)
class Shown:
    """The type of what stands in the document, where the builder holds another."""

    kind: Any


@dataclass(frozen=True, eq=False)
class Whole:
    """A definition of the model with all its fields, some of them in another form."""

    model: type[Definition]
    instead: Mapping[str, Any] = field(default_factory=dict)


def _text(name: str, description: str, pattern: str, **more: str) -> Keywords:
    return Keywords({"description": description, "pattern": pattern, **more}, name)


_WORD, _PART = "[a-z0-9]+(?:[-_.][a-z0-9]+)*", "[a-z0-9]+(?:[-_.:][a-z0-9]+)*"
_LENGTH = r"P(?=[1-9])(?:[1-9][0-9]*Y)?(?:(?:[1-9]|1[01])M)?(?:[1-9][0-9]*D)?"

Id = Annotated[
    str,
    _text(
        "id",
        "A name for programs: it stays the same from one version of the data to the next.",
        f"^{_WORD}$",
    ),
]
Code = Annotated[
    str,
    _text(
        "code",
        "A word that says what is meant, for scripts; the text beside it says it to people.",
        f"^{_WORD}$",
    ),
]
OptionId = Annotated[
    str,
    _text(
        "option_id",
        "The id of an option: that of a credential or a school, or the parts of a road with colons "
        "between.",
        f"^{_PART}$",
    ),
]
CriterionPath = Annotated[
    str, Keywords({"pattern": rf"^{_PART}\.(?:time|cost|upkeep|doors|certainty)$"})
]
Day = Annotated[
    str, _text("day", "A day, YYYY-MM-DD.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format="date")
]
Month = Annotated[str, _text("month", "A month, YYYY-MM.", "^[0-9]{4}-(?:0[1-9]|1[0-2])$")]
Length = Annotated[
    str,
    _text(
        "duration",
        "A length of time as in ISO 8601: years, months and days, such as P1Y6M or P30D. "
        "With a minus sign it points back.",
        f"^(?:P0D|-?{_LENGTH})$",
    ),
]
Amount = Annotated[
    str,
    _text(
        "amount",
        "An amount of money: decimal text with two places, never a float.",
        r"^[0-9]+\.[0-9]{2}$",
    ),
]
SignedAmount = Annotated[
    str,
    _text(
        "signed_amount",
        "An amount of money that may be below zero: decimal text with two places.",
        r"^-?[0-9]+\.[0-9]{2}$",
    ),
]
Figure = Annotated[
    str, _text("decimal", "An exact figure as decimal text.", r"^-?[0-9]+(?:\.[0-9]+)?$")
]
Currency = Annotated[str, _text("currency", "A currency by its ISO 4217 code.", "^[A-Z]{3}$")]
StateLetters = Annotated[
    str, _text("state_code", "The two letters of a state, of DC or of a territory.", "^[A-Z]{2}$")
]
Url = Annotated[str, _text("url", "An address on the web.", "^https?://")]
Sha256 = Annotated[str, Keywords({"pattern": "^[0-9a-f]{64}$"})]
Release = Annotated[str, Keywords({"pattern": r"^[0-9]+\.[0-9]+\.[0-9]+"})]
OccupationCode = Annotated[str, Keywords({"pattern": r"^\d{2}-\d{4}$"})]
Digits = Annotated[str, Keywords({"pattern": "^[0-9]+$"})]

Count = Annotated[int, Keywords({"minimum": 0})]
Positive = Annotated[int, Keywords({"minimum": 1})]
Share = Annotated[Decimal, Shown(float), Keywords({"minimum": 0, "maximum": 1})]
Weight = Annotated[Decimal, Shown(float), Keywords({"minimum": 0})]
Distance = Annotated[Decimal, Shown(float), Keywords({"exclusiveMinimum": 0})]
Latitude = Annotated[Decimal, Shown(float), Keywords({"minimum": -90, "maximum": 90})]
Longitude = Annotated[Decimal, Shown(float), Keywords({"minimum": -180, "maximum": 180})]
AtLeastOne = Keywords({"minItems": 1})

_RULES = get_args(get_args(Requirement)[0])
_KINDS = [get_args(get_type_hints(rule)["kind"])[0] for rule in _RULES]
Rule = Annotated[
    Any,
    Shown(get_args(Requirement)[0]),
    Keywords(
        {"description": "A rule that a person must satisfy; `kind` says of which sort."},
        "requirement",
    ),
]
RuleKind = Annotated[
    str,
    Keywords({"description": "What sort of rule a clause is.", "enum": _KINDS}, "requirement_kind"),
]


class Money(TypedDict):
    """An exact amount of money."""

    amount: Amount
    currency: Currency

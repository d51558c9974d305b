"""Facts with who says so as a document has them, and what `credentials` and `states` print."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypedDict, TypeVar

from cma_roadmap.model.definitions.credential import Credential, NamedFact
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.definitions.labor import FieldOfStudy, Occupation, Outlook, Premium
from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.rendering.json.shapes.eligibility import StateRoute
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, ReadSource
from cma_roadmap.rendering.json.shapes.values import AtLeastOne, Day, Id, Whole

T = TypeVar("T")


class Reading(TypedDict, Generic[T]):
    """One reading of a value, and who says so."""

    value: T | None
    """What the source says; null: looked for there and not found."""
    unit: str | None
    effective_from: Day | None
    """The first day in force; null: not recorded."""
    seen: str | None
    """The date that the page itself shows."""
    confidence: Confidence
    source: Id
    also: list[Id]
    """Other sources that say the same."""
    tier: Tier
    note: str | None
    disputed_by: list[Reading[T]]
    """Readings that were not chosen."""


class Version(Reading[T]):
    """One version of a value; the oldest comes first."""

    in_force: bool
    """Whether it is the version of the day (as_of, or else today)."""


class Held(Reading[T]):
    """The version in force on the day, and all versions."""

    versions: Annotated[list[Version[T]], AtLeastOne]


class NotHeld(TypedDict, Generic[T]):
    """No version was in force on the day yet."""

    value: None
    unit: None
    effective_from: None
    seen: None
    confidence: None
    source: None
    also: None
    tier: None
    note: None
    disputed_by: None
    versions: Annotated[list[Version[T]], AtLeastOne]


_CURRENT = {
    "regime": Held[Regime] | NotHeld[Regime],
    "required": Held[str] | NotHeld[str],
}
CredentialInFull = Annotated[dict[str, Any], Whole(Credential)]
StateInFull = Annotated[dict[str, Any], Whole(Jurisdiction, _CURRENT)]
NamedFactInFull = Annotated[dict[str, Any], Whole(NamedFact)]
OccupationInFull = Annotated[dict[str, Any], Whole(Occupation)]
OutlookInFull = Annotated[dict[str, Any], Whole(Outlook)]
PremiumInFull = Annotated[dict[str, Any], Whole(Premium)]
FieldInFull = Annotated[dict[str, Any], Whole(FieldOfStudy)]


class CredentialsDocument(Head):
    """Credentials in full.

    What `cma-roadmap credentials --json` and `credentials show ID --json` print: every rule, with
    all versions of every fact.
    """

    credentials: list[CredentialInFull]
    findings: list[Finding]
    sources: list[ReadSource]


class StatesDocument(Head):
    """States in full.

    What `cma-roadmap states --json` and `states show CODE --json` print: what each state asks for,
    with all versions of every fact.
    """

    states: list[StateInFull]
    for_person: list[StateRoute] | None
    """The ways into the one state asked for, judged for the person of the profile, the nearest one
    first; null where no profile or more than one state is asked for."""
    findings: list[Finding]
    sources: list[ReadSource]

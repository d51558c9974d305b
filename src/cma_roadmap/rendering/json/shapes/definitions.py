"""The documents of `credentials` and `states`: definitions of the model, whole."""

from __future__ import annotations

from typing import Annotated, Any

from cma_roadmap.model.definitions.credential import Credential, NamedFact
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime
from cma_roadmap.model.definitions.labor import FieldOfStudy, Occupation, Outlook, Premium
from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, ReadSource
from cma_roadmap.rendering.json.shapes.readings import Held, NotHeld
from cma_roadmap.rendering.json.shapes.values import Whole

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
    findings: list[Finding]
    sources: list[ReadSource]

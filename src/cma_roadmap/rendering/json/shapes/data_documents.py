"""The documents of what a machine has: of `data`, of `profile` and of `people`."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict

from cma_roadmap.model.definitions.program import Award, Basis
from cma_roadmap.model.results.audit import Effect
from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.rendering.json.shapes.every_document import (
    Finding,
    Head,
    Problem,
    ReadSource,
    Source,
)
from cma_roadmap.rendering.json.shapes.programs import Completions
from cma_roadmap.rendering.json.shapes.values import (
    Count,
    Day,
    Figure,
    Id,
    Keywords,
    Positive,
    Shown,
    StateLetters,
    Url,
)

_Written = Annotated[
    str,
    Keywords(
        {
            "description": "An amount as the data files write it.",
            "pattern": r"^[0-9]+\.[0-9]{2} USD$",
        }
    ),
]


_Kind = Literal[
    "aid", "career", "clearance", "credential", "foundation", "program", "skills", "state", "wages"
]
_CoverageKind = Literal["everybody", "body", "state"]
_Json = dict[str, Any]


class CheckedFile(TypedDict):
    """What one file of the data holds."""

    file: str
    definitions: Count
    facts: Count


class CheckDocument(Head):
    """The data, looked over.

    What `cma-roadmap data check --json` prints: what each file holds, and everything that is wrong.
    """

    check: list[CheckedFile]
    sound: bool
    """Whether nothing is wrong."""
    problems: list[Problem]
    unused_sources: list[Id]
    snapshot_current: bool
    """Whether starts are quick."""
    findings: list[Finding]
    sources: list[Source]


class OldReading(TypedDict):
    """A reading that is old or has no date."""

    kind: Annotated[str, Shown(_Kind)]
    id: str
    path: str
    source: Id
    seen: str | None
    seen_by: Day | None
    """The last day that the words of `seen` can mean."""
    age_days: int | None
    confidence: Confidence
    changes: Effect | None
    """What it changes in a plan; null where it is only told."""
    plans: Figure
    """How many of 100 plans read it."""


class StaleDocument(Head):
    """Facts that nobody has seen for a while.

    What `cma-roadmap data stale --json` prints: every old or undated reading.
    """

    older_than_days: Count
    stale: list[OldReading]
    findings: list[Finding]
    sources: list[ReadSource]


class CitedSource(TypedDict):
    """A source, and how many readings cite it."""

    id: Id
    publisher: str
    title: str
    url: Url | None
    tier: Tier
    seen: str | None
    note: str | None
    citations: Count


class KnownOf(TypedDict):
    """How many facts that plans read of a body, a state or for everybody, and how well known."""

    kind: Annotated[str, Shown(_CoverageKind)]
    name: str
    plans: Figure
    """How many of 100 plans read them."""
    facts: Count
    official: Count
    """From the body itself, a law or an agency, on a page with a date."""
    undated: Count
    """The same, on a page without a date."""
    second_hand: Count
    disputed: Count
    unknown: Count


class UnknownFact(TypedDict):
    """A fact that nobody found."""

    kind: Annotated[str, Shown(_Kind)]
    id: str
    path: str
    changes: Effect | None
    """What it changes in a plan."""
    plans: Figure
    """How many of 100 plans read it."""
    points: Figure
    """Plans, three times where it decides if a road is open, twice where it moves a date."""
    schools: Count | None
    """How many schools it is not known of, where it is told of all together."""
    source: Id | None
    """Where it was looked for."""


class CoverageDocument(Head):
    """How well what plans read is known.

    What `cma-roadmap data check --coverage --json` prints: facts by standing, and every unknown.
    """

    coverage: list[KnownOf]
    unknowns: list[UnknownFact]
    """Sorted by points, what matters most first."""
    findings: list[Finding]
    sources: list[ReadSource]


class SourcesDocument(Head):
    """Who says what.

    What `cma-roadmap data sources --json` prints: every source, and how many readings cite it.
    """

    sources: list[CitedSource]
    findings: list[Finding]


class ImportedQuantity(TypedDict):
    """A figure as `programs.yaml` has it."""

    likely: Positive
    low: Positive
    high: Positive
    basis: Basis
    source: Id
    note: str | None


class ImportedPrice(TypedDict):
    """A price as `programs.yaml` has it."""

    likely: _Written
    low: _Written
    high: _Written
    basis: Basis
    source: Id
    note: str | None


class ImportedProgram(TypedDict):
    """One record of programs.yaml; null: the tables do not say."""

    id: Id
    institution: str
    institution_id: Id
    award: Award
    level: str
    city: str
    state: StateLetters
    zip: str
    lat: Figure | None
    lon: Figure | None
    control: str | None
    website: Url | None
    completions: Completions
    source: Id
    months: ImportedQuantity | None
    clock_hours: ImportedQuantity | None
    credit_hours: ImportedQuantity | None
    books: ImportedPrice | None
    tuition: ImportedPrice | None
    notes: list[str]


class TypicalFigures(TypedDict):
    """Typical figures that fill gaps."""

    level: str
    control: str
    months: ImportedQuantity | None
    clock_hours: ImportedQuantity
    tuition: ImportedPrice | None


_Imported = TypedDict(
    "_Imported",
    {
        "import-ipeds": list[Annotated[_Json, Shown(ImportedProgram)]],
        "defaults": list[Annotated[_Json, Shown(TypicalFigures)]],
        "findings": list[Finding],
        "sources": list[Source],
    },
)


class ImportDocument(Head, _Imported):
    """An import of programs.

    What `cma-roadmap data import-ipeds FOLDER --json` prints: the records that an import makes.
    """


class SaidValue(TypedDict):
    """One value of a profile."""

    path: str
    """Where it stands in the profile, as a JSON Pointer (RFC 6901)."""
    value: str
    """The value as text: ids in place of names, days as YYYY-MM-DD."""


class ProfileDocument(Head):
    """A profile as the program reads it.

    What `cma-roadmap profile show --json` and `profile check --json` print: every value that is
    said. A profile that cannot be used is told as an error instead.
    """

    file: str | None
    """The file; null: there is none."""
    profile: list[SaidValue]
    findings: list[Finding]
    sources: list[Source]


class KeptPerson(TypedDict):
    """A person who has a folder on this machine."""

    name: str
    has_profile: bool
    folder: str


class PeopleDocument(Head):
    """Who is kept on this machine.

    What `cma-roadmap people list --json` prints: every person who has a folder.
    """

    people: list[KeptPerson]
    findings: list[Finding]
    sources: list[Source]

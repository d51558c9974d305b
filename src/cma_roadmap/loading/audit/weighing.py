"""How much a fact matters to plans: of 100 of them, how many read it, and what it changes there.

The 100 plans are those of the main credentials, as many for each, spread over the states by the
jobs of medical assistants there (BLS), and over schools by the awards that they made in a year. A
fact of one way in counts as one of its credential's ways. What a plan reads only of people with a
special need (a GED, a record), of other credentials and of pay counts for none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.labor import AreaKind, PayRow
from cma_roadmap.model.results.audit import Effect, Weight

_ALL, _NONE = Decimal(100), Decimal(0)
_WORK = "31-9092"
"""Medical assistants, as BLS numbers occupations."""
_TOLD = frozenset(
    {"facts", "bars", "membership", "accreditation", "changes", "scope", "radiography", "body"}
    | {"documents", "pass_rates", "alternatives"}
)
"""Parts of a credential, a state or a clearance that are told and decide nothing."""
_MONEY = frozenset(
    {"fee", "fees", "annual_fee", "reactivation_fee", "full_exam_fee", "price", "price_each"}
    | {"dues", "cost", "tuition", "books", "charge", "insured", "study_material"}
)
_OPENS = {
    "credential": frozenset({"pathways"}),
    "state": frozenset({"regime", "required", "accepts", "rule", "requirement"}),
    "program": frozenset({"accreditation"}),
}
_DATES = {
    "credential": frozenset({"application", "results", "retake", "certification", "renewal"}),
    "state": frozenset({"steps"}),
    "clearance": frozenset({"doses", "valid_for", "apart", "issue_business_days", "other_series"}),
    "foundation": frozenset({"defaults"}),
    "program": frozenset({"months", "clock_hours", "externship_hours"}),
}


def effect_of(kind: str, path: str) -> Effect | None:
    """What a fact at this place changes in a plan; `None` where it is only told."""
    parts = frozenset(path.split("."))
    if parts & _TOLD - _OPENS.get(kind, frozenset()):
        return None
    if parts & _MONEY and kind in _DATES:
        return Effect.MONEY
    if parts & _OPENS.get(kind, frozenset()):
        return Effect.OPENS
    return Effect.DATES if parts & _DATES.get(kind, frozenset()) else None


class Weights:
    """Knows how many of 100 plans read what is written at some place of the catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def weigh(self, kind: str, definition: str, path: str) -> Weight:
        """The effect of the fact at this place, and how many of 100 plans read it."""
        effect = effect_of(kind, path)
        return Weight(effect, _NONE if effect is None else self._plans(kind, definition, path))

    def _plans(self, kind: str, definition: str, path: str) -> Decimal:
        match kind:
            case "credential":
                credential = self._main.get(definition)
                return _NONE if credential is None else self.of_main(credential, path)
            case "state":
                return self._jobs.get(definition, _NONE)
            case "program":
                return self._awards.get(definition, _NONE)
            case "foundation" | "clearance":
                return _ALL
            case _:
                return _NONE

    def of_main(self, credential: Credential, path: str) -> Decimal:
        """The plans of one main credential; those of one of its ways in."""
        share = _ALL / len(self._main)
        return share / len(credential.pathways) if path.startswith("pathways.") else share

    @cached_property
    def _main(self) -> dict[str, Credential]:
        return {each.id: each for each in self._catalog.credentials if each.main}

    @cached_property
    def _jobs(self) -> dict[str, Decimal]:
        return _shares((row.area, row.jobs or 0) for row in self._rows() if _is_state(row))

    @cached_property
    def _awards(self) -> dict[str, Decimal]:
        programs = self._catalog.programs
        return _shares((p.id, p.completions.count) for p in programs if p.completions is not None)

    def _rows(self) -> Iterable[PayRow]:
        wages = self._catalog.wages
        tables = wages.tables if wages is not None else ()
        return (row for table in tables if table.occupation.soc == _WORK for row in table.rows)


def _is_state(row: PayRow) -> bool:
    return row.kind is AreaKind.STATE


def _shares(counted: Iterable[tuple[str, int]]) -> dict[str, Decimal]:
    """Each count as a part of 100."""
    counts = dict(counted)
    whole = Decimal(sum(counts.values())) or Decimal(1)
    return {name: count * _ALL / whole for name, count in counts.items()}

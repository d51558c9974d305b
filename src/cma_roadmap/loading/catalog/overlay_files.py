"""What a person's own data folder may hold: definitions to add, to correct and to take out."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import Field, create_model

from cma_roadmap.loading.catalog.definition_files import FILE_MODELS
from cma_roadmap.loading.catalog.program_gaps import ProgramDefaults
from cma_roadmap.model.definitions.aid import Aid
from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.values.base import Definition, Identifier
from cma_roadmap.model.values.fact import Source

LISTS: dict[str, tuple[str, type[Definition]]] = {
    "aid.yaml": ("aid", Aid),
    "clearances.yaml": ("clearances", Clearance),
    "credentials.yaml": ("credentials", Credential),
    "programs.yaml": ("programs", Program),
    "sources.yaml": ("sources", Source),
    "states.yaml": ("states", Jurisdiction),
}
"""The files whose main list can be added to, corrected and taken from."""


_NEVER_WITHDRAWN = ("clearances.yaml", "sources.yaml")
"""Other definitions rest on these."""


class Withdrawal(Definition):
    """A definition that no longer holds, and why; `source` says who says so."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$")]
    why: str
    source: Identifier | None = None


@cache
def overlay_model(name: str) -> type[Definition]:
    """What the file `name` of a data folder may hold. Files without a list replace ours whole."""
    if name not in LISTS:
        return FILE_MODELS[name]
    key, kind = LISTS[name]
    fields: dict[str, Any] = {
        key: (tuple[kind, ...], ()),  # type: ignore[valid-type]
        "correct": (tuple[_correction(kind), ...], ()),  # type: ignore[misc]
    }
    if name not in _NEVER_WITHDRAWN:
        fields["withdraw"] = (tuple[Withdrawal, ...], ())
    if kind is Program:
        fields["defaults"] = (tuple[ProgramDefaults, ...], ())
    return create_model(f"{kind.__name__}Overlay", __base__=Definition, **fields)


def _correction(kind: type[Definition]) -> type[Definition]:
    """The same definition with every field but the id left open: what is given takes its place."""
    fields: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        default = ... if name == "id" else None
        fields[name] = (field.rebuild_annotation(), Field(default=default, alias=field.alias))
    return create_model(f"{kind.__name__}Correction", __base__=Definition, **fields)


def corrected(definition: Definition, correction: Definition) -> Definition:
    """The definition with the fields that the correction gives."""
    given = correction.model_fields_set - {"id"}
    return definition.model_copy(update={name: getattr(correction, name) for name in given})

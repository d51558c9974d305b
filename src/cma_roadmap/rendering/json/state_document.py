"""The JSON document of `states`: every state whole, with all versions of every fact.

What a script asks for first, `regime` and `required`, is the version of the day itself; its other
versions lie beside it in `versions`. All other facts are lists of versions, as in `credentials`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.rendering.json.amounts import Json
from cma_roadmap.rendering.json.definition_walk import Walk
from cma_roadmap.rendering.json.document import head, read_sources

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes.definitions import StatesDocument


def states_document(
    catalog: Catalog, states: Sequence[Jurisdiction], today: date, as_of: date | None
) -> StatesDocument:
    """Whole states, in the order given, as in force on `as_of` or else today."""
    walk = Walk(catalog.sources, as_of or today)
    shown = [state_in_full(state, walk) for state in states]
    return {
        **head("states", today, as_of, catalog.version),
        "states": shown,
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def state_in_full(state: Jurisdiction, walk: Walk) -> Json:
    """One state whole; every source of it is noted in the walk."""
    return walk.definition(state) | {
        "regime": walk.current(state.regime),
        "required": walk.current(state.required),
    }

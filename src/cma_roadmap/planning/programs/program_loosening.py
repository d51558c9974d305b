"""When no program fits: which single wish stands in the way, and what comes nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.program_matches import Loosened, SortBy, Wanted
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.program_search import Zips, search

ANYWHERE = Decimal("Infinity")

_NEAREST_FIRST = {
    "near": SortBy.DISTANCE,
    "max_cost": SortBy.COST,
    "max_months": SortBy.MONTHS,
}
"""Where one more step might do, the program that needs the least of it comes first."""


def loosened(
    programs: Sequence[Program], opens_and_closes: OpensAndCloses, wanted: Wanted, zips: Zips
) -> Iterator[Loosened]:
    """Each wish without which something fits, in the order in which wishes are told."""
    for wish in wanted._fields:
        if getattr(wanted, wish) is None:
            continue
        sort = _NEAREST_FIRST.get(wish)
        found = search(programs, opens_and_closes, _without(wish, wanted), sort, 1, zips)
        if found.found:
            yield Loosened(wish, found.fit, found.found[0])


def _without(wish: str, wanted: Wanted) -> Wanted:
    """The same wishes less one; of a place only how far away is given up."""
    if wish == "near" and wanted.near is not None:
        return wanted._replace(near=wanted.near._replace(within=ANYWHERE))
    return wanted._replace(**{wish: None})

"""What is open to a person as a spreadsheet: one row a pathway."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.assessment import (
    CredentialAssessment,
    Eligibility,
    PathwayAssessment,
)
from cma_roadmap.rendering.page.blocks import Sheet
from cma_roadmap.rendering.text.spreadsheet import Value

COLUMNS = (
    *("credential", "name", "pathway", "pathway_name", "early_sitting"),
    *("verdict", "from", "until", "sure", "nearest", "nearest_from", "sources", "once"),
)


def eligibility_sheet(found: Eligibility) -> Sheet:
    """Every pathway of every credential, in the words of the data.

    `from` and `until` are the first and the last day on which it holds, or may hold where it is not
    `sure`. `nearest` is what is missing, where that is among the least that is; `once` is all that
    is missing today, where anybody can get it within days.
    """
    return Sheet(
        COLUMNS,
        tuple(
            dict(zip(COLUMNS, _row(found, credential, pathway), strict=True))
            for credential in found.credentials
            for pathway in credential.pathways
        ),
    )


def _row(
    found: Eligibility, credential: CredentialAssessment, pathway: PathwayAssessment
) -> Iterator[Value]:
    tree, today = pathway.tree, found.today
    nearest = next((n for n in credential.nearest if n.pathway == pathway.id), None)
    start, until = tree.days(today)
    yield from (credential.id, credential.name, pathway.id, pathway.name, pathway.early_sitting)
    yield from (tree.verdict(today).value, start, until)
    yield None if start is None else tree.surely.first_from(today) is not None
    yield " ".join(nearest.clauses) if nearest else None
    yield nearest.start if nearest else None
    yield " ".join(dict.fromkeys(s for node in tree.walk() for s in node.sources[:1]))
    yield ", ".join(tree.open_once(today)) or None

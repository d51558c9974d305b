"""The JSON document of `credentials`: complete definitions, every fact with all its versions.

The walk is generic, so that a definition cannot gain a field that the document forgets: objects
keep the names and the order of the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.rendering.json.amounts import Json
from cma_roadmap.rendering.json.definition_walk import Walk
from cma_roadmap.rendering.json.document import head, sources


def credentials_document(
    catalog: Catalog, credentials: Sequence[Credential], today: date, as_of: date | None
) -> Json:
    """Whole credentials. In a fact, `in_force` marks the version of the day (`as_of` or today)."""
    walk = Walk(catalog.sources, as_of or today)
    shown = [walk.definition(credential) for credential in credentials]
    document = head("credentials", today, as_of, catalog.version)
    return document | {
        "credentials": shown,
        "findings": [],
        "sources": sources(catalog.cited(walk.cited), walk.cited),
    }

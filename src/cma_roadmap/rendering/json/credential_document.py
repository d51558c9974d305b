"""The JSON document of `credentials`: complete definitions, every fact with all its versions.

The walk is generic, so that a definition cannot gain a field that the document forgets: objects
keep the names and the order of the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.rendering.json.definition_walk import Walk
from cma_roadmap.rendering.json.document import head, read_sources

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes.definitions import CredentialsDocument


def credentials_document(
    catalog: Catalog, credentials: Sequence[Credential], today: date, as_of: date | None
) -> CredentialsDocument:
    """Whole credentials. In a fact, `in_force` marks the version of the day (`as_of` or today)."""
    walk = Walk(catalog.sources, as_of or today)
    shown = [walk.definition(credential) for credential in credentials]
    return {
        **head("credentials", today, as_of, catalog.version),
        "credentials": shown,
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }

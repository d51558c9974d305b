"""Which schemas there are and what each is called: of files to write, and of documents to read."""

from __future__ import annotations

from cma_roadmap.errors import UnknownNameError, look_alikes
from cma_roadmap.loading.audit.schemas import NAMES as FILES
from cma_roadmap.loading.audit.schemas import URN, schema
from cma_roadmap.rendering.json.contract_files import DOCUMENTS, contract, urn
from cma_roadmap.rendering.json.json_text import json_text
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.pages.data.schema_list import schemas_page
from cma_roadmap.sentences.told import told

KINDS = {(f"{kind}-json" if kind in FILES else kind): kind for kind in DOCUMENTS}
"""The kind of document by the name of its schema: `-json` follows where a file has the name."""

_URNS = {urn(kind): name for name, kind in KINDS.items()} | {URN + name: name for name in FILES}


def schema_text(name: str) -> str:
    """The JSON Schema called `name`; the `schema` of a document is a name of it too.

    Raises:
        UnknownNameError: there is none; carries near matches.
    """
    known = _URNS.get(name, name)
    if known in KINDS:
        return contract(KINDS[known])
    if known in FILES:
        return json_text(schema(known))
    names = every_name()
    see = told("hint.there_are", names=", ".join(names))
    raise UnknownNameError("schema", name, look_alikes(name, names), see)


def every_name() -> list[str]:
    """The names of all schemas, sorted."""
    return sorted([*KINDS, *FILES])


def all_schemas() -> Page:
    """The list of them, documents and files apart."""
    return schemas_page({name: DOCUMENTS[kind] for name, kind in KINDS.items()}, FILES)

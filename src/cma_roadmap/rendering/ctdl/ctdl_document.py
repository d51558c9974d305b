"""A plan and its credential as linked data: CTDL with schema.org beside it, as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.ctdl.ctdl_credential import assessment, certification, organization
from cma_roadmap.rendering.ctdl.ctdl_identity import Identity
from cma_roadmap.rendering.ctdl.ctdl_pathway import pathway
from cma_roadmap.rendering.ctdl.ctdl_plan import plan_node
from cma_roadmap.rendering.ctdl.ctdl_program import learning_program
from cma_roadmap.rendering.ctdl.ctdl_schema_org import credential_node, program_node
from cma_roadmap.rendering.ctdl.ctdl_terms import CONTEXT, Node, Telling
from cma_roadmap.rendering.json.json_text import json_text
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.sentences.catalog import ENGLISH


def render_ctdl(
    roadmap: Roadmap,
    credential: Credential,
    sources: Mapping[str, Source],
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The JSON-LD text for `roadmap`, which is a plan for `credential`.

    `credential` and `sources` are the catalogue's; the rules are those of the plan's own day. The
    identifiers are made from the content, so that another plan never has those of this one.
    """
    told = Telling(roadmap.as_of or roadmap.today, Words(phrases), sources)
    others = _things_of_others(roadmap, credential, told)
    draft = [*others, *_own(roadmap, credential, Identity.of(""), told)]
    ids = Identity.of(json_text(draft))
    graph = [*others, *_own(roadmap, credential, ids, told)]
    return json_text({"@context": CONTEXT, "@graph": graph})


def _things_of_others(roadmap: Roadmap, credential: Credential, told: Telling) -> list[Node]:
    nodes = [certification(credential, told), organization(credential, told)]
    if credential.exam is not None:
        nodes.append(assessment(credential, credential.exam, told))
    nodes.append(credential_node(credential, told))
    if roadmap.program is not None:
        nodes += learning_program(roadmap, roadmap.program, told)
        nodes.append(program_node(roadmap, roadmap.program, told))
    return nodes


def _own(roadmap: Roadmap, credential: Credential, ids: Identity, told: Telling) -> list[Node]:
    view = build(roadmap, told.words.phrases)
    way = pathway(roadmap, view, credential, ids, told)
    return [*way, plan_node(roadmap, view, has_pathway=bool(way), ids=ids, told=told)]

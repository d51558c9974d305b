"""A plan and its credential as linked data: CTDL with schema.org beside it, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import StepKind
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.ctdl.ctdl_costs import ALL, range_profile
from cma_roadmap.rendering.ctdl.ctdl_credential import (
    CREDENTIAL,
    assessment,
    certification,
    organization,
)
from cma_roadmap.rendering.ctdl.ctdl_order import is_held
from cma_roadmap.rendering.ctdl.ctdl_pathway import PATHWAY, pathway
from cma_roadmap.rendering.ctdl.ctdl_program import learning_program
from cma_roadmap.rendering.ctdl.ctdl_schema_org import credential_node, program_node
from cma_roadmap.rendering.ctdl.ctdl_terms import (
    CONTEXT,
    Identity,
    Node,
    Telling,
    tell,
    tell_each,
    tidy,
    web,
)
from cma_roadmap.rendering.json.json_text import iso, json_text
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.notices import sources_as_met
from cma_roadmap.rendering.plan.rows import bundles, last_day
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH


def plan_node(
    roadmap: Roadmap, view: RoadmapView, *, has_pathway: bool, ids: Identity, told: Telling
) -> Node:
    """What CTDL has no class for. A plan that cannot be says no, why, and what would help."""
    steps = (planned for some in bundles(roadmap.steps) for planned in some)
    addresses = (web(source.url) for source in sources_as_met(roadmap, steps))
    return tidy(
        {
            "@id": ids.uri("plan"),
            "@type": "cmaroadmap:Plan",
            "cmaroadmap:title": tell(view.title),
            "cmaroadmap:feasible": roadmap.feasible,
            "cmaroadmap:forCredential": CREDENTIAL,
            "cmaroadmap:pathway": ids.uri(PATHWAY) if has_pathway else None,
            "cmaroadmap:today": iso(roadmap.today),
            "cmaroadmap:rulesOn": iso(told.day),
            "cmaroadmap:certifiedOn": iso(roadmap.certified_on),
            "cmaroadmap:lastValidDay": iso(roadmap.expires_on),
            "cmaroadmap:estimatedCost": [*_cost(roadmap, told)],
            "cmaroadmap:deadline": [*_deadlines(roadmap, told)],
            "cmaroadmap:reason": tell_each(_reasons(view)),
            "cmaroadmap:wayOut": [*_ways_out(view)],
            "cmaroadmap:note": tell_each(f"{note.lead}: {note.text}" for note in view.notices),
            "cmaroadmap:dataVersion": roadmap.data_version,
            "cmaroadmap:citation": list(dict.fromkeys(filter(None, addresses))),
        }
    )


def _cost(roadmap: Roadmap, told: Telling) -> Iterator[Node]:
    """What it costs; nothing where no price counts, and no figure where none is known."""
    held, cost, words = is_held(roadmap), roadmap.cost, told.words
    lines = [due.line for due in cost.lines if held or due.before]
    if not lines:
        return
    known = any(line.amount is not None for line in lines)
    partial = any(line.amount is None for line in lines)
    amount = (cost.total if held else cost.to_certificate) if known else None
    name = words("ctdl.cost-total-held" if held else "ctdl.cost-total")
    remark = words("ctdl.cost-partial") if known and partial else ""
    yield range_profile(name, amount, ALL, told, remark=remark)


def _deadlines(roadmap: Roadmap, told: Telling) -> Iterator[Node]:
    for planned in roadmap.steps:
        if planned.step.kind is StepKind.DEADLINE:
            yield {
                "@type": "cmaroadmap:Deadline",
                "cmaroadmap:name": tell(told.words.say(planned.step.title)),
                "cmaroadmap:day": iso(last_day(planned.timing.start, planned.timing.end)),
            }


def _reasons(view: RoadmapView) -> Iterator[str]:
    for clause in view.refusal:
        if clause.verdict is not Verdict.MET:
            same = clause.reason == clause.text
            yield clause.text if same else f"{clause.text} {clause.reason}".strip()


def _ways_out(view: RoadmapView) -> Iterator[Node]:
    for way in view.ways_out:
        yield {
            "@type": "cmaroadmap:WayOut",
            "cmaroadmap:change": tell(way.change),
            "cmaroadmap:result": tell(way.result),
            "cmaroadmap:command": " ".join(way.command),
        }


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
    ids = Identity.of(json_text(_harmless(draft)))
    graph = [*others, *_own(roadmap, credential, ids, told)]
    return json_text({"@context": CONTEXT, "@graph": _harmless(graph)})


def _harmless(value: Any) -> Any:
    """The same with every text as it can be shown, wherever it came from."""
    match value:
        case str():
            return visible(value)
        case dict():
            return {name: _harmless(part) for name, part in value.items()}
        case list():
            return [_harmless(part) for part in value]
        case _:
            return value


def _things_of_others(roadmap: Roadmap, credential: Credential, told: Telling) -> list[Node]:
    nodes = [certification(credential, told), organization(credential)]
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

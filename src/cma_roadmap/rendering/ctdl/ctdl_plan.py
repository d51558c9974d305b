"""The plan itself in this project's own terms: its days, its sums, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import StepKind
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.ctdl.ctdl_costs import ALL, range_profile
from cma_roadmap.rendering.ctdl.ctdl_credential import CREDENTIAL
from cma_roadmap.rendering.ctdl.ctdl_identity import Identity
from cma_roadmap.rendering.ctdl.ctdl_order import is_held
from cma_roadmap.rendering.ctdl.ctdl_pathway import PATHWAY
from cma_roadmap.rendering.ctdl.ctdl_terms import Node, Telling, tell, tell_each, tidy, web
from cma_roadmap.rendering.json.amounts import iso
from cma_roadmap.rendering.plan.notices import sources_as_met
from cma_roadmap.rendering.plan.rows import bundles, last_day
from cma_roadmap.rendering.plan.view import RoadmapView


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

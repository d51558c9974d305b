"""A plan as `ceterms:Pathway`: its components with their days, and the order between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.network import StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.ctdl.ctdl_costs import line_profile
from cma_roadmap.rendering.ctdl.ctdl_credential import CREDENTIAL, EXAM
from cma_roadmap.rendering.ctdl.ctdl_order import Bundle, before, components, condition, is_held
from cma_roadmap.rendering.ctdl.ctdl_program import PROGRAM
from cma_roadmap.rendering.ctdl.ctdl_terms import Identity, Node, Telling, tell, tidy
from cma_roadmap.rendering.json.json_text import iso
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.plan.listed import listed_label
from cma_roadmap.rendering.plan.rows import last_day, title_of
from cma_roadmap.rendering.plan.view import RoadmapView

PATHWAY = "pathway"
_DESTINATION = "pathway.destination"
_KINDS = {
    "training.program": "ceterms:CourseComponent",
    "externship.hours": "ceterms:WorkExperienceComponent",
    "exam.sit": "ceterms:AssessmentComponent",
}
"""The steps that have a kind of component of their own; the rest are basic ones."""


def pathway(
    roadmap: Roadmap, view: RoadmapView, credential: Credential, ids: Identity, told: Telling
) -> list[Node]:
    """The pathway and its components; nothing where there is no step to take."""
    parts = components(roadmap)
    if not parts:
        return []
    uris = {name: ids.uri(name) for name in parts}
    order = before(roadmap, parts)
    goal = _goal(roadmap, parts)
    known = _proxies(roadmap, parts, credential, goal)
    nodes = [
        _component(some, known, [*condition(order[name], parts, uris, told)], ids, told)
        for name, some in parts.items()
    ]
    if goal is None:
        ends = [name for name in parts if not any(name in found for found in order.values())]
        nodes.append(_keeping(roadmap, [*condition(ends, parts, uris, told)], ids, told))
    destination = ids.uri(goal or _DESTINATION)
    for node in nodes:
        if node["@id"] == destination:
            node["ceterms:isDestinationComponentOf"] = [ids.uri(PATHWAY)]
    return [_whole(roadmap, view, credential, destination, nodes, ids, told), *nodes]


def _goal(roadmap: Roadmap, parts: Mapping[str, Bundle]) -> str | None:
    """The part that the plan leads to; `None` for a certificate that is held already."""
    last = roadmap.critical_path[-1] if roadmap.critical_path else None
    return last if last in parts and not is_held(roadmap) else None


def _proxies(
    roadmap: Roadmap, parts: Mapping[str, Bundle], credential: Credential, goal: str | None
) -> dict[str, tuple[str, str | None]]:
    """The component class of each named step, and the thing in this document that it stands for."""
    program = PROGRAM if roadmap.program is not None else None
    exam = EXAM if credential.exam is not None else None
    stands_for = {"training.program": program, "exam.sit": exam}
    known = {name: (kind, stands_for.get(name)) for name, kind in _KINDS.items()}
    certified = goal is not None and parts[goal][0].step.kind is StepKind.MILESTONE
    if goal is not None and certified:  # who fails every attempt ends with a result
        known[goal] = ("ceterms:CredentialComponent", CREDENTIAL)
    return known


def _component(
    some: Bundle,
    known: Mapping[str, tuple[str, str | None]],
    conditions: Sequence[Node],
    ids: Identity,
    told: Telling,
) -> Node:
    step, words = some[0].step, told.words
    name = step.series or step.id
    kind, proxy = known.get(name, ("ceterms:BasicComponent", None))
    basic = kind == "ceterms:BasicComponent"
    return tidy(
        {
            "@id": ids.uri(name),
            "@type": kind,
            "ceterms:name": tell(title_of(some, words)),
            "ceterms:description": tell(*_about(some, told)),
            "ceterms:componentCategory": tell(words(f"view.phase.{step.phase}")) if basic else None,
            "ceterms:proxyFor": proxy,
            "ceterms:isPartOf": [ids.uri(PATHWAY)],
            "ceterms:hasCondition": list(conditions),
            **_days(some),
            "cmaroadmap:estimatedCost": [line_profile(c, told) for p in some for c in p.step.costs],
        }
    )


def _days(some: Bundle) -> Node:
    """The days of the plan, in our own terms: the last day is one on which it may still be done."""
    timings = [planned.timing for planned in some]
    start = min(timing.start for timing in timings)
    final = max(last_day(timing.start, timing.end) for timing in timings)
    if some[0].step.kind is StepKind.DEADLINE:
        return {"cmaroadmap:latestDay": iso(final)}
    return {
        "cmaroadmap:plannedStart": iso(start),
        "cmaroadmap:plannedLastDay": iso(final),
        "cmaroadmap:latestDay": iso(max(last_day(t.latest_start, t.latest_end) for t in timings)),
        "cmaroadmap:decidesTheDate": any(timing.critical for timing in timings),
    }


def _about(some: Bundle, told: Telling) -> Iterator[str]:
    words, timings = told.words, [planned.timing for planned in some]
    start = min(timing.start for timing in timings)
    final = max(last_day(timing.start, timing.end) for timing in timings)
    if some[0].step.kind is StepKind.DEADLINE:
        yield words("ctdl.by", day=final)
    elif start == final:
        yield words("ctdl.day", day=start)
    else:
        yield words("ctdl.days", day=start, last=final)
    if all(planned.step.status is StepStatus.DONE for planned in some):
        yield words("ctdl.done")
    papers = dict.fromkeys(text.rstrip(".") for p in some for text in p.step.documents)
    if papers:
        label = listed_label(some[0].step, words)
        yield words("ctdl.papers", label=label, papers="; ".join(papers))


def _keeping(roadmap: Roadmap, conditions: Sequence[Node], ids: Identity, told: Telling) -> Node:
    """The destination of a plan that has no step for it."""
    held = is_held(roadmap)
    name = roadmap.credential_name
    return tidy(
        {
            "@id": ids.uri(_DESTINATION),
            "@type": "ceterms:CredentialComponent",
            "ceterms:name": tell(told.words("ctdl.keep", credential=name) if held else name),
            "ceterms:proxyFor": CREDENTIAL,
            "ceterms:isPartOf": [ids.uri(PATHWAY)],
            "ceterms:hasCondition": list(conditions),
        }
    )


def _whole(
    roadmap: Roadmap,
    view: RoadmapView,
    credential: Credential,
    destination: str,
    nodes: Sequence[Node],
    ids: Identity,
    told: Telling,
) -> Node:
    words = told.words
    broken = "" if roadmap.feasible else words("ctdl.not-this-way")
    made = words("ctdl.plan-of", today=roadmap.today, day=told.day)
    by = Made(roadmap.today, roadmap.data_version).told(words)
    whose = words("ctdl.made-by", body=credential.body.name)
    return {
        "@id": ids.uri(PATHWAY),
        "@type": "ceterms:Pathway",
        "ceterms:name": tell(view.title),
        "ceterms:description": tell(broken, made, whose, *by),
        "ceterms:hasDestinationComponent": [destination],
        "ceterms:hasPart": [node["@id"] for node in nodes],
    }

"""The JSON contract, version 1: a promise to scripts, not a dump of internals.

Dates are `YYYY-MM-DD`, ends are exclusive, money is decimal text beside its currency, and what is
absent is `null`, never missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap import __version__
from cma_roadmap.model.definitions.program import Accreditation, Price, Program
from cma_roadmap.model.results.guesses import AssumedTime
from cma_roadmap.model.results.network import Dependency, Driver, StepStatus
from cma_roadmap.model.results.planned_state import Move
from cma_roadmap.model.results.roadmap import (
    NOTHING_HAPPENS,
    Goal,
    PlannedStep,
    Roadmap,
    WhatIf,
)
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.model.values.message import Finding
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.cost_document import (
    aid_document,
    all_held_document,
    cost_document,
    cost_line,
    extra_document,
)
from cma_roadmap.rendering.json.json_text import amounts, iso
from cma_roadmap.rendering.json.roads_document import alternative, earned_ce, other_way
from cma_roadmap.rendering.json.search_document import doors_document, search_document
from cma_roadmap.rendering.json.state_document import states_of
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import cost as cost_types
    from cma_roadmap.rendering.json.shapes import every_document as every_types
    from cma_roadmap.rendering.json.shapes import roadmap as types
    from cma_roadmap.rendering.json.shapes import search as undecided_types


def head(kind: str, today: date, as_of: date | None, data_version: str) -> every_types.Head:
    """What every document begins with."""
    return {
        "schema": f"urn:cma-roadmap:{kind}:1",
        "generator": {"name": "cma-roadmap", "version": __version__},
        "data_version": data_version,
        "today": today.isoformat(),
        "as_of": iso(as_of),
        "language": "en",
    }


def roadmap_document(roadmap: Roadmap) -> types.RoadmapDocument:
    """The document of `plan`."""
    return {
        **head("roadmap", roadmap.today, roadmap.as_of, roadmap.data_version),
        "goal": _goal(roadmap.goal),
        "feasible": roadmap.feasible,
        "alternatives": [alternative(a) for a in roadmap.alternatives],
        "pathway": _pathway(roadmap),
        "program": _program(roadmap.program) if roadmap.program else None,
        "certified_on": iso(roadmap.certified_on),
        "expires_on": iso(roadmap.expires_on),
        "critical_path": list(roadmap.critical_path),
        "steps": [_step(planned, roadmap) for planned in roadmap.steps],
        "dependencies": [_dependency(tie) for tie in roadmap.dependencies],
        "cost": cost_document(roadmap.cost),
        "findings": findings(roadmap.findings),
        "sources": sources(roadmap.sources, roadmap.confidence),
        "search": search_document(roadmap.search) if roadmap.search else None,
        "extras": [extra_document(extra) for extra in roadmap.extras],
        "aid": [aid_document(question) for question in roadmap.aid],
        "other_ways": [other_way(way) for way in roadmap.other_ways],
        "states": states_of(roadmap),
        "doors": doors_document(roadmap.doors),
        "all_held": all_held_document(roadmap.all_held) if roadmap.all_held else None,
        "assumptions": [_assumption(time) for time in roadmap.assumed],
        "expired_on": iso(roadmap.expired_on),
        "earned": [earned_ce(one) for one in roadmap.earned],
    }


def about_plan(kind: str, roadmap: Roadmap) -> types.AboutPlan:
    """What a document about a plan begins with."""
    return {
        **head(kind, roadmap.today, roadmap.as_of, roadmap.data_version),
        "goal": _goal(roadmap.goal),
        "feasible": roadmap.feasible,
        "pathway": _pathway(roadmap),
        "certified_on": iso(roadmap.certified_on),
    }


def _pathway(roadmap: Roadmap) -> types.PlannedPathway:
    pathway = roadmap.pathway
    return {
        "id": pathway.id,
        "credential": pathway.credential,
        "name": pathway.name,
        "verdict": pathway.verdict,
    }


def _goal(goal: Goal) -> types.Goal:
    return {
        "credential": goal.credential,
        "state": goal.state,
        "start": iso(goal.start),
        "finish_by": iso(goal.finish_by),
        "award": goal.award,
        "program": goal.program,
        "pathway": goal.pathway,
        "move_to": _move(goal.move_to) if goal.move_to else None,
        "what_if": _what_if(goal.what_if),
        "budget": str(goal.budget.amount) if goal.budget else None,
        "max_per_month": str(goal.per_month.amount) if goal.per_month else None,
    }


def _assumption(time: AssumedTime) -> undecided_types.AssumedTime:
    return {
        "id": time.guess,
        "usual_days": time.usual,
        "used_days": time.used,
        "own": time.own,
    }


def _move(move: Move) -> types.Move:
    return {"state": move.state, "on": move.on.isoformat()}


def _what_if(asked: WhatIf) -> types.WhatIf | None:
    if asked == NOTHING_HAPPENS:
        return None
    return {
        "failed_exams": asked.failed_exams,
        "delays": [{"step": delay.step, "days": delay.days} for delay in asked.delays],
        "lapsed": list(asked.lapsed),
    }


def _program(program: Program) -> types.Program:
    return {
        "id": program.id,
        "name": program.name,
        "award": program.award,
        "typical": program.typical,
        "institution": program.institution,
        "city": program.city,
        "state": program.state,
        "months": program.months.likely,
        "hours": program.clock_hours.likely if program.clock_hours else None,
        "externship_hours": program.externship_hours.likely,
        "tuition": price(program.tuition),
        "accreditation": [accreditation(a) for a in program.accreditation],
        "website": program.website,
    }


def price(known: Price | None) -> cost_types.Price | None:
    """A price with its spread, currency, basis and source."""
    if known is None:
        return None
    return {
        **amounts(known.range),
        "currency": known.likely.currency,
        "basis": known.basis,
        "source": known.source,
    }


def accreditation(evidence: Accreditation) -> types.Accreditation:
    """One piece of evidence on who accredits a program."""
    return {
        "accreditor": evidence.accreditor,
        "kind": evidence.kind,
        "status": evidence.status,
        "seen": evidence.seen,
        "confidence": evidence.confidence,
        "source": evidence.source,
    }


def _step(planned: PlannedStep, roadmap: Roadmap) -> types.Step:
    step, timing = planned.step, planned.timing
    return {
        "id": step.id,
        "phase": step.phase,
        "title": say(step.title),
        "kind": step.kind,
        "status": step.status,
        "start": timing.start.isoformat(),
        "end": timing.end.isoformat(),
        "duration": _duration(planned),
        "earliest_start": timing.start.isoformat(),
        "earliest_end": timing.end.isoformat(),
        "latest_start": timing.latest_start.isoformat(),
        "latest_end": timing.latest_end.isoformat(),
        "latest_at_least": roadmap.latest_at_least and step.status is StepStatus.TODO,
        "float_days": timing.float_days,
        "critical": timing.critical,
        "drivers": [_driver(driver) for driver in timing.drivers],
        "costs": [cost_line(line) for line in step.costs],
        "documents": list(step.documents),
        "sources": list(step.sources),
        "findings": list(planned.findings),
    }


def _duration(planned: PlannedStep) -> str:
    """ISO 8601, such that start plus duration is the end: in days where a calendar has gaps."""
    length, timing = planned.step.length, planned.timing
    if isinstance(length, Elapsed):
        return length.duration.iso
    return Duration(days=(timing.end - timing.start).days).iso


def _driver(driver: Driver) -> types.Driver:
    return {
        "code": driver.code,
        "ref": driver.ref,
        "date": driver.day.isoformat(),
        "source": driver.source,
    }


def _dependency(tie: Dependency) -> types.Dependency:
    return {
        "predecessor": tie.predecessor,
        "successor": tie.successor,
        "type": tie.type,
        "min_lag": tie.min_lag.iso,
        "max_lag": tie.max_lag.iso if tie.max_lag else None,
        "code": tie.code,
        "source": tie.source,
    }


def findings(found: Iterable[Finding]) -> list[every_types.Finding]:
    """Findings in the order given, so that a step's indexes point into the list."""
    return [
        {
            "code": finding.message.code,
            "severity": finding.severity,
            "message": sentence(say(finding.message)),
            "step": finding.step,
            "source": finding.sources[0] if finding.sources else None,
        }
        for finding in found
    ]


def sources(
    cited: Iterable[Source], confidence: Mapping[str, Confidence]
) -> list[every_types.Source]:
    """The sources cited, each with the least confidence of what was read there, if anything was."""
    return [{**_source(source), "confidence": confidence.get(source.id)} for source in cited]


def read_sources(
    cited: Iterable[Source], confidence: Mapping[str, Confidence]
) -> list[every_types.ReadSource]:
    """The same of sources that were all read.

    Raises:
        KeyError: one of them was not.
    """
    return [{**_source(source), "confidence": confidence[source.id]} for source in cited]


def _source(source: Source) -> every_types.SourceFacts:
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "tier": source.tier,
        "seen": source.seen,
    }

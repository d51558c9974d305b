"""The JSON contract, version 1, written by hand: a promise to scripts, not a dump of internals.

Dates are `YYYY-MM-DD`, ends are exclusive, money is decimal text beside its currency, and what is
absent is `null`, never missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cma_roadmap import __version__
from cma_roadmap.model.definitions.program import Accreditation, Price, Program
from cma_roadmap.model.results.network import Dependency, Driver
from cma_roadmap.model.results.roadmap import (
    NOTHING_HAPPENS,
    Alternative,
    Goal,
    Move,
    PlannedStep,
    Roadmap,
    WhatIf,
)
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.model.values.message import Finding
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.amounts import Json, amounts, iso
from cma_roadmap.rendering.json.cost_document import (
    aid_document,
    cost_document,
    cost_line,
    extra_document,
)
from cma_roadmap.rendering.json.search_document import search_document
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence


def head(kind: str, today: date, as_of: date | None, data_version: str) -> Json:
    """What every document begins with."""
    return {
        "schema": f"urn:cma-roadmap:{kind}:1",
        "generator": {"name": "cma-roadmap", "version": __version__},
        "data_version": data_version,
        "today": iso(today),
        "as_of": iso(as_of),
        "language": "en",
    }


def roadmap_document(roadmap: Roadmap) -> Json:
    """The document of `plan`."""
    document = head("roadmap", roadmap.today, roadmap.as_of, roadmap.data_version)
    document |= {
        "goal": _goal(roadmap.goal),
        "feasible": roadmap.feasible,
        "alternatives": [_alternative(a) for a in roadmap.alternatives],
        "pathway": {
            "id": roadmap.pathway.id,
            "credential": roadmap.pathway.credential,
            "name": roadmap.pathway.name,
            "verdict": roadmap.pathway.verdict.value,
        },
        "program": _program(roadmap.program) if roadmap.program else None,
        "certified_on": iso(roadmap.certified_on),
        "expires_on": iso(roadmap.expires_on),
        "critical_path": list(roadmap.critical_path),
        "steps": [_step(planned) for planned in roadmap.steps],
        "dependencies": [_dependency(tie) for tie in roadmap.dependencies],
        "cost": cost_document(roadmap.cost),
        "findings": findings(roadmap.findings),
        "sources": sources(roadmap.sources, roadmap.confidence),
        "search": search_document(roadmap.search) if roadmap.search else None,
        "extras": [extra_document(extra) for extra in roadmap.extras],
        "aid": [aid_document(question) for question in roadmap.aid],
    }
    return document


def _goal(goal: Goal) -> Json:
    return {
        "credential": goal.credential,
        "state": goal.state,
        "start": iso(goal.start),
        "finish_by": iso(goal.finish_by),
        "award": goal.award.value if goal.award else None,
        "program": goal.program,
        "pathway": goal.pathway,
        "move_to": _move(goal.move_to) if goal.move_to else None,
        "what_if": _what_if(goal.what_if),
        "budget": str(goal.budget.amount) if goal.budget else None,
        "max_per_month": str(goal.per_month.amount) if goal.per_month else None,
    }


def _move(move: Move) -> Json:
    return {"state": move.state, "on": iso(move.on)}


def _what_if(asked: WhatIf) -> Json | None:
    if asked == NOTHING_HAPPENS:
        return None
    return {
        "failed_exams": asked.failed_exams,
        "delays": [{"step": delay.step, "days": delay.days} for delay in asked.delays],
        "lapsed": list(asked.lapsed),
    }


def _alternative(alternative: Alternative) -> Json:
    cost = alternative.cost
    return {
        "change": sentence(say(alternative.change)),
        "applies": dict(alternative.applies),
        "certified_on": iso(alternative.certified_on),
        "cost": {"currency": cost.currency, **amounts(cost)},
        "partial": alternative.partial,
    }


def _program(program: Program) -> Json:
    return {
        "id": program.id,
        "name": program.name,
        "award": program.award.value,
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


def price(known: Price | None) -> Json | None:
    """A price with its spread, currency, basis and source."""
    if known is None:
        return None
    return {
        **amounts(known.range),
        "currency": known.likely.currency,
        "basis": known.basis.value,
        "source": known.source,
    }


def accreditation(evidence: Accreditation) -> Json:
    """One piece of evidence on who accredits a program."""
    return {
        "accreditor": evidence.accreditor,
        "kind": evidence.kind.value,
        "status": evidence.status.value,
        "seen": evidence.seen,
        "confidence": evidence.confidence.value,
        "source": evidence.source,
    }


def _step(planned: PlannedStep) -> Json:
    step, timing = planned.step, planned.timing
    return {
        "id": step.id,
        "phase": step.phase.value,
        "title": say(step.title),
        "kind": step.kind.value,
        "status": step.status.value,
        "start": iso(timing.start),
        "end": iso(timing.end),
        "duration": _duration(planned),
        "earliest_start": iso(timing.start),
        "earliest_end": iso(timing.end),
        "latest_start": iso(timing.latest_start),
        "latest_end": iso(timing.latest_end),
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


def _driver(driver: Driver) -> Json:
    return {
        "code": driver.code,
        "ref": driver.ref,
        "date": iso(driver.day),
        "source": driver.source,
    }


def _dependency(tie: Dependency) -> Json:
    return {
        "predecessor": tie.predecessor,
        "successor": tie.successor,
        "type": tie.type.value,
        "min_lag": tie.min_lag.iso,
        "max_lag": tie.max_lag.iso if tie.max_lag else None,
        "code": tie.code,
        "source": tie.source,
    }


def findings(found: Iterable[Finding]) -> list[Json]:
    """Findings in the order given, so that a step's indexes point into the list."""
    return [
        {
            "code": finding.message.code,
            "severity": finding.severity.value,
            "message": sentence(say(finding.message)),
            "step": finding.step,
            "source": finding.sources[0] if finding.sources else None,
        }
        for finding in found
    ]


def sources(cited: Iterable[Source], confidence: Mapping[str, Confidence]) -> list[Json]:
    """The sources cited, each with the least confidence of what was read there."""
    return [
        {
            "id": source.id,
            "publisher": source.publisher,
            "title": source.title,
            "url": source.url,
            "tier": source.tier.value,
            "seen": source.seen,
            "confidence": confidence[source.id].value if source.id in confidence else None,
        }
        for source in cited
    ]

"""A program as `ceterms:LearningProgram`, with its school and who is seen to accredit it."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Program,
)
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.ctdl.ctdl_costs import BOOKS, TUITION, price_profile
from cma_roadmap.rendering.ctdl.ctdl_credential import CREDENTIAL, SOC
from cma_roadmap.rendering.ctdl.ctdl_terms import (
    Node,
    Telling,
    code,
    concept,
    tell,
    tell_each,
    tidy,
    web,
)
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT

PROGRAM, SCHOOL = "_:program", "_:school"
CIP = "https://nces.ed.gov/ipeds/cipcode/"
MEDICAL_ASSISTING = "51.0801"
_IPEDS = "ipeds-"


def learning_program(roadmap: Roadmap, program: Program, told: Telling) -> list[Node]:
    """The program and, where it is named, its school."""
    school = _school(program)
    words, work = told.words, program.training_kind is TrainingKind.APPRENTICESHIP
    entry = tell_each(entry_rules(roadmap, told))
    node = {
        "@id": PROGRAM,
        "@type": "ceterms:LearningProgram",
        "ceterms:name": tell(program.name),
        "ceterms:description": tell(*_about(program, told)),
        "ceterms:subjectWebpage": web(program.website),
        "ceterms:offeredBy": [SCHOOL] if school else None,
        "ceterms:accreditedBy": _accreditors(program, AccreditationKind.PROGRAMMATIC),
        "ceterms:isPreparationFor": [CREDENTIAL],
        "ceterms:occupationType": [code("soc", SOC, MEDICAL_ASSISTANT, words)],
        "ceterms:instructionalProgramType": [code("cip", CIP, MEDICAL_ASSISTING, words)],
        "ceterms:learningMethodType": [
            concept("LearningMethod", "learnMethod:Apprenticeship", words)
        ]
        if work
        else None,
        "ceterms:entryCondition": [
            {"@type": "ceterms:ConditionProfile", "ceterms:condition": entry}
        ]
        if entry
        else None,
        "ceterms:estimatedDuration": [_duration(program, told)],
        "ceterms:estimatedCost": [
            price_profile(words("cost.tuition"), program.tuition, TUITION, told),
            price_profile(words("cost.books"), program.books, BOOKS, told),
        ],
    }
    return [tidy(node), *([school] if school else [])]


def entry_rules(roadmap: Roadmap, told: Telling) -> Iterator[str]:
    """What the plan asks for before the program, such as a diploma."""
    training = {p.step.id for p in roadmap.steps if p.step.phase is Phase.TRAINING}
    before = {
        dependency.predecessor
        for dependency in roadmap.dependencies
        if dependency.successor in training
    }
    for planned in roadmap.steps:
        if planned.step.phase is Phase.FOUNDATION and planned.step.id in before:
            yield told.words.say(planned.step.title)


def about_length(program: Program, told: Telling) -> str:
    """The length in months, with its spread."""
    months, words = program.months, told.words
    if months.low == months.high:
        return words("ctdl.months", months=months.likely)
    return words("ctdl.months-spread", months=months.likely, low=months.low, high=months.high)


def _about(program: Program, told: Telling) -> Iterator[str]:
    if program.typical:
        yield told.words("ctdl.typical")
    for seen in program.accreditation:
        if seen.status is AccreditationStatus.ASSUMED:
            yield told.words("ctdl.assumed-accreditor", body=seen.accreditor)


def _duration(program: Program, told: Telling) -> Node:
    """Calendar time: one figure is exact; of a spread the likely one is told in words."""
    months, hours = program.months, program.clock_hours
    low, high = Duration(months=months.low).iso, Duration(months=months.high).iso
    exact = low == high
    about = told.words("ctdl.hours", hours=hours.likely) if hours else ""
    return tidy(
        {
            "@type": "ceterms:DurationProfile",
            "ceterms:description": tell(about_length(program, told), about),
            "ceterms:exactDuration": low if exact else None,
            "ceterms:minimumDuration": None if exact else low,
            "ceterms:maximumDuration": None if exact else high,
            "ceterms:timeRequired": f"PT{hours.likely}H" if hours else None,
        }
    )


def _accreditors(program: Program, kind: AccreditationKind) -> list[Node]:
    """Those that are seen to accredit it; what is only assumed or over is not claimed here."""
    names = dict.fromkeys(
        seen.accreditor
        for seen in program.accreditation
        if seen.kind is kind and seen.status is AccreditationStatus.ACCREDITED
    )
    return [
        {"@type": "ceterms:QACredentialOrganization", "ceterms:name": tell(name)} for name in names
    ]


def _school(program: Program) -> Node | None:
    if program.typical or not program.institution:
        return None
    unit = program.institution_id or ""
    place = tidy(
        {
            "@type": "ceterms:Place",
            "ceterms:addressLocality": tell(program.city),
            "ceterms:addressRegion": tell(program.state),
            "ceterms:postalCode": program.zip,
            "ceterms:addressCountry": tell("US"),
        }
    )
    return tidy(
        {
            "@id": SCHOOL,
            "@type": "ceterms:Organization",
            "ceterms:name": tell(program.institution),
            "ceterms:subjectWebpage": web(program.website) or web(program.navigator),
            "ceterms:ipedsID": unit.removeprefix(_IPEDS) if unit.startswith(_IPEDS) else None,
            "ceterms:address": [place] if program.city or program.state else None,
            "ceterms:accreditedBy": _accreditors(program, AccreditationKind.INSTITUTIONAL),
        }
    )

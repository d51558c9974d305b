"""The documents of `skills`, `skills --resume` and `skills --transcript`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.studying import Outline
from cma_roadmap.model.studying.skill_report import (
    AskedIn,
    Having,
    Holding,
    InExam,
    ListedClause,
    SkillRecord,
    SkillReport,
    TaughtRecord,
    TranscriptCheck,
)
from cma_roadmap.model.values.fact import Confidence, Fact
from cma_roadmap.rendering.json.definition_documents import Walk
from cma_roadmap.rendering.json.document import head, read_sources
from cma_roadmap.rendering.json.json_text import iso
from cma_roadmap.rendering.pages.skills.skill_words import percent_of

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import skills as types


def skills_document(
    report: SkillReport, catalog: Catalog, as_of: date | None
) -> types.SkillsDocument:
    """Every skill and every subject, with all exams of which the outline is known."""
    walk = Walk(catalog.sources, report.day)
    outlines = {one.credential.id: one.outline for one in report.exams}
    for exam in report.exams:
        for source in exam.version.sources:
            walk.cite(source, exam.version.confidence)
    return {
        **head("skills", report.today, as_of, catalog.version),
        "credential": report.credential.id,
        "skills": [_skill(one, outlines, walk) for one in report.skills],
        "taught": [_taught(one, outlines, walk) for one in report.taught],
        "exams": list(outlines),
        "assumed": report.known.why,
        "unknown": list(report.known.unknown),
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def _skill(record: SkillRecord, outlines: Mapping[str, Outline], walk: Walk) -> types.PersonSkill:
    skill = record.skill
    return {
        "id": skill.id,
        "name": skill.name,
        "group": skill.group,
        "having": record.having,
        "evidence": [{"kind": one.kind, "of": one.of} for one in record.evidence],
        "in_training": record.in_training,
        "resume": skill.resume,
        "learned": list(skill.learned),
        "asked": _reading(skill.asked, walk),
        "taught": _reading(skill.taught, walk),
        "subjects": list(skill.subjects),
        "exams": _exams(record.exams, outlines),
    }


def _taught(
    record: TaughtRecord, outlines: Mapping[str, Outline], walk: Walk
) -> types.TaughtSubject:
    return {
        "id": record.taught.id,
        "name": record.taught.name,
        "taught": _reading(record.taught.fact, walk),
        "subjects": list(record.taught.subjects),
        "exams": _exams(record.exams, outlines),
    }


def _reading(fact: Fact[str], walk: Walk) -> types.FactReading:
    version = fact.at(walk.day)
    for source in version.sources:
        walk.cite(source, version.confidence)
    return {
        "value": version.value,
        "confidence": version.confidence,
        "source": version.source,
        "also": list(version.also),
        "seen": version.seen,
        "note": version.note,
    }


def _exams(found: Mapping[str, InExam], outlines: Mapping[str, Outline]) -> list[types.SkillInExam]:
    return [
        {
            "credential": name,
            "met": one.met,
            "asked": [_area(area, outlines[name]) for area in one.asked],
        }
        for name, one in found.items()
    ]


def _area(one: AskedIn, outline: Outline) -> types.AskedArea:
    own = one.weight
    return {
        "area": one.area,
        "topic": one.topic,
        "weight": None if own is None else str(own),
        "area_weight": str(one.area_weight),
        "percent": None if own is None else str(percent_of(own, outline)),
        "area_percent": str(percent_of(one.area_weight, outline)),
        "shared": one.shared,
    }


def resume_document(
    report: SkillReport, held: Sequence[Holding], catalog: Catalog, as_of: date | None
) -> types.ResumeDocument:
    """What the person names, and what is in force."""
    return {
        **head("resume", report.today, as_of, catalog.version),
        "skills": [
            {"id": one.skill.id, "group": one.skill.group, "words": one.skill.resume}
            for one in report.having(Having.HAVE)
        ],
        "held": [
            {"name": one.name, "since": one.since.isoformat(), "until": iso(one.until)}
            for one in held
        ],
        "left_out": [one.skill.id for one in report.having(Having.LIKELY)],
        "findings": [],
        "sources": [],
    }


def transcript_document(
    checks: Sequence[TranscriptCheck], catalog: Catalog, as_of: date | None
) -> types.TranscriptDocument:
    """Every way in whose rule lists courses.

    Raises:
        IndexError: there is none.
    """
    first = checks[0]
    walk = Walk(catalog.sources, first.day)
    return {
        **head("transcript", first.today, as_of, catalog.version),
        "credential": first.credential.id,
        "courses": list(first.courses),
        "ways": [_way(one, walk) for one in checks],
        "findings": [],
        "sources": read_sources(catalog.cited(walk.cited), walk.cited),
    }


def _way(one: TranscriptCheck, walk: Walk) -> types.TranscriptWay:
    return {
        "pathway": one.pathway.id,
        "name": one.pathway.name,
        "named": one.named,
        "of": len(one.lines),
        "clauses": [_clause(clause, walk) for clause in one.clauses],
        "others": [
            {"id": node.id, "text": node.text, "verdict": node.verdict(one.today)}
            for node in one.others
        ],
    }


def _clause(clause: ListedClause, walk: Walk) -> types.TranscriptClause:
    sure = clause.told.confidence if clause.told else Confidence.HIGH
    for source in (*(clause.told.sources if clause.told else ()), clause.source):
        if source is not None:
            walk.cite(source, sure)
    return {
        "id": clause.id,
        "text": clause.text,
        "source": clause.source,
        "lines": [
            {
                "id": line.asked.id,
                "name": line.asked.name,
                "counted": line.asked.counted,
                "courses": list(line.courses),
            }
            for line in clause.lines
        ],
    }

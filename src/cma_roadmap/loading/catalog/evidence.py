"""Joining what was read about schools to the programs of the lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from cma_roadmap.loading.catalog.program_gaps import fitting
from cma_roadmap.loading.catalog.same_names import told_apart
from cma_roadmap.model.definitions.evidence import (
    AccreditationList,
    Evidence,
    ListedSchool,
    ProgramEntry,
    Reading,
    SchoolEntry,
    Statement,
)
from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Program,
)
from cma_roadmap.model.values.fact import Confidence

_NOT_FIGURES = ("program", "notes")
_PERIOD = ("granted_on", "ended_on", "review_due", "next_review", "action")


def with_evidence(
    programs: Iterable[Program],
    evidence: Evidence | None,
    listed: AccreditationList | None = None,
) -> tuple[Program, ...]:
    """The programs with the statements and readings that speak of them, those of one name apart."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in evidence.accreditation if evidence else ():
        statements[statement.institution].append(statement)
    readings = {reading.program: reading for reading in (evidence.readings if evidence else ())}
    schools = {school.institution: school for school in (listed.schools if listed else ())}

    def said(program: Program) -> Iterator[Accreditation]:
        found = [*map(_stated, _about(program, statements))]
        school = schools.get(program.institution_id or "")
        if listed is None or school is None:
            return iter(found)
        return _with_list(program, found, school, listed)

    return told_apart(
        fitting(_joined(program, [*said(program)], readings.get(program.id)))
        for program in programs
    )


def _about(program: Program, statements: dict[str, list[Statement]]) -> list[Statement]:
    """What speaks of the program's school, and of its award where it names awards."""
    names = (program.institution_id, program.id)
    found = [s for name in names if name is not None for s in statements.get(name, ())]
    return [s for s in found if not s.awards or program.award in s.awards]


def _with_list(
    program: Program, found: list[Accreditation], school: ListedSchool, listed: AccreditationList
) -> Iterator[Accreditation]:
    """What was found, and what the list says: also that it does not hold the program.

    The list may hold it under another name: then a statement with the list for its source says so.
    """
    yield from found
    own = [e for e in school.programs if not e.awards or program.award in e.awards]
    for entry in own:
        yield _entered(listed, listed.programs_of, AccreditationKind.PROGRAMMATIC, entry)
    known = (a for a in found if a.kind is AccreditationKind.PROGRAMMATIC)
    if not own and not any(a.source == listed.source for a in known):
        # Fairly sure: branches may stand on the list under a number of their own.
        absent = ProgramEntry.model_construct(
            status=AccreditationStatus.NOT_LISTED, confidence=Confidence.MEDIUM
        )
        yield _entered(listed, listed.programs_of, AccreditationKind.PROGRAMMATIC, absent)
    for whole in school.school:
        yield _entered(listed, whole.accreditor, AccreditationKind.INSTITUTIONAL, whole)


def _joined(program: Program, said: list[Accreditation], reading: Reading | None) -> Program:
    changes: dict[str, Any] = {}
    if said:
        changes["accreditation"] = (*program.accreditation, *said)
    if reading is not None:
        figures = {n: v for n, v in reading if n not in _NOT_FIGURES and v not in (None, ())}
        changes |= figures
        changes["notes"] = (*program.notes, *reading.notes)
    return program.model_copy(update=changes) if changes else program


def _stated(statement: Statement) -> Accreditation:
    return _accreditation(
        accreditor=statement.accreditor,
        kind=statement.kind,
        status=statement.status,
        seen=statement.seen,
        source=statement.source,
        confidence=statement.confidence,
        note=statement.note,
        **{name: getattr(statement, name) for name in _PERIOD},
    )


def _entered(
    listed: AccreditationList, body: str, kind: AccreditationKind, entry: SchoolEntry | ProgramEntry
) -> Accreditation:
    return _accreditation(
        accreditor=body,
        kind=kind,
        status=entry.status,
        seen=listed.seen,
        source=listed.source,
        confidence=entry.confidence,
        note=entry.note,
        of_parent=isinstance(entry, SchoolEntry) and entry.of_parent,
        **{name: getattr(entry, name) for name in _PERIOD},
    )


@cache
def _accreditation(**said: Any) -> Accreditation:
    """One object for all statements that say the same: a snapshot holds it once."""
    return Accreditation(**said)

"""Joining what was read about schools by hand to the programs of the lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cma_roadmap.loading.catalog.program_gaps import fitting
from cma_roadmap.loading.catalog.same_names import told_apart
from cma_roadmap.model.definitions.program import (
    Accreditation,
    Evidence,
    Program,
    Reading,
    Statement,
)

_NOT_FIGURES = ("program", "notes")


def with_evidence(programs: Iterable[Program], evidence: Evidence | None) -> tuple[Program, ...]:
    """The programs with the statements and readings that speak of them, those of one name apart."""
    if evidence is None:
        return told_apart(map(fitting, programs))
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in evidence.accreditation:
        statements[statement.institution].append(statement)
    readings = {reading.program: reading for reading in evidence.readings}
    return told_apart(
        fitting(_joined(program, _about(program, statements), readings.get(program.id)))
        for program in programs
    )


def _about(program: Program, statements: dict[str, list[Statement]]) -> list[Statement]:
    """What speaks of the program's school, and of its award where it names awards."""
    names = (program.institution_id, program.id)
    found = [s for name in names if name is not None for s in statements.get(name, ())]
    return [s for s in found if not s.awards or program.award in s.awards]


def _joined(program: Program, statements: list[Statement], reading: Reading | None) -> Program:
    changes: dict[str, Any] = {}
    if statements:
        said = tuple(map(_accreditation, statements))
        changes["accreditation"] = (*program.accreditation, *said)
    if reading is not None:
        figures = {n: v for n, v in reading if n not in _NOT_FIGURES and v not in (None, ())}
        changes |= figures
        changes["notes"] = (*program.notes, *reading.notes)
    return program.model_copy(update=changes) if changes else program


def _accreditation(statement: Statement) -> Accreditation:
    return Accreditation(
        accreditor=statement.accreditor,
        kind=statement.kind,
        status=statement.status,
        seen=statement.seen,
        source=statement.source,
        confidence=statement.confidence,
        note=statement.note,
        granted_on=statement.granted_on,
        ended_on=statement.ended_on,
        review_due=statement.review_due,
    )

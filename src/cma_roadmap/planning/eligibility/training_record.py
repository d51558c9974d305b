"""Training as the rules see it: what a person says joined with what is known of the program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Basis,
    Program,
    Quantity,
)
from cma_roadmap.model.definitions.requirement import Accreditor, TrainingKind
from cma_roadmap.model.definitions.schooling import Training
from cma_roadmap.model.results.assessment import Verdict

_ACCREDITED = (AccreditationStatus.ACCREDITED, AccreditationStatus.ASSUMED)
_ENDED = (AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN)


class Attended(NamedTuple):
    """One training, finished or to come; `ends` is the later of its classes and externship.

    `starts` is `None` where the first day was not said; `expected`: its last day is, by the person.
    `state` has the letters of the state that the school is in.
    `unsaid`: the day on which it was expected to end is behind us, and nobody said that it did.
    `abroad`: it was outside the United States. `chosen` is false for a program still to be picked:
    what it lacks can be had by choosing well. Hours are clock hours, those of the classes and of
    the externship together; `None` is unknown.
    """

    name: str
    kind: TrainingKind
    ends: date
    accreditation: dict[Accreditor, Verdict]
    institution: Verdict
    clock_hours: int | None
    academic_hours: int | None
    externship_hours: int | None
    chosen: bool
    evidence: str | None
    sources: tuple[str, ...] = ()
    starts: date | None = None
    expected: bool = False
    unsaid: bool = False
    state: str | None = None
    abroad: bool = False


def attended(profile: Profile, catalog: Catalog, today: date) -> Iterator[Attended]:
    """The trainings a person lists, each joined with its program where the catalogue has it.

    One that was left unfinished is none: it opens nothing.
    """
    for index, training in enumerate(profile.training):
        if training.left_on is not None:
            continue
        program = catalog.program(training.program) if training.program else None
        yield _listed(training, program, f"/training/{index}", today)


def _listed(training: Training, program: Program | None, evidence: str, today: date) -> Attended:
    clock = _either(training.clock_hours, _reported(program, "clock_hours"))
    externship = _either(training.externship_hours, _reported(program, "externship_hours"))
    academic = _either(training.academic_hours, _reported(program, "academic_hours"))
    clock, academic, externship = _by_definition(clock, academic, externship)
    past = training.ends <= today
    known = {a: _accredited_by(program, a, past) for a in Accreditor}
    if training.accreditors is not None:
        known = {a: _certain(a in training.accreditors) for a in Accreditor}
    return Attended(
        name=training.name or (program.name if program else "your training"),
        kind=program.training_kind if program else training.kind,
        ends=training.ends,
        accreditation=known,
        institution=_institution(training.institution_accredited, program, known),
        clock_hours=clock,
        academic_hours=academic,
        externship_hours=externship,
        chosen=True,
        evidence=evidence,
        sources=_evidence_sources(program),
        starts=training.started_on,
        abroad=training.abroad,
        expected=bool(training.expected_on or training.externship_expected_on),
        unsaid=training.ends < today
        and training.ends in (training.expected_on, training.externship_expected_on),
        state=training.state or (program.state if program else None),
    )


def planned(program: Program, ends: date) -> Attended:
    """A program still ahead, as if it were finished on `ends`."""
    known = {a: _accredited_by(program, a, past=False) for a in Accreditor}
    clock, academic, externship = _by_definition(
        _reported(program, "clock_hours"),
        _reported(program, "academic_hours"),
        _reported(program, "externship_hours"),
    )
    return Attended(
        name=program.name,
        kind=program.training_kind,
        ends=ends,
        accreditation=known,
        institution=_institution(None, program, known),
        clock_hours=clock,
        academic_hours=academic,
        externship_hours=externship,
        chosen=not program.typical,
        evidence=None,
        sources=_evidence_sources(program),
        state=program.state,
    )


_Hours = int | None


def _by_definition(
    clock: _Hours, academic: _Hours, externship: _Hours
) -> tuple[_Hours, _Hours, _Hours]:
    """Clock hours are those of classes and externship together, so any two give the third."""
    if clock is None and academic is not None and externship is not None:
        clock = academic + externship
    elif academic is None and clock is not None and externship is not None:
        academic = max(clock - externship, 0)
    elif externship is None and clock is not None and academic is not None:
        externship = max(clock - academic, 0)
    return clock, academic, externship


def _certain(holds: bool) -> Verdict:
    return Verdict.MET if holds else Verdict.UNMET


def _either(said: int | None, known: int | None) -> int | None:
    return known if said is None else said


def _reported(program: Program | None, field: str) -> int | None:
    """A real program's own figure; the typical one filled in for it proves nothing."""
    if program is None:
        return None
    quantity: Quantity | None = getattr(program, field)
    if quantity is None or (quantity.basis is not Basis.REPORTED and not program.typical):
        return None
    return quantity.likely


def _programmatic(program: Program | None) -> list[Accreditation]:
    if program is None:
        return []
    return [a for a in program.accreditation if a.kind is AccreditationKind.PROGRAMMATIC]


def _accredited_by(program: Program | None, accreditor: Accreditor, past: bool) -> Verdict:
    """Accreditation that ended closes the door to newcomers; for graduates nobody can tell."""
    evidence = _programmatic(program)
    if any(a.accreditor == accreditor.value and a.status in _ACCREDITED for a in evidence):
        return Verdict.MET
    ended = bool(evidence) and all(a.status in _ENDED for a in evidence)
    return Verdict.UNMET if ended and not past else Verdict.UNKNOWN


def _institution(
    said: bool | None, program: Program | None, known: dict[Accreditor, Verdict]
) -> Verdict:
    if said is not None:
        return _certain(said)
    if Verdict.MET in known.values():
        return Verdict.MET
    evidence = program.accreditation if program else ()
    seen = any(
        a.kind is AccreditationKind.INSTITUTIONAL and a.status in _ACCREDITED for a in evidence
    )
    return Verdict.MET if seen else Verdict.UNKNOWN


def _evidence_sources(program: Program | None) -> tuple[str, ...]:
    if program is None:
        return ()
    return tuple(dict.fromkeys(a.source for a in program.accreditation if a.source))

"""Training as the rules see it: what a person says joined with what is known of the program."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Basis, Program, Quantity
from cma_roadmap.model.definitions.requirement import Accreditor, TrainingKind
from cma_roadmap.model.definitions.schooling import Training
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.span import ONE_DAY, DateSpan, add_months
from cma_roadmap.planning.eligibility.accreditation import (
    Standing,
    as_said,
    bodies_of_school,
    evidence_sources,
    of_program,
    of_school,
)

_SLOWEST = 2
"""How many times the long length of its program training may take: a bound, where the first day
was not said, for what cannot have been."""


class Attended(NamedTuple):
    """One training, finished or to come; `ends` is the later of its classes and externship.

    `starts` is `None` where the first day was not said, and `not_before` then bounds it;
    `expected`: its last day is, by the person. `state` has the letters of the state that the school
    is in.
    `unsaid`: the day on which it was expected to end is behind us, and nobody said that it did.
    `abroad`: it was outside the United States. `chosen` is false for a program still to be picked:
    what it lacks can be had by choosing well. `school_bodies` are seen to accredit the school.
    Hours are clock hours, those of the classes and of the externship together; `None` is unknown.
    """

    name: str
    kind: TrainingKind
    ends: date
    accreditation: dict[Accreditor, Standing]
    institution: Verdict
    clock_hours: int | None
    academic_hours: int | None
    externship_hours: int | None
    chosen: bool
    evidence: str | None
    sources: tuple[str, ...] = ()
    starts: date | None = None
    not_before: date | None = None
    expected: bool = False
    unsaid: bool = False
    state: str | None = None
    abroad: bool = False
    school_bodies: frozenset[Accreditor] = frozenset()

    @property
    def enrolled(self) -> tuple[DateSpan, DateSpan]:
        """The days of which it is sure, and those on which it may be, that they were enrolled."""
        after = self.ends + ONE_DAY
        surely = DateSpan(self.starts or self.ends, after)
        return surely, DateSpan(self.starts or self.not_before, after)


def attended(profile: Profile, catalog: Catalog, today: date) -> list[Attended]:
    """The trainings a person lists, each joined with its program where the catalogue has it.

    The one that ends last comes first, in whatever order they are told. One that was left
    unfinished is none: it opens nothing.
    """
    found = []
    for index, training in enumerate(profile.training):
        if training.left_on is not None:
            continue
        program = catalog.program(training.program) if training.program else None
        found.append(_listed(training, program, f"/training/{index}", today))
    return sorted(found, key=_last_first)


def _last_first(training: Attended) -> tuple[int, str]:
    return -training.ends.toordinal(), repr(training._replace(evidence=None))


def _listed(training: Training, program: Program | None, evidence: str, today: date) -> Attended:
    clock = _either(training.clock_hours, _reported(program, "clock_hours"))
    externship = _either(training.externship_hours, _reported(program, "externship_hours"))
    academic = _either(training.academic_hours, _reported(program, "academic_hours"))
    clock, academic, externship = _by_definition(clock, academic, externship)
    known = {a: of_program(program, a, today) for a in Accreditor}
    if training.accreditors is not None:
        known = {a: as_said(a in training.accreditors) for a in Accreditor}
    slowest = -_SLOWEST * program.months.high if program else None
    return Attended(
        name=training.name or (program.name if program else "your training"),
        kind=program.training_kind if program else training.kind,
        ends=training.ends,
        accreditation=known,
        institution=_institution(
            training.institution_accredited,
            of_school(program, training.ends),
            known,
            training.ends,
        ),
        clock_hours=clock,
        academic_hours=academic,
        externship_hours=externship,
        chosen=True,
        evidence=evidence,
        sources=evidence_sources(program),
        starts=training.started_on,
        abroad=training.abroad,
        school_bodies=bodies_of_school(program, training.ends),
        not_before=add_months(training.ends, slowest) if slowest else None,
        expected=bool(training.expected_on or training.externship_expected_on),
        unsaid=training.ends < today
        and training.ends in (training.expected_on, training.externship_expected_on),
        state=training.state or (program.state if program else None),
    )


def planned(program: Program, ends: date) -> Attended:
    """A program still ahead, as if it were finished on `ends`."""
    known = {a: of_program(program, a, ends) for a in Accreditor}
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
        institution=_institution(None, of_school(program), known, ends),
        clock_hours=clock,
        academic_hours=academic,
        externship_hours=externship,
        chosen=not program.typical,
        evidence=None,
        sources=evidence_sources(program),
        not_before=ends,
        state=program.state,
        school_bodies=bodies_of_school(program),
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


def _institution(
    said: bool | None, whole: Verdict, known: dict[Accreditor, Standing], ends: date
) -> Verdict:
    if said is not None:
        return Verdict.MET if said else Verdict.UNMET
    if any(ends in standing.surely for standing in known.values()):
        return Verdict.MET
    return whole

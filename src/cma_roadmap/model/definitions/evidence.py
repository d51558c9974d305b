"""What is known of programs beside the lists they come from: statements, and a body's own list."""

from __future__ import annotations

from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Award,
    Period,
    Price,
    Quantity,
    Term,
)
from cma_roadmap.model.values.base import Definition, Identifier
from cma_roadmap.model.values.fact import Confidence


class Statement(Period):
    """What one source says of a school's accreditation, joined to its programs when they are read.

    `institution` is an `institution_id`, or the `id` of a program that has none. `awards` are those
    that the source names; none where it does not say, and then the statement is taken for all.
    """

    institution: Identifier
    name: str
    awards: tuple[Award, ...] = ()
    accreditor: str
    kind: AccreditationKind
    status: AccreditationStatus
    seen: str | None = None
    source: Identifier
    confidence: Confidence
    note: str | None = None


class Entry(Period):
    """What one entry of a list says; high confidence is the list's own word."""

    status: AccreditationStatus = AccreditationStatus.ACCREDITED
    confidence: Confidence = Confidence.HIGH
    note: str | None = None


class SchoolEntry(Entry):
    """Who accredits a school as a whole."""

    accreditor: str
    of_parent: bool = False


class ProgramEntry(Entry):
    """What the body whose list it is says of a medical assisting program, of all awards if none."""

    awards: tuple[Award, ...] = ()


class ListedSchool(Definition):
    """What a list holds of one school."""

    institution: Identifier
    name: str
    school: tuple[SchoolEntry, ...] = ()
    programs: tuple[ProgramEntry, ...] = ()


class AccreditationList(Definition):
    """The file `accreditation.yaml`: a list of one day that holds every program of one body.

    A program of a school in it that has no entry was not listed by `programs_of` on that day. Of
    the institutions under `not_found` the list tells nothing.
    """

    source: Identifier
    seen: str
    programs_of: str
    schools: tuple[ListedSchool, ...]
    not_found: tuple[Identifier, ...] = ()


class Reading(Definition):
    """What was read by hand about one program: it takes the place of the figure in its list."""

    program: Identifier
    months: Quantity | None = None
    clock_hours: Quantity | None = None
    externship_hours: Quantity | None = None
    academic_hours: Quantity | None = None
    tuition: Price | None = None
    books: Price | None = None
    intake: str | None = None
    terms: tuple[Term, ...] = ()
    includes: tuple[Identifier, ...] = ()
    notes: tuple[str, ...] = ()


class Evidence(Definition):
    """The file `evidence.yaml`: what is known of programs beside the lists they come from."""

    accreditation: tuple[Statement, ...]
    readings: tuple[Reading, ...] = ()

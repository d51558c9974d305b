"""Two outlines held side by side: what studying for one exam leaves for another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cma_roadmap.model.definitions.studying import Outline, Subject
from cma_roadmap.model.studying.study_plan import Compared, Met, Part
from cma_roadmap.planning.studying.parts import parts_of

_WITHIN = {
    Subject.CLINICAL: frozenset(
        {
            Subject.VITAL_SIGNS,
            Subject.PROCEDURES,
            Subject.INFECTION_CONTROL,
            Subject.LABORATORY,
            Subject.PHLEBOTOMY,
            Subject.EKG,
            Subject.PHARMACOLOGY,
        }
    ),
    Subject.PROCEDURES: frozenset({Subject.LABORATORY, Subject.PHLEBOTOMY, Subject.EKG}),
    Subject.ADMINISTRATION: frozenset(
        {Subject.SCHEDULING, Subject.RECORDS, Subject.BILLING, Subject.FINANCE}
    ),
}
"""What a wide subject may hold; whether who names only that asks it, nobody can tell."""


_WIDE = frozenset({Subject.CLINICAL, Subject.ADMINISTRATION})
"""What stands in place of topics that nobody tells."""


def compare_outlines(studied: Outline, wanted: Outline) -> tuple[Compared, ...]:
    """Every part of the outline that is `wanted`, with what the one `studied` has of it.

    Where a part of the one studied is wide, or nothing is known of it, what is not named may be in
    there: then nobody can tell, and nothing counts as new.
    """
    known = parts_of(studied)
    is_whole = not any(is_wide(part.subjects) for part in known)
    return tuple(_compared(part, known, is_whole) for part in parts_of(wanted))


def is_wide(subjects: Sequence[Subject]) -> bool:
    """Whether these stand in place of topics that nobody tells, or there are none."""
    return not subjects or not _WIDE.isdisjoint(subjects)


def _compared(part: Part, known: Sequence[Part], is_whole: bool) -> Compared:
    asked = frozenset(one for other in known for one in other.subjects)
    missing = [one for one in part.subjects if one not in asked]
    open_ones = [one for one in missing if not is_whole or is_near(one, asked)]
    new = tuple(one for one in missing if one not in open_ones)
    if is_wide(part.subjects) or open_ones:
        met = Met.UNKNOWN
    elif not new:
        met = Met.NAMED
    else:
        met = Met.PARTLY if len(new) < len(part.subjects) else Met.NOT_NAMED
    named = tuple(other for other in known if set(part.subjects) & set(other.subjects))
    if not named:
        named = tuple(o for o in known if any(is_near(one, o.subjects) for one in part.subjects))
    return Compared(part, met, named, new)


def is_near(subject: Subject, others: Iterable[Subject]) -> bool:
    """Whether a wide one of the others may hold this subject, or this wide one some of them."""
    within = _WITHIN.get(subject, frozenset())
    return any(subject in _WITHIN.get(one, ()) or one in within for one in others)

"""What the accreditors themselves ask of any program: fewer hours cannot be accredited."""

from __future__ import annotations

from typing import NamedTuple

from cma_roadmap.model.definitions.clearance import AccreditorMinimum
from cma_roadmap.model.definitions.requirement import Accreditor
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.training_record import Attended


class TooShort(NamedTuple):
    """Hours at a workplace that a body asks for at least, and the most that a training can have."""

    needed: int
    have: int
    assumed: bool
    sources: tuple[str, ...]


def too_short_for(accreditor: Accreditor, training: Attended, case: Case) -> TooShort | None:
    """What a training lacks for this body to accredit it; `None` where nothing rules it out.

    Hours at a workplace are never more than the hours in all. Unknown hours rule nothing out.
    """
    known = (training.externship_hours, training.clock_hours)
    have = min((hours for hours in known if hours is not None), default=None)
    for minimum in case.catalog.foundation.defaults.accreditor_minimums:
        if minimum.accreditor is accreditor and have is not None:
            needed = _needed(minimum, training, case)
            if needed is not None and have < needed.needed:
                return needed._replace(have=have)
    return None


def _needed(minimum: AccreditorMinimum, training: Attended, case: Case) -> TooShort | None:
    """By the standard in force when the training ends; by our assumption only for one ahead."""
    version = minimum.externship_hours.at(training.ends)
    if version.value is not None:
        return TooShort(version.value, 0, False, version.sources)
    if minimum.assumed is not None and training.ends > case.today:
        return TooShort(minimum.assumed.hours, 0, True, version.sources)
    return None

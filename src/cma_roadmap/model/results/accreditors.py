"""What is known of one accrediting body and one program: one of the two questions."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cma_roadmap.model.definitions.program import Accreditation
from cma_roadmap.model.values.fact import Confidence


class Answer(StrEnum):
    """Whether a body accredits a program, as far as anything tells. Only `open` opens a door."""

    OPEN = "open"
    SCHOOL_ONLY = "school_only"
    """It accredits the school or the school's parent, and has no entry for the program."""
    ENDED = "ended"
    NOT_LISTED = "not_listed"
    """It was not on the body's list on the day of the list."""
    NOT_TOLD = "not_told"


class AccreditorAnswer(NamedTuple):
    """The answer of one body by the surest `evidence`; there is none where nothing is told."""

    accreditor: str
    answer: Answer
    evidence: Accreditation | None = None

    @property
    def seen(self) -> str | None:
        """When that was so: the day of a list, or what the page shows."""
        return self.evidence.seen if self.evidence else None

    @property
    def ended_on(self) -> date | None:
        ended = self.answer is Answer.ENDED and self.evidence is not None
        return self.evidence.ended_on if ended and self.evidence else None


def review_passed(evidence: Accreditation, today: date) -> bool:
    """Whether the body meant to look at it again before `today`, and nothing tells how it went."""
    return evidence.next_review is not None and evidence.next_review < today


def sureness(evidence: Accreditation, today: date) -> Confidence:
    """How sure a statement still is: a level less after a review of which nothing is known.

    Where the review was due before the day of the list, the list's confidence holds that already.
    """
    if not review_passed(evidence, today) or str(evidence.next_review) < (evidence.seen or ""):
        return evidence.confidence
    return _LOWER[evidence.confidence]


_LOWER = {
    Confidence.HIGH: Confidence.MEDIUM,
    Confidence.MEDIUM: Confidence.LOW,
    Confidence.LOW: Confidence.LOW,
}

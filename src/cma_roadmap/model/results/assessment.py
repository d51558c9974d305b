"""What an eligibility check found: all pathways, each a tree like the requirement it judges.

At the end what is known of one accrediting body and one program: one of the two questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import reduce

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.program import Accreditation
from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.model.values.message import Finding, Message
from cma_roadmap.model.values.span import NEVER, DateSpan, Spans


class Verdict(StrEnum):
    """Kleene's three values: unknown means that nobody can tell from what was said."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Feature(StrEnum):
    """What a clause asks of a program."""

    KIND = "kind"
    PLACE = "place"
    """The state that the school is in."""
    ACCREDITATION = "accreditation"
    SCHOOL = "school"
    """The accreditation of the school as a whole."""
    CLOCK_HOURS = "clock_hours"
    ACADEMIC_HOURS = "academic_hours"
    EXTERNSHIP_HOURS = "externship_hours"


class Lack(NamedTuple):
    """A feature that a program has not, or, where not `is_sure`, is not known to have."""

    feature: Feature
    is_sure: bool


class Assessment(NamedTuple):
    """One judged requirement.

    `surely` holds the days on which it is met if things go on as they are; `possibly` adds the days
    on which it cannot be ruled out. The verdict of any day follows from the two. `lack` is what a
    program has not, where that is the `reason`. `once` names what anybody can get within days, so
    that a clause which lacks only that is no doubt, but a thing to do.
    """

    id: str
    kind: str
    text: str
    reason: Message
    surely: Spans
    possibly: Spans
    evidence: str | None = None
    sources: tuple[str, ...] = ()
    children: tuple[Assessment, ...] = ()
    lack: Lack | None = None
    once: str | None = None

    @property
    def is_for_the_body(self) -> bool:
        """Whether only the body can say, and has not been asked."""
        return self.kind == "confirm" and not self.surely and bool(self.possibly)

    def verdict(self, day: date) -> Verdict:
        """The verdict on `day`."""
        if day in self.surely:
            return Verdict.MET
        return Verdict.UNKNOWN if day in self.possibly else Verdict.UNMET

    @property
    def needed(self) -> int:
        """How many parts must hold: every combination says so in its reason."""
        needed = self.reason.params.get("needed")
        return needed if isinstance(needed, int) else len(self.children)

    def open_once(self, day: date) -> tuple[str, ...]:
        """What is all that is missing on `day`, where anybody can get it within days; else none."""
        return self._to_get(day) or ()

    def _to_get(self, day: date) -> tuple[str, ...] | None:
        """Nothing where it is met; `None` where something is missing that is not to be had."""
        if day in self.surely:
            return ()
        if not self.children:
            return (self.once,) if self.once else None
        parts = (child._to_get(day) for child in self.children)
        found = sorted((part for part in parts if part is not None), key=len)[: self.needed]
        if len(found) < self.needed:
            return None
        return tuple(dict.fromkeys(name for part in found for name in part))

    def window(self, day: date) -> DateSpan | None:
        """The span in which it is met (or, failing that, possible) on `day` or next after it."""
        return self.surely.first_from(day) or self.possibly.first_from(day)

    def days(self, day: date) -> tuple[date | None, date | None]:
        """The first day from `day` on and the last one in that span, where there are such."""
        span = self.window(day)
        return (max(span.start or day, day), span.last_day) if span else (None, None)

    def walk(self) -> Iterator[Assessment]:
        """This node, then all below it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


class Shortfall(NamedTuple):
    """The nearest missing piece of a pathway: what to do, and the first day it would then hold."""

    change: Message
    pathway: str
    start: date | None

    @property
    def clauses(self) -> tuple[str, ...]:
        """What is missing, a sentence each."""
        told = self.change.params["clauses"]
        return tuple(map(str, told)) if isinstance(told, tuple) else ()


class PathwayAssessment(NamedTuple):
    """One pathway of a credential, judged for one person."""

    id: str
    name: str
    tree: Assessment
    early_sitting: bool
    sources: tuple[str, ...] = ()


class CredentialAssessment(NamedTuple):
    """All pathways of one credential; it is as open as its most open pathway."""

    id: str
    name: str
    pathways: tuple[PathwayAssessment, ...]
    nearest: tuple[Shortfall, ...] = ()

    def best(self, day: date) -> PathwayAssessment:
        """The one most open on `day`: met, then open once a card is had, possible, soonest."""

        def rank(pathway: PathwayAssessment) -> tuple[int, bool, int, date]:
            order = (Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET)
            verdict = order.index(pathway.tree.verdict(day))
            window = pathway.tree.window(day)
            opens = window.start or day if window else date.max
            return min(verdict, 1), not pathway.tree.open_once(day), verdict, opens

        return min(self.pathways, key=rank)

    def whole(self, day: date) -> Assessment:
        """The tree of the pathway that is most open on `day`, with the days of all of them.

        The credential stays open until the last way in that is open closes.
        """
        return self.best(day).tree._replace(
            surely=reduce(Spans.__or__, (p.tree.surely for p in self.pathways), NEVER),
            possibly=reduce(Spans.__or__, (p.tree.possibly for p in self.pathways), NEVER),
        )


@dataclass(frozen=True, slots=True)
class Eligibility:
    """All credentials judged on `today`, with the sources of the rules."""

    today: date
    as_of: date | None
    data_version: str
    credentials: tuple[CredentialAssessment, ...]
    sources: tuple[Source, ...]
    confidence: Mapping[str, Confidence]
    findings: tuple[Finding, ...] = ()


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

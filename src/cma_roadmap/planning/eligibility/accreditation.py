"""When a program held the accreditation of a body, as far as the evidence tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Program,
)
from cma_roadmap.model.definitions.requirement import Accreditor
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.span import (
    ALWAYS,
    NEVER,
    ONE_DAY,
    DateSpan,
    Duration,
    Spans,
)

_HELD = (AccreditationStatus.ACCREDITED, AccreditationStatus.ASSUMED)
_ENDED = (AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN)


class Standing(NamedTuple):
    """The days on which a program surely, and possibly, was accredited by one body.

    `ended` is the last day of an accreditation that is over, where it is known.
    """

    surely: Spans
    possibly: Spans
    ended: date | None = None

    def during(self, enrolled: tuple[DateSpan, DateSpan], lookback: Duration | None) -> Verdict:
        """Whether training on the days `enrolled` (surely, possibly) counts as accredited.

        With a `lookback` it does if the program was accredited at any time in them or became so
        within it; a body that has no such rule is asked where that was not so on the last day.
        """
        surely, possibly = enrolled
        if lookback is None:
            surely = DateSpan(surely.last_day, surely.end)
        else:
            surely, possibly = _longer(surely, lookback), _longer(possibly, lookback)
        if self.surely & Spans.of(surely):
            return Verdict.MET
        return Verdict.UNKNOWN if self.possibly & Spans.of(possibly) else Verdict.UNMET


def _longer(span: DateSpan, lookback: Duration) -> DateSpan:
    last = span.last_day
    return DateSpan(span.start, lookback.after(last) + ONE_DAY if last else None)


def as_said(accredited: bool) -> Standing:
    """What a person says of their own training, without days."""
    return Standing(*((ALWAYS, ALWAYS) if accredited else (NEVER, NEVER)))


def of_program(program: Program | None, accreditor: Accreditor, today: date) -> Standing:
    """What the evidence tells of one body; of a program without any, nobody can tell.

    Where every accreditation that was found has ended, no other is taken to have followed.
    """
    found = list(_programmatic(program))
    own = [a for a in found if a.accreditor == accreditor.value]
    ends = [a.ended_on or today - ONE_DAY for a in found]
    over = bool(found) and all(a.status in _ENDED for a in found)
    surely = Spans.of(*filter(None, map(_held, own)))
    if not over:
        return Standing(surely, ALWAYS)
    # A statement without days says nothing beside one of the same body that has them.
    told = [a.ended_on for a in own if a.ended_on is not None]
    last = max(told or ends)
    return Standing(surely, surely | _until(last), max(told, default=None))


def _held(evidence: Accreditation) -> DateSpan | None:
    """The days on which one statement shows that the accreditation was held."""
    if evidence.status in _HELD:
        return DateSpan(evidence.granted_on, None)
    last = evidence.ended_on or evidence.review_due
    if evidence.granted_on is None or last is None:
        return None
    return DateSpan(evidence.granted_on, last + ONE_DAY)


def _until(last: date) -> Spans:
    return Spans.of(DateSpan(None, last + ONE_DAY))


def of_school(program: Program | None) -> Verdict:
    """Whether the evidence shows an accreditor of the whole school."""
    evidence = program.accreditation if program else ()
    seen = any(a.kind is AccreditationKind.INSTITUTIONAL and a.status in _HELD for a in evidence)
    return Verdict.MET if seen else Verdict.UNKNOWN


def evidence_sources(program: Program | None) -> tuple[str, ...]:
    """The sources of all that is known of a program's accreditation."""
    evidence = program.accreditation if program else ()
    return tuple(dict.fromkeys(a.source for a in evidence if a.source))


def _programmatic(program: Program | None) -> Iterator[Accreditation]:
    for evidence in program.accreditation if program else ():
        if evidence.kind is AccreditationKind.PROGRAMMATIC:
            yield evidence

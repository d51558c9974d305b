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
from cma_roadmap.model.results.assessment import AccreditorAnswer, Answer, Verdict
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

    `ended` is the last day of an accreditation that is over, where it is known; `answer` what there
    is to tell of the body (`None`: the person said it).
    """

    surely: Spans
    possibly: Spans
    ended: date | None = None
    answer: AccreditorAnswer | None = None

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
    """What the evidence tells of one body, which never speaks for the other one.

    Where all that was found of it has ended, no other is taken to have followed. A program that is
    not on a list, or stands on it only as a school, may be accredited all the same.
    """
    own = [a for a in _programmatic(program) if a.accreditor == accreditor.value]
    surely = Spans.of(*filter(None, map(_held, own)))
    answer = answer_of(program, accreditor)
    if answer.answer is not Answer.ENDED:
        return Standing(surely, ALWAYS, None, answer)
    last = answer.ended_on or today - ONE_DAY
    return Standing(surely, surely | _until(last), answer.ended_on, answer)


def answer_of(program: Program | None, accreditor: Accreditor) -> AccreditorAnswer:
    """Whether one body accredits a program: open, ended, not listed, only the school, not told."""
    said = program.accreditation if program else ()
    of_body = [a for a in said if a.accreditor == accreditor.value]
    own = [a for a in of_body if a.kind is AccreditationKind.PROGRAMMATIC]
    whole = [a for a in of_body if a.kind is AccreditationKind.INSTITUTIONAL and a.status in _HELD]
    if held := [a for a in own if a.status in _HELD]:
        return _told(Answer.OPEN, accreditor, max(held, key=_weight))
    if whole:
        return _told(Answer.SCHOOL_ONLY, accreditor, max(whole, key=_weight))
    # A statement without days says nothing beside one of the same body that has them.
    if ended := [a for a in own if a.status in _ENDED]:
        surest = max(ended, key=lambda a: (a.ended_on or date.min, a.confidence.rank))
        return _told(Answer.ENDED, accreditor, surest)
    if absent := [a for a in own if a.status is AccreditationStatus.NOT_LISTED]:
        return _told(Answer.NOT_LISTED, accreditor, absent[0])
    return _told(Answer.NOT_TOLD, accreditor, own[0] if own else None)


def answers_of(program: Program) -> tuple[AccreditorAnswer, ...]:
    """The answers of both bodies, each for itself."""
    return tuple(answer_of(program, accreditor) for accreditor in Accreditor)


def _weight(evidence: Accreditation) -> tuple[int, str]:
    """The surest first, then the latest."""
    return evidence.confidence.rank, evidence.seen or ""


def _told(answer: Answer, body: Accreditor, evidence: Accreditation | None) -> AccreditorAnswer:
    return AccreditorAnswer(body.value, answer, evidence)


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


def of_school(program: Program | None, on: date | None = None) -> Verdict:
    """Whether the evidence shows an accreditor of the whole school, of those there were by `on`."""
    return Verdict.MET if any(_of_whole(program, on)) else Verdict.UNKNOWN


def bodies_of_school(program: Program | None, on: date | None = None) -> frozenset[Accreditor]:
    """Which of the two bodies are seen to accredit the school as a whole, and did by `on`."""
    named = {evidence.accreditor for evidence in _of_whole(program, on)}
    return frozenset(body for body in Accreditor if body.value in named)


def _of_whole(program: Program | None, on: date | None) -> Iterator[Accreditation]:
    """What shows that the school is accredited; what began after `on` says nothing of that day."""
    for evidence in program.accreditation if program else ():
        whole = evidence.kind is AccreditationKind.INSTITUTIONAL and evidence.status in _HELD
        if whole and not (on and evidence.granted_on and evidence.granted_on > on):
            yield evidence


def evidence_sources(program: Program | None) -> tuple[str, ...]:
    """The sources of all that is known of a program's accreditation."""
    evidence = program.accreditation if program else ()
    return tuple(dict.fromkeys(a.source for a in evidence if a.source))


def _programmatic(program: Program | None) -> Iterator[Accreditation]:
    for evidence in program.accreditation if program else ():
        if evidence.kind is AccreditationKind.PROGRAMMATIC:
            yield evidence

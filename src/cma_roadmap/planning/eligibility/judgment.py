"""What is found for one clause, and the spans that most clauses are made of."""

from __future__ import annotations

from datetime import date
from functools import reduce

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.assessment import Feature, Lack, Verdict
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.span import (
    ALWAYS,
    NEVER,
    ONE_DAY,
    WITHIN,
    DateSpan,
    Duration,
    Spans,
)
from cma_roadmap.planning.eligibility.case import Case


class Judgment(NamedTuple):
    """What was found for one clause: days surely and possibly, why, on what evidence.

    `once` names what anybody can get within days to meet it.
    """

    surely: Spans
    possibly: Spans
    reason: Message
    evidence: str | None = None
    sources: tuple[str, ...] = ()
    lack: Lack | None = None
    once: str | None = None


def unknown(reason: Message, sources: tuple[str, ...] = ()) -> Judgment:
    """Nobody can tell, on any day."""
    return Judgment(NEVER, ALWAYS, reason, sources=sources)


def unmet(reason: Message, evidence: str | None = None, sources: tuple[str, ...] = ()) -> Judgment:
    """Not met on any day as things stand."""
    return Judgment(NEVER, NEVER, reason, evidence, sources)


def met(reason: Message, evidence: str | None = None, sources: tuple[str, ...] = ()) -> Judgment:
    """Met on every day."""
    return Judgment(ALWAYS, ALWAYS, reason, evidence, sources)


def since(day: date) -> Spans:
    """From `day` on."""
    return Spans.of(DateSpan(day, None))


def window(first: date, within: FactVersion[Duration] | None) -> tuple[Spans, Spans]:
    """Surely and possibly open from `first` through the anniversary that ends `within`.

    A limit of unknown value leaves the window surely open for the shortest disputed length and
    possibly for ever: such a person is neither refused nor reassured.
    """
    open_ended = Spans.of(DateSpan(first, None))
    if within is None:
        return open_ended, open_ended
    if within.value is not None:
        limited = _through(first, within.value)
        return limited, limited
    shortest = [reading.value for reading in within.disputed_by if reading.value is not None]
    if not shortest:
        return open_ended, open_ended
    return min((_through(first, d) for d in shortest), key=_last), open_ended


def _last(spans: Spans) -> date:
    return max((span.end or date.max for span in spans), default=date.min)


def _through(first: date, length: Duration) -> Spans:
    return Spans.of(DateSpan(first, WITHIN.last_day(first, length) + ONE_DAY))


def version(fact: Fact[Duration] | None, case: Case) -> FactVersion[Duration] | None:
    """The version of an optional fact in force on the day of the rules."""
    return fact.at(case.rules_day) if fact else None


def best_of(found: list[Judgment], sources: tuple[str, ...], case: Case) -> Judgment:
    """The days of all of them, with the words of the one that helps most."""
    best = min(found, key=lambda judgment: _rank(judgment, case.today))
    return Judgment(
        surely=reduce(Spans.__or__, (judgment.surely for judgment in found)),
        possibly=reduce(Spans.__or__, (judgment.possibly for judgment in found)),
        reason=best.reason,
        evidence=best.evidence,
        sources=(*sources, *best.sources),
        lack=best.lack,
    )


def _rank(judgment: Judgment, today: date) -> tuple[int, date]:
    for order, days in enumerate((judgment.surely, judgment.possibly)):
        span = days.first_from(today)
        if span is not None:
            return order, span.start or date.min
    return 2, date.max


class Lacking(NamedTuple):
    """One feature asked for that a training has not, or is not known to have: which, in words."""

    feature: Feature
    verdict: Verdict
    reason: Message
    sources: tuple[str, ...] = ()

    @property
    def lack(self) -> Lack:
        """The same without the words."""
        return Lack(self.feature, self.verdict is Verdict.UNMET)

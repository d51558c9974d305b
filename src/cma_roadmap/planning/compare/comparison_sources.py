"""Who says what a comparison shows: every source, with the least sure thing that was read in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.comparison import Option
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion, by_source
from cma_roadmap.model.values.message import Finding
from cma_roadmap.planning.compare.priced import Priced
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.program_rules import program_sources
from cma_roadmap.planning.money.paying_off import Means

Cited = tuple[str, Confidence]


@dataclass(frozen=True, slots=True)
class Planned:
    """One option with what it is scored on (`None`: no road) and what it rests on."""

    option: Option
    priced: Priced | None
    cited: tuple[Cited, ...]
    findings: tuple[Finding, ...]


def paid_sources(option: Option, roadmap: Roadmap) -> Iterator[Cited]:
    """Who says the prices."""
    for source in option.cost_sources:
        yield source, roadmap.confidence.get(source, Confidence.HIGH)


def shown_sources(option: Option, case: Case) -> Iterator[Cited]:
    """Who says what is shown of the credential, of the state and of the school."""
    for version in shown_versions(option.credential, case.rules_day):
        for reading in (version, *version.disputed_by):
            for source in reading.sources:
                yield source, reading.confidence
    for source in option.state.sources:
        yield source, Confidence.HIGH
    if option.school is not None:
        for source in program_sources(option.school.program):
            yield source, Confidence.HIGH
        earned = option.school.earnings
        if earned is not None:
            yield earned.source, Confidence.HIGH
            yield earned.high_school_source, Confidence.MEDIUM
        for door in option.school.doors:
            yield from ((source, door.confidence) for source in door.sources)


def pay_sources(means: Means | None, catalog: Catalog) -> Iterator[Cited]:
    """Who says what the work pays, where that is shown."""
    wages = catalog.wages
    if means is None or wages is None:
        return
    yield means.pay.source, wages.confidence
    for survey in means.premium.surveys if means.premium else ():
        yield survey.source, survey.confidence


def shown_versions(credential: Credential, day: date) -> Iterator[FactVersion[Any]]:
    """The exam, retake, renewal and pass-rate facts of a comparison, as in force on `day`."""
    exam, retake, renewal = credential.exam, credential.retake, credential.renewal
    tested: tuple[Fact[Any] | None, ...] = ()
    if exam is not None and retake is not None:
        tested = (
            *(exam.items, exam.minutes, exam.passing_score, exam.score_low, exam.score_high),
            *(exam.delivery, retake.waits[0].wait, retake.attempts),
            *(retake.fee, retake.full_exam_fee),
        )
    facts = (
        *tested,
        *(credential.certification.term, renewal.ce.total, renewal.ce.every, renewal.fee),
        renewal.annual_fee.amount if renewal.annual_fee else None,
        renewal.grace.length if renewal.grace else None,
        *(rate.percent for rate in credential.pass_rates),
    )
    for fact in facts:
        if fact is not None:
            yield fact.at(day)


def least_confidence(planned: Sequence[Planned], more: Iterable[Cited]) -> Mapping[str, Confidence]:
    """Every source in the order of first mention, with the least sure thing read in it."""
    return by_source((*(cited for entry in planned for cited in _all(entry)), *more))


def _all(entry: Planned) -> Iterator[Cited]:
    yield from ((s, Confidence.HIGH) for f in entry.findings for s in f.sources)
    yield from entry.cited

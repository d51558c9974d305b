"""What a plan may cost or save beside its totals: study material, more tries, membership.

None of it is counted: nobody must buy it, or it may not happen. Each tells what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from cma_roadmap.model.definitions.amount import AmountRange
from cma_roadmap.model.definitions.credential import Credential, Fee
from cma_roadmap.model.results.extras import Extra, ExtraKind
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.money import CENT, ZERO, Money
from cma_roadmap.planning.draft.milestones import APPLY, SIT, STUDY
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import fee_of, fees_for


def extras_of(roadmap: Roadmap, case: Case) -> tuple[Extra, ...]:
    """Every amount beside the totals of a plan, by the rules in force on the days it has."""
    credential = case.catalog.credential(roadmap.goal.credential)
    days = {planned.step.id: planned.timing.start for planned in roadmap.steps}
    fees = fees_for(credential, roadmap.pathway.id)
    found: list[Extra] = []
    if SIT in days:
        found += _study(credential, days.get(STUDY, days[SIT]))
        found += _retakes(credential, fees, case, days[SIT])
        found += _membership(credential, fees, case, days.get(APPLY, days[SIT]))
    return tuple(found)


def _range(kind: ExtraKind, fact: Fact[AmountRange] | None, day: date) -> Extra:
    """A price of which only the ends are told; nothing known where there is no fact."""
    label, code = message(f"extra.{kind}"), f"extra.{kind}.why"
    if fact is None:
        return Extra(kind, label, None, None, None, day, message(f"{code}-unknown"), Confidence.LOW)
    version = fact.at(day)
    known: AmountRange | None = version.value
    low, high = (known.low, known.high) if known else (None, None)
    return Extra(
        kind, label, low, None, high, day, message(code), version.confidence, version.sources
    )


def _study(credential: Credential, day: date) -> Iterator[Extra]:
    if credential.exam is not None:
        yield _range(ExtraKind.STUDY, credential.exam.study_material, day)


def _retakes(credential: Credential, fees: list[Fee], case: Case, day: date) -> Iterator[Extra]:
    """What second tries cost: nothing, on average, and at most.

    The average takes it that everyone passes each try at the published rate, and tries until they
    pass or the tries are used up.
    """
    fee, rate = _retake_fee(credential, fees, case, day), _pass_rate(credential, day)
    retake = credential.retake
    if fee is None or fee.value is None or retake is None:
        return
    amount: Money = fee.value
    tries = retake.attempts.at(day).value
    high = amount.times(tries - 1) if tries else None
    label, cited = message("extra.retake"), fee.sources
    if rate is None or not rate.value:
        why = message("extra.retake.why-unknown", fee=amount)
        yield Extra(ExtraKind.RETAKE, label, ZERO, None, high, day, why, fee.confidence, cited)
        return
    likely = amount.times(_more_tries(Fraction(rate.value) / 100, tries))
    code = "extra.retake.why" if tries else "extra.retake.why-no-limit"
    why = message(code, fee=amount, rate=rate.value, tries=tries)
    sure = min(fee.confidence, rate.confidence, key=lambda c: c.rank)
    sources = tuple(dict.fromkeys((*cited, *rate.sources)))
    yield Extra(ExtraKind.RETAKE, label, ZERO, likely, high, day, why, sure, sources)


def _more_tries(rate: Fraction, tries: int | None) -> Decimal:
    """How many tries after the first one people need on average."""
    fails = 1 - rate
    if tries is None:
        more = fails / rate
    else:
        more = sum((fails**number for number in range(1, tries)), Fraction(0))
    places = Decimal("0.000001")
    return (Decimal(more.numerator) / Decimal(more.denominator)).quantize(places, ROUND_HALF_EVEN)


def _retake_fee(
    credential: Credential, fees: list[Fee], case: Case, day: date
) -> FactVersion[Money] | None:
    retake = credential.retake
    if retake is None:
        return None
    if retake.fee is not None:
        return retake.fee.at(day)
    again = retake.full_exam_fee.at(day).value if retake.full_exam_fee else None
    own = fee_of(fees, member=credential.body.id in case.profile.memberships)
    return own.amount.at(day) if again and own else None


def _pass_rate(credential: Credential, day: date) -> FactVersion[Decimal] | None:
    rate = credential.latest_pass_rate(day)
    return rate.percent.at(day) if rate else None


def _membership(credential: Credential, fees: list[Fee], case: Case, day: date) -> Iterator[Extra]:
    """Whether joining is worth it for the exam fee alone."""
    body, dues = credential.body, credential.dues
    if dues is None or body.id in case.profile.memberships:
        return
    label = message("extra.membership", body=body.abbreviation)
    version = dues.active.at(day)
    known: AmountRange | None = version.value
    low, high = (known.low, known.high) if known else (None, None)
    saved = _saved(fees, day)
    if saved is None or known is None:
        why = message("extra.membership.no-difference", body=body.abbreviation)
    elif known.high.amount < saved.amount:
        why = message("extra.membership.pays", saves=saved)
    elif known.low.amount > saved.amount:
        why = message("extra.membership.costs", saves=saved)
    else:
        why = message("extra.membership.depends", saves=saved)
    sources = version.sources
    yield Extra(
        ExtraKind.MEMBERSHIP, label, low, None, high, day, why, version.confidence, sources, saved
    )


def _saved(fees: list[Fee], day: date) -> Money | None:
    """What members pay less on this pathway; `None` where membership makes no difference."""
    amounts = {fee.member: fee.amount.at(day).value for fee in fees}
    member, other = amounts.get(True), amounts.get(False)
    if member is None or other is None:
        return None
    return Money((other.amount - member.amount).quantize(CENT), other.currency)

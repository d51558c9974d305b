"""When a road has paid for itself: what it costs and takes, against what the work brings more.

Always a range, from the best that the figures allow to the worst, before taxes. Pay is that of the
work in the person's state (BLS, 25th to 75th percentile), for full-time work; the
survey does not know who is certified. Who does that work already gains only what a certificate may
add.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import CredentialKind
from cma_roadmap.model.definitions.labor import PayRow, Premium
from cma_roadmap.model.definitions.profile import Earnings, Profile
from cma_roadmap.model.results.comparison import PayBasis, Payoff, Spread
from cma_roadmap.model.results.earnings import AreaPay
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.money import CENT, Money, MoneyRange
from cma_roadmap.planning.draft.milestones import COMPLETE, PROGRAM

OCCUPATIONS = {
    CredentialKind.MEDICAL_ASSISTANT: "31-9092",
    CredentialKind.PODIATRIC: "31-9092",
    CredentialKind.ADMINISTRATIVE: "43-6013",
    CredentialKind.PHLEBOTOMY: "31-9097",
    CredentialKind.EKG: "29-2031",
    CredentialKind.HEALTH_RECORDS: "29-2072",
    CredentialKind.OPHTHALMIC: "29-2057",
}
"""The occupation that BLS counts the holders of a credential among."""
NATION = "US"
FULL_TIME_YEAR = 2080
"""Hours, as BLS counts a year of full-time work."""
_WEEKS, _MONTHS, _DAYS = 52, 12, 7
_ROLE = "medical_assistant"
_NOTHING = Decimal(0)


class Means(NamedTuple):
    """What a person earns and could earn: present work, pay to come, what a certificate may add."""

    present: Earnings | None
    same_work: bool
    pay: AreaPay
    premium: Premium | None


def area_pay(catalog: Catalog, kind: CredentialKind, state: str | None) -> AreaPay | None:
    """Pay in the work of a credential in a state; in the nation where the state has no figures."""
    wages = catalog.wages
    if wages is None:
        return None
    table = next((t for t in wages.tables if t.occupation.soc == OCCUPATIONS[kind]), None)
    if table is None:
        return None
    rows = {row.area: row for row in table.rows}
    own = rows.get(state) if state else None
    row = own if own is not None and _is_sure(own) else rows.get(NATION)
    if row is None:
        return None
    asked = state if state and row.area != state else None
    low, middle, high = row.hourly[1], row.hourly[2], row.hourly[3]
    name, title = row.name or row.area, table.occupation.title
    return AreaPay(row.area, name, title, wages.period, low, middle, high, wages.source, asked)


def _is_sure(row: PayRow) -> bool:
    return row.ranked and row.hourly[1] is not None and row.hourly[3] is not None


def means_of(
    catalog: Catalog, profile: Profile, kind: CredentialKind, state: str | None
) -> Means | None:
    """What is known of a person's pay; `None` where no pay is recorded at all."""
    pay = area_pay(catalog, kind, state)
    if pay is None:
        return None
    is_assistant = OCCUPATIONS[kind] == OCCUPATIONS[CredentialKind.MEDICAL_ASSISTANT]
    now = any(job.role == _ROLE and job.last_day is None for job in profile.experience)
    same = is_assistant and now
    career = catalog.career if same and profile.earnings else None
    return Means(profile.earnings, same, pay, career.premium if career else None)


def payoff(roadmap: Roadmap, means: Means) -> Payoff | None:
    """When the cost of a planned road is earned back; `None` where it costs and brings nothing."""
    certified, pay = roadmap.certified_on, means.pay
    if certified is None or certified <= roadmap.today or pay.p25 is None or pay.p75 is None:
        return None
    weeks = _weeks_in_school(roadmap)
    lost = _lost(means.present, weeks)
    spent = _spent(roadmap.cost.to_pay, lost)
    basis, gain = _gain(means, pay.p25, pay.p75)
    return Payoff(
        basis=basis,
        weeks_in_school=weeks,
        lost=lost,
        spent=spent,
        gain=gain,
        months_low=_months(spent.low, gain.high),
        months_high=_months(spent.high, gain.low),
        partial=bool(roadmap.cost.unknown_to_certificate),
    )


def _weeks_in_school(roadmap: Roadmap) -> int:
    """Weeks of school still ahead, from its first day or today to its last, begun ones too."""
    timings = {planned.step.id: planned.timing for planned in roadmap.steps}
    if PROGRAM not in timings or COMPLETE not in timings:
        return 0
    first, end = max(timings[PROGRAM].start, roadmap.today), timings[COMPLETE].end
    return -(-max((end - first).days, 0) // _DAYS)


def _lost(present: Earnings | None, weeks: int) -> Spread | None:
    """Pay given up while in school: from no hour to every hour, where it was not told."""
    if present is None:
        return None
    most = present.hours_per_week - (present.in_school or 0)
    least = 0 if present.in_school is None else most
    rate = present.per_hour
    return Spread(rate.times(weeks * least), rate.times(weeks * most))


def _spent(cost: MoneyRange, lost: Spread | None) -> Spread:
    if lost is None:
        return Spread(cost.low, cost.high)
    return Spread(cost.low + lost.low, cost.high + lost.high)


def _gain(means: Means, low: Decimal, high: Decimal) -> tuple[PayBasis, Spread]:
    """What a month of the new work brings more, in dollars."""
    present = means.present
    if present is None:
        least, most = (_dollars(_in_a_month(hourly)) for hourly in (low, high))
        return PayBasis.WHOLE_PAY, Spread(least, most)
    now = present.per_hour.amount * present.hours_per_week * _WEEKS / _MONTHS
    if means.same_work:
        premium = means.premium
        parts = (premium.low, premium.high) if premium else (_NOTHING, _NOTHING)
        least, most = (_dollars(now * part / 100) for part in parts)
        return PayBasis.SAME_WORK, Spread(least, most)
    least, most = (_dollars(_in_a_month(hourly) - now) for hourly in (low, high))
    return PayBasis.PRESENT_PAY, Spread(least, most)


def _in_a_month(hourly: Decimal) -> Decimal:
    return hourly * FULL_TIME_YEAR / _MONTHS


def _dollars(amount: Decimal) -> Money:
    return Money(amount.quantize(CENT))


def _months(spent: Money, gain: Money) -> int | None:
    """Whole months until `spent` is earned back; `None` where a month brings nothing more."""
    if not spent.amount:
        return 0
    if gain.amount <= 0:
        return None
    return int((spent.amount / gain.amount).to_integral_value(ROUND_CEILING))

"""The story of continuing education: where a person stands with each body, and at what pace."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.tracked.keeping import CeCount, CePlan, CeStanding
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.steps.ce_count import count_ce, meant_for
from cma_roadmap.planning.steps.cycle import Term
from cma_roadmap.planning.steps.education import Period, ce_periods
from cma_roadmap.planning.steps.holding import Holding, current_holding

_TENTH = Decimal("0.1")
_MONTH = 30


def plan_ce(
    catalog: Catalog,
    profile: Profile,
    today: date,
    as_of: date | None = None,
    only: Collection[str] = (),
) -> CePlan:
    """Where a person stands with all that is held, and all that points were earned for.

    Args:
        catalog: the data in use.
        profile: the person, with what the log tells.
        today: the day on which it is asked.
        as_of: the day whose rules count; today's where there is none.
        only: ids of the credentials to look at; all, where there are none.

    Raises:
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    case = Case.of(catalog, profile, today, as_of)
    told = profile.held | {name for one in profile.ce for name in one.credentials}
    order = [listing.id for listing in catalog.index if listing.id in told]
    wanted = [name for name in order if not only or name in only]
    wanted += [name for name in only if name not in wanted]
    standings = tuple(_standing(catalog.credential(name), case, as_of) for name in wanted)
    ids = [source for one in standings for source in _cited(one)]
    sources = {source.id: source for source in catalog.cited(ids)}
    earned = tuple(
        one for one in profile.ce if not only or not set(only).isdisjoint(one.credentials)
    )
    by_day = tuple(sorted(earned, key=lambda one: one.on))
    return CePlan(today, catalog.version, by_day, standings, sources)


def _cited(one: CeStanding) -> Iterator[str]:
    versions: tuple[FactVersion[Any] | None, ...] = (
        one.total,
        one.carries_over,
        one.takes_others,
    )
    for version in versions:
        if version is not None:
            yield from version.sources


def _standing(credential: Credential, case: Case, as_of: date | None) -> CeStanding:
    rule, day = credential.renewal.ce, case.rules_day
    holding = current_holding(credential, case)
    period = _period(credential, holding, case, as_of)
    earned = meant_for(credential.id, case.profile)
    so_far = count_ce(rule, earned, period.first, period.last, day) if period else None
    inside = so_far.inside if so_far else ()
    months = _months(case.today, period.last) if period else None
    return CeStanding(
        credential=credential.id,
        name=credential.name,
        body=credential.body.abbreviation,
        unit=rule.unit,
        first=period.first if period else None,
        last=holding.last if holding else None,
        due=period.last if period else None,
        so_far=so_far,
        months=months,
        pace=_pace(so_far, months),
        outside=tuple(one for one in earned if one not in inside),
        only_these=rule.only_these.at(day).value if rule.only_these else None,
        total=rule.total.at(day),
        carries_over=rule.carries_over.at(day) if rule.carries_over else None,
        takes_others=rule.takes_others.at(day) if rule.takes_others else None,
        exempt=holding is not None and holding.exempt,
        is_held=holding is not None,
    )


def _period(
    credential: Credential, holding: Holding | None, case: Case, as_of: date | None
) -> Period | None:
    """The period that runs today, or the last one of a term that is over and can be renewed late.

    `None` where the credential is not in hand, nothing is owed, or no term is known.
    """
    if holding is None or holding.last is None or holding.exempt:
        return None
    term = Term(1, holding.begun, holding.last, holding.renewable_until, holding.earned_from)
    periods = ce_periods(Draft(case, as_of), credential, term)
    return next((one for one in periods if one.last >= case.today), periods[-1])


def _months(today: date, last: date) -> Decimal:
    """The months from today through a last day, rounded down to a tenth; none where it is over."""
    if last < today:
        return Decimal(0)
    left = Duration.between(today, last + ONE_DAY)
    return (left.months + Decimal(left.days) / _MONTH).quantize(_TENTH, ROUND_FLOOR)


def _pace(so_far: CeCount | None, months: Decimal | None) -> Decimal | None:
    """How much a month is to be earned, rounded up; of the last month, all that is left."""
    if so_far is None or so_far.left is None or months is None:
        return None
    return (so_far.left / max(months, Decimal(1))).quantize(_TENTH, ROUND_CEILING)

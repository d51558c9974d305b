"""The JSON document of `career`: every figure of pay, every next step, and all that is around it.

Money is decimal text in the currency that `pay` names; percentiles carry their names. The facts on
employers, travel work and the rest are lists of versions, as in `credentials`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.labor import (
    Career,
    NextStep,
    Outlook,
    PayRow,
    Specialty,
    Wages,
)
from cma_roadmap.model.values.fact import Confidence, Source, Tier
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.json.definition_documents import Walk, state_in_full
from cma_roadmap.rendering.json.document import head, price, read_sources
from cma_roadmap.rendering.json.json_text import Json
from cma_roadmap.rendering.json.state_document import packing_document, travel_between
from cma_roadmap.rendering.pages.career.pay_lookup import (
    MEDICAL_ASSISTANT,
    NATION,
    Pay,
    Place,
    more_than,
    outlook_of,
    retold_outlook,
)

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.model.traveling.packing import PackingList
    from cma_roadmap.model.traveling.two_states import TwoStates
    from cma_roadmap.rendering.json.shapes import career as types
    from cma_roadmap.rendering.json.shapes import cost as cost_types


def career_document(
    catalog: Catalog,
    career: Career,
    wages: Wages,
    place: Place,
    today: date,
    as_of: date | None,
    packing: PackingList | None = None,
    specialties: Sequence[Specialty] | None = None,
) -> types.CareerDocument:
    """Everything on pay and career; `place` adds its own pay and leaves out the other areas.

    `packing` adds work in other states; without it `travel_between` and `packing` are `null`.
    `specialties` are those that are shown (not said: all).
    """
    walk = Walk(catalog.sources, as_of or today)
    found = career.specialties if specialties is None else specialties
    shown = _shown(catalog, career, Pay.of(wages), place, packing, found, walk)
    cited = catalog.cited(walk.cited)
    return {
        **head("career", today, as_of, catalog.version),
        **shown,
        "notes": _notes(cited),
        "findings": [],
        "sources": read_sources(cited, walk.cited),
    }


def _shown(
    catalog: Catalog,
    career: Career,
    pay: Pay,
    place: Place,
    packing: PackingList | None,
    specialties: Sequence[Specialty],
    walk: Walk,
) -> types.CareerFacts:
    travels = packing.travels if packing else ()
    between = [_between(one, pay, place, catalog, walk) for one in travels]
    return {
        "steps": [_step(step, career, pay, place, walk) for step in career.steps],
        "pay": _pay(pay, place, walk),
        "outlook": _outlook(outlook_of(career, MEDICAL_ASSISTANT), walk),
        "retold_outlook": _outlook(retold_outlook(career, MEDICAL_ASSISTANT), walk),
        "premium": walk.definition(career.premium),
        "settings": walk.value(career.settings),
        "work": walk.value(career.work),
        "travel": walk.value(career.travel),
        "travel_between": between[0] if between else None,
        "outcomes": walk.value(career.outcomes),
        "unknown": list(career.unknown),
        "checked": career.checked.isoformat(),
        "travel_further": between[1:],
        "packing": packing_document(packing, walk.cite) if packing else None,
        "asked_by": walk.value(career.asked_by),
        "specialties": [_specialty(one, pay, place, walk) for one in specialties],
    }


def _specialty(one: Specialty, pay: Pay, place: Place, walk: Walk) -> types.CareerSpecialty:
    table = pay.table(one.occupation) if one.occupation else None
    home = place.state.area if place.state else None
    return {
        "id": one.id,
        "title": one.title,
        "asks": walk.value(one.asks),
        "credentials": walk.value(one.credentials),
        "catalogued": list(one.catalogued),
        "occupation": walk.definition(table.occupation) if table else None,
        "soc": one.occupation,
        "pay": {
            "nation": _medians(one.occupation, NATION, pay),
            "state": _medians(one.occupation, home, pay) if home else None,
        },
        "unknown": list(one.unknown),
    }


def _notes(cited: Sequence[Source]) -> list[types.SourceNote]:
    """What agencies want told beside their figures."""
    return [
        {"source": source.id, "text": source.note}
        for source in cited
        if source.tier is Tier.GOVERNMENT and source.note
    ]


def _between(
    travel: TwoStates, pay: Pay, place: Place, catalog: Catalog, walk: Walk
) -> types.TravelBetween:
    there = pay.row(MEDICAL_ASSISTANT, travel.there.id)
    places = {one.row.area: one.place for one in pay.ranked()}
    figures: types.PayThereAndHere = {
        "here": _row(place.state, places),
        "there": _row(there, places),
        "difference": _dollars(more_than(there, place.state)),
    }
    names = {listing.id: listing.name for listing in catalog.index}
    return travel_between(travel, figures, names, lambda state: state_in_full(state, walk))


def _pay(pay: Pay, place: Place, walk: Walk) -> types.Pay:
    wages, table = pay.wages, pay.table(MEDICAL_ASSISTANT)
    walk.cite(wages.source, wages.confidence)
    places = {one.row.area: one.place for one in pay.ranked()}
    areas = pay.areas(place.state.area if place.state else None)
    return {
        "occupation": walk.definition(table.occupation) if table else None,
        "period": wages.period,
        "published": wages.published.isoformat(),
        "currency": wages.currency,
        "nation": _row(pay.nation, places),
        "state": _row(place.state, places),
        "area": _row(place.area, places),
        "states": [_known(row, places) for row in pay.states],
        "areas": [_known(row, places) for row in areas],
        "caveats": list(wages.caveats),
        "source": wages.source,
        "confidence": wages.confidence,
    }


def _row(row: PayRow | None, places: dict[str, int]) -> types.PayRow | None:
    return _known(row, places) if row else None


def _known(row: PayRow, places: dict[str, int]) -> types.PayRow:
    """One place; `rank` is `null` where it is too unsure to be ranked, and for areas."""
    return {
        "area": row.area,
        "kind": row.kind,
        "state": row.state,
        "name": row.name,
        "jobs": row.jobs,
        "hourly": _percentiles([_text(amount) for amount in row.hourly]),
        "annual": _percentiles([_dollars(amount) for amount in row.annual]),
        "hourly_mean": _text(row.hourly_mean),
        "annual_mean": _dollars(row.annual_mean),
        "jobs_per_1000": _text(row.jobs_per_1000),
        "location_quotient": _text(row.location_quotient),
        "wage_error": _text(row.wage_error),
        "ranked": row.ranked,
        "rank": places.get(row.area),
        "note": row.note,
    }


def _percentiles(figures: list[str | None]) -> types.Percentiles:
    p10, p25, p50, p75, p90 = figures
    return {"p10": p10, "p25": p25, "p50": p50, "p75": p75, "p90": p90}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _dollars(amount: int | None) -> str | None:
    return None if amount is None else str(Money(Decimal(amount)).amount)


def _step(step: NextStep, career: Career, pay: Pay, place: Place, walk: Walk) -> types.CareerStep:
    table = pay.table(step.occupation) if step.occupation else None
    fields = [field for field in career.fields if field.cip in step.fields]
    return {
        "id": step.id,
        "title": step.title,
        "kind": step.kind,
        "occupation": walk.definition(table.occupation) if table else None,
        "soc": step.occupation,
        "entry": walk.value(step.entry),
        "length": walk.fact(step.length),
        "credential": step.credential,
        "cost": _cost(step, walk),
        "pay": {
            "nation": _medians(step.occupation, NATION, pay),
            "state": _medians(step.occupation, place.state.area, pay) if place.state else None,
        },
        "outlook": _outlook(outlook_of(career, step.occupation), walk),
        "fields": [walk.definition(field) for field in fields],
        "notes": list(step.notes),
        "unknown": list(step.unknown),
    }


def _medians(occupation: str | None, area: str, pay: Pay) -> types.PayOfStep:
    """The whole row of an occupation in a place, and how far its median is from an assistant's."""
    row, mine = pay.row(occupation, area), pay.row(MEDICAL_ASSISTANT, area)
    return {
        "hourly": _percentiles([_text(a) for a in row.hourly] if row else [None] * 5),
        "annual": _percentiles([_dollars(a) for a in row.annual] if row else [None] * 5),
        "jobs": row.jobs if row else None,
        "difference": _dollars(more_than(row, mine)),
    }


def _outlook(found: Outlook | None, walk: Walk) -> Json | None:
    return None if found is None else walk.definition(found)


def _cost(step: NextStep, walk: Walk) -> cost_types.Price | None:
    if step.cost is not None:
        walk.cite(step.cost.source, Confidence.HIGH)
    return price(step.cost)

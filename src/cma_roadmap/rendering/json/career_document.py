"""The JSON document of `career`: every figure of pay, every next step, and all that is around it.

Money is decimal text in the currency that `pay` names; percentiles carry their names. The facts on
employers, travel work and the rest are lists of versions, as in `credentials`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.labor import Career, NextStep, Outlook, PayRow, Wages
from cma_roadmap.model.traveling.packing import PackingList
from cma_roadmap.model.traveling.two_states import CrossedStep, StateSide, TwoStates, WayIn
from cma_roadmap.model.values.fact import Confidence, Source, Tier
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.json.definition_documents import Walk, state_in_full
from cma_roadmap.rendering.json.document import head, price, read_sources
from cma_roadmap.rendering.json.json_text import Json
from cma_roadmap.rendering.json.state_document import packing_document
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
    from cma_roadmap.rendering.json.shapes import career as types
    from cma_roadmap.rendering.json.shapes import cost as cost_types


def travel_between(
    travel: TwoStates,
    pay: types.PayThereAndHere,
    names: Mapping[str, str],
    walk: Walk,
) -> types.TravelBetween:
    """`here` is home, `there` the state of the travel work; `pay` holds a row of each."""
    return {
        "here": _side(travel.here, walk),
        "there": _side(travel.there, walk),
        "pay": pay,
        "credentials": [
            {
                "credential": one.credential,
                "name": names.get(one.credential),
                "here": one.here,
                "there": one.there,
            }
            for one in travel.credentials
        ],
        "crossing": {
            "known": travel.there.is_recorded,
            "stays_behind": list(travel.here.papers),
            "training_is_local": travel.is_training_local,
            "steps": [_crossed(one) for one in travel.steps],
        },
    }


def _side(side: StateSide, walk: Walk) -> types.TravelSide:
    """`rules` is the whole state as in `states`; `null` where none are kept of it."""
    return {
        "id": side.id,
        "name": side.name,
        "recorded": side.is_recorded,
        "older": side.is_older,
        "certificate": side.certificate,
        "ways": [_way(way) for way in side.ways],
        "keeping": [step.id for step in side.keeping],
        "proofs": [step.id for step in side.proofs],
        "interim_permits": [step.id for step in side.permits],
        "papers": list(side.papers),
        "rules": state_in_full(side.state, walk) if side.state else None,
    }


def _way(way: WayIn) -> types.WayIn:
    route = way.route
    return {
        "route": route.id if route else None,
        "name": route.name if route else None,
        "steps": [step.id for step in way.steps],
    }


def _crossed(one: CrossedStep) -> types.CrossedStep:
    return {
        "step": one.step.id,
        "title": one.step.title,
        "answer": one.crossing,
        "ways": list(one.ways),
    }


def career_document(
    catalog: Catalog,
    career: Career,
    wages: Wages,
    place: Place,
    today: date,
    as_of: date | None,
    packing: PackingList | None = None,
) -> types.CareerDocument:
    """Everything on pay and career; `place` adds its own pay and leaves out the other areas.

    `packing` adds work in other states; without it `travel_between` and `packing` are `null`.
    """
    walk = Walk(catalog.sources, as_of or today)
    pay = Pay.of(wages)
    travels = packing.travels if packing else ()
    between = [_between(one, pay, place, catalog, walk) for one in travels]
    shown: types.CareerFacts = {
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
    }
    cited = catalog.cited(walk.cited)
    return {
        **head("career", today, as_of, catalog.version),
        **shown,
        "notes": _notes(cited),
        "findings": [],
        "sources": read_sources(cited, walk.cited),
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
    return travel_between(travel, figures, names, walk)


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
            "nation": _medians(step, NATION, pay),
            "state": _medians(step, place.state.area, pay) if place.state else None,
        },
        "outlook": _outlook(outlook_of(career, step.occupation), walk),
        "fields": [walk.definition(field) for field in fields],
        "notes": list(step.notes),
        "unknown": list(step.unknown),
    }


def _medians(step: NextStep, area: str, pay: Pay) -> types.PayOfStep:
    """The whole row of an occupation in a place, and how far its median is from an assistant's."""
    row, mine = pay.row(step.occupation, area), pay.row(MEDICAL_ASSISTANT, area)
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

"""Pay and next steps for a spreadsheet: a row for each occupation and place, then each next step.

The rows with the record "pay" are those of the place asked for, of its state and of the country;
where a state was asked for also those of its areas, and all where nothing was. A row "next step"
holds the pay of its occupation in the state asked for, else in the country, and by how much a
year it differs from a medical assistant's there. Outlooks are of the whole country. Percentages
are numbers of percent; a figure that is not known or was not published is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.labor import (
    Career,
    Months,
    NextStep,
    Outlook,
    PayRow,
    PayTable,
    Wages,
)
from cma_roadmap.model.traveling.packing import Carried, PackingList
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Sheet
from cma_roadmap.rendering.pages.career.pay_lookup import (
    MEDICAL_ASSISTANT,
    NATION,
    PERCENTILES,
    Pay,
    Place,
    more_than,
    outlook_of,
    reaches,
)
from cma_roadmap.rendering.text.spreadsheet import Value
from cma_roadmap.sentences.catalog import ENGLISH

Row = dict[str, Value]
ENGLISH_WORDS = Words(ENGLISH)

COLUMNS = (
    *("record", "place", "place_name", "place_kind", "soc", "occupation"),
    *("step", "title", "step_kind", "months_low", "months_high", "credential"),
    *("cost_low", "cost_likely", "cost_high", "cost_currency"),
    *(f"hourly_p{number}" for number in PERCENTILES),
    *("hourly_mean", *(f"annual_p{number}" for number in PERCENTILES), "annual_mean"),
    *("annual_difference", "currency", "wage_error", "ranked", "rank"),
    *("jobs", "jobs_per_1000", "location_quotient"),
    *("outlook_period", "outlook_jobs", "outlook_jobs_later", "outlook_percent"),
    *("openings", "openings_of", "confidence", "note", "sources"),
)


PACKING = (
    *("answer", "first_day", "last_day", "standing", "needed_for", "start_by", "who_to_ask"),
    *("card", "since", "ends", "ends_latest", "ending"),
)
"""Columns that only work in other states has."""


def career_sheet(
    career: Career, wages: Wages, place: Place, day: date, packing: PackingList | None = None
) -> Sheet:
    """All pay recorded for a place, or all there is, and the next steps as of `day`.

    With `packing` a row for each assignment, each paper and each card comes first.
    """
    pay = Pay.of(wages)
    rows = _Rows(career, pay, {one.row.area: one.place for one in pay.ranked()})
    travels = packing.travels if packing else ()
    there = [pay.row(MEDICAL_ASSISTANT, one.there.id) for one in travels]
    paid = (
        rows.paid(table, row)
        for table in wages.tables
        for row in table.rows
        if _is_wanted(row, place, there)
    )
    home = place.state.area if place.state else NATION
    told = (*paid, *(rows.step(step, home, day) for step in career.steps))
    if packing is None:
        return Sheet(COLUMNS, told)
    return Sheet((*COLUMNS, *PACKING), (*_packing(packing, day), *told))


def _packing(packing: PackingList, day: date) -> Iterator[Row]:
    """A row for each assignment with its answer, for each thing asked, and for each card."""
    for one in packing.assignments:
        there, asked = one.travel.there, one.asked
        here: Row = {
            "place": there.id,
            "place_name": there.name,
            "place_kind": "state",
            "first_day": asked.first,
            "last_day": asked.last,
            "who_to_ask": there.state.agency.name if there.state and there.state.agency else None,
        }
        yield {"record": "assignment", "answer": one.answer.value, **here}
        for packed in one.papers:
            step = packed.step
            rule = step.rule.at(day)
            yield {
                "record": "paper",
                **here,
                "step": step.id,
                "title": step.title,
                "standing": packed.standing.value,
                "needed_for": step.needed_for.value,
                "start_by": packed.latest,
                "confidence": rule.confidence.value,
                "sources": _each(rule.sources),
            }
        yield from (_card(card, how.value, here) for card, how in one.endings)


def _card(card: Carried, ending: str, here: Row) -> Row:
    return {
        "record": "card",
        **here,
        "card": card.id,
        "title": ENGLISH_WORDS.value(card.name),
        "since": card.since,
        "ends": card.ends,
        "ends_latest": card.ends_latest,
        "ending": ending,
        "sources": _each(card.sources),
    }


def _is_wanted(row: PayRow, place: Place, there: Sequence[PayRow | None]) -> bool:
    if place.state is None:
        return True
    named = {one.area for one in (place.state, place.area, *there) if one} | {NATION}
    in_state = place.area is None and not there and reaches(row, place.state.area)
    return row.area in named or in_state


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows; `ranks` are those of medical assistants' pay, by state."""

    career: Career
    pay: Pay
    ranks: Mapping[str, int]

    def paid(self, table: PayTable, row: PayRow) -> Row:
        """The pay of an occupation in a place; that of the country with the outlook."""
        soc = table.occupation.soc
        outlook = outlook_of(self.career, soc) if row.area == NATION else None
        cited = [self.pay.wages.source, *([outlook.source] if outlook else [])]
        sure = [self.pay.wages.confidence, *([outlook.confidence] if outlook else [])]
        return {
            "record": "pay",
            **self._figures(table, row),
            **_outlook(outlook),
            "confidence": _least(sure),
            "note": row.note,
            "sources": _each(cited),
        }

    def step(self, step: NextStep, area: str, day: date) -> Row:
        """A next step with the pay of its occupation in a place."""
        table = self.pay.table(step.occupation) if step.occupation else None
        row, outlook = self.pay.row(step.occupation, area), outlook_of(self.career, step.occupation)
        length = step.length.at(day)
        cited, sure = list(length.sources), [length.confidence]
        if table is not None and row is not None:
            cited.append(self.pay.wages.source)
            sure.append(self.pay.wages.confidence)
        if outlook is not None:
            cited.append(outlook.source)
            sure.append(outlook.confidence)
        if step.cost is not None:
            cited.append(step.cost.source)
        return {
            "record": "next step",
            **self._place(area, None),
            "soc": step.occupation,
            **(self._figures(table, row) if table and row else {}),
            **_told(step, length.value),
            **_outlook(outlook),
            "confidence": _least(sure),
            "note": " ".join(step.notes),
            "sources": _each(cited),
        }

    def _place(self, area: str, row: PayRow | None) -> Row:
        """Where it is: a row without a name has that of medical assistants' pay there."""
        rows = [one for one in (row, self.pay.row(MEDICAL_ASSISTANT, area)) if one]
        return {
            "place": area,
            "place_name": next((one.name for one in rows if one.name), None),
            "place_kind": rows[0].kind.value if rows else None,
        }

    def _figures(self, table: PayTable, row: PayRow) -> Row:
        soc, mine = table.occupation.soc, self.pay.row(MEDICAL_ASSISTANT, row.area)
        return {
            **self._place(row.area, row),
            "soc": soc,
            "occupation": table.occupation.title,
            **{f"hourly_p{n}": a for n, a in zip(PERCENTILES, row.hourly, strict=True)},
            "hourly_mean": row.hourly_mean,
            **{f"annual_p{n}": a for n, a in zip(PERCENTILES, row.annual, strict=True)},
            "annual_mean": row.annual_mean,
            "annual_difference": more_than(row, mine),
            "currency": self.pay.wages.currency,
            "wage_error": row.wage_error,
            "ranked": row.ranked,
            "rank": self.ranks.get(row.area) if soc == MEDICAL_ASSISTANT else None,
            "jobs": row.jobs,
            "jobs_per_1000": row.jobs_per_1000,
            "location_quotient": row.location_quotient,
        }


def _told(step: NextStep, length: Months | None) -> Row:
    cost = step.cost
    return {
        "step": step.id,
        "title": step.title,
        "step_kind": step.kind.value,
        "months_low": length.low if length else None,
        "months_high": length.high if length else None,
        "credential": step.credential,
        "cost_low": cost.low.amount if cost else None,
        "cost_likely": cost.likely.amount if cost else None,
        "cost_high": cost.high.amount if cost else None,
        "cost_currency": cost.likely.currency if cost else None,
    }


def _outlook(found: Outlook | None) -> Row:
    if found is None:
        return {}
    return {
        "outlook_period": found.period,
        "outlook_jobs": found.jobs,
        "outlook_jobs_later": found.jobs_later,
        "outlook_percent": found.percent,
        "openings": found.openings,
        "openings_of": found.openings_of,
    }


def _least(sure: Iterable[Confidence]) -> str:
    return min(sure, key=lambda one: one.rank).value


def _each(sources: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(sources))

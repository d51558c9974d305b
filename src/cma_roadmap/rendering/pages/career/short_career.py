"""Pay and career at one look: pay here against the country, and five next steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.labor import Career, PayRow, Wages
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.short_parts import next_up
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Fact,
    Facts,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    Tone,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.career.career_page import career_title
from cma_roadmap.rendering.pages.career.career_steps import cells, marks
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.pay_figures import UNPUBLISHED, hourly, percent, yearly
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT, Pay, Place, outlook_of
from cma_roadmap.rendering.pages.career.pay_table import place as place_name
from cma_roadmap.sentences.catalog import ENGLISH

_STEPS = 5
_PAY = ("place", "quarter", "middle", "three-quarters", "year", "jobs")
_COLUMNS = ("step", "length", "pay", "difference", "outlook")


def short_career_page(
    career: Career,
    wages: Wages,
    place: Place,
    whole: Page,
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """What the work pays here and in the country, and where it can lead."""
    words = Words(phrases)
    view = CareerView(career, Pay.of(wages), place, FactItems(day, words))
    sections = (
        Section("pay", words("career.short.pay", period=wages.period), tuple(_pay(view))),
        Section("steps", words("career.heading.steps"), tuple(_steps(view))),
        next_up(words, whole, *_commands(view), parts="areas,outlook,premium"),
    )
    shown = tuple(section for section in sections if section.blocks)
    return Page(career_title(view), (Facts(tuple(_facts(view))),), shown, {})


def _facts(view: CareerView) -> Iterator[Fact]:
    """Jobs to come, and what a certificate may add, on weak evidence."""
    words, found = view.words, outlook_of(view.career, MEDICAL_ASSISTANT)
    text = words("word.unknown")
    if found is not None:
        change = percent(found.percent, words)
        text = words("career.short.growth", period=found.period, percent=change)
    yield Fact(words("career.heading.outlook"), text)
    premium = view.career.premium
    adds = words("career.short.premium", low=premium.low, high=premium.high)
    yield Fact(words("career.short.certificate"), adds)


def _pay(view: CareerView) -> Iterator[Block]:
    rows = [row for row in (view.place.area, view.place.state, view.pay.nation) if row is not None]
    columns = tuple(
        Column(
            key,
            view.words(f"career.short.{key}"),
            figures=key != "place",
            clipped=key == "place",
            least=14,
        )
        for key in _PAY
    )
    told = tuple(_row(row, view) for row in rows)
    if not told:
        yield from listed([Item(view.words("career.no-pay"), Mark.UNKNOWN)])
        return
    yield Table(columns, told, "place")
    noted = [row.note for row in rows if row.note]
    yield from listed(Item(note, Mark.WARNING) for note in noted)
    if any(UNPUBLISHED in row for row in told):
        yield Paragraph(view.words("pay.unpublished"), Tone.ASIDE)


def _row(row: PayRow, view: CareerView) -> tuple[str, ...]:
    money = (hourly(row.hourly[n], view.currency) for n in (1, 2, 3))
    jobs = f"{row.jobs:,}" if row.jobs is not None else UNPUBLISHED
    return (place_name(row, view.words), *money, yearly(row.annual_median, view.currency), jobs)


def _steps(view: CareerView) -> Iterator[Block]:
    """The first next steps in the order of the data, with their pay beside this work."""
    columns = tuple(
        Column(
            key,
            view.words(f"career.column.{key}"),
            figures=key not in ("step", "length"),
            clipped=key == "step",
            least=26,
            give_way={"outlook": 1, "length": 2}.get(key, 0),
        )
        for key in _COLUMNS
    )
    told = [cells(step, view) for step in view.career.steps[:_STEPS]]
    rows = tuple(tuple(str(row[key]) for key in _COLUMNS) for row in told)
    if rows:
        yield Table(columns, rows, "step")
    left = len(view.career.steps[_STEPS:])
    parts = [view.words("career.short.more", count=left)] if left else []
    parts += marks([row[key] for row in told for key in _COLUMNS], view.words)
    yield Paragraph(" ".join(parts), Tone.ASIDE)


def _commands(view: CareerView) -> Iterator[str]:
    words, state = view.words, view.place.state
    if state is None:
        yield words("short.more.career")
    else:
        yield words("short.more.state", state=state.area)
    yield words("specialty.more.all")
    yield words("short.more.compare")

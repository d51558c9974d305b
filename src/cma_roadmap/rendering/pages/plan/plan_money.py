"""The money of a plan's page: the sums, month by month, beside the totals, who else may pay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cma_roadmap.rendering.page.blocks import Block, Fold, Item, Items, Paragraph, Tone
from cma_roadmap.rendering.page.plan_blocks import Months
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.plan.beside_totals import AidNote
from cma_roadmap.rendering.plan.years import year_notes, years
from cma_roadmap.rendering.text.said import cite

if TYPE_CHECKING:
    from cma_roadmap.rendering.pages.plan.told_plan import ToldPlan

_FIGURES = ("low", "likely", "high")


def costs(told: ToldPlan) -> Iterator[Block]:
    """Low, likely and high by phase, the sums, and what they leave out."""
    found = told.view.costs
    if found is None:
        return
    columns = (
        Column("phase", told.head("phase"), flexible=True, least=16),
        *(Column(name, told.head(name), figures=True) for name in _FIGURES),
    )
    rows = tuple((row.label, row.low, row.likely, row.high) for row in found.rows)
    sums = frozenset(at for at, row in enumerate(found.rows) if row.is_total)
    caption = told.words("page.costs_caption")
    yield Table(columns, rows, "phase", sums=sums, caption=caption)
    yield from map(Paragraph, found.remarks)


def by_year(told: ToldPlan) -> Iterator[Block]:
    """What falls due in each year for each credential, for cards and for the state, and in all."""
    rows = years(told.roadmap, told.words)
    if not rows:
        return
    columns = (
        Column("year", told.head("year")),
        Column("part", told.head("part"), flexible=True, least=16),
        *(Column(name, told.head(name), figures=True) for name in _FIGURES),
    )
    cells = tuple((row.year, row.part, row.low, row.likely, row.high) for row in rows)
    sums = frozenset(at for at, row in enumerate(rows) if row.is_sum)
    yield Table(columns, cells, "part", sums=sums, caption=told.words("page.years_caption"))
    yield from map(Paragraph, year_notes(told.roadmap, told.words))


def cash_flow(told: ToldPlan) -> Iterator[Block]:
    """What falls due month by month."""
    flow = told.view.cash_flow
    if flow is not None:
        low, likely, high = map(told.head, _FIGURES)
        month, so_far = told.words("page.month"), told.words("page.so_far")
        heads = (month, low, likely, high, so_far, told.head("missing"))
        yield Months(flow, heads, told.words("page.months_caption"))


def extras(told: ToldPlan) -> Iterator[Block]:
    """Amounts that are in no total."""
    items = [
        Item(
            f"{note.label}: {note.amount}.",
            tone=Tone.STRONG,
            body=(Paragraph(note.why + cite(note.sources)),),
            about=note.label,
        )
        for note in told.view.extras
    ]
    if items:
        yield Items(tuple(items))


def aid(told: ToldPlan) -> Iterator[Block]:
    """Questions, whom to ask, and, folded away, what sources say."""
    items = [_question(note, told) for note in told.view.aid]
    if items:
        yield Paragraph(told.words("page.aid_lead"))
        yield Items(tuple(items), to_do=True)


def _question(note: AidNote, told: ToldPlan) -> Item:
    text = f"{told.view.labels['ask']}: {note.ask}." + cite(note.sources)
    facts = tuple(
        Item(fact.text + cite(fact.sources), lead=f"{fact.label}:") for fact in note.facts
    )
    folded = Fold(told.words("page.aid_facts"), note.question, (Items(facts),))
    return Item(text, body=(folded,) if facts else (), lead=note.question, about=note.question)

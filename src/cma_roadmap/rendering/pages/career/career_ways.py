"""Next steps after medical assisting, one by one: how to enter, how long, what it brings."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.labor import NextStep
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Piece
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.pages.career.career_lengths import length_in_words
from cma_roadmap.rendering.pages.career.career_sections import asked, outlook_lines
from cma_roadmap.rendering.pages.career.career_view import CareerView, retold
from cma_roadmap.rendering.pages.career.pay_figures import difference, medians
from cma_roadmap.rendering.pages.career.pay_lookup import (
    MEDICAL_ASSISTANT,
    NATION,
    more_than,
    outlook_of,
)
from cma_roadmap.rendering.pages.career.pay_table import place
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")


def one_by_one(view: CareerView) -> Iterator[Line]:
    """Each step whole: how to enter, how long, what it brings, who teaches it, what is unknown."""
    for number, step in enumerate(view.career.steps, start=1):
        if number > 1:
            yield BLANK
        head = view.words(f"career.kind.{step.kind}", title=step.title)
        yield from view.told.paper.hanging(f" {number}. ", head, Ink.STRONG)
        yield from _whole(step, view)


def asks(view: CareerView) -> Iterator[Line]:
    """Each step in short, beside a table of their pay: how to enter, and what it costs."""
    for step in view.career.steps:
        head = view.words(f"career.kind.{step.kind}", title=step.title)
        yield from bullet(view.told.paper, 0, _DASH, head, Ink.STRONG)
        for entry in step.entry:
            yield from view.told.fact(view.words("career.entry"), entry, 1)
        local = view.row(step.occupation)
        if local is None or local.annual_median is None:
            yield from _pay_elsewhere(step, view)
        if step.cost is not None:
            yield from _cost(step, view)
    if all(step.cost is None for step in view.career.steps):
        yield from bullet(view.told.paper, 0, Piece("?", Ink.WARNING), view.words("career.no-cost"))


def _pay_elsewhere(step: NextStep, view: CareerView) -> Iterator[Line]:
    """The country's pay, named as that, where the state has none of its own."""
    row = view.pay.row(step.occupation, NATION)
    place_name = place(view.place.state, view.words) if view.place.state else ""
    text = view.words(
        "career.pay-nation", pay=medians(row, view.currency, view.words), place=place_name
    )
    yield from bullet(view.told.paper, 1, _DASH, text + (view.pay_refs() if row else ""))


def _whole(step: NextStep, view: CareerView) -> Iterator[Line]:
    told, words, paper = view.told, view.words, view.told.paper
    for entry in step.entry:
        yield from told.fact(words("career.entry"), entry, 1)
    length = retold(step.length, lambda months: length_in_words(months, words))
    yield from told.fact(words("career.length"), length, 1)
    yield from _pay(step, view)
    found = outlook_of(view.career, step.occupation)
    if found is None:
        yield from bullet(paper, 1, Piece("?", Ink.WARNING), words("career.no-outlook"))
    else:
        yield from outlook_lines(found, view, 1)
    if step.credential:
        text = words("career.credential", credential=step.credential)
        yield from bullet(paper, 1, _DASH, text)
    yield from _cost(step, view)
    yield from _schools(step, view)
    for note in step.notes:
        yield from remark(paper, 1, visible(note))
    yield from asked(step.unknown, view, 1)


def _pay(step: NextStep, view: CareerView) -> Iterator[Line]:
    row, mine = view.row(step.occupation), view.row(MEDICAL_ASSISTANT)
    text = view.words("career.pay", pay=medians(row, view.currency, view.words))
    more = more_than(row, mine)
    if more is not None:
        shown = difference(more, view.currency)
        text = view.words("career.pay-difference", text=text, difference=shown)
    yield from bullet(view.told.paper, 1, _DASH, text + (view.pay_refs() if row else ""))


def _cost(step: NextStep, view: CareerView) -> Iterator[Line]:
    if step.cost is None:
        text = view.words("career.cost", cost=view.words("word.unknown"))
    else:
        cost = view.words.amount(step.cost.range)
        text = view.words("career.cost", cost=cost) + view.told.cited.refs([step.cost.source])
    yield from bullet(view.told.paper, 1, _DASH, text)


def _schools(step: NextStep, view: CareerView) -> Iterator[Line]:
    """How many schools teach it: a sign of how easy it is to find one."""
    for field in view.career.fields:
        if field.cip in step.fields:
            text = view.words(
                "career.schools",
                field=field.title,
                schools=f"{field.schools:,}",
                awards=f"{field.awards:,}",
                year=field.year,
            )
            refs = view.told.cited.refs([field.source])
            yield from bullet(view.told.paper, 1, _DASH, text + refs)

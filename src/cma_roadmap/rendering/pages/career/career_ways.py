"""Next steps after medical assisting, one by one: how to enter, how long, what it brings."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.labor import NextStep
from cma_roadmap.rendering.page.blocks import (
    Block,
    Item,
    Items,
    Mark,
    Paragraph,
    Tone,
    asked,
    listed,
)
from cma_roadmap.rendering.pages.career.career_lengths import length_in_words
from cma_roadmap.rendering.pages.career.career_sections import outlook_items
from cma_roadmap.rendering.pages.career.career_view import CareerView, retold
from cma_roadmap.rendering.pages.career.pay_figures import difference, medians
from cma_roadmap.rendering.pages.career.pay_lookup import (
    MEDICAL_ASSISTANT,
    NATION,
    more_than,
    outlook_of,
)
from cma_roadmap.rendering.pages.career.pay_table import place
from cma_roadmap.rendering.text.said import Said, cite


def one_by_one(view: CareerView) -> Iterator[Block]:
    """Each step whole: how to enter, how long, what it brings, who teaches it, what is unknown."""
    yield Items(
        tuple(
            Item(_name(step, view), number, Tone.STRONG, tuple(_whole(step, view)))
            for number, step in enumerate(view.career.steps, start=1)
        ),
        apart=True,
    )


def asks(view: CareerView) -> Iterator[Block]:
    """Each step in short, beside a table of their pay: how to enter, and what it costs."""
    yield from listed(
        Item(_name(step, view), tone=Tone.STRONG, body=tuple(listed(_short(step, view))))
        for step in view.career.steps
    )
    if all(step.cost is None for step in view.career.steps):
        yield from asked([view.words("career.no-cost")])


def _name(step: NextStep, view: CareerView) -> str:
    return view.words(f"career.kind.{step.kind}", title=step.title)


def _short(step: NextStep, view: CareerView) -> Iterator[Item]:
    yield from _entry(step, view)
    local = view.row(step.occupation)
    if local is None or local.annual_median is None:
        yield Item(_pay_elsewhere(step, view))
    if step.cost is not None:
        yield _cost(step, view)


def _entry(step: NextStep, view: CareerView) -> Iterator[Item]:
    for entry in step.entry:
        yield from view.facts.fact(view.words("career.entry"), entry)


def _pay_elsewhere(step: NextStep, view: CareerView) -> Said:
    """The country's pay, named as that, where the state has none of its own."""
    row = view.pay.row(step.occupation, NATION)
    place_name = place(view.place.state, view.words) if view.place.state else ""
    text = view.words(
        "career.pay-nation", pay=medians(row, view.currency, view.words), place=place_name
    )
    return text + view.pay_cited if row else text


def _whole(step: NextStep, view: CareerView) -> Iterator[Block]:
    yield Items(tuple(_facts(step, view)))
    yield from (Paragraph(note, Tone.ASIDE) for note in step.notes)
    yield from asked(step.unknown)


def _facts(step: NextStep, view: CareerView) -> Iterator[Item]:
    words = view.words
    yield from _entry(step, view)
    length = retold(step.length, lambda months: length_in_words(months, words))
    yield from view.facts.fact(words("career.length"), length)
    yield _pay(step, view)
    found = outlook_of(view.career, step.occupation)
    if found is None:
        yield Item(words("career.no-outlook"), Mark.UNKNOWN)
    else:
        yield from outlook_items(found, view)
    if step.credential:
        yield Item(words("career.credential", credential=step.credential))
    yield _cost(step, view)
    yield from _schools(step, view)


def _pay(step: NextStep, view: CareerView) -> Item:
    row, mine = view.row(step.occupation), view.row(MEDICAL_ASSISTANT)
    text = view.words("career.pay", pay=medians(row, view.currency, view.words))
    more = more_than(row, mine)
    if more is not None:
        shown = difference(more, view.currency)
        text = view.words("career.pay-difference", text=text, difference=shown)
    return Item(text + view.pay_cited if row else text)


def _cost(step: NextStep, view: CareerView) -> Item:
    if step.cost is None:
        return Item(view.words("career.cost", cost=view.words("word.unknown")))
    text = view.words("career.cost", cost=view.words.amount(step.cost.range))
    return Item(text + cite([step.cost.source]))


def _schools(step: NextStep, view: CareerView) -> Iterator[Item]:
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
            yield Item(text + cite([field.source]))

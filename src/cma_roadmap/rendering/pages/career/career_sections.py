"""The sections of a page about pay and career that are not about single next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.model.definitions.credential import NamedFact
from cma_roadmap.model.definitions.labor import CredentialPay, Outlook, PayRow
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Item,
    Items,
    Paragraph,
    Tone,
    asked,
    listed,
)
from cma_roadmap.rendering.pages.career.career_view import CareerView, stated
from cma_roadmap.rendering.pages.career.pay_figures import hourly, percent
from cma_roadmap.rendering.pages.career.pay_lookup import (
    MEDICAL_ASSISTANT,
    is_sure,
    outlook_of,
    retold_outlook,
)
from cma_roadmap.rendering.pages.career.pay_table import apart, bars, noted, percentiles, place
from cma_roadmap.rendering.pages.career.travel_sections import pay_of_both
from cma_roadmap.rendering.text.said import Text, cite

_SHORT = 3
"""How many facts of a list are told on the page of one place."""


def pay(view: CareerView) -> Iterator[Block]:
    """The five figures of the area, the state and the country, and what they leave out."""
    there = [view.pay.row(MEDICAL_ASSISTANT, one.there.id) for one in view.travels]
    placed = (view.place.area, view.place.state, *there, view.pay.nation)
    rows = [row for row in placed if row is not None]
    if not rows:
        yield from asked([view.words("career.no-pay")])
        return
    yield from percentiles(rows, view.currency, view.words)
    yield Break()
    items = [Item(_jobs(row, view), body=tuple(noted(row, Tone.WARNING))) for row in rows]
    for travel in view.travels:
        items += pay_of_both(view.place.state, travel, view)
    caveats = (caveat.rstrip(".") + view.pay_cited for caveat in view.pay.wages.caveats)
    yield Items((*items, *map(Item, caveats)))


def _jobs(row: PayRow, view: CareerView) -> Text:
    """How many work there, how common the work is, and which place the pay takes."""
    words, ranked = view.words, view.pay.ranked()
    jobs = f"{row.jobs:,}" if row.jobs is not None else words("word.unknown")
    parts = [words("career.jobs", place=place(row, words), jobs=jobs)]
    if row.jobs_per_1000 is not None:
        parts.append(words("career.jobs-per-1000", count=row.jobs_per_1000))
    if row.location_quotient is not None:
        parts.append(words("career.quotient", times=row.location_quotient))
    held = next((one.place for one in ranked if one.row is row), None)
    if held is not None:
        parts.append(words("career.place", place=held, count=len(ranked)))
    return "; ".join(parts) + view.pay_cited


def by_state(view: CareerView) -> Iterator[Block]:
    """States by middle pay with bars, the country among them; the unsure rows apart."""
    words = view.words
    entries = [(f"{one.place}.", one.row) for one in view.pay.ranked()]
    nation = view.pay.nation
    if nation is not None and nation.hourly_median is not None:
        middle = nation.hourly_median
        at = next((i for i, (_, r) in enumerate(entries) if (r.hourly_median or 0) < middle), None)
        entries.insert(len(entries) if at is None else at, ("-", nation))
    if not entries:
        return
    yield Paragraph(words("career.ranked") + view.pay_cited, Tone.ASIDE)
    yield from bars(entries, view.currency, words, nation)
    unsure = view.pay.apart()
    if unsure:
        yield Break()
        yield Paragraph(words("career.apart"), Tone.ASIDE)
        yield from apart(unsure, view.currency, words)


def areas(view: CareerView) -> Iterator[Block]:
    """The metropolitan and other areas of the state, each by its code."""
    state = view.place.state
    found = view.pay.areas(state.area) if state is not None else ()
    if state is None or not found:
        return
    words = view.words
    yield Paragraph(words("career.areas") + view.pay_cited, Tone.ASIDE)
    entries = [(row.area, row) for row in found if is_sure(row)]
    if is_sure(state):
        entries.append(("-", state))
    yield from bars(entries, view.currency, words, state)
    yield from apart((row for row in found if not is_sure(row)), view.currency, words)
    yield Paragraph(words("career.area-hint", area=found[0].area))


def outlook(view: CareerView) -> Iterator[Block]:
    """Jobs to come, openings, and what is usual to enter."""
    found = outlook_of(view.career, MEDICAL_ASSISTANT)
    if found is None:
        yield from asked([view.words("career.no-outlook")])
        return
    usual = (("entry", found.entry), ("experience", found.experience), ("job", found.on_the_job))
    items = list(outlook_items(found, view))
    for code, text in usual:
        if text:
            fact = stated(text, found.source, found.confidence)
            items += view.facts.fact(view.words(f"career.usual.{code}"), fact)
    retold = retold_outlook(view.career, MEDICAL_ASSISTANT)
    if retold is not None:
        items += outlook_items(retold, view)
        items.append(Item(view.words("career.second-hand", text=retold.second_hand)))
    yield Items(tuple(items))


def outlook_items(found: Outlook, view: CareerView) -> Iterator[Item]:
    """The growth and the openings of an occupation."""
    words = view.words
    later = f"{found.jobs_later:,}" if found.jobs_later is not None else words("word.unknown")
    growth = words(
        "career.growth", jobs=f"{found.jobs:,}", later=later, percent=percent(found.percent, words)
    )
    label = words("career.outlook", period=found.period)
    yield from view.facts.fact(
        label, stated(growth, found.source, found.confidence, also=found.also)
    )
    openings = f"{found.openings:,}" if found.openings is not None else words("word.unknown")
    if found.openings_of:
        openings = words("career.openings-of", openings=openings, group=found.openings_of)
    fact = stated(openings, found.source, found.confidence, also=found.also)
    yield from view.facts.fact(words("career.openings"), fact)


def premium(view: CareerView) -> Iterator[Block]:
    """What a certificate may add: a range, how weak it is, and every survey behind it."""
    found, words = view.career.premium, view.words
    behind = [survey.source for survey in found.surveys if survey.percent is not None]
    surveys = [s for s in found.surveys if not view.is_local or s.percent is not None]
    body: tuple[Block, ...] = (
        Paragraph(words("career.premium-label", label=found.label), Tone.WARNING),
        Paragraph(words("career.premium-weak"), Tone.ASIDE),
        *listed(item for survey in surveys for item in _survey(survey, view)),
    )
    text = words("career.premium", low=found.low, high=found.high) + cite(behind)
    items = [Item(text, tone=Tone.STRONG, body=body)]
    if found.employers and not view.is_local:
        told = listed(view.facts.named(found.employers))
        items.append(Item(words("career.employers-say"), tone=Tone.STRONG, body=tuple(told)))
    yield Items(tuple(items))
    if not view.is_local:
        yield from asked(found.unknown)


def _survey(survey: CredentialPay, view: CareerView) -> Iterator[Item]:
    words = view.words
    sides = (
        ("career.survey.with", survey.certified, survey.hourly_with),
        ("career.survey.without", survey.compared_with, survey.hourly_without),
    )
    parts = []
    for code, who, amount in sides:
        figure = hourly(amount, view.currency)
        end = "" if amount is None else words("career.survey.amount", amount=figure)
        parts.append(words(code, who=who) + end)
    if survey.percent is not None:
        parts.append(words("career.survey.percent", percent=percent(survey.percent, words)))
    if survey.responses:
        parts.append(words("career.survey.responses", responses=survey.responses))
    fact = stated("; ".join(parts), survey.source, survey.confidence, survey.note)
    yield from view.facts.fact(words("career.survey", year=survey.year), fact)


def settings(view: CareerView) -> Iterator[Block]:
    """Kinds of employer."""
    return _facts(view.career.settings, view, _most(view))


def work(view: CareerView) -> Iterator[Block]:
    """What the work is."""
    return _facts(view.career.work, view, _most(view))


def travel(view: CareerView) -> Iterator[Block]:
    """Work by contract, away from home."""
    return _facts(view.career.travel, view, None if view.travels else _most(view))


def outcomes(view: CareerView) -> Iterator[Block]:
    """How students of accredited programs fare."""
    return _facts(view.career.outcomes, view, _most(view))


def _most(view: CareerView) -> int | None:
    return _SHORT if view.is_local else None


def _facts(facts: Sequence[NamedFact], view: CareerView, most: int | None) -> Iterator[Block]:
    """All facts, or the `most` first with a word on where the others are."""
    shown = facts[:most]
    yield from listed(view.facts.named(shown))
    if len(shown) < len(facts):
        more = view.words("career.more", count=len(facts) - len(shown))
        yield Paragraph(more, Tone.ASIDE)


def unknown(view: CareerView) -> Iterator[Block]:
    """What was looked for and not found."""
    return asked(view.career.unknown)

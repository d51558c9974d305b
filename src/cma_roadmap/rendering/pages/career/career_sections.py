"""The sections of a page about pay and career that are not about single next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.model.definitions.credential import NamedFact
from cma_roadmap.model.definitions.labor import CredentialPay, Outlook, PayRow
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Piece
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.pages.career.career_view import CareerView, stated
from cma_roadmap.rendering.pages.career.pay_figures import hourly, percent
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT, is_sure, outlook_of
from cma_roadmap.rendering.pages.career.pay_table import Bar, apart, bars, percentiles, place
from cma_roadmap.rendering.pages.career.travel_sections import pay_of_both
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_ASKED = Piece("?", Ink.WARNING)
_SHORT = 3
"""How many facts of a list are told on the page of one place."""


def pay(view: CareerView) -> Iterator[Line]:
    """The five figures of the area, the state and the country, and what they leave out."""
    there = view.pay.row(MEDICAL_ASSISTANT, view.travel.there.id) if view.travel else None
    placed = (view.place.area, view.place.state, there, view.pay.nation)
    rows = [row for row in placed if row is not None]
    if not rows:
        yield from bullet(view.told.paper, 0, _ASKED, view.words("career.no-pay"))
        return
    yield from percentiles(rows, view.currency, view.words, view.told.paper)
    yield BLANK
    for row in rows:
        yield from bullet(view.told.paper, 0, _DASH, _jobs(row, view) + view.pay_refs())
        if row.note:
            yield from remark(view.told.paper, 0, visible(row.note), Ink.WARNING)
    if view.travel is not None:
        yield from pay_of_both(view.place.state, view.travel, view)
    for caveat in view.pay.wages.caveats:
        text = visible(caveat).rstrip(".") + view.pay_refs()
        yield from bullet(view.told.paper, 0, _DASH, text)


def _jobs(row: PayRow, view: CareerView) -> str:
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
    return "; ".join(parts)


def by_state(view: CareerView) -> Iterator[Line]:
    """States by middle pay with bars, the country among them; the unsure rows apart."""
    paper, words = view.told.paper, view.words
    entries = [Bar(f"{one.place}.", one.row) for one in view.pay.ranked()]
    nation = view.pay.nation
    if nation is not None and nation.hourly_median is not None:
        middle = nation.hourly_median
        at = next((i for i, e in enumerate(entries) if (e.row.hourly_median or 0) < middle), None)
        entries.insert(len(entries) if at is None else at, Bar("-", nation, bold=True))
    if not entries:
        return
    yield from remark(paper, -1, words("career.ranked") + view.pay_refs())
    yield from bars(entries, view.currency, words, paper)
    unsure = view.pay.apart()
    if unsure:
        yield BLANK
        yield from remark(paper, -1, words("career.apart"))
        yield from apart(unsure, view.currency, words, paper)


def areas(view: CareerView) -> Iterator[Line]:
    """The metropolitan and other areas of the state, each by its code."""
    state = view.place.state
    found = view.pay.areas(state.area) if state is not None else ()
    if state is None or not found:
        return
    paper, words = view.told.paper, view.words
    yield from remark(paper, -1, words("career.areas") + view.pay_refs())
    shown = [Bar(visible(row.area), row) for row in found if is_sure(row)]
    if is_sure(state):
        shown.append(Bar("-", state, bold=True))
    yield from bars(shown, view.currency, words, paper)
    yield from apart([row for row in found if not is_sure(row)], view.currency, words, paper)
    hint = words("career.area-hint", area=found[0].area)
    yield from remark(paper, -1, hint, Ink.PLAIN)


def outlook(view: CareerView) -> Iterator[Line]:
    """Jobs to come, openings, and what is usual to enter."""
    found = outlook_of(view.career, MEDICAL_ASSISTANT)
    if found is None:
        yield from bullet(view.told.paper, 0, _ASKED, view.words("career.no-outlook"))
        return
    yield from outlook_lines(found, view, 0)
    words = view.words
    usual = (("entry", found.entry), ("experience", found.experience), ("job", found.on_the_job))
    for code, text in usual:
        if text:
            fact = stated(text, found.source, found.confidence)
            yield from view.told.fact(words(f"career.usual.{code}"), fact)


def outlook_lines(found: Outlook, view: CareerView, depth: int) -> Iterator[Line]:
    """The growth and the openings of an occupation."""
    words = view.words
    later = f"{found.jobs_later:,}" if found.jobs_later is not None else words("word.unknown")
    growth = words(
        "career.growth", jobs=f"{found.jobs:,}", later=later, percent=percent(found.percent, words)
    )
    label = words("career.outlook", period=found.period)
    fact = stated(growth, found.source, found.confidence)
    yield from view.told.fact(label, fact, depth)
    openings = f"{found.openings:,}" if found.openings is not None else words("word.unknown")
    if found.openings_of:
        openings = words("career.openings-of", openings=openings, group=found.openings_of)
    fact = stated(openings, found.source, found.confidence)
    yield from view.told.fact(words("career.openings"), fact, depth)


def premium(view: CareerView) -> Iterator[Line]:
    """What a certificate may add: a range, how weak it is, and every survey behind it."""
    found, told, words = view.career.premium, view.told, view.words
    behind = [survey.source for survey in found.surveys if survey.percent is not None]
    text = words("career.premium", low=found.low, high=found.high) + told.cited.refs(behind)
    yield from bullet(told.paper, 0, _DASH, text, Ink.STRONG)
    yield from remark(told.paper, 0, words("career.premium-label", label=found.label), Ink.WARNING)
    yield from remark(told.paper, 0, words("career.premium-weak"))
    surveys = [s for s in found.surveys if not view.is_local or s.percent is not None]
    for survey in surveys:
        fact = stated(_survey(survey, view), survey.source, survey.confidence, survey.note)
        yield from told.fact(words("career.survey", year=survey.year), fact, 1)
    if view.is_local:
        return
    if found.employers:
        yield from bullet(told.paper, 0, _DASH, words("career.employers-say"), Ink.STRONG)
    yield from told.named(found.employers, 1)
    yield from asked(found.unknown, view)


def _survey(survey: CredentialPay, view: CareerView) -> str:
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
    return "; ".join(parts)


def settings(view: CareerView) -> Iterator[Line]:
    """Kinds of employer."""
    return _facts(view.career.settings, view, _most(view))


def work(view: CareerView) -> Iterator[Line]:
    """What the work is."""
    return _facts(view.career.work, view, _most(view))


def travel(view: CareerView) -> Iterator[Line]:
    """Work by contract, away from home."""
    return _facts(view.career.travel, view, None if view.travel else _most(view))


def outcomes(view: CareerView) -> Iterator[Line]:
    """How students of accredited programs fare."""
    return _facts(view.career.outcomes, view, _most(view))


def _most(view: CareerView) -> int | None:
    return _SHORT if view.is_local else None


def _facts(facts: Sequence[NamedFact], view: CareerView, most: int | None) -> Iterator[Line]:
    """All facts, or the `most` first with a word on where the others are."""
    shown = facts[:most]
    yield from view.told.named(shown)
    if len(shown) < len(facts):
        more = view.words("career.more", count=len(facts) - len(shown))
        yield from remark(view.told.paper, 0, more)


def unknown(view: CareerView) -> Iterator[Line]:
    """What was looked for and not found."""
    return asked(view.career.unknown, view)


def asked(texts: Sequence[str], view: CareerView, depth: int = 0) -> Iterator[Line]:
    """Questions that nothing was found on."""
    for text in texts:
        yield from bullet(view.told.paper, depth, _ASKED, visible(text))

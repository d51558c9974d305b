"""The terms ahead of all that is held, as a page: what to do, and what each day late does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from cma_roadmap.model.results.network import Phase, StepKind
from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.model.tracked.due import Due, is_action
from cma_roadmap.model.tracked.keeping import (
    ByExam,
    Limit,
    RenewalChain,
    RenewalDay,
    RenewalPrice,
    Renewals,
    RenewalTerm,
)
from cma_roadmap.model.values.message import Finding
from cma_roadmap.model.values.money import MoneyRange
from cma_roadmap.rendering.facts.fact_items import finding_item
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.tracked.next_page import due_line
from cma_roadmap.rendering.pages.tracked.renew_years import bills, year_table
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.sentences.catalog import ENGLISH

_TERMS = ("name", "last", "earn", "by", "cost")
_MOST_LATE = 4
_MOST_HELD = 8
"""Of credentials in the table and of lines on being late together, at one look."""
_BEFORE = (RenewalDay.EXAM_BY, RenewalDay.SUBMIT)
_LATE = (RenewalDay.LATE, RenewalDay.GRACE, RenewalDay.LAPSED, RenewalDay.SHUT)


def renew_page(
    found: Renewals, *, short: bool = False, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The terms, being late, and each year's bill; `short`: of each what comes first."""
    words = Words(phrases)
    title = words("renew.title", day=found.roadmap.today)
    lead = (_terms(found, words, short=short),)
    if short:
        sections = [
            Section("late", words("renew.heading.late"), tuple(_all_late(found, words))),
            Section("by-year", words("renew.heading.by-year"), tuple(bills(found, words))),
            Section("more", words("short.heading.more"), (Paragraph(words("renew.more")),)),
        ]
        return Page(title, lead, tuple(s for s in sections if s.blocks), {})
    sections = [
        Section(chain.credential, chain.name, tuple(_chain(chain, words)), is_name=True)
        for chain in found.chains
    ]
    cards = [
        Item(words("renew.card", name=card.name, day=card.expires_on), Mark.DASH)
        for card in found.all_held.cards
    ]
    sections.append(Section("cards", words("renew.heading.cards"), tuple(listed(cards))))
    state = [
        Item(due_line(_due(planned), words), Mark.DASH, lead=f"{_said(planned, words)}:")
        for planned in found.roadmap.steps
        if planned.step.phase is Phase.STATE and is_action(planned)
    ]
    sections.append(Section("state", words("renew.heading.state"), tuple(listed(state))))
    sections.append(
        Section("by-year", words("renew.heading.by-year"), tuple(year_table(found, words)))
    )
    notes = tuple(finding_item(one, words) for one in _each_once(found.roadmap.findings, words))
    sections.append(Section("notices", words("renew.heading.notices"), tuple(listed(notes))))
    cited = {source.id: source for source in found.roadmap.sources}
    known = {**cited, **found.sources}
    return paged(title, lead, sections, known, words, found.confidence)


def _each_once(findings: Iterable[Finding], words: Words) -> Iterator[Finding]:
    """What is true of several credentials of one body, told once with all its sources."""
    told: dict[str, Finding] = {}
    for one in findings:
        first = told.setdefault(words.say(one.message), one)
        sources = tuple(dict.fromkeys((*first.sources, *one.sources)))
        told[words.say(one.message)] = first._replace(sources=sources)
    yield from told.values()


def _due(planned: PlannedStep) -> Due:
    is_last_day = planned.step.kind is StepKind.DEADLINE
    return Due(planned, planned.timing.start if is_last_day else None)


def _said(planned: PlannedStep, words: Words) -> str:
    return words.say(planned.step.title)


def _terms(found: Renewals, words: Words, *, short: bool) -> Table:
    """A term a row; on a first screen only the present one of each credential."""
    rows = tuple(
        (
            chain.name if len(chain.terms) < 2 or short else _numbered(chain, term, words),
            _through(chain, term, found.roadmap.today, words),
            _to_earn(chain, term, words),
            _papers_by(term, found.roadmap.today, words),
            _bill(term.prices, words),
        )
        for chain in found.chains
        for term in (chain.terms[:1] if short else chain.terms)
    )
    unknown = tuple(
        (chain.name, words("renew.not-known"), words("renew.ask", body=chain.body), "", "")
        for chain in found.chains
        if not chain.terms
    )
    columns = tuple(
        Column(key, words(f"renew.column.{key}"), flexible=key != "name", least=11)
        for key in _TERMS
    )
    return Table(columns, rows + unknown, "name")


def _through(chain: RenewalChain, term: RenewalTerm, today: date, words: Words) -> str:
    """The last day of a term; of a credential that nobody said was renewed, what it hangs on."""
    if chain.renewable is None:
        return words("renew.if-renewed", day=term.last)
    return words("renew.ran-out", day=term.last) if term.last < today else words.value(term.last)


def _numbered(chain: RenewalChain, term: RenewalTerm, words: Words) -> str:
    return words("renew.term-of", name=chain.name, number=term.number)


def _day(term: RenewalTerm, what: RenewalDay) -> date | None:
    return next((limit.day for limit in term.limits if limit.what is what), None)


def _papers_by(term: RenewalTerm, today: date, words: Words) -> str:
    day = _day(term, RenewalDay.SUBMIT) or term.last
    return words.value(day) if day >= today else words("renew.at-once", day=day)


def _to_earn(chain: RenewalChain, term: RenewalTerm, words: Words) -> str:
    """What is to be earned in a term, with the hours it takes where that is known."""
    if chain.exempt:
        return words("renew.exempt")
    if term.total is None or term.left is None:
        return words("renew.not-known")
    code = "renew.earn" if term.left else "renew.earned"
    text = words(code, left=term.left, total=term.total, unit=chain.unit)
    if not term.left or term.hours is None or "hour" in chain.unit:
        return text
    return words("renew.hours", text=text, hours=term.hours)


def _sum(prices: tuple[RenewalPrice, ...]) -> tuple[MoneyRange | None, bool]:
    """The sum of what is known, and whether something is not."""
    known = [price.amount for price in prices if price.amount is not None]
    total = None
    for amount in known:
        total = amount if total is None else total + amount
    return total, len(known) < len(prices)


def _bill(prices: tuple[RenewalPrice, ...], words: Words) -> str:
    total, partial = _sum(prices)
    if total is None or (partial and not total.high.amount):
        return words("renew.not-known")
    amount = words.amount(total)
    return words("renew.or-more", amount=amount) if partial else amount


def _all_late(found: Renewals, words: Words) -> Iterator[Block]:
    """A line for each credential, of many those that end first: what the days after that do."""
    chains = sorted((c for c in found.chains if c.terms), key=lambda chain: chain.terms[0].last)
    told = [
        Item(_late(chain, words), Mark.WARNING, lead=f"{chain.name}:")
        for chain in chains[: max(1, min(_MOST_LATE, _MOST_HELD - len(chains)))]
    ]
    if left := len(chains) - len(told):
        told.append(Item(words("renew.later-ones", count=left), Mark.DASH))
    return listed(told)


def _late(chain: RenewalChain, words: Words) -> str:
    if chain.renewable is False:
        return words("renew.lapsed")
    return _late_in(chain, chain.terms[0], _LATE, words)


def _late_in(
    chain: RenewalChain, term: RenewalTerm, days: Collection[RenewalDay], words: Words
) -> str:
    """Those of the `days` that a term has, in one line."""
    limits = [one for one in term.limits if one.what in days]
    told = [words(f"renew.short.{one.what}", day=one.day, count=abs(one.late)) for one in limits]
    if not any(one.what is RenewalDay.GRACE for one in limits):
        told.append(words("renew.short.no-grace", body=chain.body))
    return "; ".join(told)


def _limit(one: Limit, chain: RenewalChain, words: Words) -> str:
    code = f"renew.limit.{one.what}"
    return words(code, day=one.day, count=abs(one.late), body=chain.body)


def _chain(chain: RenewalChain, words: Words) -> Iterator[Block]:
    """All that is known of one credential: every term with its days, early, late and again."""
    if not chain.terms:
        yield Paragraph(words("renew.term-unknown", body=chain.body))
    if chain.renewable is False and chain.terms:
        yield Paragraph(words("renew.lapsed.whole"))
    yield from (block for term in chain.terms for block in _term(chain, term, words))
    items = [*_again(chain, words)]
    if chain.by_exam is not None:
        items.insert(0, _exam(chain.by_exam, words))
    yield from listed(items)


def _term(chain: RenewalChain, term: RenewalTerm, words: Words) -> Iterator[Block]:
    """The first term day by day, of each later one the prices and all its days in one line."""
    yield Paragraph(words("renew.term", number=term.number, last=term.last))
    if term is not chain.terms[0]:
        days = Item(sentence(_late_in(chain, term, (*_BEFORE, *_LATE), words)), Mark.DASH)
        yield Items((*(_price(one, words) for one in term.prices), days))
        return
    earn = Item(_to_earn(chain, term, words), Mark.DASH)
    limits = [
        Item(_limit(one, chain, words) + cite(one.sources), _mark(one)) for one in term.limits
    ]
    if not any(one.what is RenewalDay.GRACE for one in term.limits):
        limits.append(Item(words("renew.no-grace", body=chain.body), Mark.UNKNOWN))
    yield Items((earn, *(_price(one, words) for one in term.prices), *limits))


def _mark(one: Limit) -> Mark:
    return Mark.WARNING if one.late > 0 else Mark.DASH


def _price(one: RenewalPrice, words: Words) -> Item:
    amount = words.amount(one.amount) if one.amount else words("renew.price-unknown")
    text: Said = words(f"renew.price.{one.code}", day=one.due, amount=amount, through=one.through)
    return Item(text + cite((one.source,)), Mark.DASH if one.amount else Mark.UNKNOWN)


def _exam(one: ByExam, words: Words) -> Item:
    codes = {(True, True): "", (True, False): ".unpriced", (False, True): ".untimed"}
    code = codes.get((one.minutes is not None, one.fee is not None), ".bare")
    fee = words.amount(one.fee) if one.fee else None
    text = words(f"renew.by-exam{code}", minutes=one.minutes, fee=fee)
    return Item(text + cite(one.sources), Mark.DASH)


def _again(chain: RenewalChain, words: Words) -> Iterator[Item]:
    """Renewing early, coming back, what that costs, and what to ask."""
    early, late, back = chain.early, chain.late_fee, chain.after_lapse
    if early is None or early.value is None:
        yield Item(words("renew.early.unknown", body=chain.body), Mark.UNKNOWN)
    else:
        yield Item(words("renew.early", text=early.value) + cite(early.sources), Mark.DASH)
    if back is None or back.value is None:
        yield Item(words("renew.back.unknown", body=chain.body), Mark.UNKNOWN)
    else:
        yield Item(words("renew.back", text=back.value) + cite(back.sources), Mark.DASH)
    if late is not None and late.value is not None:
        yield Item(words("renew.late-fee", amount=late.value) + cite(late.sources), Mark.DASH)
    elif late is not None:
        yield Item(words("renew.late-fee.unknown") + cite(late.sources), Mark.UNKNOWN)
    for paper in chain.papers:
        if paper.value:
            yield Item(words("renew.paper", text=paper.value) + cite(paper.sources), Mark.DASH)
    for question in chain.questions:
        if question.value:
            text = words("renew.question", body=chain.body, text=question.value)
            yield Item(text, Mark.UNKNOWN)

"""The catalogue of credentials in a terminal: the list, and the whole page of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.facts.fact_lines import FactLines
from cma_roadmap.rendering.facts.readings import reading_in_words
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, line
from cma_roadmap.rendering.page.tables import (
    TableRow,
    blocks,
    cell,
    columns,
    page_text,
    readable,
    remark,
    under,
)
from cma_roadmap.rendering.pages.credentials.credential_sections import SECTIONS
from cma_roadmap.rendering.text.visible import visible

LEAST_WIDTH = 72
"""Below this many cells the list is told one credential after the other."""
_NAME, _BODY = 1, 2
_LEAST_BODY = 24
"""With less room than this the body is left out: it is named beside the credential anyway."""
_COLUMNS = ("id", "name", "body", "pathways", "fee", "term", "sure")


def render_credential(
    credential: Credential,
    sources: Mapping[str, Source],
    day: date,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """Everything known about one credential, as in force on `day`, as text."""
    words = Words(phrases)
    paper = readable(paper_of(width))
    told = FactLines(day, words, Cited(sources, {}, words), paper)
    return page_text(_page(credential, told), color=color)


def _page(credential: Credential, told: FactLines) -> Iterator[Line]:
    words, paper = told.words, told.paper
    title = words("credential.title", name=credential.name, title=credential.title)
    yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
    yield BLANK
    yield from _head(credential, told)
    for name, section in SECTIONS:
        yield from under(words(f"credential.heading.{name}"), section(credential, told))
    yield from under(words("view.label.sources"), told.cited.lines(paper))


def _head(credential: Credential, told: FactLines) -> Iterator[Line]:
    words, body = told.words, credential.body
    facts = (
        ("credential.head.id", visible(credential.id)),
        ("credential.head.body", f"{visible(body.name)} ({visible(body.abbreviation)})"),
        ("credential.head.site", visible(body.url or "")),
        ("credential.head.contact", visible(body.contact or "")),
        ("credential.head.day", words("view.day", day=told.day)),
    )
    shown = [(words(code), text) for code, text in facts if text]
    indent = told.paper.widest(label for label, _ in shown) + 3
    for label, text in shown:
        yield from told.paper.hanging(
            told.paper.left(f" {label}", indent), text, Ink.PLAIN, Ink.FAINT
        )


def render_credentials(
    credentials: Sequence[Credential],
    sources: Mapping[str, Source],
    day: date,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The list of credentials, one a row, as text."""
    words = Words(phrases)
    cited = Cited(sources, {}, words)
    return page_text(_list(credentials, day, words, cited, paper_of(width)), color=color)


def _list(
    credentials: Sequence[Credential], day: date, words: Words, cited: Cited, paper: Paper
) -> Iterator[Line]:
    text = readable(paper)
    yield from (line(t, Ink.TITLE) for t in paper.wrap(words("credentials.title"), paper.width))
    yield BLANK
    rows = [_row(credential, day, words, cited) for credential in credentials]
    full = [[words(f"credentials.column.{name}") for name in _COLUMNS], *rows]
    short = [[*row[:_BODY], *row[_BODY + 1 :]] for row in full]
    least = [[*row[:_BODY], *row[_BODY + 1 :]] for row in short]
    drawn = None
    if paper.width >= LEAST_WIDTH:
        drawn = columns(full, text, _BODY, _LEAST_BODY) or columns(short, text, _NAME, 0)
        drawn = drawn or columns(least, text, _NAME, 0)
    yield from _blocks(full, text) if drawn is None else drawn
    yield BLANK
    yield from remark(text, -1, words("credentials.hint", id=credentials[0].id), Ink.PLAIN)
    yield from remark(text, -1, words("credentials.sure"))
    yield from under(words("view.label.sources"), cited.lines(text))


def _blocks(rows: Sequence[Sequence[str]], paper: Paper) -> Iterator[Line]:
    """One credential after the other, under its id."""
    names, *rest = zip(*rows, strict=True)
    table = [TableRow(head, tuple(cell(text) for text in texts)) for head, *texts in rest]
    return blocks(names[1:], table, paper)


def _row(credential: Credential, day: date, words: Words, cited: Cited) -> list[str]:
    fees = [fee.amount.at(day) for fee in credential.application.fees]
    term = credential.certification.term.at(day)
    confidence = [*(fee.confidence for fee in fees), term.confidence]
    least = min(confidence, key=lambda sure: sure.rank)
    amounts = [fee.value for fee in fees if isinstance(fee.value, Money)]
    return [
        visible(credential.id),
        visible(credential.name),
        visible(credential.body.name),
        str(len(credential.pathways)),
        _range(amounts, words) + cited.refs(fee.source for fee in fees),
        reading_in_words(term, words) + cited.refs([term.source]),
        words(f"credentials.confidence.{least}"),
    ]


def _range(amounts: Sequence[Money], words: Words) -> str:
    """`$125 to $250`, or one figure."""
    if not amounts:
        return words("word.unknown")
    low = min(amounts, key=lambda money: money.amount)
    high = max(amounts, key=lambda money: money.amount)
    if low == high:
        return money_in_words(low)
    return words("view.from-to", low=low, high=high)

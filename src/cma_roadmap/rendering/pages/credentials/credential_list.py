"""All credentials as a page: a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.values.fact import Confidence, FactVersion, Source
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.facts.short_list import short_list
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.readings import reading_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Break, Page, Paragraph, Sheet, Tone
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.rendering.text.spreadsheet import Value
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("id", "name", "body", "pathways", "fee", "term", "sure")
_GIVE_WAY = {"body": 1, "pathways": 2}
"""In which order columns go where there is no room for all: the name tells the body too."""
_LEAST_BODY = 24
_SHEET = (
    *("id", "name", "title", "kind", "main", "awarded_by", "site", "ways_in"),
    *("fee_low", "fee_high", "currency", "term", "confidence", "fee_sources", "term_sources"),
)


def credentials_page(
    credentials: Sequence[Credential],
    sources: Mapping[str, Source],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The list of credentials, one a row, as in force on `day`."""
    words = Words(phrases)
    lead = _lead(credentials, day, words)
    return paged(words("credentials.title"), lead, (), sources, words)


def short_credentials_page(
    whole: Page, credentials: Sequence[Credential], phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The rows of the `whole` page, and how many sources it has."""
    words = Words(phrases)
    ids = [words("short.more.credential", credential=one.id) for one in credentials[:1]]
    return short_list(whole, words, *ids)


def _lead(credentials: Sequence[Credential], day: date, words: Words) -> Iterator[Block]:
    columns = (
        Column(
            name,
            words(f"credentials.column.{name}"),
            figures=name == "pathways",
            flexible=name in ("name", "body"),
            least=_LEAST_BODY if name == "body" else 0,
            give_way=_GIVE_WAY.get(name, 0),
        )
        for name in _COLUMNS
    )
    yield Table(tuple(columns), tuple(_row(one, day, words) for one in credentials), "id")
    yield Break()
    if credentials:
        yield Paragraph(words("credentials.hint", id=credentials[0].id))
    yield Paragraph(words("credentials.sure"), Tone.ASIDE)


def _row(credential: Credential, day: date, words: Words) -> tuple[Said, ...]:
    fees, term = _fees(credential, day), credential.certification.term.at(day)
    return (
        credential.id,
        credential.name,
        credential.body.name,
        str(len(credential.pathways)),
        _range(_amounts(fees), words) + cite(fee.source for fee in fees),
        reading_in_words(term, words) + cite([term.source]),
        words(f"credentials.confidence.{_least(fees, term)}"),
    )


def _fees(credential: Credential, day: date) -> list[FactVersion[Money]]:
    """What the exam costs each kind of candidate."""
    return [fee.amount.at(day) for fee in credential.application.fees]


def _amounts(fees: Sequence[FactVersion[Money]]) -> list[Money]:
    """The known ones, in ascending order."""
    known = (fee.value for fee in fees if fee.value is not None)
    return sorted(known, key=lambda money: money.amount)


def fee_range(credential: Credential, day: date, words: Words) -> str:
    """What the exam costs, from the least to the most, and whether some pay what nobody knows."""
    fees = _fees(credential, day)
    amounts = _amounts(fees)
    told = _range(amounts, words)
    if amounts and len(amounts) < len(fees):
        return words("credential.short.fee-some", amount=told)
    differs = bool(amounts) and amounts[0] != amounts[-1]
    return words("credential.short.fee-by", amount=told) if differs else told


def _least(fees: Sequence[FactVersion[Money]], term: FactVersion[Duration]) -> Confidence:
    """How sure the least sure of them is."""
    return min((*(fee.confidence for fee in fees), term.confidence), key=lambda sure: sure.rank)


def _range(amounts: Sequence[Money], words: Words) -> str:
    """`$125 to $250`, or one figure."""
    if not amounts:
        return words("word.unknown")
    low, high = amounts[0], amounts[-1]
    return money_in_words(low) if low == high else words("view.from-to", low=low, high=high)


def credentials_sheet(credentials: Sequence[Credential], day: date) -> Sheet:
    """The list of credentials for a spreadsheet; how long one lasts is in ISO 8601."""
    return Sheet(_SHEET, tuple(_cells(credential, day) for credential in credentials))


def _cells(credential: Credential, day: date) -> dict[str, Value]:
    fees, term = _fees(credential, day), credential.certification.term.at(day)
    amounts = _amounts(fees)
    cells: dict[str, Value] = {
        "id": credential.id,
        "name": credential.name,
        "title": credential.title,
        "kind": credential.kind.value,
        "main": credential.main,
        "awarded_by": credential.body.name,
        "site": credential.body.url,
        "ways_in": len(credential.pathways),
        "term": term.value.iso if term.value is not None else None,
        "confidence": _least(fees, term).value,
        "fee_sources": " ".join(dict.fromkeys(fee.source for fee in fees)),
        "term_sources": term.source,
    }
    if amounts:
        cells |= {
            "fee_low": amounts[0].amount,
            "fee_high": amounts[-1].amount,
            "currency": amounts[0].currency,
        }
    return cells

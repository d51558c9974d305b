"""One credential at one look: what it asks, costs, how long it holds, how one fails, the doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.rendering.facts.short_parts import ONE_LINE, next_up
from cma_roadmap.rendering.messages.readings import reading_in_words
from cma_roadmap.rendering.messages.sentences import cut, in_short, sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Item, Mark, Page, Section, listed
from cma_roadmap.rendering.page.table_blocks import Line
from cma_roadmap.rendering.pages.compare.comparison_facts import ComparedFacts
from cma_roadmap.rendering.pages.credentials.credential_list import fee_range
from cma_roadmap.sentences.catalog import ENGLISH

_WAYS, _DOUBTS = 5, 4
"""Ways in and doubts that are told."""
_LETTERS = 125


def short_credential_page(
    credential: Credential, whole: Page, day: date, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """What decides whether to go for it, as in force on `day`."""
    words = Words(phrases)
    doubts = list(_doubts(credential, day, words))
    sections = (
        Section(
            "pathways", words("credential.short.asks"), tuple(listed(_ways(credential, words)))
        ),
        Section("doubts", words("credential.short.doubts"), tuple(listed(doubts))),
        next_up(
            words,
            whole,
            words("short.more.eligible-one", credential=credential.id),
            words("short.more.plan", credential=credential.id),
            parts="pathways,renewal,unknown",
        ),
    )
    return Page(
        words("credential.title", name=credential.name, title=credential.title),
        (Facts(tuple(_facts(credential, day, words))),),
        tuple(section for section in sections if section.blocks),
        {},
    )


def _facts(credential: Credential, day: date, words: Words) -> Iterator[Fact]:
    told = ComparedFacts(day, words)
    yield Fact(words("credential.head.body"), credential.body.name)
    yield Fact(words("credential.short.fee"), fee_range(credential, day, words))
    yield Fact(words("credential.short.exam"), _joined(told.exam(credential)))
    yield Fact(words("credential.short.fails"), _joined(told.retake(credential)))
    term = reading_in_words(credential.certification.term.at(day), words)
    yield Fact(words("credential.short.holds"), term)
    yield Fact(words("credential.short.keeping"), _joined(tuple(told.renewal(credential))[1:]))
    yield Fact(words("credential.short.passes"), _joined(told.pass_rate(credential)))


def _joined(lines: Iterator[Line] | tuple[Line, ...]) -> str:
    return in_short("; ".join(str(line.text) for line in lines), _LETTERS)


def _ways(credential: Credential, words: Words) -> Iterator[Item]:
    """Every way in with what it asks, those for holders last."""
    ways = sorted(credential.pathways, key=lambda way: way.recertification)
    for number, way in enumerate(ways[:_WAYS], 1):
        yield Item(_asks(way), number)
    left = tuple(way.name for way in ways[_WAYS:])
    if left:
        yield Item(words("credential.short.more-ways", ways=left))


def _asks(way: Pathway) -> str:
    asked = way.requirement.text
    return in_short(f"{way.name}: {asked}", 2 * ONE_LINE)


def _doubts(credential: Credential, day: date, words: Words) -> Iterator[Item]:
    """What sources do not agree on, and what nobody could find."""
    disputes = [str(text) for text in ComparedFacts(day, words).disputes(credential)]
    name = f"{credential.name}, "
    for text in disputes[:_DOUBTS]:
        told = sentence(text.removeprefix(name).rstrip())
        yield Item(cut(told, _LETTERS), Mark.WARNING)
    left, unknown = len(disputes[_DOUBTS:]), len(credential.unknown)
    if left:
        yield Item(words("credential.short.more-disputes", count=left), Mark.WARNING)
    if unknown:
        yield Item(words("credential.short.unknown", count=unknown), Mark.UNKNOWN)

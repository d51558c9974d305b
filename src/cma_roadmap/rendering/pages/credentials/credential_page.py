"""One credential as a page: its rules, what is disputed and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Items, Page, Section
from cma_roadmap.rendering.pages.credentials.credential_sections import SECTIONS
from cma_roadmap.rendering.text.said import link
from cma_roadmap.sentences.catalog import ENGLISH


def credential_page(
    credential: Credential,
    sources: Mapping[str, Source],
    day: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """Everything known about one credential, as in force on `day`."""
    words = Words(phrases)
    title = words("credential.title", name=credential.name, title=credential.title)
    head = Facts(tuple(_head(credential, day, words)))
    return paged(title, [head], _sections(credential, FactItems(day, words)), sources, words)


def _head(credential: Credential, day: date, words: Words) -> Iterator[Fact]:
    body = credential.body
    yield Fact(words("credential.head.id"), credential.id)
    yield Fact(words("credential.head.body"), f"{body.name} ({body.abbreviation})")
    yield Fact(words("credential.head.site"), link(body.url))
    told = [fact.at(day).value for fact in (body.phone, body.address) if fact is not None]
    reached = ", ".join(filter(None, (body.contact, *told)))
    yield Fact(words("credential.head.contact"), reached)
    yield Fact(words("credential.head.day"), words("view.day", day=day))


def _sections(credential: Credential, told: FactItems) -> Iterator[Section]:
    for name, section in SECTIONS:
        items = tuple(section(credential, told))
        if items:
            heading = told.words(f"credential.heading.{name}")
            yield Section(name, heading, (Items(items, apart=name == "pathways"),))

"""What the day of an exam is like, as far as it is known; what is not known is to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cma_roadmap.model.definitions.body import Procedure
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.page.blocks import Item, Mark

_OF_THE_DAY = frozenset(
    {
        "segments",
        "not-allowed",
        "breaks",
        "item-types",
        "proctor",
        "guessing",
        "sections",
        "reschedule",
        "no-show",
        "exam-dates",
        "parts",
    }
)
"""Facts of an exam that somebody needs on its day."""
_TO_BRING = frozenset({"photo-id", "identification", "two-ids"})


def exam_day(credential: Credential, told: FactItems) -> Iterator[Item]:
    """Where, how long, how many questions, what to bring, accommodations, languages."""
    test, body, words = credential.exam, credential.body, told.words
    if test is None:
        return
    facts: dict[str, Fact[Any] | None] = {
        "delivery": test.delivery,
        "vendor": test.vendor,
        "items": test.items,
        "minutes": test.minutes,
        "appointment": test.appointment_minutes,
        "results": test.results,
    }
    for name, fact in facts.items():
        yield from told.fact(words(f"credential.exam.{name}"), fact)
    yield from told.named(one for one in test.facts if one.id in _OF_THE_DAY)
    papers = [one for one in credential.application.documents if one.id in _TO_BRING]
    for paper in papers:
        yield from told.fact(words("study.bring"), paper.fact)
    if not papers:
        yield Item(words("study.ask.bring", body=body.abbreviation), Mark.UNKNOWN)
    yield from _accommodations(body.accommodations, body.abbreviation, told)
    languages = body.languages
    if languages is None or languages.at(told.day).value is None:
        yield Item(words("study.ask.language", body=body.abbreviation), Mark.UNKNOWN)
    else:
        yield from told.fact(words("credential.languages"), languages)


def _accommodations(asked: Procedure | None, body: str, told: FactItems) -> Iterator[Item]:
    if asked is None:
        yield Item(told.words("study.ask.accommodations", body=body), Mark.UNKNOWN)
        return
    yield from told.fact(told.words("credential.accommodations"), asked.rule)
    if asked.answer is None or asked.answer.at(told.day).value is None:
        yield Item(told.words("study.ask.how-early", body=body), Mark.UNKNOWN)
    else:
        yield from told.fact(told.words("credential.answer"), asked.answer)

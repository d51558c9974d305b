"""A content outline as items: weights as bars, topics, the sum, the year it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.credential import Exam
from cma_roadmap.model.definitions.studying import ContentArea, Outline
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.page.blocks import Item, Mark
from cma_roadmap.rendering.page.table_blocks import Bar, Bars


def outline_items(test: Exam, told: FactItems) -> Iterator[Item]:
    """The outline with its doubts, each area with its topics, and whether the weights add up."""
    words, outline = told.words, test.outline.at(told.day).value
    if outline is None:
        yield from told.fact(words("credential.exam.outline"), test.outline)
        return
    yield from told.fact(words("credential.exam.outline"), test.outline, [_weights(outline, told)])
    for area in outline.areas:
        yield _topics(area, outline.unit, told)
    yield Item(sum_in_words(outline, test.scored_items.at(told.day).value, told))
    year = outline.analysis
    code = "outline.analysis" if year else "outline.analysis-unknown"
    yield Item(words(code, year=year or ""), Mark.DASH if year else Mark.UNKNOWN)


def _topics(area: ContentArea, unit: str, told: FactItems) -> Item:
    words = told.words
    if not area.topics:
        code = "outline.no-topics" if area.subjects else "outline.topics-unknown"
        return Item(f"{area.name}: {words(code)}", Mark.UNKNOWN)
    named = [
        words("outline.topic", name=topic.name, weight=topic.weight)
        if topic.weight is not None
        else topic.name
        for topic in area.topics
    ]
    weighed = area.topics[0].weight is not None
    code = "outline.topics" if weighed else "outline.topics-unweighed"
    return Item(f"{area.name}: " + words(code, topics="; ".join(named), unit=unit))


def sum_in_words(outline: Outline, scored_items: int | None, told: FactItems) -> str:
    """Whether the weights add up, and what is missing where they do not."""
    whole, total = outline.whole(scored_items), outline.total
    if whole is None:
        return told.words("outline.sum-unknown", total=total, unit=outline.unit)
    if whole == total:
        return told.words("outline.sum", total=total, unit=outline.unit)
    code = "outline.sum-short" if total < whole else "outline.sum-over"
    gap = abs(whole - total)
    return told.words(code, total=total, whole=whole, gap=gap, unit=outline.unit)


def _weights(outline: Outline, told: FactItems) -> Bars:
    """The weights to scale, so that a person sees what to study most."""
    most = max(area.weight for area in outline.areas)
    return Bars(
        tuple(
            Bar(area.name, (told.words.value(area.weight),), area.weight / most)
            for area in outline.areas
        )
    )

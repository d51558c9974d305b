"""Numbers for the sources of a page: given once, for all formats, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.values.fact import Confidence, Tier
from cma_roadmap.model.values.fact import Source as Known
from cma_roadmap.rendering.messages.sentences import stopped
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page import blocks as b
from cma_roadmap.rendering.page import plan_blocks as plan
from cma_roadmap.rendering.page.table_blocks import Bars, SideBySide, Table
from cma_roadmap.rendering.text.said import Said, cited


def said_in(blocks: Iterable[b.Block]) -> Iterator[Said]:  # noqa: C901 - one exhaustive match
    """Every text of some blocks in the order of reading."""
    for block in blocks:
        match block:
            case b.Facts():
                yield from (fact.text for fact in block.facts)
            case b.Paragraph():
                yield block.text
                yield from said_in(block.body)
            case b.Items():
                for item in block.items:
                    yield item.text
                    yield from said_in(item.body)
            case b.Fold():
                yield from said_in(block.body)
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case SideBySide():
                yield from (line.text for row in block.rows for cell in row.cells for line in cell)
            case plan.Timeline() | plan.StepTable() | plan.StepReasons():
                yield from block.said()
            case plan.Months() | plan.Checklist():
                pass
            case b.Address() | b.Command() | b.Enumeration() | Bars() | b.Sources() | b.Break():
                pass


def numbers_of(blocks: Iterable[b.Block], known: Mapping[str, object]) -> dict[str, int]:
    """The number of each source that blocks cite, by id; ids that are not `known` get none."""
    ids = dict.fromkeys(name for name in cited(said_in(blocks)) if name in known)
    return {name: number for number, name in enumerate(ids, 1)}


def paged(
    title: str,
    lead: Iterable[b.Block],
    sections: Iterable[b.Section],
    sources: Mapping[str, Known],
    words: Words,
    confidence: Mapping[str, Confidence] | None = None,
    title_tone: b.Tone = b.Tone.STRONG,
) -> b.Page:
    """A page whose last section names the sources that the others cite, under their numbers."""
    first, told = tuple(lead), [section for section in sections if section.blocks]
    numbers = numbers_of([*first, *(one for s in told for one in s.blocks)], sources)
    if numbers:
        notes = source_notes(numbers, sources, words, confidence or {})
        heading = words("view.label.sources")
        folds = any(section.folds for section in told)
        told.append(b.Section("sources", heading, (b.Sources(tuple(notes)),), folds=folds))
    return b.Page(title, first, tuple(told), numbers, title_tone)


def with_credits(page: b.Page, sources: Mapping[str, Known], words: Words) -> b.Page:
    """The page with what the agencies whose data this is want to be said with it."""
    notes = tuple(_credits(page.numbers, sources))
    if not notes:
        return page
    told = b.Sources(notes, are_told_again=True)
    last = b.Section("credits", words("career.heading.credits"), (told,))
    return replace(page, sections=(*page.sections, last))


def _credits(numbers: Mapping[str, int], sources: Mapping[str, Known]) -> Iterator[b.Source]:
    for name, number in numbers.items():
        source = sources[name]
        if source.tier is Tier.GOVERNMENT and source.note:
            yield b.Source(number, name, source.note)


def source_notes(
    numbers: Mapping[str, int],
    sources: Mapping[str, Known],
    words: Words,
    confidence: Mapping[str, Confidence],
) -> Iterator[b.Source]:
    """Who says what and how surely, by number."""
    for name, number in numbers.items():
        source, sure = sources[name], confidence.get(name)
        seen = words("view.seen", seen=source.seen) if source.seen else words("view.seen-none")
        about = [words(f"view.tier.{source.tier}"), seen]
        if sure is not None:
            about.append(words(f"view.confidence.{sure}"))
        text = f"{source.publisher}: {stopped(source.title)} ({'; '.join(about)})"
        yield b.Source(number, name, text, source.url)

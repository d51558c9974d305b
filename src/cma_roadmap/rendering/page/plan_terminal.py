"""A plan's own blocks in a terminal: bars where there is room, a plain list where there is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.rendering.gantt.bars import LEGEND
from cma_roadmap.rendering.gantt.chart import chart
from cma_roadmap.rendering.gantt.columns import brief_columns, columns_for
from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.page.blocks import Block, Item, Items, Paragraph
from cma_roadmap.rendering.page.plan_blocks import Months, Timeline
from cma_roadmap.rendering.page.table_blocks import Bar, Bars
from cma_roadmap.rendering.plan.row_words import standing
from cma_roadmap.rendering.plan.rows import Row, Shape, last_day
from cma_roadmap.rendering.text.paper import BLANK, GLUE, Ink, Line, Paper, line, runs

LEAST_WIDTH = 72
"""Below this many cells there is no room for bars, and what stands there is easy to read aloud."""


def timeline_lines(block: Timeline, paper: Paper, numbers: Mapping[str, int]) -> Iterator[Line]:
    """Bars with a legend, or every row in words."""
    if paper.width < LEAST_WIDTH:
        yield from _brief_list(block, paper) if block.brief else _plain_list(block, paper, numbers)
        return
    if block.brief:
        for panel in block.panels:
            yield from chart(
                panel, brief_columns(panel.rows, paper, block.labels), block.labels, paper
            ).lines
        return
    rows = [row for panel in block.panels for row in panel.rows]
    columns = columns_for(rows, paper, block.labels, numbers)
    glyphs: frozenset[str] = frozenset()
    for panel in block.panels:
        drawn = chart(panel, columns, block.labels, paper)
        glyphs |= drawn.glyphs
        yield from drawn.lines
        yield BLANK
    yield from _legend(block.labels, glyphs, paper)


def _legend(labels: Mapping[str, str], glyphs: frozenset[str], paper: Paper) -> Iterator[Line]:
    """What the glyphs mean, those that were drawn."""
    written = ""
    for key, shapes in LEGEND:
        drawn = [shape for shape in shapes if shape in glyphs or shape[0] in glyphs]
        if not drawn:
            continue
        entry = f"{' '.join(drawn)} {labels[f'mark.{key}']}"
        longer = f"{written}   {entry}" if written else f" {entry}"
        if paper.measure(longer) > paper.width:
            yield line(written, Ink.FAINT)
            longer = f" {entry}"
        written = longer
    if written:
        yield line(written, Ink.FAINT)


def _brief_list(block: Timeline, paper: Paper) -> Iterator[Line]:
    """One step a line: what, and when."""
    for panel in block.panels:
        for row in panel.rows:
            yield from paper.hanging("- ", f"{row.title}: {_when(row, block.labels)}")


def _plain_list(block: Timeline, paper: Paper, numbers: Mapping[str, int]) -> Iterator[Line]:
    """One step a paragraph, for narrow windows and for screen readers."""
    for number, panel in enumerate(block.panels):
        if number:
            yield BLANK
        title = panel.title.upper()
        yield from (line(part, Ink.HEADING) for part in paper.wrap(title, paper.width))
        for group in panel.groups:
            yield BLANK
            yield from paper.hanging("", group.title, Ink.HEADING)
            for row in group.rows:
                yield from paper.hanging("- ", row.title, Ink.STRONG)
                for text in _sentences(row, block.labels, numbers):
                    yield from paper.hanging("  ", text)


def _sentences(row: Row, labels: Mapping[str, str], numbers: Mapping[str, int]) -> Iterator[str]:
    yield _when(row, labels) + (f" ({row.length})" if row.length else "")
    parts = [standing(row, labels)]
    if row.price:
        parts.append(f"{labels['cost']} {row.price.full}")
    if row.warnings:
        parts.append(f"{labels['warning']} {runs(row.warnings)}")
    text = "; ".join(part for part in parts if part)
    refs = sorted({numbers[name] for name in row.sources if name in numbers})
    if text or refs:
        yield text + (f"{GLUE}[{runs(refs)}]" if refs else "")


def _when(row: Row, labels: Mapping[str, str]) -> str:
    final = last_day(row.bar.start, row.bar.end)
    if row.bar.shape is Shape.DEADLINE or final == row.bar.start:
        return day_in_words(final)
    return f"{day_in_words(row.bar.start)} {labels['to']} {day_in_words(final)}"


def month_blocks(block: Months, width: int) -> Sequence[Block]:
    """A bar a month up to the certificate, by the likely figures; what comes later in a line."""
    first, *later = block.flow.parts
    bars = Bars(
        tuple(
            Bar(m.label, (), m.shares.likely if m.amount else None, told=m.figures)
            for m in first.months
        )
    )
    listed = Items(tuple(Item(f"{month.label}: {month.figures}") for month in first.months))
    told = (*(part.summary for part in later), *block.flow.remarks)
    drawn = bars if width >= LEAST_WIDTH else listed
    return [Paragraph(f"{first.title}:"), drawn, *map(Paragraph, told)]

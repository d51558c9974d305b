"""A plan's own blocks in Markdown: a table for every phase, a table for every part of the money."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.page.blocks import Block, Paragraph, Tone
from cma_roadmap.rendering.page.plan_blocks import Months, StepTable, ToldStep
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.plan.cash_flow import CashPart
from cma_roadmap.rendering.text.markdown_text import Md, md_table
from cma_roadmap.rendering.text.paper import runs
from cma_roadmap.rendering.text.said import Said, cite

_LENGTH, _COST = 3, 5
"""The columns of figures among those of the steps."""


def step_tables(block: StepTable, toned: Callable[[Said, Tone], Md]) -> Iterator[str]:
    """A table for every phase, under the headings of the timeline; `toned` writes a text."""
    heads = [toned(head, Tone.PLAIN) for head in block.heads]
    for at, panel in enumerate(block.panels):
        yield from ([""] if at else [])
        yield f"## {toned(panel.title, Tone.PLAIN)}"
        for group in panel.groups:
            yield from ("", f"### {toned(group.title, Tone.PLAIN)}", "")
            rows = [
                [toned(said, tone) for said, tone in _step(step, block.warning)]
                for step in group.steps
            ]
            yield from md_table(heads, rows, right=(_LENGTH, _COST))


def _step(step: ToldStep, warning: str) -> Iterator[tuple[Said, Tone]]:
    row = step.row
    decides = row.bar.critical and not row.bar.done
    yield row.title, Tone.STRONG if decides else Tone.PLAIN
    yield day_in_words(row.first_day) if row.first_day else "", Tone.PLAIN
    yield day_in_words(row.last_day) if row.last_day else "", Tone.PLAIN
    yield row.length, Tone.PLAIN
    yield step.spare, Tone.PLAIN
    yield row.price.full if row.price else "", Tone.PLAIN
    warned = f" {warning} {runs(row.warnings)}" if row.warnings else ""
    yield cite(row.sources) + warned, Tone.PLAIN


def month_blocks(block: Months) -> Iterator[Block]:
    """What is taken off, then a table a part: a line a month, and their sum."""
    yield from map(Paragraph, block.flow.remarks)
    yield from (_months(part, block) for part in block.flow.parts)


def _months(part: CashPart, block: Months) -> Table:
    """What has no known price is named where there is any."""
    _, low, likely, high, _, missing = block.heads
    heads = (part.title, low, likely, high, *([missing] if part.has_missing else []))
    rows: list[tuple[str, ...]] = [
        (month.label, month.low, month.likely, month.high, "; ".join(month.missing))
        for month in part.months
    ]
    if part.likely:
        rows.append((part.sum_label, part.low, part.likely, part.high, ""))
    columns = tuple(Column(head, head, figures=0 < at < 4) for at, head in enumerate(heads))
    sums = frozenset({len(rows) - 1}) if part.likely else frozenset[int]()
    return Table(columns, tuple(row[: len(heads)] for row in rows), part.title, sums=sums)

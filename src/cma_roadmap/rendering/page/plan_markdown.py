"""A plan's own blocks in Markdown: a table for every phase, a table for every part of the money."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.page.blocks import Block, Column, Paragraph, Table
from cma_roadmap.rendering.page.plan_blocks import Months, StepTable, ToldStep
from cma_roadmap.rendering.plan.cash_flow import CashPart
from cma_roadmap.rendering.text.markdown_text import Md, md_bold, md_table, md_text
from cma_roadmap.rendering.text.paper import runs
from cma_roadmap.rendering.text.said import Said, cite

_LENGTH, _COST = 3, 5
"""The columns of figures among those of the steps."""


def step_tables(block: StepTable, shown: Callable[[Said], Md]) -> Iterator[str]:
    """A table for every phase, under the headings of the timeline."""
    heads = list(map(md_text, block.heads))
    for at, panel in enumerate(block.panels):
        yield from ([""] if at else [])
        yield f"## {md_text(panel.title)}"
        for group in panel.groups:
            yield from ("", f"### {md_text(group.title)}", "")
            rows = [_step(step, block.warning, shown) for step in group.steps]
            yield from md_table(heads, rows, right=(_LENGTH, _COST))


def _step(step: ToldStep, warning: str, shown: Callable[[Said], Md]) -> tuple[Md, ...]:
    row = step.row
    refs = str(shown(cite(row.sources)))
    warned = f"{md_text(warning)} {runs(row.warnings)}" if row.warnings else ""
    return (
        md_bold(row.title) if row.bar.critical and not row.bar.done else md_text(row.title),
        md_text(day_in_words(row.first_day) if row.first_day else ""),
        md_text(day_in_words(row.last_day) if row.last_day else ""),
        md_text(row.length),
        md_text(step.spare),
        md_text(row.price.full if row.price else ""),
        Md(" ".join(filter(None, (refs, warned)))),
    )


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

"""The tables of a hand-out: the steps phase by phase, days not to miss, what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.rendering.facts.prices import CostRow
from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.page.paper import runs
from cma_roadmap.rendering.pages.plan.handout_parts import refs_text
from cma_roadmap.rendering.plan.cash_flow import CashPart
from cma_roadmap.rendering.plan.rows import Row, Shape
from cma_roadmap.rendering.plan.standing import standing
from cma_roadmap.rendering.plan.view import RoadmapView
from cma_roadmap.rendering.text.markdown_text import Md, md_bold, md_table, md_text

_STEP_COLUMNS = ("step", "starts", "last-day", "length", "mark.float", "cost", "notes")
_LENGTH, _COST = _STEP_COLUMNS.index("length"), _STEP_COLUMNS.index("cost")
_DEADLINE_COLUMNS = ("last-day", "deadline", "notes")
_MONEY_COLUMNS = (1, 2, 3)


def steps(view: RoadmapView) -> Iterator[Md]:
    """A table for every phase, under the headings of the timeline."""
    for panel in view.panels:
        yield from (Md(""), Md(f"## {md_text(panel.title)}"))
        for group in panel.groups:
            yield from (Md(""), Md(f"### {md_text(group.title)}"), Md(""))
            rows = [_step(row, view) for row in group.rows]
            yield from md_table(_headers(view, _STEP_COLUMNS), rows, right=(_LENGTH, _COST))


def deadlines(view: RoadmapView) -> Iterator[Md]:
    """Every last day that is still ahead, the first one first."""
    ahead = [
        row
        for panel in view.panels
        for row in panel.rows
        if row.bar.shape is Shape.DEADLINE and not row.bar.done
    ]
    ahead.sort(key=lambda row: row.bar.end)
    rows = [(_day(row), md_text(row.title), _notes(row, view)) for row in ahead]
    if rows:
        yield from md_table(_headers(view, _DEADLINE_COLUMNS), rows)


def costs(view: RoadmapView) -> Iterator[Md]:
    """Low, likely and high by phase and by month, the sums, and what they leave out."""
    if view.costs is None:
        return
    yield from _money(view, "phase", view.costs.rows)
    for remark in view.costs.remarks:
        yield from (Md(""), md_text(remark))
    if view.cash_flow is not None:
        yield from (Md(""), Md(f"### {md_text(view.labels['cash-flow'])}"))
        for remark in view.cash_flow.remarks:
            yield from (Md(""), md_text(remark))
        for part in view.cash_flow.parts:
            yield Md("")
            yield from _months(view, part)


def _months(view: RoadmapView, part: CashPart) -> Iterator[Md]:
    """A line a month, and their sum; what has no known price is named where there is any."""
    headers = [md_text(part.title), *_headers(view, ("low", "likely", "high"))]
    cells = [
        [md_text(text) for text in (month.label, month.low, month.likely, month.high)]
        for month in part.months
    ]
    if part.has_missing:
        headers.append(md_text(view.labels["missing"]))
        for row, month in zip(cells, part.months, strict=True):
            row.append(md_text("; ".join(month.missing)))
    if part.likely:
        sums = (part.sum_label, part.low, part.likely, part.high)
        cells.append([md_bold(text) for text in sums])
    yield from md_table(headers, cells, right=_MONEY_COLUMNS)


def _headers(view: RoadmapView, names: Sequence[str]) -> list[Md]:
    words = (view.labels[name] for name in names)
    return [md_text(sentence(word)) for word in words]


def _step(row: Row, view: RoadmapView) -> tuple[Md, ...]:
    return (
        md_bold(row.title) if row.bar.critical and not row.bar.done else md_text(row.title),
        md_text(day_in_words(row.first_day) if row.first_day else ""),
        md_text(day_in_words(row.last_day) if row.last_day else ""),
        md_text(row.length),
        md_text(", ".join(part for part in (row.spare, standing(row, view.labels)) if part)),
        md_text(row.price.full if row.price else ""),
        _notes(row, view),
    )


def _day(row: Row) -> Md:
    return md_text(day_in_words(row.last_day) if row.last_day else "")


def _notes(row: Row, view: RoadmapView) -> Md:
    """The numbers of the sources, and of the warnings to read before acting."""
    parts = [refs_text(row.refs).strip()]
    if row.warnings:
        parts.append(f"{md_text(view.labels['warning'])} {runs(row.warnings)}")
    return Md(" ".join(part for part in parts if part))


def _money(view: RoadmapView, first: str, rows: Sequence[CostRow]) -> Iterator[Md]:
    headers = _headers(view, (first, "low", "likely", "high"))
    cells = [
        [_cell(text, row) for text in (row.label, row.low, row.likely, row.high)] for row in rows
    ]
    yield from md_table(headers, cells, right=_MONEY_COLUMNS)


def _cell(text: str, row: CostRow) -> Md:
    return md_bold(text) if row.is_total else md_text(text)

"""Next steps after medical assisting, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.model.definitions.labor import NextStep
from cma_roadmap.rendering.page.paper import BLANK, GLUE, Line
from cma_roadmap.rendering.page.tables import TableRow, blocks, cell, columns, remark
from cma_roadmap.rendering.pages.career.career_lengths import short_length
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.pay_figures import UNPUBLISHED, difference, percent, yearly
from cma_roadmap.rendering.pages.career.pay_lookup import (
    MEDICAL_ASSISTANT,
    NATION,
    more_than,
    outlook_of,
)
from cma_roadmap.rendering.pages.career.pay_table import place

_LEAST_WHOLE, _LEAST_LOCAL = 26, 16
"""With less room for the titles another set of columns is tried."""
_WHOLE = ("step", "length", "pay", "difference", "outlook", "notes")
_LOCAL = ("step", "length", "local", "difference", "nation", "outlook", "notes")
_NARROW = ("step", "pay", "difference")
"""Columns for the country, for one state, and for little room where all is told again below."""


def table(view: CareerView) -> Iterator[Line]:
    """Every next step with its usual length, its pay beside a medical assistant's, its outlook."""
    names = _LOCAL if view.is_local else _WHOLE
    choices = [names, names[:-1]] + ([] if view.is_local else [_NARROW])
    least = _LEAST_LOCAL if view.is_local else _LEAST_WHOLE
    rows = [_cells(step, view) for step in view.career.steps]
    heads = {name: view.words(f"career.column.{name}") for name in (*_WHOLE, *_LOCAL)}
    for chosen in choices:
        kept = [[row[name] for name in chosen] for row in (heads, *rows)]
        drawn = columns(kept, view.told.paper, 0, least)
        if drawn is not None:
            break
    else:
        chosen, drawn = names, _blocks(heads, rows, names, view)
    yield from drawn
    yield BLANK
    yield from _legend(rows, view, chosen)


def _blocks(
    heads: dict[str, str], rows: Sequence[dict[str, str]], names: Sequence[str], view: CareerView
) -> Iterator[Line]:
    table = [TableRow(heads[n], tuple(cell(row[n]) for row in rows)) for n in names[1:]]
    return blocks([row["step"] for row in rows], table, view.told.paper)


def _cells(step: NextStep, view: CareerView) -> dict[str, str]:
    words, currency = view.words, view.currency
    local, nation = view.row(step.occupation), view.pay.row(step.occupation, NATION)
    mine, found = view.row(MEDICAL_ASSISTANT), outlook_of(view.career, step.occupation)
    length = step.length.at(view.told.day)
    other = local.annual_median if local else None
    cited = [*length.sources, found.source if found else None]
    if local or nation:
        cited.append(view.pay.wages.source)
    return {
        "step": words(f"career.kind.{step.kind}", title=step.title),
        "length": short_length(length, words),
        "pay": yearly(other, currency),
        "local": yearly(other, currency),
        "difference": difference(more_than(local, mine), currency),
        "nation": yearly(nation.annual_median if nation else None, currency),
        "outlook": percent(found.percent, words) if found else UNPUBLISHED,
        "notes": view.told.cited.refs(cited).strip(GLUE),
    }


def _legend(
    rows: Sequence[dict[str, str]], view: CareerView, shown: Sequence[str]
) -> Iterator[Line]:
    """What the columns hold, what the marks in them say, and who says it."""
    paper, words = view.told.paper, view.words
    here = place(view.place.state, words) if view.place.state else ""
    told = [words("career.steps-local" if here else "career.steps-whole", place=here)]
    if "outlook" in shown:
        told.append(words("career.steps-outlook"))
    yield from remark(paper, -1, " ".join(told))
    texts = [row[name] for row in rows for name in shown]
    marks = [words(f"career.mark.{m}") for m in "~!" if any(t.endswith(f" {m}") for t in texts)]
    if any(text.endswith(UNPUBLISHED) for text in texts):
        marks.append(words("career.mark.?"))
    if marks:
        yield from remark(paper, -1, " ".join(marks))
    if shown[-1] != "notes":
        yield from remark(paper, -1, words("career.table-sources") + _all_refs(view))


def _all_refs(view: CareerView) -> str:
    """The notes of all rows together, for a table that has no column for them."""
    cited = [view.pay.wages.source]
    for step in view.career.steps:
        found = outlook_of(view.career, step.occupation)
        cited += [*step.length.at(view.told.day).sources, *([found.source] if found else [])]
    return view.told.cited.refs(cited)

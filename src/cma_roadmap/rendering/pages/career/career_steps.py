"""Next steps after medical assisting, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.model.definitions.labor import NextStep
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Break, Paragraph, Tone
from cma_roadmap.rendering.page.table_blocks import Column, Table
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
from cma_roadmap.rendering.text.said import Said, cite

_WHOLE = ("step", "length", "pay", "difference", "outlook")
_LOCAL = ("step", "length", "local", "difference", "nation", "outlook")
"""Columns for the country, and for one state."""
_FIGURES = frozenset({"pay", "local", "difference", "nation", "outlook"})
_LEAST_WHOLE, _LEAST_LOCAL = 26, 16
"""How much room the names need."""
_GIVE_WAY = {"outlook": 1, "length": 2}
"""What goes first where there is little room and all is told again below: for the country."""


def table(view: CareerView) -> Iterator[Block]:
    """Every next step with its usual length, its pay beside a medical assistant's, its outlook."""
    names = _LOCAL if view.is_local else _WHOLE
    columns = tuple(
        Column(
            name,
            view.words(f"career.column.{name}"),
            figures=name in _FIGURES,
            flexible=name == "step",
            least=_LEAST_LOCAL if view.is_local else _LEAST_WHOLE,
            give_way=0 if view.is_local else _GIVE_WAY.get(name, 0),
        )
        for name in names
    )
    rows = [cells(step, view) for step in view.career.steps]
    yield Table(columns, tuple(tuple(row[name] for name in names) for row in rows), "step")
    yield Break()
    yield from _legend([row[name] for row in rows for name in names], view)


def cells(step: NextStep, view: CareerView) -> Mapping[str, Said]:
    """What a row can tell; its sources stand behind its name."""
    words, currency = view.words, view.currency
    local, nation = view.row(step.occupation), view.pay.row(step.occupation, NATION)
    mine, found = view.row(MEDICAL_ASSISTANT), outlook_of(view.career, step.occupation)
    length = step.length.at(view.facts.day)
    other = local.annual_median if local else None
    cited = [*length.sources, found.source if found else None]
    if local or nation:
        cited.append(view.pay.wages.source)
    return {
        "step": words(f"career.kind.{step.kind}", title=step.title) + cite(cited),
        "length": short_length(length, words),
        "pay": yearly(other, currency),
        "local": yearly(other, currency),
        "difference": difference(more_than(local, mine), currency),
        "nation": yearly(nation.annual_median if nation else None, currency),
        "outlook": percent(found.percent, words) if found else UNPUBLISHED,
    }


def _legend(shown: Sequence[Said], view: CareerView) -> Iterator[Block]:
    """What the columns hold, and what the marks in them say."""
    words = view.words
    here = place(view.place.state, words) if view.place.state else ""
    told = words("career.steps-local" if here else "career.steps-whole", place=here)
    yield Paragraph(f"{told} {words('career.steps-outlook')}", Tone.ASIDE)
    found = marks(shown, words)
    if found:
        yield Paragraph(" ".join(found), Tone.ASIDE)


def marks(shown: Sequence[Said], words: Words) -> list[str]:
    """What the marks in some cells say."""
    texts = [str(cell) for cell in shown]
    found = [words(f"career.mark.{m}") for m in "~!" if any(t.endswith(f" {m}") for t in texts)]
    if any(text.endswith(UNPUBLISHED) for text in texts):
        found.append(words("career.mark.?"))
    return found

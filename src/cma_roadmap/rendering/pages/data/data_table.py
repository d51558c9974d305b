"""A table of a page about the data: one column is wrapped, none is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Break, Paragraph
from cma_roadmap.rendering.page.table_blocks import Column, Table

_FIGURES = frozenset({"definitions", "facts", "age"})


def table_and_notes(
    kind: str,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    wrapped: str,
    notes: Iterable[str],
    words: Words,
) -> Iterator[Block]:
    """The rows, unless there are none, and what is to be said of them.

    The heads of the columns are the phrases of the `kind`; the first column names a row.
    """
    found = tuple(map(tuple, rows))
    if found:
        yield Table(
            tuple(
                Column(
                    name,
                    words(f"data.{kind}.column.{name}"),
                    figures=name in _FIGURES,
                    flexible=name == wrapped,
                )
                for name in names
            ),
            found,
            names[0],
        )
        yield Break()
    yield from map(Paragraph, notes)

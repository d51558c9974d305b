"""The top of a page about a state or about pay: its title, and a few facts beside their labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, line


def top(title: str, facts: Iterable[tuple[str, str]], paper: Paper) -> Iterator[Line]:
    """The title, then each label with its text; a fact without text is left out."""
    yield from (line(text, Ink.TITLE) for text in paper.wrap(title, paper.width))
    shown = [(label, text) for label, text in facts if text]
    if not shown:
        return
    yield BLANK
    indent = paper.widest(label for label, _ in shown) + 3
    for label, text in shown:
        yield from paper.hanging(paper.left(f" {label}", indent), text, Ink.PLAIN, Ink.FAINT)

"""A comparison as Markdown: the answer, one table, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.comparison import Comparison
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.page.tables import VERDICTS, Cell
from cma_roadmap.rendering.pages.compare.comparison_view import ComparisonView, build
from cma_roadmap.rendering.text.markdown_text import Md, md_bold, md_link, md_table, md_text

_BREAK = "<br>"


def render_markdown(comparison: Comparison, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The whole comparison as text that ends in a line break."""
    return "\n".join(_lines(build(comparison, phrases))) + "\n"


def _lines(view: ComparisonView) -> Iterator[str]:
    yield f"# {md_text(view.title)}"
    yield ""
    for said in view.head:
        yield f"- {md_bold(said.label)}: {md_text(said.text)}"
    yield ""
    heads = [Md(""), *(md_text(name) for name in view.names)]
    rows = [[md_bold(row.label), *map(_cell, row.cells)] for row in view.rows]
    yield from md_table(heads, rows)
    yield from _heading(view.standing_heading)
    for one in view.standing:
        yield f"- {VERDICTS[one.verdict].text} {md_text(one.text)}"
        for clause in one.missing:
            mark = VERDICTS[clause.verdict].text
            yield f"  - {mark} {md_text(clause.text)} {md_text(clause.reason)}"
        if one.remark is not None:
            yield f"  - {md_text(one.remark)}"
    for section in view.sections:
        yield from _heading(section.heading)
        yield from (f"- {md_text(note.text)}" for note in section.notes)
    yield from _heading(view.sources_heading)
    for number, text, url in view.cited.told():
        address = f" {md_link(url)}" if url else ""
        yield f"{number}. {md_text(text)}{address}"


def _heading(text: str) -> Iterator[str]:
    yield from ("", f"## {md_text(text)}", "")


def _cell(cell: Cell) -> Md:
    return Md(_BREAK.join(md_text(piece.text) for piece in cell))

"""The list of schemas as a page: of what the program prints, and of what people write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Page, Paragraph, Section
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.sentences.catalog import ENGLISH

_OVERLAY = "-overlay"


def schemas_page(
    documents: Mapping[str, str], files: Sequence[str], phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """All schemas by name.

    Args:
        documents: names of schemas, each with the commands that print such a document.
        files: names of schemas of files that people write.
        phrases: the words by their codes.
    """
    words = Words(phrases)
    written = {name: _file(name, words) for name in files}
    hint = Paragraph(words("data.schema.hint", name=next(iter(documents))))
    sections = _sections({"documents": documents, "files": written}, words)
    return Page(words("data.schema.title"), (hint,), tuple(sections), {})


def _sections(parts: Mapping[str, Mapping[str, str]], words: Words) -> Iterator[Section]:
    for part, told in parts.items():
        columns = (
            Column("name", words("data.schema.column.name")),
            Column(part, words(f"data.schema.column.{part}"), flexible=True),
        )
        table = Table(columns, tuple(told.items()), "name")
        yield Section(part, words(f"data.schema.{part}"), (table,))


def _file(name: str, words: Words) -> str:
    if name == "profile":
        return words("data.schema.profile")
    code = "data.schema.overlay" if name.endswith(_OVERLAY) else "data.schema.file"
    return words(code, file=f"{name.removesuffix(_OVERLAY)}.yaml")

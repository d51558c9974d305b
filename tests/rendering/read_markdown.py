"""Markdown read by a CommonMark parser with GFM's tables and strikethrough."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> Iterator[Token]:
    """Every token, inline ones in place of the block that holds them."""
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            yield from token.children or ()
        else:
            yield token


def skeleton(markdown: str) -> list[str]:
    """What the document is made of, without its words: blocks, links, emphasis, code."""
    return [token.type for token in tokens(markdown) if token.type not in ("text", "softbreak")]


def words(markdown: str) -> list[str]:
    """The running text of each block, whatever its emphasis."""
    return [
        "".join(child.content for child in token.children or ())
        for token in PARSER.parse(markdown)
        if token.type == "inline"
    ]


def tables(markdown: str) -> list[list[list[str]]]:
    """The cells of every table, row by row."""
    found: list[list[list[str]]] = []
    cells = False
    for token in PARSER.parse(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            cells = True
        elif token.type == "inline" and cells:
            found[-1][-1].append("".join(child.content for child in token.children or ()))
            cells = False
    return found

"""What a page must keep in every form: its words, what it is made of, and that text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cma_roadmap.rendering.facts.numbering import said_in
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Block, Facts, Items, Page, Paragraph
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.table_blocks import Bars, Table
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.text.said import Said, parts_of
from cma_roadmap.rendering.text.visible import visible
from rendering.markup_tree import Node, tree
from rendering.page_text import check_page
from rendering.read_markdown import skeleton, tokens, words

MADE = Made(date(2026, 11, 21), "0" * 64)
_WIDE, _LONG = 2000, 50
_LINK = re.compile(r"#[a-z]+-?[0-9]*|https?://\S+")
_TAGS = """
html head meta title style body a header h1 nav ul li main section h2 dl div dt dd p pre code ol
span strong table caption thead tbody tr th td footer
"""
_NAMES = """
lang charset name content http-equiv class id href aria-labelledby aria-label aria-hidden tabindex
role scope value style data-head rel
"""


def squeezed(text: str) -> str:
    """The text with every run of space as one."""
    return " ".join(text.split())


def html_of(page: Page) -> Node:
    """The page as HTML, read again."""
    return tree(write_html(page, MADE))


def check_forms(page: Page) -> None:
    """All words of the page stand in text, Markdown and HTML, and each of them is well made."""
    text, markdown, html = write_text(page, _WIDE, color=False), write_markdown(page), html_of(page)
    check_html(html)
    told = list(_told(page))
    longest = max(len(word) for one in told for word in one.split())
    for width in (_WIDE, 80) if longest <= _LONG else (_WIDE,):
        check_page(write_text(page, width, color=False), width)
    forms = (squeezed(text), squeezed(" ".join(words(markdown))), html.text)
    for form in (each.casefold() for each in forms):
        assert [one for one in told if one.casefold() not in form] == []
    check_links(page, markdown, html)


def check_html(html: Node) -> None:
    """Only elements and attributes that load, run and ask for nothing; no id twice."""
    ids = [node.attributes["id"] for node in html.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in html.walk():
        assert node.tag in {"", *_TAGS.split()}
        assert set(node.attributes) <= set(_NAMES.split())
        style = node.attributes.get("style")
        assert style is None or re.fullmatch(r"width:\d+\.\d%|min-width:\d+\.\dem", style)
        link = node.attributes.get("href")
        assert link is None or _LINK.fullmatch(link)
        assert link is None or not link.startswith("#") or link[1:] in ids


def check_links(page: Page, markdown: str, html: Node) -> None:
    """Every number that the text cites leads to a source, and none leads elsewhere."""
    cited = {node.attributes["href"] for node in html.with_class("ref")}
    assert cited <= {f"#source-{number}" for number in page.numbers.values()}
    outside = {str(t.attrs["href"]) for t in tokens(markdown) if t.type == "link_open"}
    shown = {node.attributes["href"] for node in html.all("a")}
    assert outside == {link for link in shown if not link.startswith("#")}


def check_same_frame(hostile: Page, plain: Page) -> None:
    """Whatever the words are, the page is made of the same things in every form."""
    assert skeleton(write_markdown(hostile)) == skeleton(write_markdown(plain))
    frames = ([node.tag for node in html_of(page).walk()] for page in (hostile, plain))
    assert next(frames) == next(frames)


def _told(page: Page) -> Iterator[str]:
    """Every piece of text of the page, as it is shown."""
    sections = [block for section in page.sections for block in section.blocks]
    blocks = [*page.lead, *sections]
    pieces: list[Said] = [page.title, *(section.heading for section in page.sections)]
    for said in (*pieces, *said_in(blocks), *_labels(blocks)):
        shown = (squeezed(visible(part)) for part in parts_of(said) if isinstance(part, str))
        yield from (part for part in shown if part)


def _labels(blocks: list[Block]) -> Iterator[Said]:
    for block in blocks:
        match block:
            case Facts():
                yield from (fact.label for fact in block.facts if fact.text)
            case Table():
                yield from (column.head for column in block.columns)
            case Bars():
                for bar in block.bars:
                    yield from (bar.lead, bar.label, *bar.figures, bar.told)
            case Paragraph():
                yield from _labels(list(block.body))
            case Items():
                for item in block.items:
                    yield from _labels(list(item.body))

"""One page in every form: well made, harmless, and the same words in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.markup_tree import Node, tree
from rendering.page_text import check_page, plain
from rendering.read_markdown import skeleton, words

MADE = Made(date(2026, 11, 21), "0" * 64)
_REFS = re.compile(r"\s\[[0-9,-]+\](?= |$)")
_DRAWN = re.compile(r"[█░·─✓✗~⚠–-]+|[?!]|[0-9]+\.")
"""Marks, lengths, rules and the numbers of lists: drawn by each writer in its own way."""


def html_tree(page: Page) -> Node:
    """The page as HTML, read strictly."""
    return tree(write_html(page, MADE, ENGLISH))


def check_forms(page: Page) -> None:
    """The page says the same words in the terminal, in Markdown and in HTML."""
    text = write_text(page, 400, color=False)
    check_page(text, 400)
    html = html_tree(page)
    main = html.all("main")[0]
    for node in [*main.with_class("ref"), *main.with_class("sign")]:
        node.parts.clear()
    told = _bag([text])
    markdown = write_markdown(page).rpartition("\n---\n")[0]  # below stands what no terminal says
    assert _bag(words(markdown)) == told
    assert _bag([*_texts(html.all("header")[0]), *_texts(main)]) == told


def check_harmless(make: Callable[[str], Page], bad: str) -> None:
    """Hostile text changes nothing of what the page is made of, and is shown as it is."""
    page, plain = make(bad), make("Word")
    for width in (40, 80, 140):
        check_page(write_text(page, width, color=False), width)
    markdown, html = write_markdown(page), html_tree(page)
    assert skeleton(markdown) == skeleton(write_markdown(plain))
    assert _shape(html) == _shape(html_tree(plain))
    shown = " ".join(visible(bad).split())
    assert shown in " ".join(words(markdown))
    assert shown in html.text


def _shape(page: Node) -> list[tuple[str, list[str]]]:
    """The elements with the names of their attributes; what is long has a class for its width."""
    return [(node.tag, sorted(_told(node))) for node in page.walk()]


def _told(node: Node) -> Iterable[str]:
    return (name for name, value in node.attributes.items() if (name, value) != ("class", "long"))


def _texts(node: Node) -> Iterable[str]:
    """The text of each element of its own, apart from that of its neighbors."""
    for part in node.parts:
        if isinstance(part, str):
            yield part
        else:
            yield from _texts(part)


def _bag(texts: Iterable[str]) -> Counter[str]:
    """The words, whatever their case and however they are marked."""
    whole = _REFS.sub("", " ".join(" ".join(texts).replace("<br>", " ").split()))
    told = (word.rstrip(":").casefold() for word in whole.split())
    return Counter(word for word in told if word and not _DRAWN.fullmatch(word))


def check_screen_harmless(make: Callable[[str], Page], bad: str) -> None:
    """Hostile text does nothing on a first screen, of which there is only the terminal's form."""
    for width in (40, 80, 140):
        for color in (False, True):
            text = write_text(make(bad), width, color=color)
            check_page(plain(text) if color else text, width)

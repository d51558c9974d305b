from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Fact, Facts, Item, Items, Page, Tone
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.text.said import Said, cite, joined, link
from hostile_strings import HOSTILE
from rendering.markup_tree import tree
from rendering.read_markdown import skeleton, words

MADE = Made(date(2026, 11, 21), "data")
URL = "https://example.org/a b?c=[1]"


def page_of(*texts: Said) -> Page:
    facts = Facts((Fact("Site", texts[0]),))
    items = Items(tuple(Item(text, tone=Tone.STRONG) for text in texts[1:]))
    return Page("Title", (facts, items), (), {"rules": 1})


def test_a_link_can_be_read_in_a_terminal_and_followed_elsewhere() -> None:
    page = page_of(link(URL), "Ask them, " + link("https://example.org/") + cite(["rules"]))

    assert "Site  https://example.org/a%20b?c=[1]\n - Ask them, https://example.org/ [1]" in (
        write_text(page, 80, color=False)
    )
    markdown = write_markdown(page)
    assert words(markdown)[1] == f"Site: {URL}"
    assert skeleton(markdown).count("link_open") == 2
    links = tree(write_html(page, MADE)).all("a")[1:]
    assert [(a.attributes["href"], a.text) for a in links] == [
        ("https://example.org/a%20b?c=%5B1%5D", URL),
        ("https://example.org/", "https://example.org/"),
        ("#source-1", "Source [1]"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_link_that_leads_to_no_web_page_is_mere_text(text: str) -> None:
    page = page_of("Look at " + link(text), link(text))

    markup = tree(write_html(page, MADE))
    assert [a.attributes["href"] for a in markup.all("a")] == ["#main"]
    assert not markup.all("script", "img", "svg", "b")
    assert "link_open" not in skeleton(write_markdown(page))


def test_no_address_is_no_text() -> None:
    assert not link(None)
    assert not link("")
    assert "Site" not in write_text(page_of(link(None)), 80, color=False)


def test_joined_texts_keep_their_links() -> None:
    both = joined("; ", ["a", link(URL)])

    assert str(both) == "a; "
    assert both.parts[1:] == ("; ", *link(URL).parts)

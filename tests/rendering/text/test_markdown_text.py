from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cma_roadmap.rendering.text.markdown_text import (
    Md,
    md_bold,
    md_code_block,
    md_link,
    md_table,
    md_text,
)
from cma_roadmap.rendering.text.visible import visible
from hostile_strings import HOSTILE
from rendering.read_markdown import skeleton, tables, tokens, words

TRICKY = (
    *HOSTILE,
    "1. one",
    "12) twelve",
    "2027. was a year",
    "- - -",
    "+ plus",
    "===",
    "---",
    ":--",
    ":-- | --:",
    "    four spaces",
    "two spaces  ",
    "ends in a backslash\\",
    "&lt;b&gt; &#60; &amp &copy;",
    "[x]: https://example.com",
    "[^1] and [ ] and [x] box",
    "title ##",
    "https://example.com www.example.com a@example.com",
    "<https://example.com> <!-- c --> <?php ?>",
    "a_b_c *a*b ~a~ ~~b~~",
    "!",
    "$x$ and $5",
    "~~~",
)
PLACES = ("{}", "# {}", "- {}", "1. {}", "> {}", "before\n{}", "{}\nafter", "- [ ] {}", "x {} y")
anything = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="\\`*_[]()<>|~#&;:@!$.-+=01 \nabw/x", max_size=30),
    st.sampled_from(TRICKY),
)


def shown(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("place", PLACES)
@given(anything)
def test_text_is_only_ever_text(place: str, text: str) -> None:
    markdown = place.format(md_text(text))
    if shown(text):
        assert skeleton(markdown) == skeleton(place.format("word"))
        assert words(markdown) == [
            told.replace("word", shown(text)) for told in words(plain(place))
        ]


def plain(place: str) -> str:
    return place.format("word")


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize("place", PLACES)
def test_what_looks_like_markdown_is_text_wherever_it_stands(place: str, text: str) -> None:
    assert skeleton(place.format(md_text(text))) == skeleton(plain(place))


def test_a_line_of_dashes_and_colons_makes_no_table() -> None:
    """Some renderers take `a` above `:--` for a table of one column."""
    assert md_text(":--") == "\\:--"


@pytest.mark.parametrize("text", TRICKY)
def test_text_shows_itself(text: str) -> None:
    assert words(md_text(text)) == ([shown(text)] if shown(text) else [])


@given(anything)
def test_bold_holds_all_of_the_text(text: str) -> None:
    kinds = [token.type for token in tokens(f"- {md_bold(text)} after")]
    expected = ["strong_open", "strong_close"] if shown(text) else []
    assert [kind for kind in kinds if kind.startswith("strong")] == expected
    assert words(f"x {md_bold(text)}.") == [f"x {shown(text)}."]


def test_plain_words_stay_as_they_are() -> None:
    for text in ("CMA (AAMA), $4,200 to $18,400", "Apply to AAMA: 10 d", "Rule 4.5 - see A & B"):
        assert md_text(text) == text


@given(st.lists(st.lists(anything, min_size=3, max_size=3), max_size=4))
def test_every_cell_of_a_table_stays_in_its_cell(rows: list[list[str]]) -> None:
    headers = ["One", "|two|", "- three"]
    lines = md_table(
        [md_text(text) for text in headers], [[md_text(text) for text in row] for row in rows]
    )
    assert tables("\n".join(lines)) == [[[shown(cell) for cell in row] for row in [headers, *rows]]]


def test_a_table_reads_as_one_in_plain_text() -> None:
    rows = [[Md("a"), Md("$1")], [Md("漢字"), Md("$1,000")]]
    assert md_table([Md("Name"), Md("Cost")], rows, right=[1]) == [
        "| Name |   Cost |",
        "| ---- | -----: |",
        "| a    |     $1 |",
        "| 漢字 | $1,000 |",
    ]


def test_short_rows_are_filled_and_long_ones_refused() -> None:
    assert tables("\n".join(md_table([Md("a"), Md("b")], [[Md("x")]]))) == [[["a", "b"], ["x", ""]]]
    with pytest.raises(ValueError, match="more cells"):
        md_table([Md("a")], [[Md("x"), Md("y")]])


@given(st.lists(anything, min_size=1, max_size=3))
@example(["```", "````", "`a` ``b``"])
@example(["~~~", "    ```"])
def test_nothing_gets_out_of_a_block_of_code(lines: list[str]) -> None:
    markdown = "\n".join([*md_code_block(lines, "sh"), "", "after"])
    assert skeleton(markdown) == ["fence", "paragraph_open", "paragraph_close"]
    (fence,) = [token for token in tokens(markdown) if token.type == "fence"]
    assert fence.content == "".join(f"{visible(line)}\n" for line in lines)
    assert fence.info == "sh"


@given(anything)
def test_an_address_is_its_own_link(text: str) -> None:
    made = list(tokens(f"see {md_link(f'https://example.org/{text}')} there"))
    links = [token for token in made if token.type == "link_open"]
    assert len(links) == 1
    assert str(links[0].attrs["href"]).startswith("https://example.org/")
    assert made[-2].content == " there"


@pytest.mark.parametrize(
    "url", [*HOSTILE, "ftp://example.org/", "https://", "http:///x", "data:text/html,x", "//x.org"]
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert skeleton(md_link(url)) == ["paragraph_open", "paragraph_close"]
    assert words(md_link(url)) == [shown(url)]

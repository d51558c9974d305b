from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.table_blocks import Column, Table, split_figure
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.text.said import Said, cite
from rendering.markup_tree import tree
from rendering.page_text import check_page, plain
from rendering.read_markdown import tables

COLUMNS = (
    Column("id", "id", give_way=2, below=True, most=8),
    Column("name", "name", flexible=True, least=10),
    Column("price", "price", figures=True),
    Column("rank", "rank", give_way=1),
    Column("opens", "opens", flexible=True, least=12, give_way=3, below=True),
)
ROWS: tuple[tuple[Said, ...], ...] = (
    ("a-1", "Sound College of Applied Arts", "$4,500", "1", "Alpha, Beta and Gamma" + cite(["x"])),
    ("b-22", "Lake School", "$11,568~", "2", "none by itself"),
    ("a-name-that-is-long", "Hill School", "?", "3", "Delta"),
    ("c-3", "Bay School", "9*", "4", ""),
)


def table(width: int, *rows: tuple[Said, ...], color: bool = False) -> str:
    """The table alone, without the title and the space below it."""
    block = Table(COLUMNS, rows or ROWS, "id")
    page = write_text(Page("Title", (block,), (), {"x": 1}), width, color=color)
    return page.split("\n", 2)[2]


def test_where_there_is_room_every_row_has_one_line() -> None:
    assert table(100) == (
        " id    name                             price   rank  opens\n"
        " a-1   Sound College of Applied Arts   $4,500   1     Alpha, Beta and Gamma [1]\n"
        " b-22  Lake School                    $11,568~  2     none by itself\n"
        " a-name-that-is-long\n"
        "       Hill School                          ?   3     Delta\n"
        " c-3   Bay School                           9*  4\n"
    )


def test_the_widest_columns_are_wrapped_first_and_none_below_its_least() -> None:
    assert table(70).startswith(
        " id    name                      price   rank  opens\n"
        " a-1   Sound College of         $4,500   1     Alpha, Beta and\n"
        "       Applied Arts                            Gamma [1]\n"
        " b-22  Lake School             $11,568~  2     none by itself\n"
    )


def test_columns_give_way_in_their_order_and_go_below_or_are_left_out() -> None:
    heads = [table(width).split("\n")[0].split() for width in (48, 46, 40, 34)]

    assert heads == [
        ["id", "name", "price", "rank", "opens"],
        ["id", "name", "price", "opens"],
        ["name", "price", "opens"],
        ["name", "price"],
    ]
    assert "\n   a-name-that-is-long\n" in table(40)
    assert "\n   a-1: opens Alpha, Beta and\n   Gamma [1]\n" in table(34)
    assert "\n   c-3\n" in table(34)


def test_one_is_told_after_the_other_where_too_few_columns_fit() -> None:
    word = "Donaudampfschifffahrt"
    told = table(30, ("a-1", word, "$1", "2", "Alpha"), *ROWS[1:])

    assert told.startswith(
        f"a-1\n - name: {word}\n - price: $1\n - rank: 2\n - opens: Alpha\n\nb-22\n"
    )


@pytest.mark.parametrize("width", range(24, 201, 4))
def test_no_cell_that_must_not_be_lost_is_lost_at_any_width(width: int) -> None:
    text = table(width)

    check_page(text, width)
    assert plain(table(width, color=True)) == text
    for row in ROWS:
        for column, cell in zip(COLUMNS, row, strict=True):
            if column.key != "rank":
                assert all(word in text for word in str(cell).split()), (column.key, cell)


def test_words_that_should_stay_together_part_where_they_do_not_fit() -> None:
    glued = ("a-1", "Hill School", "$1", "2", "Alpha\u00a0and\u00a0all\u00a0the\u00a0others")

    assert "Alpha and all the others" in table(100, glued)
    narrow = table(50, glued)
    check_page(narrow, 50)
    assert "Alpha and all" in narrow


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("24*", ("24", "*")),
        ("$4,865~", ("$4,865", "~")),
        ("100%", ("100%", "")),
        ("-3.5%*", ("-3.5%", "*")),
        ("?", ("?", "")),
        ("12 [1]", ("12 [1]", "")),
        ("9 months", ("9 months", "")),
        ("(1)", ("(1)", "")),
        ("", ("", "")),
    ],
)
def test_a_sign_behind_a_figure_is_no_part_of_it(text: str, split: tuple[str, str]) -> None:
    assert split_figure(text) == split


def test_the_same_cells_stand_in_markdown_and_html() -> None:
    page = Page("Title", (Table(COLUMNS, ROWS, "id"),), (), {"x": 1})

    (cells,) = tables(write_markdown(page))
    rows = tree(write_html(page, Made(date(2026, 11, 21), "data"))).all("tr")
    assert [[cell.text for cell in row.all("th", "td")] for row in rows] == [
        [cell.replace("[1]", "Source [1]") for cell in row] for row in cells
    ]
    heads = [cell.attributes["data-head"] for cell in rows[1].all("td")]
    assert heads == ["name", "price", "rank", "opens"]
    assert [cell.text for cell in rows[3].with_class("whole")] == ["3"]  # its id is too long
    assert [sign.text for sign in rows[4].with_class("beyond")] == ["*"]
    assert [head.text for row in rows[1:] for head in row.all("th")] == [row[0] for row in ROWS]


def test_words_that_should_stay_together_do_so_in_html() -> None:
    glued = ("a-1", "Hill School", "$1", "2", "Alpha\u00a0(AB), Beta")
    page = Page("Title", (Table(COLUMNS, (glued,), "id"),), (), {})

    assert "Alpha\u00a0(AB), Beta" in write_html(page, Made(date(2026, 11, 21), "data"))

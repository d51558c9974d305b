"""What fits a screen: whole entries, no heading alone, and at the end how to see the rest."""

from __future__ import annotations

import re

import pytest

from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
)
from cma_roadmap.rendering.page.table_blocks import Bar, Bars, Column, SideBySide, Table
from cma_roadmap.rendering.page.table_blocks import Line as CellLine
from cma_roadmap.rendering.page.table_blocks import Row as CellRow
from cma_roadmap.rendering.page.terminal import write_text

LONG = "word " * 30


def item(name: str, *body: Block) -> Item:
    return Item(f"begin-{name} {LONG}end-{name}", body=body)


def page(*more: Section, lead: int = 2) -> Page:
    tree = item("c", Items((item("d", Items((item("e"), item("f"))), Paragraph("Last.")),)))
    table = Table(
        (Column("name", "name", flexible=True), Column("id", "id")),
        tuple((f"begin-r{n} {LONG}end-r{n}", f"id-{n}") for n in range(4)),
        "name",
    )
    sections = (
        Section("list", "A heading", (Items((item("a"), item("b")), apart=True), Break())),
        Section("tree", "A tree", (Paragraph("It says:"), Items((tree,)))),
        Section("table", "A table", (Paragraph("Rows."), Break(), table)),
        Section("bars", "Bars", (Bars(tuple(Bar(f"bar {n}", ("1",), None) for n in range(3))),)),
        Section("sources", "Sources", (Paragraph("A source."),)),
    )
    told = tuple(Paragraph(f"begin-l{n} {LONG}end-l{n}") for n in range(lead))
    return Page("The title", told, (*sections, *more), {})


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("most", range(8, 70))
def test_nothing_is_cut_within_an_entry_and_no_heading_stands_alone(most: int, width: int) -> None:
    text = write_text(page(), width, color=False, most=most)
    lines = text.splitlines()
    room = max(most, most * 80 // width)

    assert len(lines) <= room
    begun, ended = (re.findall(rf"{word}-(\w+)", text) for word in ("begin", "end"))
    assert sorted(begun) == sorted(ended)
    for number, line in enumerate(lines):
        if line in ("A HEADING", "A TREE", "A TABLE", "BARS"):
            assert lines[number + 1].strip()
        if "It says:" in line:
            assert "begin-c" in lines[number + 1]
        if "Rows." in line:
            assert "begin-r0" in text


def test_how_to_see_the_rest_stands_at_the_end() -> None:
    text = write_text(page(), 80, color=False, most=20)

    assert "SOURCES" not in text
    assert re.search(r"There is more \(\d+ lines\): --full shows all of it", text)
    assert "sources" in text.splitlines()[-1]


def test_a_page_that_fits_is_whole() -> None:
    whole = write_text(page(), 80, color=False)

    assert write_text(page(), 80, color=False, most=200) == whole
    assert "SOURCES" in whole


@pytest.mark.parametrize("most", range(10, 60, 7))
def test_what_to_type_next_is_kept_whatever_is_left_out(most: int) -> None:
    more = Section("more", "More", (Paragraph("--full tells all"),))
    text = write_text(page(more), 80, color=False, most=most)

    assert text.endswith("\n\nMORE\n --full tells all\n")
    assert "There is more" not in text
    assert len(text.splitlines()) <= most


def test_columns_side_by_side_are_cut_between_their_rows() -> None:
    rows = tuple(
        CellRow(f"label {n}", ((CellLine(f"one-{n}"), CellLine("x")), (CellLine("two"),)))
        for n in range(9)
    )
    beside = Page("Title", (SideBySide(("A", "B"), rows),), (), {})
    text = write_text(beside, 80, color=False, most=20)

    assert len(text.splitlines()) <= 20
    assert text.count("one-") == text.count(" x") > 0


@pytest.mark.parametrize(("width", "told"), [(80, "A long name that fits"), (24, "A long name…")])
def test_a_clipped_column_keeps_one_line(width: int, told: str) -> None:
    columns = (Column("name", "name", clipped=True, least=5), Column("id", "id"))
    table = Table(columns, (("A long name that fits", "id-12345"),), "name")
    lines = write_text(Page("T", (table,), (), {}), width, color=False).splitlines()

    assert told in lines[-1]
    assert lines[-1].endswith("id-12345")
    assert max(map(len, lines)) <= width

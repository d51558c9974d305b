"""A table of points: what is read of a row, and all that is wrong with a table, line by line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cma_roadmap.errors import BadInputError, WrongRequestError
from cma_roadmap.loading.person.transcript import MAX_BYTES, ReadCourse, read_transcript
from cma_roadmap.model.values.money import Money

HEAD = "title,points,on,category,for,cost,paper\n"


def look(name: str) -> str:
    if name != "CMA":
        raise WrongRequestError("There is no such credential.", hint="See them all.")
    return "cma-aama"


def read(text: str | bytes, default: tuple[str, ...] = ("cma-aama",)) -> tuple[ReadCourse, ...]:
    data = text.encode() if isinstance(text, str) else text
    return read_transcript(data, "t.csv", look, default, lambda *_: ())


def problems(
    text: str | bytes, default: tuple[str, ...] = ("cma-aama",)
) -> list[tuple[str, int | None]]:
    with pytest.raises(BadInputError) as caught:
        read(text, default)
    return [(p.code, p.location.line if p.location else None) for p in caught.value.problems]


def test_a_row_is_a_course_with_its_line() -> None:
    (found,) = read(
        f'{HEAD}"Wounds, a  review",1.5,11/02/2026,Clinical; approved,CMA,$25.5,w.pdf\n'
    )
    one, course = found.happened, found.happened.course

    assert course is not None
    assert (course.title, course.points) == ("Wounds, a review", Decimal("1.5"))
    assert (course.categories, course.credentials) == (("clinical", "approved"), ("cma-aama",))
    assert (one.on, one.cost, one.paper) == (date(2026, 11, 2), Money(Decimal("25.5")), "w.pdf")
    assert (found.place.file, found.place.line) == ("t.csv", 2)


def test_columns_come_in_any_order_with_a_mark_before_them_and_rows_may_be_short() -> None:
    rows = (
        "\ufeffOn , Points,TITLE,paper",
        "2026-11-02,2,Wounds",
        "",
        " , ,",
        "2026-11-03,1,Skin,p",
    )

    assert [one.place.line for one in read("\r\n".join(rows))] == [2, 5]


def test_all_problems_are_told_at_once_by_line() -> None:
    text = HEAD + (
        ",2,2026-11-02\n"
        "A,0,2026-11-02\n"
        "A,-1,2026-11-02\n"
        "A,1.555,2026-02-30\n"
        "A,2,13/02/2026,,ABC,x\n"
        "A,2,2026-11-02,,,,,,\n"
        "A,2000,2026-11-02\n"
    )

    assert problems(text) == [
        ("ce_title", 2),
        ("ce_points", 3),
        ("ce_points", 4),
        ("ce_points", 5),
        ("ce_day", 5),
        ("ce_day", 6),
        ("ce_cost", 6),
        ("ce_for", 6),
        ("too_many_cells", 7),
        ("ce_points", 8),
    ]


def test_a_row_for_nobody_is_told() -> None:
    assert problems(f"{HEAD}A,2,2026-11-02\nB,2,2026-11-02,,CMA\n", ()) == [("ce_for_whom", 2)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["column_missing"] * 3),
        ("title,on\nA,2026-11-02\n", ["column_missing"]),
        ("title,points,on,hours\n", ["column_strange"]),
        ("title,points,on,Title\n", ["column_twice"]),
        ("title;points;on\nA;2;2026-11-02\n", [*["column_missing"] * 3, "column_strange"]),
        (b"title,points,on\n\xff,2,2026-11-02\n", ["no_table"]),
        ('title,points,on\n"A"x,2,2026-11-02\n', ["no_table"]),
        (b"x" * (MAX_BYTES + 1), ["no_table"]),
    ],
)
def test_what_is_no_such_table_is_told(text: str | bytes, codes: list[str]) -> None:
    assert [code for code, _ in problems(text)] == codes


def test_a_table_without_rows_has_no_courses() -> None:
    assert read(HEAD) == ()

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap import __version__
from cma_roadmap.loading.person.transcript import FOOT
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.text.spreadsheet import Value, cell, csv_text
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE

SIGNS = "=+-@|%−＝＋－＠﹦﹢﹣﹫"
texts = st.one_of(
    st.text(max_size=20),
    st.text(alphabet=f"{SIGNS};,\"' \t\r\nab1", max_size=12),
    st.sampled_from(HOSTILE),
)


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    """As a spreadsheet reads it: the mark that says UTF-8 is no part of the first name."""
    data = io.StringIO(text.encode("utf-8").decode("utf-8-sig"), newline="")
    return list(csv.reader(data, delimiter=delimiter, strict=delimiter == ","))


def would_run(text: str) -> bool:
    """What OWASP says of how a cell begins, and the wide and small forms of its signs."""
    return text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(tuple(SIGNS))


@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=4))
def test_the_table_has_the_cells_that_went_in(rows: list[list[str]]) -> None:
    text = csv_text("abc", [dict(zip("abc", row, strict=True)) for row in rows])
    assert read(text) == [["a", "b", "c"], *([cell(value) for value in row] for row in rows)]


@given(texts)
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert not would_run(cell(text))


@given(st.lists(texts, min_size=2, max_size=4))
def test_no_formula_hides_behind_a_semicolon(row: list[str]) -> None:
    names = [f"c{number}" for number in range(len(row))]
    text = csv_text(names, [dict(zip(names, row, strict=True))])
    for line in text.split("\r\n"):
        assert not any(would_run(part.lstrip("\"' ")) for part in unguarded(line))


def unguarded(line: str) -> list[str]:
    """The cells after the first, as who splits at semicolons has them, less those that are safe."""
    return [part for part in line.split(";")[1:] if "'" not in part[: first_sign(part)]]


def first_sign(part: str) -> int:
    return next((at for at, letter in enumerate(part) if letter in SIGNS), len(part))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0 ", "a;", "a; ", ';"', ";;", ";"])
def test_every_sign_gets_its_apostrophe(before: str, sign: str) -> None:
    assert cell(f"{before}{sign}1") == f"{visible(before)}'{sign}1"


@pytest.mark.parametrize("text", ["a=b", "3 - 4", "e@example.com", "50%", "a; b", "", " ", "'"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(texts)
def test_the_apostrophe_is_all_that_is_added(text: str) -> None:
    shown = visible(text.replace("\r\n", " ").replace("\n", " "))
    assert cell(text).replace("'", "") == shown.replace("'", "")
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in cell(text))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9)))
def test_numbers_come_back_as_they_were(number: Decimal) -> None:
    ((_, *_), (told,)) = read(csv_text(["n"], [{"n": number}]))
    assert Decimal(told) == number
    assert "e" not in told.lower()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("-5.00"), "-5.00"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (-3, "-3"),
        (0, "0"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (date(2028, 2, 29), "2028-02-29"),
    ],
)
def test_values_that_are_no_text(value: Value, told: str) -> None:
    assert cell(value) == told


def test_excel_is_told_that_it_is_utf_8() -> None:
    text = csv_text(["name"], [{"name": "Escuela Española"}])
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbfname\r\n")
    assert text.encode("utf-8").decode("utf-8-sig") == "name\r\nEscuela Española\r\n"


def test_columns_that_a_row_lacks_are_empty_and_others_are_refused() -> None:
    assert read(csv_text(["a", "b"], [{"b": 1}, {}])) == [["a", "b"], ["", "1"], ["", ""]]
    with pytest.raises(ValueError, match="fields not in fieldnames"):
        csv_text(["a"], [{"c": 1}])
    with pytest.raises(ValueError, match="the name of one before it"):
        csv_text(["a"], [{"a": 1}], {"a": 2})


def test_every_row_tells_when_and_by_what_it_was_made_and_whom_to_ask() -> None:
    made = Made(date(2026, 11, 21), "0123456789abcdef").cells(Words(ENGLISH))
    head, *rows = read(csv_text("a", [{"a": 1}, {"a": 2}], made))

    assert head == ["a", *FOOT]
    assert [row[0] for row in rows] == ["1", "2"]
    for row in rows:
        assert row[1:4] == ["2026-11-21", f"cma-roadmap {__version__}", "0123456789ab"]
        assert "check with the body before you pay" in row[4]


def test_a_table_that_rests_on_no_data_names_none() -> None:
    made = Made(date(2026, 11, 21), None).cells(Words(ENGLISH))

    assert tuple(made) == FOOT[:2]

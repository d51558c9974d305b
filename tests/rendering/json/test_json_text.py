"""What documents look like as text: that of the standard library, with what is hidden escaped."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.rendering.json.json_text import json_text

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


class Word(StrEnum):
    """A value that is a text."""

    MET = "met"


class Number(IntEnum):
    """A value that is a number."""

    TWO = 2


@given(DOCUMENTS, st.integers(0, 4))
def test_it_is_the_text_of_the_standard_library(document: object, indent: int) -> None:
    told = json.dumps(document, indent=indent, ensure_ascii=False)

    text = json_text(document, indent=indent)

    shown = text.removesuffix("\n")
    assert json.loads(shown) == json.loads(told)
    if told.replace("\n", "").isprintable():
        assert shown == told


def test_enumerations_numbers_and_empty_holders() -> None:
    document = {Word.MET: [Word.MET, Number.TWO, True, None], "a": {}, "b": [], "c": ()}

    assert json_text(document) == json.dumps(document, indent=2) + "\n"
    assert json_text([Decimal("2.00"), Decimal("2.5")], indent=None) == "[2, 2.5]\n"
    assert json_text([Decimal("2.00"), Decimal("2.5")]) == "[\n  2,\n  2.5\n]\n"


@pytest.mark.parametrize("hidden", ["\x7f", "\x9f", "\u200b", "\u202e", "\ufeff", "\ud800"])
@pytest.mark.parametrize("indent", [2, None])
def test_what_cannot_be_seen_is_escaped(hidden: str, indent: int | None) -> None:
    text = json_text({"a": f"é{hidden}b"}, indent=indent)

    assert f"\\u{ord(hidden):04x}" in text
    assert "é" in text


@pytest.mark.parametrize("wrong", [object(), {1, 2}])
def test_what_has_no_form_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="no form"):
        json_text({"a": [wrong]})

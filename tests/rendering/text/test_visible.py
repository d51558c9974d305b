from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.rendering.text.visible import USUAL, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [bold]text[/bold]", "plain [bold]text[/bold]"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("two\nlines\r\tand more", "two\\nlines\\r\\tand more"),
        ("\u202eback\u202c", "\\u202eback\\u202c"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("next\u2028line\x85", "next\\u2028line\\x85"),
        ("no\u00a0break\u3000wide", "no break wide"),
        ("e\u0301", "é"),
        ("\u0301start", "\\u0301start"),
        ("a\u0330\u0331\u0332\u0333", "a\u0330\u0331\u0332\\u0333"),
        ("emoji\ufe0f and tag\U000e0041", "emoji\\ufe0f and tag\\U000e0041"),
        ("\ud83d", "\\ud83d"),
        ("医療 Ünï", "医療 Ünï"),
        ("\u3164\u2800", "\\u3164\\u2800"),
    ],
)
def test_what_is_hidden_becomes_an_escape_and_the_rest_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_comes_out_can_act_on_a_terminal(text: str) -> None:
    shown = visible(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for c in shown)
    shown.encode("utf-8")


@given(st.text(st.characters()))
def test_showing_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


def test_usual_text_needs_no_look_at_each_letter() -> None:
    usual = [chr(code) for code in range(0x3000) if USUAL.fullmatch(chr(code))]
    kept = {"L", "N", "P", "S", "Zs"}
    assert {unicodedata.category(c) for c in usual} & {"Cc", "Cf", "Mn", "Me"} == set()
    assert all({unicodedata.category(c), unicodedata.category(c)[0]} & kept for c in usual)
    assert [c for c in usual if unicodedata.category(c) == "Zs"] == [" "]
    pairs = (a + b for a in usual for b in usual)
    assert all(unicodedata.is_normalized("NFC", pair) for pair in pairs)


@pytest.mark.parametrize(
    "emoji",
    [
        "\U0001f469\u200d\u2695\ufe0f",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "1\ufe0f\u20e3",
        "\u2764\ufe0f",
    ],
)
def test_an_emoji_is_shown_whole(emoji: str) -> None:
    assert visible(f"a{emoji}b") == f"a{emoji}b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200db", "a\\u200db"),
        ("\u200d\U0001f469", "\\u200d\U0001f469"),
        ("\U0001f469\u200d", "\U0001f469\\u200d"),
        ("\U0001f469\u200d\u200d\U0001f469", "\U0001f469\\u200d\\u200d\U0001f469"),
        ("\u2764\ufe0f\ufe0f", "\u2764\ufe0f\\ufe0f"),
        ("\u2060\u200d\u2066", "\\u2060\\u200d\\u2066"),
    ],
)
def test_a_joiner_that_joins_nothing_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown

"""Every code that planning can say has an English phrase, and every blank in it is filled."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cma_roadmap.model.values.message import Parameter, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.messages.phrases import in_words, say
from cma_roadmap.sentences.catalog import ENGLISH

PLANNING = Path(__file__).parents[3] / "src" / "cma_roadmap" / "planning"
KINDS = ("title", "reason", "finding", "cost", "assumption", "change", "doubt", "rule", "wait")


def blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def calls() -> Iterator[tuple[str, set[str]]]:
    """Every `message("code", name=…)` written in planning, with the names it gives."""
    for path in PLANNING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "message":
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and all(k.arg for k in node.keywords):
                yield str(first.value), {str(k.arg) for k in node.keywords}


def codes() -> Iterator[str]:
    """Every text in planning that looks like a message code."""
    for path in PLANNING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                kind, _, rest = node.value.partition(".")
                if kind in KINDS and rest.replace("_", "").isalpha():
                    yield node.value


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_code_has_a_phrase(code: str) -> None:
    """It, or what it begins: `finding.move_` and what kind of move."""
    begun = f"{code.rstrip('_')}_"

    assert code in ENGLISH or any(known.startswith(begun) for known in ENGLISH)


@pytest.mark.parametrize(
    ("code", "given"), sorted(calls(), key=str), ids=lambda v: v if isinstance(v, str) else ""
)
def test_blanks_of_a_phrase_are_given(code: str, given: set[str]) -> None:
    assert blanks(ENGLISH[code]) <= given


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2028, 3, 3), "3 Mar 2028"),
        (Money(Decimal(4600)), "$4,600"),
        (Money(Decimal("65.5")), "$65.50"),
        (Money(Decimal(7), "CAD"), "7 CAD"),
        (Duration(months=60), "5 years"),
        (Duration(months=18), "18 months"),
        (Duration(months=1), "1 month"),
        (Duration(days=30), "30 days"),
        (Duration(days=28), "4 weeks"),
        (Duration(days=1), "1 day"),
        (Duration(), "no time"),
        (None, ""),
        (("a", 3), "a, 3"),
        (Decimal("405.0"), "405"),
        (message("word.yes"), "yes"),
    ],
)
def test_parameter_in_words(value: Parameter, words: str) -> None:
    assert in_words(value) == words


def test_code_without_a_phrase_is_a_bug_not_a_blank() -> None:
    with pytest.raises(KeyError):
        say(message("title.nothing"))

"""From a tree to a model: each error once, where it is, in words that help."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.binding.binding import bind
from cma_roadmap.loading.yaml.located import MOST_PROBLEMS
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.values.base import Definition, Identifier, IsoDate
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration


class Color(StrEnum):
    RED = "red"
    GREEN = "green"


class Leaf(Definition):
    kind: Literal["leaf"]
    weight: Decimal = Field(gt=0, default=Decimal(1))


class Branch(Definition):
    kind: Literal["branch"]
    parts: tuple[Annotated[Branch | Leaf, Field(discriminator="kind")], ...] = Field(min_length=1)


class Example(Definition):
    name: str
    color: Color | None = None
    count: Annotated[int, Field(ge=0, le=9)] = 0
    ready: bool = False
    start: IsoDate | None = Field(default=None, alias="from")
    length: Duration | None = None
    price: Money | None = None
    tree: Annotated[Branch | Leaf, Field(discriminator="kind")] | None = None
    counted: Fact[int] | None = None
    days: dict[Identifier, IsoDate] = Field(default_factory=dict)


def problems(text: str) -> list[Problem]:
    with pytest.raises(BadInputError) as raised:
        bind(parse(text.encode(), "f.yaml"), Example)
    return list(raised.value.problems)


def problem(line: str) -> Problem:
    (only,) = problems(f"name: x\n{line}")
    assert only.location is not None
    assert only.location.file == "f.yaml"
    return only


def test_text_becomes_values_of_the_model() -> None:
    text = (
        "{name: 007, color: red, count: 3, ready: true, from: 2026-01-02, length: P1Y, "
        "price: 5 USD, tree: {kind: branch, parts: [{kind: leaf, weight: 0.10}]}}"
    )
    value = bind(parse(text.encode(), "f.yaml"), Example)
    assert value.name == "007"
    assert value.length == Duration(months=12)
    assert isinstance(value.tree, Branch)
    assert value.tree.parts == (Leaf(kind="leaf", weight=Decimal("0.10")),)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("colour: red", "There is no key 'colour' here.", "Did you mean color?"),
        ("form: x", "There is no key 'form' here.", "Did you mean from?"),
        (
            "zzz: 1",
            "There is no key 'zzz' here.",
            "Keys you can use here: name, color, count, ready, from, length, price, tree, counted, "
            "days.",
        ),
        (
            "color: Red",
            "'Red' is not a word that can stand here.",
            "Did you mean red? Write one of: red, green.",
        ),
        (
            "count: five",
            "'count' needs a whole number, not 'five'.",
            "Use digits only: no unit, no comma, no fraction.",
        ),
        ("count: -1", "'count' must be at least 0, not '-1'.", "Check the number."),
        ("count: 10", "'count' must be at most 9, not '10'.", "Check the number."),
        ("count: ~", "'count' has no value.", "Write a whole number."),
        ("ready: perhaps", "'ready' needs true or false, not 'perhaps'.", "Write true or false."),
        (
            "from: 1/2/2026",
            "'1/2/2026' is not a date.",
            "Write a date as YYYY-MM-DD, such as 2027-01-11.",
        ),
        ("from: 2026-02-29", "There is no day '2026-02-29'.", "Check the day and the month."),
        (
            "length: 12 months",
            "'12 months' is not a length of time.",
            "Write a duration such as P12M (months), P30D (days) or P5Y (years).",
        ),
        (
            "price: $5",
            "'$5' is not an amount of money.",
            'Write an amount as quoted text with its currency, such as "125.00 USD".',
        ),
        (
            "tree: leaf",
            "'tree' needs a group of 'key: value' lines, not 'leaf'.",
            "Put a space after each colon.",
        ),
        (
            "tree: {kind: laef}",
            "'laef' is not a word that can stand here.",
            "Did you mean leaf? Write one of: branch, leaf.",
        ),
        ("tree: {weight: 1}", "The key 'kind' is missing.", "Add 'kind:' with branch or leaf."),
        (
            "tree: {kind: branch, parts: [{kind: leaf, weight: heavy}]}",
            "'weight' needs a number, not 'heavy'.",
            "Use digits, with a point for fractions.",
        ),
        (
            "tree: {kind: branch, parts: []}",
            "'parts' needs 1 or more entries.",
            "Add an entry.",
        ),
        (
            "tree: {kind: branch, parts: [leaf]}",
            "Entry 1 of 'parts' needs a group of 'key: value' lines, not 'leaf'.",
            "Put a space after each colon.",
        ),
        (
            "counted: 3",
            "'counted' needs a list, not '3'.",
            "Start each entry with '- ', or write them as [one, two].",
        ),
        (
            "counted: [{value: 3, source: x}]",
            "The key 'confidence' is missing.",
            "Add 'confidence:' with high, medium or low.",
        ),
        (
            "counted: [{value: x, source: x, confidence: low}]",
            "'value' needs a whole number, not 'x'.",
            "Use digits only: no unit, no comma, no fraction.",
        ),
        (
            "counted: [{value: 3, source: x, confidence: low, sources: y}]",
            "There is no key 'sources' here.",
            "Did you mean source?",
        ),
        (
            "days: {Tax Day: 2026-04-15}",
            "'Tax Day' does not have the right form.",
            "Use small letters, digits, and - _ or . between them, as in 'cma-aama'.",
        ),
    ],
)
def test_a_message_says_what_is_wrong_and_what_to_write(line: str, message: str, hint: str) -> None:
    found = problem(line)
    assert (found.message, found.hint) == (message, hint)
    assert found.location is not None
    assert found.location.line == 2


def test_a_missing_key_is_reported_where_its_group_starts() -> None:
    (found,) = problems("# no name\ntree:\n  kind: leaf\n")
    assert (found.code, str(found.location)) == ("missing_key", "f.yaml:2")


def test_only_the_deepest_error_of_a_branch_is_reported() -> None:
    text = (
        "name: x\ntree:\n  kind: branch\n  parts:\n    - kind: branch\n      parts:\n"
        "        - kind: leaf\n          weight: heavy\n"
    )
    assert [(str(p.location), p.code) for p in problems(text)] == [("f.yaml:8", "wrong_type")]


def test_problems_come_by_line_whatever_the_order_of_the_model() -> None:
    found = problems("zzz: 1\ncount: x\ncolor: blue\nname: [x]\n")
    assert [str(p.location) for p in found] == [f"f.yaml:{line}" for line in (1, 2, 3, 4)]


def test_a_line_that_yaml_refused_is_not_reported_again() -> None:
    found = problems("name: x\ncount: *other\nready: maybe\n")
    assert [p.code for p in found] == ["alias", "wrong_type"]


def test_a_fault_of_yaml_is_enough_to_refuse_a_file_that_fits() -> None:
    assert [p.code for p in problems("name: x\nname: y\n")] == ["duplicate_key"]


def test_an_empty_file_is_refused() -> None:
    assert [p.code for p in problems("# nothing\n")] == ["empty_file"]


def test_a_long_value_is_cut_in_the_message() -> None:
    found = problem("count: " + "x" * 500)
    assert len(found.message) < 100


def test_a_long_list_of_problems_is_cut() -> None:
    found = problems("name: x\n" + "".join(f"k{i}: 1\n" for i in range(1000)))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].message == "There are 900 more problems in this file."
    assert [p.location and p.location.line for p in found[:3]] == [2, 3, 4]

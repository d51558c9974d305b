"""Strict YAML: what stays text, what is refused, and where things are."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from yaml.scanner import ScannerError

from cma_roadmap.errors import BadInputError, SourceLocation
from cma_roadmap.loading.yaml.located import MOST_PROBLEMS
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.loading.yaml.yaml_tree import MAX_DEPTH


def codes(data: bytes) -> list[tuple[int | None, str]]:
    """The line and code of each problem, whether or not the rest could be read."""
    try:
        problems = parse(data, "f.yaml").problems
    except BadInputError as error:
        problems = error.problems
    return [(p.location.line if p.location else None, p.code) for p in problems]


@pytest.mark.parametrize(
    "text",
    ["0.10", "12:30", "2026-01-01", "on", "yes", "0x10", "1_000", "1e3", ".inf", "'null'", '"~"'],
)
def test_a_scalar_stays_the_text_that_was_written(text: str) -> None:
    assert parse(f"a: {text}".encode(), "f.yaml").tree == {"a": text.strip("'\"")}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# said nothing"])
def test_nothing_is_none(text: str) -> None:
    assert parse(f"a: {text}".encode(), "f.yaml").tree == {"a": None}


@pytest.mark.parametrize("key", ["on", "no", "2026", "1.5", "true", "'null'", "2026-01-01"])
def test_a_key_stays_text_too(key: str) -> None:
    assert parse(f"{key}: x".encode(), "f.yaml").tree == {key.strip("'"): "x"}


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# a note\n", b"---\n", b"\xef\xbb\xbf"])
def test_a_file_that_says_nothing_has_no_tree(data: bytes) -> None:
    document = parse(data, "f.yaml")
    assert document.tree is None
    assert document.problems == ()


def test_block_text_keeps_its_lines() -> None:
    assert parse(b"a: |\n  one\n  two\nb: >-\n  one\n  two\n", "f.yaml").tree == {
        "a": "one\ntwo\n",
        "b": "one two",
    }


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_kind_of_line_end_counts_as_one_line(end: bytes) -> None:
    assert codes(end.join([b"a: 1", b"", b"# x", b"a: 2", b""])) == [(4, "duplicate_key")]
    assert codes(end.join([b"a: 1", b"", b"b: \x02", b""])) == [(3, "hidden_character")]
    assert codes(end.join([b"a: 1", b"", b"b: \xff", b""])) == [(3, "not_utf8")]


def test_all_tabs_and_invisible_characters_are_reported_one_a_line() -> None:
    data = "a: 1\n\tb:\t2\nc: 3\nd: \u200f\u2066x\n".encode()
    assert codes(data) == [(2, "tab"), (4, "hidden_character")]


def test_letters_of_other_scripts_and_emoji_are_fine() -> None:
    assert parse("name: Zoë 李 🩺".encode(), "f.yaml").tree == {"name": "Zoë 李 🩺"}


def test_faults_before_a_syntax_error_are_kept() -> None:
    assert codes(b"a: 1\na: 2\nb: [1\n") == [(2, "duplicate_key"), (3, "not_yaml")]


def test_a_duplicate_inside_a_dropped_value_is_reported_too() -> None:
    data = b"a: 1\na:\n  b: 1\n  b: 2\n"
    assert codes(data) == [(2, "duplicate_key"), (4, "duplicate_key")]
    assert parse(data, "f.yaml").tree == {"a": "1"}


@pytest.mark.parametrize("key", ["[1]", "{x: 1}", "*other", "&name k", "!!int 1", "? [x]\n"])
def test_what_cannot_be_a_key_does_not_disturb_its_neighbors(key: str) -> None:
    document = parse(f"{{{key}: 1, b: 2}}".encode(), "f.yaml")
    assert len(document.problems) == 1
    assert isinstance(document.tree, dict)
    assert document.tree["b"] == "2"


def test_a_file_may_be_nested_up_to_the_limit_and_no_deeper() -> None:
    assert codes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) == []
    assert codes(b"[" * 100_000) == [(1, "too_deep")]
    assert codes(b"- " * 100_000) == [(1, "too_deep")]
    assert codes(b"{a: " * 100_000) == [(1, "too_deep")]


class FussyLoader(yaml.SafeLoader):
    """As a libyaml to come may be: it stops at a limit of its own, in words that nobody knows."""

    def get_event(self) -> Any:
        event: Any = super().get_event()  # type: ignore[no-untyped-call]
        if event is not None and event.start_mark.column >= 50:
            raise ScannerError(None, None, "too wide a stack", event.start_mark)
        return event


def test_a_limit_of_libyaml_never_answers_before_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cma_roadmap.loading.yaml.yaml_source._LOADER", FussyLoader)

    assert codes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) == []
    assert codes(b"[" * 100_000) == [(1, "too_deep")]


def test_what_is_nested_too_deep_is_told_where_it_passes_the_limit() -> None:
    with pytest.raises(BadInputError) as raised:
        parse(b"[" * 100_000, "f.yaml")

    assert raised.value.problems[0].location == SourceLocation(
        "f.yaml", 1, MAX_DEPTH + 1, "/0" * MAX_DEPTH
    )


def test_a_file_may_be_so_large_and_no_larger() -> None:
    parse(b"a: 12345", "f.yaml", max_bytes=8)
    with pytest.raises(BadInputError) as raised:
        parse(b"a: 123456", "f.yaml", max_bytes=8)
    assert raised.value.problems[0].code == "file_too_large"


def test_a_long_list_of_problems_is_cut() -> None:
    with pytest.raises(BadInputError) as raised:
        parse(b"a: 1\n" * 5000 + b"[", "f.yaml")
    assert len(raised.value.problems) == MOST_PROBLEMS + 1
    assert raised.value.problems[-1].message == "There are 4900 more problems in this file."


class TestLocate:
    document = parse(
        b"pathways:\n"
        b"  - id: one\n"
        b"    requirement:\n"
        b"      of:\n"
        b"        - id: a\n"
        b"        - id: b\n"
        b"          years: [1, 2]\n",
        "f.yaml",
    )

    @pytest.mark.parametrize(
        ("path", "line", "column"),
        [
            ((), 1, 1),
            (("pathways", 0, "id"), 2, 9),
            (("pathways", 0, "requirement", "all_of", "of", 1, "minimum_age", "id"), 6, 15),
            (("pathways", 0, "requirement", "of", 1), 6, 11),
            (("pathways", 0, "requirement", "of", 1, "years", 1), 7, 22),
            (("pathways", 0, "requirement", "of", 9, "id"), 4, 7),
            (("pathways", 0, "requirement", "text"), 3, 5),
            (("pathways", 0, "requirement"), 3, 5),
            (("pathways", 0, "name"), 2, 5),
            (("nothing", "of", "this"), 1, 1),
        ],
    )
    def test_a_path_finds_its_line_or_the_nearest(
        self, path: tuple[str | int, ...], line: int, column: int
    ) -> None:
        place = self.document.locate(path)
        assert (place.file, place.line, place.column) == ("f.yaml", line, column)

    def test_a_key_has_a_place_of_its_own(self) -> None:
        place = self.document.locate(("pathways", 0, "requirement", "of", 1, "id"), at_key=True)
        assert (place.line, place.column) == (6, 11)

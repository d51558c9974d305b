"""The manual pages are current, clean, and tell of everything there is."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from typing import Any

import pytest
from building.man_pages import FOLDER, main, pages
from building.roff import literal, page, prose, section

from cli.every_command import every_command
from cma_roadmap import all_steps, load_catalog, read_person
from cma_roadmap.loading.audit.schemas import schema
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.people.profile_text import EXAMPLE, explained

FILES = sorted(path for path in FOLDER.glob("man?/*"))
KNOWN = re.compile(r"\.(TH|SH|SS|PP|TP|IP|RS|RE|EX|EE|BR)\b|[^.'\n]|$")
"""What a line of ours may begin with."""


def test_the_pages_are_current() -> None:
    assert main(["--check"]) is None
    assert [path.relative_to(FOLDER).as_posix() for path in FILES] == sorted(pages())


@pytest.mark.parametrize("command", every_command())
def test_a_page_has_every_option_and_its_variable(command: str) -> None:
    name = "-".join(["cma-roadmap", *command.split()])
    text = (FOLDER / f"man1/{name}.1").read_text()

    for option in every_command()[command].options:
        assert f"\\fB{literal(option.flag)}\\fR" in text
        assert not option.is_setting or f"\\fB{option.variable}\\fR" in text
        assert all(choice in text for choice in option.choices)
    for paragraph in every_command()[command].paragraphs:
        assert literal(paragraph.split()[-1]) in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_page_is_well_formed(path: Any) -> None:
    lines = path.read_text().splitlines()

    assert re.match(r"\.TH CMA-ROADMAP[-A-Z]* [15] \d{4}-\d\d-\d\d ", lines[0])
    assert [line for line in lines if not KNOWN.match(line)] == []
    assert [line for line in lines if line != line.rstrip()] == []
    text = "\n".join(lines)
    for opened, closed in ((".EX", ".EE"), (".RS", ".RE")):
        assert lines.count(opened) == lines.count(closed)
    assert text.count("\\fB") + text.count("\\fI") == text.count("\\fR")


@pytest.mark.parametrize(
    "checker", [("mandoc", "-T", "lint"), ("groff", "-man", "-ww", "-z", "-Tutf8"), ("lexgrog",)]
)
def test_those_who_read_pages_find_nothing_wrong(checker: tuple[str, ...]) -> None:
    program = shutil.which(checker[0])
    if program is None:
        pytest.skip(f"{checker[0]} is not at hand")
    ended = subprocess.run(  # noqa: S603 - named above
        [program, *checker[1:], *map(str, FILES)], capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert checker[0] == "lexgrog" or ended.stdout == ""


def test_the_example_of_the_profile_has_every_key_and_is_read() -> None:
    model = schema("profile")
    tree = parse(EXAMPLE.read_bytes(), EXAMPLE.name).tree

    assert list(explained()) == list(model["properties"])
    assert keys_of(tree) >= keys_of_model(model)
    person = read_person(EXAMPLE.read_bytes(), EXAMPLE.name, load_catalog(), TODAY, all_steps)
    assert person.state == "WA"


def keys_of(tree: object) -> set[str]:
    if isinstance(tree, dict):
        return {*tree, *(key for value in tree.values() for key in keys_of(value))}
    return {key for one in tree for key in keys_of(one)} if isinstance(tree, list) else set()


def keys_of_model(model: Any) -> set[str]:
    made = [model, *model["$defs"].values()]
    return {key for one in made for key in one.get("properties", {})}


def test_text_that_looks_like_a_request_stays_text() -> None:
    made = page("x", 1, "2026-01-01", "1", section("NAME", prose(".SH x 'y' --z \\n -1")))

    assert made.splitlines()[1:] == [".SH NAME", "\\&.SH x \\(aqy\\(aq \\-\\-z \\en \\-1"]
    assert literal("-`'^~\\") == "\\-\\(ga\\(aq\\(ha\\(ti\\e"
    assert section("EMPTY") == []


TODAY = date(2026, 11, 21)

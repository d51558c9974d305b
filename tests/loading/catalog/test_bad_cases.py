"""One bad file for each kind of fault: the problems, and only they, at the lines the file states.

A case starts with lines such as `# expect: 7 unknown_key`; the line is `-` where a problem is
about the whole file. Its name starts with what it is: a profile, or the catalogue file that it
replaces in the fixtures.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.catalog.catalog_reader import read_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile

pytestmark = pytest.mark.usefixtures("yaml_read_once")
"""The sound files beside the bad one are read once; a bad one is read anew each time."""

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted((Path(__file__).parents[2] / "cases" / "bad").glob("*.yaml"))

EXPECT = re.compile(rb"# expect: (\d+|-) (\w+)\n")
JARGON = re.compile(r"pydantic|validat|input should|scalar|token|mapping|sequence|None\b|\btuple")


def problems_of(case: Path, directory: Path) -> tuple[Problem, ...]:
    target = case.name.partition("-")[0]
    with pytest.raises(BadInputError) as raised:
        read(case, target, directory)
    for problem in raised.value.problems:
        assert problem.location is not None
        assert problem.location.file.endswith(f"{target}.yaml")
    return raised.value.problems


def read(case: Path, target: str, directory: Path) -> object:
    if target == "profile":
        return read_profile(case.read_bytes(), "profile.yaml")
    shutil.copytree(FIXTURES, directory, dirs_exist_ok=True)
    shutil.copy(case, directory / f"{target}.yaml")
    return read_catalog(directory)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_fault_is_reported_at_its_line_and_nothing_else_is(case: Path, tmp_path: Path) -> None:
    expected = [
        (None if line == b"-" else int(line), code.decode())
        for line, code in EXPECT.findall(case.read_bytes())
    ]
    found = problems_of(case, tmp_path)
    assert [(p.location and p.location.line, p.code) for p in found] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_message_is_one_short_plain_sentence_with_a_hint(case: Path, tmp_path: Path) -> None:
    for problem in problems_of(case, tmp_path):
        assert len(problem.message) <= 120
        assert problem.message.endswith(".")
        assert not JARGON.search(problem.message)
        assert problem.hint or problem.code == "rule_broken"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_parser_in_pure_python_gives_the_same_problems(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_libyaml = problems_of(case, tmp_path)
    monkeypatch.setattr("cma_roadmap.loading.yaml.yaml_source._LOADER", yaml.SafeLoader)
    without = problems_of(case, tmp_path)
    assert [said(p) for p in without] == [said(p) for p in with_libyaml]


def said(problem: Problem) -> tuple[str, str, int | None]:
    """Without the column, which the two parsers count in different ways after a last blank."""
    return problem.code, problem.message, problem.location.line if problem.location else None

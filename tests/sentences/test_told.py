"""Errors, notices and help come from the catalog of sentences, whatever its language."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from cli.running import run
from cma_roadmap.cli.help.described import Described
from cma_roadmap.cli.program.app import COMMANDS, app
from cma_roadmap.cli.spec import Group
from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.sentences import catalog as sentences
from cma_roadmap.sentences.catalog import ENGLISH
from pseudo_language import PSEUDO, WORD, blanks

SOURCES = Path(__file__).parents[2] / "src" / "cma_roadmap"
ROOMS = ("errors.py", "cli/**/*.py", "loading/**/*.py", "planning/**/*.py")
BAD = sorted((Path(__file__).parents[1] / "cases" / "bad").glob("profile-*.yaml"))
PREFIXES = {"of": "", "told": "", "told_if_any": "", "say": "notice."}
ERRORS = ("Problem", "BadParameter", "WrongRequestError", "OutputError")
BESIDE = {"hint", "location"}


def words(text: str) -> set[str]:
    return set(text.split())


OF_TYPER = words("Usage Options Arguments Commands Show this message and exit list str path cma")
LIST = re.compile(r"(?:[\w.-]+, )+[\w.-]+|\b[a-z]+(?:\.[a-z0-9-]+)+\b")
"""Names to choose from are typed as they are, and ids of steps."""
QUOTED = re.compile(r"'[^']*'|0x[0-9a-f]{2}")
"""What the file says, or should."""
NAMES = words("cma roadmap plan states show credentials programs Washington American Samoa svg")
NAMES |= words("safest apprenticeship ctdl STEP FOLDER No such file or directory See")
"""What things are called, what the system says, and the hints of the model's own catalogue."""
RULES = words("rule_broken not_in_order no_effective_from")
"""Problems that the model's own rules put in words."""
LINES = (
    *("plann", "plan --max-cost x"),
    *("plan --max-months 0", "plan --within 0 --near 98101", "plan --within 5", "plan --near 1"),
    *("plan --near 00000", "plan --if x", "plan --if fail-exam=99", "plan --if delay=x"),
    *("plan --if delay=exam.sit:9999w", "plan --if lapse=zzzz", "plan --move-to TX"),
    *("plan --prefer quickest", "plan --format text --json", "plan --alarms few"),
    *("plan --format csv -o /", "plan -o /no/such/folder", "plan -o x.pdf", "states -o x.svg"),
    *("plan --credential zz", "plan --program zz", "plan --profile /no/such/file"),
    *("plan --program generic-ma-certificate --near 98101", "plan --data-dir /no/such/folder"),
    *("plan --award apprenticeship", "why zzz", "eligible zz yy", "states x", "states show zz"),
    *("programs --sort distance", "programs --limit 2 show x", "data schema nope"),
    *("data schema --json", "data stale --older-than x", "data import-ipeds /no/such/folder"),
    *("career --travel-to OR", "career --state WA --travel-to WA", "career --state AS"),
    *("career --state WA --travel-to AS", "career --metro xx", "career --metro a"),
    *("compare --programs --routes", "compare --prefer fastest", "compare --within 5"),
    *("compare --near 98101", "compare --credential cma-aama", "compare --weight x=1"),
    *("compare --weight time=x", "compare --weight time=1 --weight time=2"),
    *("compare --programs --award associate", "compare --programs --program x"),
    *("compare --programs", "compare --programs x y", "compare --routes x", "compare --routes x y"),
    *("plan --if delay=x:5d", "plan --if delay=exam.window:5d"),
    *("plan --nope", "plan --horizon 99", "plan --award x", "plan --start"),
    *("plan more words", "plan --sit-early=3", "plan --format x", "plan --hours-per-week x"),
    *("skills --resume", "skills --resume --transcript"),
    *("data nope", "data import-ipeds", "-x", "programs show a b"),
)


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is told in a language that nobody speaks."""
    load_catalog()
    monkeypatch.setattr(sentences, "ENGLISH", PSEUDO)


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the rooms whose sentences are in the catalog, with the name that is called."""
    for path in (path for room in ROOMS for path in SOURCES.glob(room)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func).split(".")[-1], node


def codes() -> Iterator[tuple[str, set[str]]]:
    """Every code that is written out, with the names of what is given for its blanks."""
    for name, call in calls():
        first = call.args[0] if call.args else None
        if name not in PREFIXES or not isinstance(first, ast.Constant | ast.Name | ast.Attribute):
            continue
        prefix = PREFIXES[name]
        if name == "of":
            prefix = "problem." if ast.unparse(call.func).startswith("Problem") else "error."
        written = first if isinstance(first, ast.Constant) else None
        if name == "say":
            written = call.args[1] if isinstance(call.args[1], ast.Constant) else None
        if written is not None and isinstance(written.value, str):
            yield prefix + written.value, {str(k.arg) for k in call.keywords} - BESIDE


def test_every_code_has_a_sentence_and_what_fills_it() -> None:
    wanting = [(code, given) for code, given in codes() if not _is_filled(code, given)]

    assert wanting == []
    assert len(list(codes())) > 130


def _is_filled(code: str, given: set[str]) -> bool:
    forms = [text for name, text in ENGLISH.items() if re.fullmatch(rf"{code}(\[\d\])?", name)]
    return bool(forms) and ("None" in given or all(blanks(text) <= given for text in forms))


def test_no_error_is_put_in_words_where_it_is_raised() -> None:
    written = [
        ast.unparse(call)
        for name, call in calls()
        if name in ERRORS
        for part in call.args
        if isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and part.value)
        if " " in ast.unparse(part)
    ]
    assert written == []


def test_help_is_written_as_codes() -> None:
    every = list(Described("cma-roadmap", get_command(app)).every())
    codes = {one.command.help for one in every}
    codes |= {option.help_code for one in every for option in one.options}
    codes |= {argument.says for one in every for argument in one.arguments}

    assert len(codes) > 70
    assert codes - {*ENGLISH} == set()


def english(text: str) -> set[str]:
    return {word for word in WORD.findall(text) if len(word) > 1 and word.isascii()}


@pytest.mark.parametrize(
    "command",
    [
        *("", *COMMANDS, "programs show", "credentials show", "states show", "data check"),
        *("data stale", "data sources", "data schema", "data import-ipeds"),
    ],
)
@pytest.mark.usefixtures("strange")
def test_help_has_no_english_of_its_own(command: str) -> None:
    told = run(*command.split(), "--help", environment={"COLUMNS": "200"}).stdout
    prose = re.sub(
        r"(?m)^  .*cma-roadmap .*|\S*cma-roadmap\S*|-{1,2}[a-z-]+|\b[A-Z@_]+\b", "", told
    )

    assert told.count("ж") > 100
    left = english(LIST.sub("", " ".join(prose.split()))) - set(
        " ".join(Group).replace("-", " ").split()
    )
    assert left - {*re.findall("[a-z]+", command), *COMMANDS, *_listed(told)} == set()


def _listed(told: str) -> set[str]:
    """The commands of a group, which are typed as they are."""
    return set(re.findall(r"[a-z]+", " ".join(re.findall(r"^  ([a-z-]+) ", told, re.M))))


@pytest.mark.parametrize("line", LINES)
@pytest.mark.usefixtures("strange")
def test_an_error_has_no_english_of_its_own(line: str) -> None:
    result = run(*line.split(), environment={"COLUMNS": "200"})
    said = re.sub("--[a-z-]+", "", LIST.sub("", result.stderr))
    if said.startswith("{"):
        told = json.loads(said)
        said = " ".join(told[member] or "" for member in ("title", "detail", "hint"))

    assert result.exit_code != 0
    assert "ж" in said
    assert english(said) - english(line) - NAMES == set()


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
@pytest.mark.usefixtures("strange")
def test_a_problem_with_a_file_has_no_english_of_its_own(case: Path) -> None:
    with pytest.raises(BadInputError) as raised:
        read_profile(case.read_bytes(), "profile.yaml")

    for problem in raised.value.problems:
        said = QUOTED.sub("", LIST.sub("", problem.message))
        assert problem.code in RULES or english(said) == set(), said

"""Reading a catalogue: all files, all their problems, and the snapshot when it is current."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import NEEDED, read_texts
from cma_roadmap.loading.catalog.catalog_reader import load_catalog, read_catalog
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.definitions.requirement import AllOf, AnyOf
from cma_roadmap.model.values.money import Money

FIXTURES = Path(__file__).parents[1] / "fixtures"
STATES = """
states:
  - id: "WA"
    name: Washington
    regime: [{value: none, source: body-rules, confidence: low}]
    required: [{value: Nothing., source: body-rules, confidence: low}]
    summary: Nothing is asked.
    confidence: low
    checked: 2026-11-21
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A copy of the fixture catalogue, to be changed."""
    for name in NEEDED:
        shutil.copy(FIXTURES / name, tmp_path)
    return tmp_path


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The snapshot's place for one test, empty at first."""
    path = tmp_path / "_snapshot.bin"
    monkeypatch.setattr(snapshot, "default_path", lambda: path)
    return path


def edit(directory: Path, name: str, old: str, new: str) -> None:
    text = (directory / name).read_text()
    assert old in text
    (directory / name).write_text(text.replace(old, new))


def faults(directory: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(BadInputError) as raised:
        read_catalog(directory)
    return [
        (Path(p.location.file).name, p.location.line, p.code)
        for p in raised.value.problems
        if p.location
    ]


def test_every_file_is_read() -> None:
    catalog = read_catalog(FIXTURES)
    credential = catalog.credential("cma-example")
    assert credential.application.fees[0].amount.at(date(2026, 5, 1)).value == Money(Decimal(250))
    requirement = credential.pathways[0].requirement
    assert isinstance(requirement, AllOf)
    assert isinstance(requirement.of[1], AnyOf)
    assert catalog.typical(Award.ASSOCIATE).id == "typical-associate"
    assert catalog.program("real-1").zip == "02139"
    assert [c.id for c in catalog.clearances] == ["hepb", "bls"]
    assert catalog.foundation.defaults.study.value.days == 42
    assert catalog.sources["body-fees"].publisher == "Example Board"


def test_the_version_is_a_hash_of_the_texts(directory: Path) -> None:
    before = read_catalog(directory).version
    assert before == read_catalog(FIXTURES).version
    assert len(bytes.fromhex(before)) == 32
    edit(directory, "sources.yaml", "title: Fees", "title: Fees ")
    assert read_catalog(directory).version != before


def test_other_files_in_the_directory_do_not_count(directory: Path) -> None:
    (directory / "notes.yaml").write_text("not: [closed")
    assert read_catalog(directory) == read_catalog(FIXTURES)


def test_problems_of_all_files_come_together_by_file_and_line(directory: Path) -> None:
    (directory / "clearances.yaml").unlink()
    edit(directory, "credentials.yaml", "clearance: bls", "clearance: anything")
    edit(directory, "foundation.yaml", "value: P30D", "value: 30 days")
    edit(directory, "programs.yaml", "id: real-1", "id: Real 1")
    edit(directory, "programs.yaml", "status: assumed", "status: hoped")
    edit(directory, "sources.yaml", "id: school-page", "id: body-fees")
    found = faults(directory)
    assert [f for f in found if f[2] != "unknown_source"] == [
        ("clearances.yaml", None, "missing_file"),
        ("foundation.yaml", 7, "bad_duration"),
        ("programs.yaml", 11, "unknown_word"),
        ("programs.yaml", 31, "wrong_form"),
        ("sources.yaml", 4, "repeated_id"),
    ]
    assert {f[0] for f in found if f[2] == "unknown_source"} == {"credentials.yaml"}


def test_references_to_a_file_that_cannot_be_read_are_not_reported(directory: Path) -> None:
    (directory / "sources.yaml").write_text("sources: [")
    assert faults(directory) == [("sources.yaml", 2, "not_yaml")]


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("clearances.yaml", "estimated, source: school-page", "estimated, source: x", 16),
        ("clearances.yaml", "sources: [school-page]", "sources: [x]", 10),
        ("foundation.yaml", "reported, source: school-page", "reported, source: x", 5),
        ("programs.yaml", "assumed, source: school-page", "assumed, source: x", 11),
        (
            "programs.yaml",
            "high: 9, basis: reported, source: school-page",
            "high: 9, basis: reported, source: x",
            36,
        ),
        ("credentials.yaml", "bls}", "bls, source: x}", 28),
        ("credentials.yaml", "also: [school-page]", "also: [school-page, x]", 39),
    ],
)
def test_a_source_is_looked_up_wherever_it_is_cited(
    directory: Path, name: str, old: str, new: str, line: int
) -> None:
    edit(directory, name, old, new)
    assert faults(directory) == [(name, line, "unknown_source")]


def test_a_rule_can_only_shut_out_states_that_exist(directory: Path) -> None:
    (directory / "states.yaml").write_text(STATES)
    card = "{kind: holds_clearance, id: card, text: A BLS card., clearance: bls}"
    word = "{kind: confirm, id: home, text: From elsewhere., except_states: [WA]}"
    edit(directory, "credentials.yaml", card, word)
    read_catalog(directory)

    edit(directory, "credentials.yaml", "except_states: [WA]", "except_states: [WA, ZZ]")

    assert faults(directory) == [("credentials.yaml", 28, "unknown_state")]


def test_a_missing_directory_is_one_problem(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere") == [("nowhere", None, "missing_directory")]


def test_a_file_that_is_a_directory_cannot_be_read(directory: Path) -> None:
    (directory / "sources.yaml").unlink()
    (directory / "sources.yaml").mkdir()
    assert faults(directory) == [("sources.yaml", None, "unreadable_file")]


def test_without_a_snapshot_the_yaml_is_read(compiled: Path) -> None:
    assert not compiled.exists()
    assert load_catalog(FIXTURES) == read_catalog(FIXTURES)


def test_a_current_snapshot_is_used_and_says_the_same(
    compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_catalog(FIXTURES)
    snapshot.write(compiled, expected, read_texts(FIXTURES).stamp)
    monkeypatch.delattr("cma_roadmap.loading.catalog.catalog_reader.build")
    assert load_catalog(FIXTURES) == expected


def test_a_stale_snapshot_is_not_used(compiled: Path, directory: Path) -> None:
    snapshot.write(compiled, read_catalog(directory), read_texts(directory).stamp)
    edit(directory, "programs.yaml", "name: Medical Assistant", "name: Another name")
    assert load_catalog(directory).program("real-1").name == "Another name"


def test_a_snapshot_does_not_hide_that_a_file_is_gone(compiled: Path, directory: Path) -> None:
    snapshot.write(compiled, read_catalog(directory), read_texts(directory).stamp)
    (directory / "programs.yaml").unlink()
    with pytest.raises(BadInputError):
        load_catalog(directory)


FAST_START = """
import sys
from pathlib import Path
from cma_roadmap.loading.catalog import catalog_reader as catalog
from cma_roadmap.loading.catalog import snapshot
snapshot.default_path = lambda: Path(sys.argv[1])
catalog.load_catalog(Path(sys.argv[2]))
slow = {"yaml", "difflib", "cma_roadmap.loading.binding.binding"} & set(sys.modules)
from cma_roadmap.model.values.base import Definition
kinds = list(Definition.__subclasses__())
for kind in kinds:
    kinds.extend(kind.__subclasses__())
slow |= {kind.__name__ for kind in kinds if kind.__pydantic_complete__}
sys.exit(f"slow: {slow}" if slow or len(kinds) < 30 else 0)
"""


def test_a_start_from_the_snapshot_needs_no_yaml_and_no_validators(tmp_path: Path) -> None:
    snapshot.write(tmp_path / "s", read_catalog(FIXTURES), read_texts(FIXTURES).stamp)
    command = [sys.executable, "-c", FAST_START, str(tmp_path / "s"), str(FIXTURES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")

"""Files in chapters: a table of contents, and the rules of each definition in a file of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.catalog.catalog_files import NEEDED, data_dir, read_texts
from cma_roadmap.loading.catalog.catalog_reader import load_catalog, read_catalog

FIXTURES = Path(__file__).parents[1] / "fixtures"
ENTRY = """\
  - id: cma-example
    name: CMA
    body: EB
    rules: credentials/cma-example.yaml
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """The fixture catalogue with its credential in a chapter."""
    for name in NEEDED:
        shutil.copy(FIXTURES / name, tmp_path)
    whole = (FIXTURES / "credentials.yaml").read_text(encoding="utf-8")
    head, _, rest = whole.partition("  - id: cma-example\n")
    chapter = ["id: cma-example", *(line[4:] for line in rest.splitlines())]
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials" / "cma-example.yaml").write_text("\n".join(chapter) + "\n")
    (tmp_path / "credentials.yaml").write_text(f"{head}{ENTRY}")
    return tmp_path


def faults(directory: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(BadInputError) as raised:
        read_catalog(directory)
    places = [(p.location, p.code) for p in raised.value.problems if p.location]
    return [
        (Path(place.file).relative_to(directory).as_posix(), place.line, code)
        for place, code in places
    ]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_chapter_reads_as_if_it_stood_in_its_place(directory: Path) -> None:
    assert read_catalog(directory).credentials == read_catalog(FIXTURES).credentials


def test_a_fault_in_a_chapter_is_told_at_its_own_file_and_line(directory: Path) -> None:
    chapter = directory / "credentials" / "cma-example.yaml"
    edit(chapter, "clearance: bls", "clearance: anything")

    ((file, found, code),) = faults(directory)

    assert (file, code) == ("credentials/cma-example.yaml", "unknown_clearance")
    assert "anything" in chapter.read_text().splitlines()[(found or 0) - 1]


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("id: cma-example", "id: cma-exampel", 2, "contents_differ"),
        ("name: CMA", "name: RMA", 3, "contents_differ"),
        ("body: EB", "body: EX", 4, "contents_differ"),
        ("body: EB", "body: EB\n    letters: [CMA]", 5, "contents_differ"),
        ("body: EB", "bodi: EB", 4, "unknown_key"),
        ("cma-example.yaml", "cma-exampel.yaml", 5, "missing_chapter"),
        ("credentials/cma-example.yaml", "../credentials.yaml", 5, "missing_chapter"),
        ("credentials/cma-example.yaml", "[a, b]", 5, "missing_chapter"),
    ],
)
def test_a_faulty_entry_is_told_at_its_line(
    directory: Path, old: str, new: str, line: int, code: str
) -> None:
    edit(directory / "credentials.yaml", old, new)

    assert ("credentials.yaml", line, code) in faults(directory)


def test_a_chapter_that_no_entry_names_is_told(directory: Path) -> None:
    shutil.copy(
        directory / "credentials" / "cma-example.yaml", directory / "credentials" / "copy.yaml"
    )

    assert faults(directory) == [("credentials/copy.yaml", None, "unlisted_file")]


@pytest.mark.parametrize(
    ("text", "code"),
    [("- a\n- b\n", "not_a_group"), ("", "not_a_group"), ("id: [", "not_yaml"), ("\tid: x", "tab")],
)
def test_a_chapter_of_another_form_is_told(directory: Path, text: str, code: str) -> None:
    (directory / "credentials" / "cma-example.yaml").write_text(text)

    found = faults(directory)

    assert [(file, name) for file, _, name in found] == [("credentials/cma-example.yaml", code)]


def test_a_chapter_that_is_a_folder_is_told(directory: Path) -> None:
    (directory / "credentials" / "other.yaml").mkdir()

    assert ("credentials/other.yaml", None, "unreadable_file") in faults(directory)


def test_a_chapter_with_another_ending_is_told(directory: Path) -> None:
    (directory / "credentials" / "other.yml").write_text("id: x\n")

    assert faults(directory) == [("credentials/other.yml", None, "unknown_file")]


def test_a_data_folder_may_be_in_chapters_too(tmp_path: Path) -> None:
    chapter = (data_dir() / "states" / "OR.yaml").read_text(encoding="utf-8")
    (tmp_path / "states").mkdir()
    (tmp_path / "states" / "PR.yaml").write_text(
        chapter.replace('id: "OR"', 'id: "PR"').replace("name: Oregon", "name: Puerto Rico")
    )
    (tmp_path / "states.yaml").write_text(
        "states:\n  - {id: PR, name: Puerto Rico, rules: states/PR.yaml}\n"
    )

    catalog = load_catalog(overlay=tmp_path)

    assert catalog.state("PR").name == "Puerto Rico"
    assert catalog.state("OR").summary == catalog.state("PR").summary


def test_the_version_counts_the_chapters(directory: Path) -> None:
    before = read_catalog(directory).version

    edit(directory / "credentials" / "cma-example.yaml", "id: cma-example", "id: cma-example ")

    assert read_catalog(directory).version != before


@pytest.mark.parametrize("folder", ["credentials", "states"])
def test_the_shipped_contents_list_every_chapter_once(folder: str) -> None:
    contents = yaml.safe_load((data_dir() / f"{folder}.yaml").read_text(encoding="utf-8"))
    listed = [entry["rules"] for entry in contents[folder]]
    there = sorted(name for name in read_texts(data_dir()).texts if name.startswith(f"{folder}/"))

    assert sorted(listed) == there
    assert [entry["rules"] for entry in contents[folder]] == [
        f"{folder}/{entry['id']}.yaml" for entry in contents[folder]
    ]

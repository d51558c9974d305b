"""Files that are not what they should be: each a clear problem, at once and in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.running import TODAY, check_refusal, run
from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.catalog.catalog_files import MOST_BYTES
from cma_roadmap.loading.catalog.catalog_reader import read_catalog
from cma_roadmap.loading.catalog.overlay import overlaid
from cma_roadmap.loading.yaml.yaml_tree import MAX_DEPTH

FIXTURES = Path(__file__).parent / "fixtures"
MEGABYTE = 1024 * 1024

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs links and named pipes")
not_as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a data folder's `programs.yaml` should be."""
    return tmp_path / "programs.yaml"


def problem_of(target: Path) -> Problem:
    """The only problem of the data folder around `target`."""
    with pytest.raises(BadInputError) as raised:
        overlaid(read_catalog(FIXTURES), target.parent)
    (problem,) = raised.value.problems
    assert problem.location is not None
    assert problem.location.file == str(target)
    return problem


def bomb(path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    path.write_text("\n".join(lines))


def billion_merges(path: Path) -> None:
    path.write_text("programs:\n  - &a {id: a}\n  - {<<: *a}\n")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE)


def just_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


def folder(path: Path) -> None:
    path.mkdir()


def latin_1(path: Path) -> None:
    path.write_bytes("programs:\n  - id: x\n    name: Bayamón\n".encode("latin-1"))


def loop(path: Path) -> None:
    path.symlink_to(path)


def long_loop(path: Path) -> None:
    path.with_suffix(".a").symlink_to(path)
    path.symlink_to(path.with_suffix(".a"))


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_pipe(path: Path) -> None:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe"))


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def deep(path: Path) -> None:
    path.write_text("programs: " + "[" * 100_000)


def deep_block(path: Path) -> None:
    path.write_text("".join(f"{' ' * n}a:\n" for n in range(2000)))


def zeros(path: Path) -> None:
    path.write_bytes(b"\0" * 1000)


def binary(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")


_ANYWHERE: list[tuple[Callable[[Path], None], str, str]] = [
    (sparse, "file_too_large", "16384 KB"),
    (just_too_large, "file_too_large", "16384 KB"),
    (folder, "unreadable_file", "a folder, not a file"),
    (latin_1, "not_utf8", "0xf3"),
    (deep, "too_deep", f"{MAX_DEPTH} levels"),
    (deep_block, "too_deep", f"{MAX_DEPTH} levels"),
    (zeros, "hidden_character", "U+0000"),
    (binary, "not_utf8", "0x89"),
]
_ON_POSIX: list[tuple[Callable[[Path], None], str, str]] = [
    (loop, "unreadable_file", "cannot be read"),
    (long_loop, "unreadable_file", "cannot be read"),
    (dangling, "unreadable_file", "leads nowhere"),
    (pipe, "unreadable_file", "not a plain file"),
    (link_to_pipe, "unreadable_file", "not a plain file"),
    (device, "unreadable_file", "not a plain file"),
]
HOSTILE = [
    *(pytest.param(*case, id=case[0].__name__) for case in _ANYWHERE),
    *(pytest.param(*case, id=case[0].__name__, marks=needs_posix) for case in _ON_POSIX),
]


@pytest.mark.parametrize(("make", "code", "words"), HOSTILE)
def test_a_file_that_is_not_what_it_should_be_is_one_clear_problem(
    make: Callable[[Path], None], code: str, words: str, target: Path
) -> None:
    make(target)

    problem = problem_of(target)

    assert problem.code == code
    assert words in problem.message


@pytest.mark.parametrize(("make", "_code", "words"), HOSTILE)
def test_the_program_says_so_and_ends_with_status_three(
    make: Callable[[Path], None], _code: str, words: str, target: Path
) -> None:
    make(target)

    result = run("credentials", "--data-dir", str(target.parent))

    check_refusal(result, 3, str(target), words, "1 problem to mend")


@pytest.mark.parametrize(("make", "code", "words"), HOSTILE)
def test_a_catalogue_is_as_careful_with_its_own_files(
    make: Callable[[Path], None], code: str, words: str, tmp_path: Path
) -> None:
    for name in ("clearances", "credentials", "foundation", "sources"):
        text = (FIXTURES / f"{name}.yaml").read_bytes()
        (tmp_path / f"{name}.yaml").write_bytes(text)
    make(tmp_path / "programs.yaml")

    with pytest.raises(BadInputError) as raised:
        read_catalog(tmp_path)

    found = [p for p in raised.value.problems if p.code == code and words in p.message]
    assert len(found) == len(raised.value.problems) == 1


def test_a_bomb_of_aliases_is_never_unpacked(target: Path) -> None:
    bomb(target)

    with pytest.raises(BadInputError) as raised:
        overlaid(read_catalog(FIXTURES), target.parent)

    assert {p.code for p in raised.value.problems} == {"alias", "more_problems"}
    assert len(raised.value.problems) == 101


def test_keys_merged_from_elsewhere_are_refused(target: Path) -> None:
    billion_merges(target)

    with pytest.raises(BadInputError) as raised:
        overlaid(read_catalog(FIXTURES), target.parent)

    assert {p.code for p in raised.value.problems} >= {"alias", "merge_key"}


@pytest.mark.parametrize("field", ["tuition: {likely: %s USD}", "months: {likely: %s}"])
def test_a_figure_with_endless_digits_is_refused_in_few_words(field: str, target: Path) -> None:
    target.write_text(f"correct:\n  - id: real-1\n    {field % ('9' * 100_000)}\n")

    with pytest.raises(BadInputError) as raised:
        overlaid(read_catalog(FIXTURES), target.parent)

    assert all(len(p.message) < 200 for p in raised.value.problems)


@pytest.mark.slow
def test_a_file_of_the_largest_size_is_still_read(target: Path) -> None:
    remark = b"# " + b"x" * 100 + b"\n"
    data = b"withdraw:\n  - {id: real-1, why: closed}\n"
    data += remark * ((MOST_BYTES - len(data)) // len(remark))
    target.write_bytes(data + b"\n" * (MOST_BYTES - len(data)))
    assert target.stat().st_size == MOST_BYTES

    catalog = overlaid(read_catalog(FIXTURES), target.parent)

    assert set(catalog.withdrawn) == {"real-1"}


@pytest.mark.parametrize("make", [sparse, just_too_large, bomb, deep])
def test_a_hostile_file_takes_little_memory(make: Callable[[Path], None], target: Path) -> None:
    make(target)
    base = read_catalog(FIXTURES)
    with pytest.raises(BadInputError):
        overlaid(base, target.parent)  # what is imported on the way does not count

    tracemalloc.start()
    try:
        with pytest.raises(BadInputError):
            overlaid(base, target.parent)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 8 * MEGABYTE


@pytest.mark.slow
@needs_posix
def test_a_pipe_that_nobody_writes_to_does_not_hang_the_program(target: Path) -> None:
    pipe(target)

    ended = subprocess.run(  # noqa: S603 - the program under test
        [
            *(sys.executable, "-c", "from cma_roadmap.cli.program.app import main; main()"),
            *("plan", "--data-dir", str(target.parent), "--today", TODAY.isoformat()),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 3
    assert ended.stdout == ""
    assert "This is not a plain file." in ended.stderr


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "a/b",
        "..",
        ".",
        "a b",
        "A",
        "-a",
        "a-",
        "a\\\\b",
        "é",
        "",
    ],
)
def test_an_id_with_a_path_or_other_signs_in_it_is_refused(name: str, target: Path) -> None:
    target.write_text(f'programs:\n  - id: "{name}"\n    institution: X\n    award: certificate\n')

    problem = problem_of(target)

    assert (problem.code, problem.location and problem.location.line) == ("wrong_form", 2)


@not_as_root
def test_a_file_without_permission_is_refused(target: Path) -> None:
    target.write_text("withdraw: []\n")
    target.chmod(0)

    problem = problem_of(target)

    assert (problem.code, "Permission denied" in problem.message) == ("unreadable_file", True)


@not_as_root
def test_a_folder_without_permission_is_refused(target: Path) -> None:
    target.write_text("withdraw: []\n")
    target.parent.chmod(0)
    try:
        with pytest.raises(BadInputError):
            overlaid(read_catalog(FIXTURES), target.parent)
    finally:
        target.parent.chmod(0o700)


@needs_posix
def test_a_data_folder_that_is_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    check_refusal(run("credentials", "--data-dir", str(tmp_path / "loop")), 3, "no such directory")


def test_a_data_folder_that_is_a_file_is_refused(target: Path) -> None:
    target.write_text("programs: []\n")

    check_refusal(run("credentials", "--data-dir", str(target)), 3, "no such directory")


def test_a_data_folder_of_an_impossible_name_is_refused() -> None:
    check_refusal(run("credentials", "--data-dir", "x" * 300), 3)


@pytest.mark.parametrize(
    "command", [("credentials", "--data-dir"), ("data", "import-ipeds")], ids=" ".join
)
def test_a_folder_that_may_not_be_listed_is_refused(
    command: tuple[str, ...], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_text("withdraw: []\n")

    def forbidden(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)

    check_refusal(run(*command, str(target.parent)), 3, str(target.parent))


@needs_posix
def test_a_good_link_is_followed(target: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("withdraw:\n  - {id: real-1, why: closed}\n")
    target.symlink_to(elsewhere)

    assert set(overlaid(read_catalog(FIXTURES), target.parent).withdrawn) == {"real-1"}

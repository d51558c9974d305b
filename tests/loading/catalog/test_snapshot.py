"""The compiled catalogue: the same as the YAML, or nothing."""

from __future__ import annotations

import gc
import marshal
import pickle
import time
from pathlib import Path

import pytest

from cma_roadmap.errors import BadInputError
from cma_roadmap.fast_start import fingerprint
from cma_roadmap.fast_start.packing import pack
from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import NEEDED
from cma_roadmap.loading.catalog.catalog_reader import load_catalog, read_catalog
from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential, NamedFact
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion

FIXTURES = Path(__file__).parents[1] / "fixtures"
STAMP = "0123456789abcdef"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(FIXTURES)


@pytest.fixture
def written(tmp_path: Path, catalog: Catalog) -> Path:
    path = tmp_path / "s.bin"
    snapshot.write(path, catalog, STAMP)
    return path


def read(path: Path) -> Catalog | None:
    return snapshot.read(path, STAMP, FIXTURES)


def test_what_is_written_is_read_again(written: Path, catalog: Catalog) -> None:
    again = read(written)
    assert again == catalog
    assert again is not None
    assert repr(again.credentials) == repr(catalog.credentials)
    assert repr(again.programs) == repr(catalog.programs)
    pairs = zip(walk(again.credentials), walk(catalog.credentials), strict=True)
    assert all(a == b and type(a[1]) is type(b[1]) for a, b in pairs)


def test_definitions_from_a_snapshot_behave_like_others(written: Path, catalog: Catalog) -> None:
    again = read(written)
    assert again is not None
    program = again.programs[0]
    assert hash(program) == hash(catalog.programs[0])
    assert program.model_dump() == catalog.programs[0].model_dump()
    assert program.model_copy(update={"name": "x"}).name == "x"
    with pytest.raises(ValueError, match="frozen"):
        program.name = "x"  # type: ignore[misc]  # that it cannot be done is the point


def test_the_aid_of_the_shipped_data_is_written_and_read_when_asked_for(tmp_path: Path) -> None:
    shipped = load_catalog()
    snapshot.write(tmp_path / "all", shipped, STAMP)

    again = read(tmp_path / "all")

    assert again is not None
    assert "aid" not in vars(again)
    assert again.aid == shipped.aid
    assert len(again.aid) == len({aid.id for aid in again.aid}) > 0


def test_the_same_catalogue_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    snapshot.write(tmp_path / "again", read_catalog(FIXTURES), STAMP)
    assert (tmp_path / "again").read_bytes() == written.read_bytes()


def test_lookups_made_before_writing_are_not_written(
    written: Path, tmp_path: Path, catalog: Catalog
) -> None:
    catalog.credential("cma-example")
    snapshot.write(tmp_path / "again", catalog, STAMP)
    assert (tmp_path / "again").read_bytes() == written.read_bytes()


def test_writing_leaves_no_other_file(written: Path) -> None:
    assert list(written.parent.iterdir()) == [written]


def test_another_version_is_not_read(written: Path) -> None:
    assert snapshot.read(written, "0" * 16, FIXTURES) is None


def test_a_snapshot_of_another_model_is_not_read(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "model_stamp", lambda: "0" * 16)
    assert read(written) is None


def test_no_snapshot_is_no_error(tmp_path: Path) -> None:
    assert read(tmp_path / "none") is None
    assert read(tmp_path) is None


def same_as_yaml(path: Path, catalog: Catalog) -> bool:
    """Whether a snapshot is not read at all, or says what the YAML says, wherever it is damaged."""
    again = read(path)
    return again is None or again == catalog


PLACES = [*range(200), *range(200, 60_000, 97)]


def test_a_cut_snapshot_is_not_read(written: Path) -> None:
    content = written.read_bytes()
    for length in [place for place in PLACES if place < len(content)] + [len(content) - 1]:
        written.write_bytes(content[:length])
        assert read(written) is None
        assert not snapshot.is_whole(written, STAMP)


def test_a_damaged_snapshot_is_never_believed(
    written: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "build", lambda _: catalog)
    content = written.read_bytes()
    for place in [place for place in PLACES if place < len(content)] + [len(content) - 1]:
        damaged = bytearray(content)
        damaged[place] ^= 1
        written.write_bytes(damaged)
        assert not snapshot.is_whole(written, STAMP)
        assert same_as_yaml(written, catalog)


def test_what_follows_a_snapshot_is_damage_too(written: Path) -> None:
    written.write_bytes(written.read_bytes() + b".")
    assert read(written) is None


CRAFTED = [
    b"",
    b"00000002[]",
    b"00000002{}",
    b"00000004null",
    b"zzzzzzzz[]",
    b"ffffffff[]",
    b"-0000001[]",
    b'0000000f[["int",[],[1]]]',
    b'0000001f[["values.span:date",[],["1"]]]',
    b'0000002c[["values.base:Definition",["id"],1]]' + bytes(4),
    pickle.dumps(print),
    marshal.dumps(compile("1", "", "eval")),
    b"[" * 100_000,
    b"000186a0" + b"[" * 100_000,
]


@pytest.mark.parametrize("content", CRAFTED, ids=lambda content: repr(content[:24]))
@pytest.mark.parametrize("named", ["core", "programs", "credential cma-example"])
def test_a_crafted_section_with_a_good_checksum_gives_what_the_yaml_says(
    content: bytes, named: str, tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(snapshot._sections(catalog))  # after them come the ZIP codes
    monkeypatch.setattr(
        snapshot, "pack", lambda value: content if next(names, None) == named else pack(value)
    )
    snapshot.write(tmp_path / "s", catalog, STAMP)
    monkeypatch.setattr(snapshot, "build", lambda _: catalog)
    assert same_as_yaml(tmp_path / "s", catalog)


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool, written: Path) -> None:
    before = gc.isenabled()
    try:
        gc.enable() if is_on else gc.disable()
        read(written)
        assert gc.isenabled() is is_on
    finally:
        gc.enable() if before else gc.disable()


def test_compiling_bad_data_shows_its_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(snapshot, "data_dir", lambda: tmp_path)
    monkeypatch.setattr(snapshot, "default_path", lambda: tmp_path / "s")
    assert snapshot.main() == BadInputError.exit_status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("This file is missing.") == len(NEEDED)
    assert not (tmp_path / "s").exists()


def test_compiling_writes_the_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "data_dir", lambda: FIXTURES)
    monkeypatch.setattr(snapshot, "default_path", lambda: tmp_path / "s")
    assert snapshot.main() == 0
    assert (tmp_path / "s").exists()


def test_four_credentials_of_250_facts_are_read_in_15_ms(tmp_path: Path, catalog: Catalog) -> None:
    large = Catalog.of(
        credentials=[with_250_facts(catalog, i) for i in range(4)],
        programs=catalog.programs,
        clearances=catalog.clearances,
        foundation=catalog.foundation,
        sources=catalog.sources,
        version=catalog.version,
    )
    snapshot.write(tmp_path / "s", large, STAMP)
    assert min(seconds_to_read(tmp_path / "s", large) for _ in range(10)) < 0.015


def with_250_facts(catalog: Catalog, number: int) -> Credential:
    """The fixture's credential with 250 more facts, no two of one value."""
    facts = tuple(
        NamedFact.model_construct(  # a ready-made `Fact` is not what validation takes
            id=f"fact-{i}",
            label=f"Fact {number}, {i}",
            fact=Fact((FactVersion(f"Value {number}, {i}", f"source-{i % 40}", Confidence.HIGH),)),
        )
        for i in range(250)
    )
    return catalog.credentials[0].model_copy(update={"bars": facts, "id": f"credential-{number}"})


def seconds_to_read(path: Path, catalog: Catalog) -> float:
    start = time.perf_counter()
    again = read(path)
    assert again is not None
    assert again.credentials
    took = time.perf_counter() - start
    assert again == catalog
    return took

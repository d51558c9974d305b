"""The compiled catalogue: the same as the YAML, or nothing."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from cma_roadmap.errors import BadInputError
from cma_roadmap.fast_start import fingerprint
from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import NEEDED
from cma_roadmap.loading.catalog.catalog_reader import load_catalog, read_catalog
from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential, NamedFact
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(FIXTURES)


@pytest.fixture
def written(tmp_path: Path, catalog: Catalog) -> Path:
    path = tmp_path / "s.bin"
    snapshot.write(path, catalog)
    return path


def test_what_is_written_is_read_again(written: Path, catalog: Catalog) -> None:
    again = snapshot.read(written, catalog.version)
    assert again == catalog
    assert again is not None
    assert repr(again.credentials) == repr(catalog.credentials)
    assert repr(again.programs) == repr(catalog.programs)
    pairs = zip(walk(again.credentials), walk(catalog.credentials), strict=True)
    assert all(a == b and type(a[1]) is type(b[1]) for a, b in pairs)


def test_definitions_from_a_snapshot_behave_like_others(written: Path, catalog: Catalog) -> None:
    again = snapshot.read(written, catalog.version)
    assert again is not None
    program = again.programs[0]
    assert hash(program) == hash(catalog.programs[0])
    assert program.model_dump() == catalog.programs[0].model_dump()
    assert program.model_copy(update={"name": "x"}).name == "x"
    with pytest.raises(ValueError, match="frozen"):
        program.name = "x"  # type: ignore[misc]  # that it cannot be done is the point


def test_the_aid_of_the_shipped_data_is_written_and_read_when_asked_for(tmp_path: Path) -> None:
    shipped = load_catalog()
    snapshot.write(tmp_path / "all", shipped)

    again = snapshot.read(tmp_path / "all", shipped.version)

    assert again is not None
    assert "aid" not in vars(again)
    assert again.aid == shipped.aid
    assert len(again.aid) == len({aid.id for aid in again.aid}) > 0


def test_the_same_catalogue_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    snapshot.write(tmp_path / "again", read_catalog(FIXTURES))
    assert (tmp_path / "again").read_bytes() == written.read_bytes()


def test_lookups_made_before_writing_are_not_written(
    written: Path, tmp_path: Path, catalog: Catalog
) -> None:
    catalog.credential("cma-example")
    snapshot.write(tmp_path / "again", catalog)
    assert (tmp_path / "again").read_bytes() == written.read_bytes()


def test_writing_leaves_no_other_file(written: Path) -> None:
    assert list(written.parent.iterdir()) == [written]


def test_another_version_is_not_read(written: Path) -> None:
    assert snapshot.read(written, "0" * 64) is None


def test_a_snapshot_of_another_model_is_not_read(
    written: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "model_fingerprint", lambda: "0" * 64)
    assert snapshot.read(written, catalog.version) is None


def test_no_snapshot_is_no_error(tmp_path: Path) -> None:
    assert snapshot.read(tmp_path / "none", "0" * 64) is None
    assert snapshot.read(tmp_path, "0" * 64) is None


def test_a_cut_snapshot_is_not_read(written: Path, catalog: Catalog) -> None:
    content = written.read_bytes()
    for length in [*range(200), *range(200, len(content), 97), len(content) - 1]:
        written.write_bytes(content[:length])
        assert snapshot.read(written, catalog.version) is None


def test_a_damaged_snapshot_is_not_read(written: Path, catalog: Catalog) -> None:
    content = written.read_bytes()
    for place in [*range(200), *range(200, len(content), 97), len(content) - 1]:
        damaged = bytearray(content)
        damaged[place] ^= 1
        written.write_bytes(damaged)
        assert snapshot.read(written, catalog.version) is None


def test_what_follows_a_snapshot_is_damage_too(written: Path, catalog: Catalog) -> None:
    written.write_bytes(written.read_bytes() + b".")
    assert snapshot.read(written, catalog.version) is None


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool, written: Path, catalog: Catalog) -> None:
    before = gc.isenabled()
    try:
        gc.enable() if is_on else gc.disable()
        snapshot.read(written, catalog.version)
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
    snapshot.write(tmp_path / "s", large)
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
    again = snapshot.read(path, catalog.version)
    assert again is not None
    assert again.credentials
    took = time.perf_counter() - start
    assert again == catalog
    return took

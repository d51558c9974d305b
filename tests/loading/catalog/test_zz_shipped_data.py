"""The shipped data, last of this room: these tests need the real files in `data/`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import read_texts
from cma_roadmap.loading.catalog.catalog_reader import data_dir, load_catalog, read_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Award

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return read_catalog(data_dir())


def test_the_shipped_data_has_no_problem(shipped: Catalog) -> None:
    assert shipped.credentials
    assert shipped.sources
    assert all(shipped.typical(award) for award in Award)


def test_the_snapshot_of_the_shipped_data_says_the_same(shipped: Catalog, tmp_path: Path) -> None:
    snapshot.write(tmp_path / "s", shipped, stamp := read_texts(data_dir()).stamp)
    assert snapshot.read(tmp_path / "s", stamp, data_dir()) == shipped


def test_loading_the_shipped_data_gives_the_same_with_or_without_a_snapshot(
    shipped: Catalog,
) -> None:
    assert load_catalog() == shipped


def test_the_parser_in_pure_python_reads_the_same(
    shipped: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cma_roadmap.loading.yaml.yaml_source._LOADER", yaml.SafeLoader)
    assert read_catalog(data_dir()) == shipped


def test_windows_line_ends_change_only_the_version(shipped: Catalog, tmp_path: Path) -> None:
    for name, text in read_texts(data_dir()).texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.replace(b"\n", b"\r\n"))
    again = read_catalog(tmp_path)
    assert (again.credentials, again.programs) == (shipped.credentials, shipped.programs)
    assert again.version != shipped.version

"""The shipped data, last of this room: these tests need the real files in `data/`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from cma_roadmap.loading import snapshot
from cma_roadmap.loading.catalog import data_dir, load_catalog, read_catalog
from cma_roadmap.loading.catalog_files import FILE_NAMES
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.program import Award


@pytest.fixture(scope="module")
def shipped() -> Catalog:
    return read_catalog(data_dir())


def test_the_shipped_data_has_no_problem(shipped: Catalog) -> None:
    assert shipped.credentials
    assert shipped.sources
    assert all(shipped.typical(award) for award in Award)


def test_the_snapshot_of_the_shipped_data_says_the_same(shipped: Catalog, tmp_path: Path) -> None:
    snapshot.write(tmp_path / "s", shipped)
    assert snapshot.read(tmp_path / "s", shipped.version) == shipped


def test_loading_the_shipped_data_gives_the_same_with_or_without_a_snapshot(
    shipped: Catalog,
) -> None:
    assert load_catalog() == shipped


@pytest.mark.slow
def test_the_parser_in_pure_python_reads_the_same(
    shipped: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cma_roadmap.loading.yaml_source._LOADER", yaml.SafeLoader)
    assert read_catalog(data_dir()) == shipped


@pytest.mark.slow
def test_windows_line_ends_change_only_the_version(shipped: Catalog, tmp_path: Path) -> None:
    for name in FILE_NAMES:
        shutil.copy(data_dir() / name, tmp_path)
        text = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(text.replace(b"\n", b"\r\n"))
    again = read_catalog(tmp_path)
    assert (again.credentials, again.programs) == (shipped.credentials, shipped.programs)
    assert again.version != shipped.version

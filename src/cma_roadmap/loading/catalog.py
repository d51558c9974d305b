"""Reading the catalogue: from its compiled snapshot when that is current, else from YAML."""

from __future__ import annotations

from pathlib import Path

from cma_roadmap.loading import snapshot
from cma_roadmap.loading.catalog_files import build, data_dir, read_texts
from cma_roadmap.model.catalog import Catalog

__all__ = ["data_dir", "load_catalog", "read_catalog"]


def load_catalog(directory: Path | None = None) -> Catalog:
    """The catalogue in `directory`, or the shipped one; fast where the snapshot is current.

    Raises:
        BadInputError: the files cannot be used; all problems of all files, by file and line.
    """
    found = read_texts(data_dir() if directory is None else directory)
    current = None if found.problems else snapshot.read(snapshot.default_path(), found.version)
    return build(found) if current is None else current


def read_catalog(directory: Path) -> Catalog:
    """The catalogue in `directory`, always from YAML.

    Raises:
        BadInputError: the files cannot be used; all problems of all files, by file and line.
    """
    return build(read_texts(directory))

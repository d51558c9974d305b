"""Reading the catalogue: from its compiled snapshot when that is current, else from YAML."""

from __future__ import annotations

from pathlib import Path

from cma_roadmap.fast_start.fingerprint import directory_stamp
from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import build, data_dir, read_texts
from cma_roadmap.model.definitions.catalog import Catalog

__all__ = ["data_dir", "load_catalog", "read_catalog"]


def load_catalog(directory: Path | None = None, *, overlay: Path | None = None) -> Catalog:
    """The catalogue in `directory`, or the shipped one; fast where the snapshot is current.

    Args:
        directory: where all files of a catalogue are; `None`: the shipped data.
        overlay: a folder whose definitions are laid over it.

    Raises:
        BadInputError: the files cannot be used; all problems of all files, by file and line.
    """
    place = data_dir() if directory is None else directory
    stamp = directory_stamp(place)
    current = snapshot.read(snapshot.default_path(), stamp, place) if stamp else None
    base = build(read_texts(place)) if current is None else current
    if overlay is None:
        return base
    from cma_roadmap.loading.catalog.overlay import overlaid  # with YAML and the validators

    return overlaid(base, overlay)


def read_catalog(directory: Path, *, overlay: Path | None = None) -> Catalog:
    """The catalogue in `directory`, always from YAML.

    Raises:
        BadInputError: the files cannot be used; all problems of all files, by file and line.
    """
    base = build(read_texts(directory))
    if overlay is None:
        return base
    from cma_roadmap.loading.catalog.overlay import overlaid

    return overlaid(base, overlay)

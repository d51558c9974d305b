"""Looking the data over: what each file holds, everything that is wrong, what nobody cites."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import FILE_NAMES, by_place, data_dir, read_texts
from cma_roadmap.loading.catalog.definition_files import DefinitionFiles, read_definitions
from cma_roadmap.loading.catalog.overlay import overlaid
from cma_roadmap.loading.catalog.references import check, cited_sources
from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.audit import FileCount, Inspection
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import FactVersion


def inspect(overlay: Path | None = None) -> Inspection:
    """Read every file anew, never from the snapshot, and collect all that is wrong.

    Args:
        overlay: a data folder that is laid over the shipped data and looked over with it.

    Raises:
        BadInputError: there is no shipped data at all.
    """
    found = read_texts(data_dir(), FILE_NAMES)  # what is shipped is there whole
    files, problems = read_definitions(found.directory, found.texts)
    problems += [*found.problems, *check(files)]
    if overlay is not None:
        base = None if problems else files.catalog(found.version)
        problems += _overlay_problems(base, overlay)
    return Inspection(
        version=found.version,
        files=tuple(_count(name, files) for name in sorted(files.bound)),
        problems=tuple(sorted(problems, key=by_place)),
        unused_sources=tuple(_unused(files)),
        snapshot_current=snapshot.is_whole(snapshot.default_path(), found.stamp),
    )


def _overlay_problems(base: Catalog | None, overlay: Path) -> Iterable[Problem]:
    """Problems of the data folder; without sound data below it there is nothing to judge it by."""
    if base is None:
        return ()
    try:
        overlaid(base, overlay)
    except BadInputError as error:
        return error.problems
    return ()


def _count(name: str, files: DefinitionFiles) -> FileCount:
    value = files.bound[name].value
    lists = [part for _, part in value if isinstance(part, tuple)]
    definitions = sum(isinstance(item, Definition) for part in lists for item in part)
    facts = sum(isinstance(node, FactVersion) for _, node in walk(value))
    return FileCount(name, definitions, facts)


def _unused(files: DefinitionFiles) -> list[str]:
    held = files.bound.get("sources.yaml")
    if held is None:
        return []
    cited = {name for bound in files.bound.values() for name in cited_sources(bound.value)}
    return [source.id for source in getattr(held.value, "sources", ()) if source.id not in cited]

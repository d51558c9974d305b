"""Looking the data over: what each file holds, everything that is wrong, what nobody cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.audit.provenance import is_to_come
from cma_roadmap.loading.catalog import snapshot
from cma_roadmap.loading.catalog.catalog_files import FILE_NAMES, by_place, data_dir, read_texts
from cma_roadmap.loading.catalog.definition_files import Bound, DefinitionFiles, read_definitions
from cma_roadmap.loading.catalog.overlay import overlaid, overlay_files
from cma_roadmap.loading.catalog.references import check, cited_sources
from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.audit import FileCount, Inspection
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import FactVersion


def inspect(overlay: Path | None = None, today: date | None = None) -> Inspection:
    """Read every file anew, never from the snapshot, and collect all that is wrong.

    Args:
        overlay: a data folder that is laid over the shipped data and looked over with it.
        today: the day after which nobody can have seen a page; any day may be where it is not told.

    Raises:
        BadInputError: there is no shipped data at all.
    """
    found = read_texts(data_dir(), FILE_NAMES)  # what is shipped is there whole
    files, problems = read_definitions(found.directory, found.texts)
    problems += [*found.problems, *check(files)]
    if overlay is not None:
        base = None if problems else files.catalog(found.version)
        problems += _overlay_problems(base, overlay, today)
    problems += _seen_too_early(files.bound, today)
    return Inspection(
        version=found.version,
        files=tuple(_count(name, files) for name in sorted(files.bound)),
        problems=tuple(sorted(problems, key=by_place)),
        unused_sources=tuple(_unused(files)),
        snapshot_current=snapshot.is_whole(snapshot.default_path(), found.stamp),
    )


def _overlay_problems(base: Catalog | None, overlay: Path, today: date | None) -> Sequence[Problem]:
    """Problems of the data folder; without sound data below it there is nothing to judge it by."""
    if base is None:
        return ()
    try:
        overlaid(base, overlay)
    except BadInputError as error:
        return error.problems
    return tuple(_seen_too_early(overlay_files(overlay, base), today))


def _seen_too_early(
    files: Mapping[str, Bound[Definition]], today: date | None
) -> Iterator[Problem]:
    """What is said to have been seen on a day that is still to come: a slip of the pen.

    Time zones differ: tomorrow is let pass.
    """
    if today is None:
        return
    tomorrow = today + timedelta(days=1)
    for bound in files.values():
        for path, node in walk(bound.value):
            seen = getattr(node, "seen", None)
            if is_to_come(seen, tomorrow):
                place = bound.document.locate((*path, "seen"))
                yield Problem.of("seen_to_come", place, day=seen, today=today)


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

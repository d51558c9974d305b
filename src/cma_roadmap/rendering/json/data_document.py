"""The JSON documents of what this machine has: of `data`, of `profile` and of `people`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cma_roadmap.errors import json_pointer
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.audit import (
    CitedSource,
    Coverage,
    Inspection,
    Reading,
    Standing,
    Unknown,
)
from cma_roadmap.model.tracked.kept_person import Kept
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Confidence, by_source
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.json.document import head, read_sources
from cma_roadmap.rendering.json.error_document import problems_json
from cma_roadmap.rendering.json.json_text import Json, iso

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import data_documents as types

_IMPORTED = (
    *("id", "institution", "institution_id", "award", "level", "city", "state", "zip", "lat"),
    *("lon", "control", "website", "completions", "source", "months", "clock_hours"),
    *("credit_hours", "books", "tuition", "notes"),
)
_TYPICAL = ("level", "control", "months", "clock_hours", "tuition")
"""The fields of an imported record, and of one of typical figures."""


def inspection_document(found: Inspection, today: date) -> types.CheckDocument:
    """Every file with what it holds, and every problem with its place."""
    return {
        **head("data-check", today, None, found.version),
        "check": [
            {"file": entry.file, "definitions": entry.definitions, "facts": entry.facts}
            for entry in found.files
        ],
        "sound": not found.problems,
        "problems": problems_json(found.problems),
        "unused_sources": list(found.unused_sources),
        "snapshot_current": found.snapshot_current,
        "findings": [],
        "sources": [],
    }


def stale_document(
    found: Sequence[Reading], older_than: int, catalog: Catalog, today: date
) -> types.StaleDocument:
    """Every old or undated reading, with the sources they were read in."""
    sure = by_source((reading.source, reading.confidence) for reading in found)
    return {
        **head("data-stale", today, None, catalog.version),
        "older_than_days": older_than,
        "stale": [
            {
                "kind": reading.kind,
                "id": reading.definition,
                "path": reading.path,
                "source": reading.source,
                "seen": reading.seen,
                "seen_by": iso(reading.latest),
                "age_days": reading.age(today),
                "confidence": reading.confidence,
                "changes": reading.weight.effect,
                "plans": str(round(reading.weight.plans, 2)),
            }
            for reading in found
        ],
        "findings": [],
        "sources": read_sources(catalog.cited(sure), sure),
    }


def coverage_document(found: Coverage, catalog: Catalog, today: date) -> types.CoverageDocument:
    """Every body and state with its facts by standing, and every unknown, what matters first."""
    sure = {each.source: Confidence.LOW for each in found.unknowns if each.source is not None}
    return {
        **head("data-coverage", today, None, found.version),
        "coverage": [
            {
                "kind": each.kind,
                "name": each.name,
                "plans": str(round(each.plans, 2)),
                "facts": each.facts,
                "official": each.counts[Standing.OFFICIAL],
                "undated": each.counts[Standing.UNDATED],
                "second_hand": each.counts[Standing.SECOND_HAND],
                "disputed": each.counts[Standing.DISPUTED],
                "unknown": each.counts[Standing.UNKNOWN],
            }
            for each in found.known
        ],
        "unknowns": [_unknown(each) for each in found.unknowns],
        "findings": [],
        "sources": read_sources(catalog.cited(sure), sure),
    }


def _unknown(unknown: Unknown) -> types.UnknownFact:
    weight = unknown.weight
    return {
        "kind": unknown.kind,
        "id": unknown.definition,
        "path": unknown.path,
        "changes": weight.effect,
        "plans": str(round(weight.plans, 2)),
        "points": str(round(weight.points, 2)),
        "schools": unknown.schools,
        "source": unknown.source,
    }


def sources_document(
    found: Sequence[CitedSource], catalog: Catalog, today: date
) -> types.SourcesDocument:
    """Every source with the number of readings that cite it."""
    return {
        **head("data-sources", today, None, catalog.version),
        "sources": [
            {
                "id": entry.source.id,
                "publisher": entry.source.publisher,
                "title": entry.source.title,
                "url": entry.source.url,
                "tier": entry.source.tier,
                "seen": entry.source.seen,
                "note": entry.source.note,
                "citations": entry.citations,
            }
            for entry in found
        ],
        "findings": [],
    }


def imported_document(
    programs: Sequence[Json], defaults: Sequence[Json], data_version: str, today: date
) -> types.ImportDocument:
    """The records that an import makes, and the typical figures that fill their gaps.

    A record leaves out what the tables do not say; here it is `null`.
    """
    return {
        **head("data-import-ipeds", today, None, data_version),
        "import-ipeds": [_record(record, _IMPORTED) | _notes(record) for record in programs],
        "defaults": [_record(record, _TYPICAL) for record in defaults],
        "findings": [],
        "sources": [],
    }


def _record(record: Json, names: Sequence[str]) -> Json:
    """Every field of a record, and in every figure of it the note that it may have."""
    return {name: _figure(value) for name, value in {**dict.fromkeys(names), **record}.items()}


def _figure(value: Any) -> Any:
    is_figure = isinstance(value, dict) and "basis" in value
    return {**value, "note": value.get("note")} if is_figure else value


def _notes(record: Json) -> Json:
    return {"notes": list(record.get("notes", ()))}


def profile_document(
    profile: Profile, file: str | None, data_version: str, today: date
) -> types.ProfileDocument:
    """Every value that was said, with ids in place of names, at its place in the file."""
    return {
        **head("profile", today, None, data_version),
        "file": file,
        "profile": [
            {"path": json_pointer(path), "value": value} for path, value in _leaves(profile)
        ],
        "findings": [],
        "sources": [],
    }


def people_document(found: Sequence[Kept], data_version: str, today: date) -> types.PeopleDocument:
    """Every person who has a folder."""
    return {
        **head("people", today, None, data_version),
        "people": [
            {"name": one.name, "has_profile": one.has_profile, "folder": one.folder}
            for one in found
        ],
        "findings": [],
        "sources": [],
    }


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    """All that is said, as text."""
    match value:
        case None:
            return
        case Definition() | dict() | tuple():
            for key, one in _parts(value):
                yield from _leaves(one, (*path, key))
        case Money():
            yield path, f"{value.amount} {value.currency}"
        case bool():
            yield path, "true" if value else "false"
        case _:
            yield path, str(value)


def _parts(value: Any) -> Iterator[tuple[str | int, Any]]:
    """What a group or a list holds, by key or by place; of a group only what was said."""
    if isinstance(value, Definition):
        keys = type(value).model_fields
        said = ((name, one) for name, one in value if name in value.model_fields_set)
        yield from ((keys[name].alias or name, one) for name, one in said)
    else:
        yield from value.items() if isinstance(value, dict) else enumerate(value)

"""English words of `data check`, `data stale`, `data sources` and `data schema`."""

from __future__ import annotations

DATA_PHRASES: dict[str, str] = {
    "data.check.title": "The data, read anew and looked over",
    "data.check.column.file": "file",
    "data.check.column.definitions": "definitions",
    "data.check.column.facts": "dated facts",
    "data.check.sound": "No problem found.",
    "data.check.problems": "Problems found: {count}.",
    "data.check.problems-listed": "Problems found: {count}. They are listed on standard error.",
    "data.check.heading.problems": "Problems",
    "data.check.unused": "Sources that no fact cites: {ids}.",
    "data.check.slow": (
        "The compiled copy of the data is out of date, so every start reads the YAML files. To "
        "compile it: python -m cma_roadmap.loading.catalog.snapshot"
    ),
    "data.check.version": "Version of the data: {version}",
    "data.stale.title": "Facts last seen {days} days ago or longer, on {day}",
    "data.stale.none": "There are none.",
    "data.stale.column.source": "source",
    "data.stale.column.seen": "seen",
    "data.stale.column.age": "days ago",
    "data.stale.column.facts": "facts",
    "data.stale.column.where": "in",
    "data.stale.undated": (
        "{count} more facts have no date at all: nobody can tell how old they are. --json and "
        "--format csv list each one."
    ),
    "data.stale.more": "{count} more",
    "data.stale.how": (
        "A fact is as old as the date on its page, or the last day that date can mean. To renew "
        "one: read its source again and write the day under seen. docs/data.md tells how."
    ),
    "data.sources.title": "Sources, with the number of facts that cite each",
    "data.sources.found": "{count} of {all} sources match.",
    "data.sources.none": "No source matches. data sources without words lists all.",
    "data.sources.column.id": "id",
    "data.sources.column.publisher": "publisher",
    "data.sources.column.title": "title",
    "data.sources.column.tier": "kind",
    "data.sources.column.seen": "seen",
    "data.sources.column.facts": "facts",
    "data.sources.undated": "no date",
    "data.schema.title": "JSON Schemas",
    "data.schema.hint": "To print one: cma-roadmap data schema {name}",
    "data.schema.documents": "Documents, for a script to check",
    "data.schema.files": "Files, for an editor to check",
    "data.schema.column.name": "name",
    "data.schema.column.documents": "printed with --json by",
    "data.schema.column.files": "what you write",
    "data.schema.file": "{file}",
    "data.schema.overlay": "{file} in a folder for --data-dir",
    "data.schema.profile": "what is true of you, for --profile",
}

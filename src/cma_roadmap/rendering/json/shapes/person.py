"""The documents of `profile show`, `profile check` and `people list`."""

from __future__ import annotations

from typing import TypedDict

from cma_roadmap.rendering.json.shapes.every_document import Finding, Head, Source


class SaidValue(TypedDict):
    """One value of a profile."""

    path: str
    """Where it stands in the profile, as a JSON Pointer (RFC 6901)."""
    value: str
    """The value as text: ids in place of names, days as YYYY-MM-DD."""


class ProfileDocument(Head):
    """A profile as the program reads it.

    What `cma-roadmap profile show --json` and `profile check --json` print: every value that is
    said. A profile that cannot be used is told as an error instead.
    """

    file: str | None
    """The file; null: there is none."""
    profile: list[SaidValue]
    findings: list[Finding]
    sources: list[Source]


class KeptPerson(TypedDict):
    """A person who has a folder on this machine."""

    name: str
    has_profile: bool
    folder: str


class PeopleDocument(Head):
    """Who is kept on this machine.

    What `cma-roadmap people list --json` prints: every person who has a folder.
    """

    people: list[KeptPerson]
    findings: list[Finding]
    sources: list[Source]

"""`profile show`, `profile check` and `people list` as pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.tracked.kept_person import Kept
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Fact,
    Facts,
    Page,
    Paragraph,
    Sheet,
)
from cma_roadmap.rendering.pages.data.data_table import table_and_notes
from cma_roadmap.rendering.pages.person.profile_rows import profile_rows
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("name", "profile", "says", "folder")


def profile_page(
    profile: Profile,
    file: str | None,
    catalog: Catalog,
    *,
    whole: bool = True,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """What a profile says as the program reads it; not `whole`: only that it can be read."""
    words, rows = Words(phrases), profile_rows(profile, catalog, phrases)
    lead: list[Block] = [Paragraph(_about(words, file, sum(len(row.texts) for row in rows)))]
    if whole and rows:
        lead.append(Facts(tuple(Fact(row.label, text) for row in rows for text in row.texts)))
    return Page(words("profile.title"), tuple(lead), (), {})


def _about(words: Words, file: str | None, count: int) -> str:
    if file is None:
        return words("profile.none")
    return (
        words("profile.read", file=file, count=count)
        if count
        else words("profile.empty", file=file)
    )


def people_page(found: Sequence[Kept], place: str, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """Who is kept on this machine, one a row."""
    words = Words(phrases)
    rows = ((one.name, _profile(one, words)) for one in found)
    code = "people.found" if found else "people.none"
    notes = [words(code, count=len(found), place=place)]
    lead = table_and_notes("people", ("name", "profile"), rows, "profile", notes, words)
    return Page(words("people.title"), tuple(lead), (), {})


def people_sheet(found: Sequence[Kept]) -> Sheet:
    """The same, one a row."""
    return Sheet(Kept._fields, tuple(one._asdict() for one in found))


def _profile(one: Kept, words: Words) -> str:
    return words("people.profile.yes" if one.has_profile else "people.profile.no")

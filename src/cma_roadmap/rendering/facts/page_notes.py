"""Footnotes of a page that lead both ways: from a text to its source, and from there back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from cma_roadmap.rendering.facts.footnotes import SourceNote

_SCHEMES = ("http", "https")


class Ref(NamedTuple):
    """A place where a source is cited: the number shown, and the id of the place."""

    number: int
    place: str


class Back(NamedTuple):
    """The way back from a source: the id of a place, and what is told there."""

    place: str
    about: str


class PageSource(NamedTuple):
    """A source with the places that cite it; `link` only where its address may be one."""

    note: SourceNote
    link: str | None
    cited: tuple[Back, ...]


@dataclass
class Citations:
    """Gives every citation an id of its own, in the order of the page."""

    places: dict[int, list[Back]] = field(default_factory=dict)

    def cite(self, numbers: Iterable[int], about: str = "") -> tuple[Ref, ...]:
        """Refer to sources by number from a text; there is a way back if it says what about."""
        return tuple(self._one(number, about) for number in numbers)

    def _one(self, number: int, about: str) -> Ref:
        places = self.places.setdefault(number, [])
        places.append(Back(f"cite-{number}-{len(places) + 1}", about))
        return Ref(number, places[-1].place)

    def sources(self, notes: Iterable[SourceNote]) -> tuple[PageSource, ...]:
        """The sources with their ways back, of each thing that is told about only the first."""
        return tuple(PageSource(note, _link(note.url), self._backs(note.number)) for note in notes)

    def _backs(self, number: int) -> tuple[Back, ...]:
        first: dict[str, Back] = {}
        for back in self.places.get(number, ()):
            first.setdefault(back.about, back)
        return tuple(back for about, back in first.items() if about)


def _link(address: str | None) -> str | None:
    """The address, if it leads to a web page; no other kind becomes a link."""
    if address is None or not address.isprintable():
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are not those of an IPv6 address
        return None
    return address if parts.scheme in _SCHEMES and parts.netloc else None

"""Text of a page with the sources that stand behind it, before anyone has numbered them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.text.paper import GLUE
from cma_roadmap.rendering.text.visible import visible


@dataclass(frozen=True, slots=True)
class Cite:
    """The sources behind the words before it, by id."""

    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A web address among the words."""

    url: str


Part = str | Cite | Link


@dataclass(frozen=True, slots=True)
class Text:
    """Words, addresses and citations in turn; `+` joins texts."""

    parts: tuple[Part, ...]

    def __add__(self, other: Said) -> Text:
        return Text((*self.parts, *parts_of(other)))

    def __radd__(self, other: Said) -> Text:
        return Text((*parts_of(other), *self.parts))

    def __bool__(self) -> bool:
        return any(self.parts)

    def __str__(self) -> str:
        """The words alone."""
        return "".join(part for part in self.parts if isinstance(part, str))


Said = str | Text
"""What a block says: plain words, or words with addresses and citations."""


def parts_of(said: Said) -> tuple[Part, ...]:
    """What a text is made of, in order."""
    return (said,) if isinstance(said, str) else said.parts


def cite(ids: Iterable[str | None]) -> Text:
    """A citation of the sources with these ids, each once; `None` stands for no source."""
    found = tuple(dict.fromkeys(name for name in ids if name is not None))
    return Text((Cite(found),) if found else ())


def link(url: str | None) -> Text:
    """A web address as a text; nothing for none."""
    return Text((Link(url),) if url else ())


def joined(between: str, texts: Iterable[Said]) -> Text:
    """Texts as one, with `between` between them."""
    parts: list[Part] = []
    for number, text in enumerate(texts):
        parts += [between] if number else []
        parts += parts_of(text)
    return Text(tuple(parts))


def harmless(text: str) -> str:
    """`text` as it can be shown; a space that holds words together goes on doing so."""
    return GLUE.join(map(visible, text.split(GLUE)))


def cited(texts: Iterable[Said]) -> Iterator[str]:
    """The ids that texts cite, in the order in which a reader meets them."""
    for text in texts:
        for part in parts_of(text):
            if isinstance(part, Cite):
                yield from part.sources

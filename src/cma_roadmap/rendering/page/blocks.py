"""What a page is made of: frozen values that say what something is, never how it looks.

A page is a pure function of a result (`pages/`), and one writer a format serves all of them. What
is said here is raw: the writer makes it harmless for its format, writes the numbers of what it
cites and lays it out. Tables and bars are in `table_blocks`, what only a plan has in `plan_blocks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.page.plan_blocks import OfPlan
from cma_roadmap.rendering.page.table_blocks import Bars, SideBySide, Table
from cma_roadmap.rendering.page.tones import Mark as Mark
from cma_roadmap.rendering.page.tones import Tone as Tone
from cma_roadmap.rendering.text.said import Said
from cma_roadmap.rendering.text.spreadsheet import Value


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its text; one without text is not shown."""

    label: str
    text: Said
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """A few labelled texts, such as the head of a page."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `body` stands below it and belongs to it."""

    text: Said
    tone: Tone = Tone.PLAIN
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A web address on a line of its own."""

    url: str


@dataclass(frozen=True, slots=True)
class Command:
    """A shell command to copy, in the parts at which it may go on in a new line."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, after its mark or its number; `body` belongs to it.

    `lead` are the words before the text that stand out. `about` is what the entry is called where
    its sources lead back to it.
    """

    text: Said
    mark: Mark | int = Mark.DASH
    tone: Tone = Tone.PLAIN
    body: tuple[Block, ...] = ()
    lead: str = ""
    lead_tone: Tone = Tone.STRONG
    about: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """Entries one below the other; `apart` ones with room between them.

    Those `to_do` can be ticked off on paper. `anchor` and its number name an entry for links.
    """

    items: tuple[Item, ...]
    apart: bool = False
    to_do: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A few short texts of one kind after their label; those `to_do` can be ticked off."""

    label: str
    texts: tuple[str, ...]
    to_do: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """More on something, for who asks for it: left out where nothing can be folded away."""

    summary: str
    about: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new thought in the same section."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source by its number: who says what, how surely, and where."""

    number: int
    id: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a page, or what they want to be said with their data, by number."""

    notes: tuple[Source, ...]
    are_told_again: bool = False
    """Whether citations lead to another list, which names the sources themselves."""


Block = (
    Facts
    | Paragraph
    | Address
    | Command
    | Items
    | Enumeration
    | Fold
    | Table
    | SideBySide
    | Bars
    | Sources
    | Break
    | OfPlan
)


def listed(items: Iterable[Item]) -> Iterator[Items]:
    """A list of items; nothing at all where it would be empty."""
    found = tuple(items)
    if found:
        yield Items(found)


def asked(texts: Iterable[Said]) -> Iterator[Items]:
    """A list of what nobody could tell."""
    return listed(Item(text, Mark.UNKNOWN) for text in texts)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading.

    `is_name`: the heading is a name, and is told as it is. `in_parts`: its parts have headings of
    their own, and text goes without this one. `to_keep`: for pages that are kept or printed, since
    on a screen that runs past it would repeat what is told there. `folds`: an HTML page shows its
    heading, opens it on a click, and leaves it off the paper while it is shut.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...]
    is_name: bool = False
    in_parts: bool = False
    to_keep: bool = False
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as rows for a spreadsheet: figures as figures, a column each."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What one command has to say. `numbers` are those of its sources, by id."""

    title: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    numbers: Mapping[str, int]
    title_tone: Tone = Tone.STRONG

    def blocks(self) -> Iterator[Block]:
        """All blocks on the page itself, in reading order."""
        yield from self.lead
        for section in self.sections:
            yield from section.blocks

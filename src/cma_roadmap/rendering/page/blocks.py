"""What a page is made of: frozen values that say what something is, never how it looks.

A page is a pure function of a result (`pages/`), and one writer a format serves all of them. What
is said here is raw: the writer makes it harmless for its format, writes the numbers of what it
cites and lays it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cma_roadmap.rendering.page.plan_blocks import OfPlan
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
class Column:
    """A column of a table.

    Where there is no room for all, columns go in the order of `give_way` (1 goes first; 0 never
    goes): one that tells what must not be lost goes `below` its row. A `flexible` column is
    wrapped, to no fewer than `least` cells. In others, which never are, a text wider than `most`
    (0: no such bound) stands above its row, so that one long name does not widen the column.
    `figures` end below each other, whatever sign stands behind one.
    """

    key: str
    head: str
    figures: bool = False
    flexible: bool = False
    least: int = 0
    give_way: int = 0
    below: bool = False
    most: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one thing each, a cell a column; told one after the other where it has no room.

    `name` is the key of the column that names a row where rows are told one after the other.
    `sums` are the numbers of rows that add up others. `caption` says what the whole shows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]
    name: str
    is_titled: bool = False
    """Whether the head of that column tells what all the cells are: it then stays above them."""
    sums: frozenset[int] = frozenset()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell.

    `share` is a length between 0 and 1: of a whole beside the figure that `text` is, else alone.
    With a dash or a number as its mark it is an entry of a list.
    """

    text: Said = ""
    tone: Tone = Tone.PLAIN
    mark: Mark | int | None = None
    share: Decimal | None = None

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return self.mark is Mark.DASH or isinstance(self.mark, int)


@dataclass(frozen=True, slots=True)
class Row:
    """What holds of each thing side by side; a `tight` row belongs to the one above it."""

    label: str
    cells: tuple[tuple[Line, ...], ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Things beside each other, a column each, and what is compared of them, a row each."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    least: int = 17
    most: int = 44
    """How many cells of a terminal a column needs, and how many it has use for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled length between 0 and 1, with its figures; `share` is `None` where it is unknown.

    `lead` stands before the label (a rank, say), `told` after the bar.
    """

    label: str
    figures: tuple[str, ...]
    share: Decimal | None
    lead: str = ""
    told: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bars:
    """Lengths to one scale: from nothing up to the longest."""

    bars: tuple[Bar, ...]


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
    on a screen that runs past it would repeat what is told there.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...]
    is_name: bool = False
    in_parts: bool = False
    to_keep: bool = False


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

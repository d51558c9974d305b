"""The writer for terminals: any page as lines of a width, with colors or without.

Blocks are set in by where they stand: a body under the text of its item, a section's blocks one
cell from the edge. Tables are laid out by `tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import assert_never

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page import plan_blocks as plan
from cma_roadmap.rendering.page import tables
from cma_roadmap.rendering.page.blocks import (
    Address,
    Block,
    Break,
    Command,
    Enumeration,
    Fact,
    Facts,
    Fold,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Sources,
    Tone,
)
from cma_roadmap.rendering.page.ink import INKS, mark_of, paper_of
from cma_roadmap.rendering.page.parts import at_first, in_pieces
from cma_roadmap.rendering.page.table_blocks import Bars, SideBySide, Table
from cma_roadmap.rendering.page.table_blocks import Line as CellLine
from cma_roadmap.rendering.page.terminal_bars import bar_lines, share_in_cells
from cma_roadmap.rendering.page.terminal_tables import parted, side_by_side, table_rows
from cma_roadmap.rendering.text.paper import (
    BLANK,
    GLUE,
    Ink,
    Line,
    Paper,
    Piece,
    led,
    line,
    runs,
)
from cma_roadmap.rendering.text.said import Cite, Link, Part, Said, harmless, parts_of
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH

_EDGE = 1
"""Cells between the edge and what stands in a section."""
_USUAL = 80
"""Cells of the lines by which a screen is measured."""


def write_text(
    page: Page,
    width: int,
    *,
    color: bool,
    most: int | None = None,
    made: Made | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The page as text that ends in a line break, with ANSI colors if `color`.

    With `most` it is what fits so many lines, and how to see the rest; with `made` it has a foot,
    as what is kept has.
    """
    sheet = _Terminal(paper_of(width), page.numbers)
    lines = sheet.page(page) if most is None else sheet.first_screen(page, most)
    if made is not None:
        foot = (part for said in made.told(Words(phrases)) for part in sheet.foot(said))
        lines = chain(lines, (BLANK,), foot)
    return tables.page_text(lines, color=color)


@dataclass(frozen=True, slots=True)
class _Terminal:
    """A sheet being written on; `numbers` are those of the sources, by id."""

    paper: Paper
    numbers: Mapping[str, int]

    def page(self, page: Page) -> Iterator[Line]:
        yield from self._title(page)
        yield from self.blocks(page.lead, _EDGE)
        for section in page.sections:
            if not section.to_keep:
                yield from self._section(section)

    def first_screen(self, page: Page, most: int) -> Iterator[Line]:
        """What fits so many lines, or more of them where they are short."""
        room = max(most, most * _USUAL // self.paper.width)
        lead = in_pieces(self._title(page), page.lead, self._parts)
        parts: list[tuple[Section | None, list[list[Line]]]] = [(None, lead)]
        for section in page.sections:
            if not section.to_keep and any(self.blocks(section.blocks, _EDGE)):
                heading = [BLANK, *self._heading(section)]
                parts.append((section, in_pieces(heading, section.blocks, self._parts)))
        return at_first(parts, room, self.paper.width)

    def _parts(self, block: Block) -> Iterator[list[Line]]:
        match block:
            case Items():
                yield from self._each(block, _EDGE)
            case Table():
                heads, *rows = table_rows(block, self.paper, self.shown)
                yield [*heads, *(rows[0] if rows else [])]
                yield from rows[1:]
            case SideBySide():
                yield from parted(self.block(block, _EDGE))
            case Bars():
                yield from ([one] for one in self.block(block, _EDGE))
            case _:
                yield list(self.block(block, _EDGE))

    def foot(self, said: str) -> Iterator[Line]:
        """A sentence of the foot."""
        yield from (line(part) for part in self.paper.wrap(said, self.paper.width))

    def _title(self, page: Page) -> Iterator[Line]:
        """The title, and room below it where anything stands there."""
        title_ink = Ink.PROBLEM if page.title_tone is Tone.PROBLEM else Ink.TITLE
        title = self.shown(page.title)
        yield from (line(part, title_ink) for part in self.paper.wrap(title, self.paper.width))
        if any(self.blocks(page.lead, _EDGE)):
            yield BLANK

    def _section(self, section: Section) -> Iterator[Line]:
        lines = list(self.blocks(section.blocks, _EDGE))
        if lines:
            yield BLANK
            yield from self._heading(section)
            yield from lines

    def _heading(self, section: Section) -> Iterator[Line]:
        """In capitals, a name as it is; parts have headings of their own."""
        if not section.in_parts:
            told = self.shown(section.heading)
            parts = self.paper.wrap(told if section.is_name else told.upper(), self.paper.width)
            yield from (line(part, Ink.HEADING) for part in parts)

    def blocks(self, blocks: Sequence[Block], indent: int) -> Iterator[Line]:
        for block in blocks:
            yield from self.block(block, indent)

    def block(self, block: Block, indent: int) -> Iterator[Line]:  # noqa: C901 - one exhaustive match
        """One block, its left edge `indent` cells in."""
        match block:
            case Facts():
                yield from self._facts(block, indent)
            case Paragraph():
                text, ink = self.shown(block.text), INKS[block.tone]
                yield from self.text.hanging(" " * indent, text, ink)
                yield from self.blocks(block.body, indent + 2)
            case Address():
                yield (Piece(" " * indent), Piece(_address(block.url), Ink.LINK))
            case Command():
                yield from self._command(block, indent)
            case Items():
                yield from self._items(block, indent)
            case Table():
                for row in table_rows(block, self.paper, self.shown):
                    yield from row
            case SideBySide():
                yield from side_by_side(block, self.paper, self.shown, self._piece)
            case Bars():
                yield from bar_lines(block, self.text, self.shown, indent, INKS)
            case Sources():
                yield from self._sources(block)
            case Enumeration():
                yield from self._enumeration(block, indent)
            case plan.Timeline():
                from cma_roadmap.rendering.page.plan_terminal import timeline_lines

                yield from timeline_lines(block, self.paper, self.numbers)
            case plan.Months():
                from cma_roadmap.rendering.page.plan_terminal import month_blocks

                yield from self.blocks(month_blocks(block, self.paper.width), indent)
            case Fold() | plan.StepTable() | plan.StepReasons() | plan.Checklist():
                return
            case Break():
                yield BLANK
            case _:
                assert_never(block)

    @property
    def text(self) -> Paper:
        """The sheet for running text, which is easier to read in lines that are not too long."""
        return tables.readable(self.paper)

    def shown(self, said: Said) -> str:
        """The words made harmless, with the numbers of what they cite."""
        return "".join(map(self._part, parts_of(said)))

    def _part(self, part: Part) -> str:
        match part:
            case Cite():
                return self._refs(part.sources)
            case Link():
                return _address(part.url)
            case _:
                return harmless(part)

    def _refs(self, ids: Sequence[str]) -> str:
        """` [1,4-6]`, to follow a text and stay with its last word; nothing for no source."""
        found = sorted({self.numbers[name] for name in ids if name in self.numbers})
        return f"{GLUE}[{runs(found)}]" if found else ""

    def _piece(self, part: CellLine) -> Piece:
        """A paragraph of a cell: its length and its mark, then its words."""
        text, ink = self.shown(part.text), INKS[part.tone]
        if part.share is not None:
            drawn = share_in_cells(part.share, whole=bool(text))
            text = f"{drawn} {text}" if text else drawn
        if part.mark is None:
            return Piece(text, ink)
        mark = mark_of(part.mark)
        return Piece(f"{mark.text} {text}", ink if part.is_entry else mark.ink)

    def _facts(self, block: Facts, indent: int) -> Iterator[Line]:
        told = [(self.shown(f.label), self.shown(f.text), _ink(f)) for f in block.facts if f.text]
        column = indent + self.text.widest(label for label, _, _ in told) + 2
        for label, text, ink in told:
            lead = self.text.left(" " * indent + label, column)
            yield from self.text.hanging(lead, text, ink, Ink.FAINT)

    def _items(self, block: Items, indent: int) -> Iterator[Line]:
        for item in self._each(block, indent):
            yield from item

    def _each(self, block: Items, indent: int) -> Iterator[list[Line]]:
        widest = max((len(f"{i.mark}.") for i in block.items if isinstance(i.mark, int)), default=1)
        for number, item in enumerate(block.items):
            first, *rest = self._item(item, indent, widest)
            yield [BLANK, *first] if number and block.apart else first
            yield from rest

    def _item(self, item: Item, indent: int, widest: int) -> Iterator[list[Line]]:
        """An item with what belongs to it; entries of its own, if any, one by one."""
        mark = mark_of(item.mark)
        before = f"{' ' * indent}{mark.text.rjust(widest)} "
        lead, text = self.shown(item.lead), self.shown(item.text)
        told = f"{lead} {text}" if lead and text else lead or text
        lines = self.text.hanging(before, told, INKS[item.tone], mark.ink)
        held = list(led(lines, len(before), lead, INKS[item.lead_tone]))
        for block in item.body:
            if not isinstance(block, Items):
                held += self.block(block, len(before))
                continue
            for entry in self._each(block, len(before)):
                yield [*held, *entry]
                held = []
        if held:
            yield held

    def _enumeration(self, block: Enumeration, indent: int) -> Iterator[Line]:
        told = f"{self.shown(block.label)}: {'; '.join(map(self.shown, block.texts))}"
        yield from self.text.hanging(" " * indent, told)

    def _sources(self, block: Sources) -> Iterator[Line]:
        indent = len(str(len(self.numbers))) + 4
        for note in block.notes:
            lead = f" [{note.number}] ".rjust(indent)
            yield from self.text.hanging(lead, self.shown(note.text))
            if note.url:
                yield from self.block(Address(note.url), indent)

    def _command(self, block: Command, indent: int) -> Iterator[Line]:
        """A shell command; where it is too long it goes on after a backslash."""
        first, *rest = map(self.shown, block.parts)
        written = first
        for part in rest:
            if indent + self.text.measure(f"{written} {part}") + 2 > self.text.width:
                yield (Piece(" " * indent), Piece(f"{written} \\", Ink.LINK))
                written = f"  {part}"
            else:
                written = f"{written} {part}"
        yield (Piece(" " * indent), Piece(written, Ink.LINK))


def _ink(fact: Fact) -> Ink:
    is_address = all(isinstance(part, Link) for part in parts_of(fact.text))
    return Ink.LINK if is_address else INKS[fact.tone]


def _address(url: str) -> str:
    """An address in one piece, however long."""
    return visible(url).replace(" ", "%20")

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
    Mark,
    Page,
    Paragraph,
    Section,
    Sources,
    Tone,
)
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.parts import at_first
from cma_roadmap.rendering.page.table_blocks import Bars, SideBySide, Table
from cma_roadmap.rendering.page.table_blocks import Line as CellLine
from cma_roadmap.rendering.page.terminal_bars import bar_lines, share_in_cells
from cma_roadmap.rendering.page.terminal_tables import side_by_side, table_lines
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

INKS = {
    Tone.PLAIN: Ink.PLAIN,
    Tone.STRONG: Ink.STRONG,
    Tone.ASIDE: Ink.FAINT,
    Tone.ANSWER: Ink.GOAL,
    Tone.WARNING: Ink.WARNING,
    Tone.PROBLEM: Ink.PROBLEM,
}
MARKS = {
    Mark.DASH: Piece("-"),
    Mark.MET: Piece("✓", Ink.DONE),
    Mark.UNMET: Piece("✗", Ink.PROBLEM),
    Mark.UNKNOWN: Piece("?", Ink.WARNING),
    Mark.PARTLY: Piece("~", Ink.WARNING),
    Mark.NOTE: Piece("!"),
    Mark.WARNING: Piece("!", Ink.WARNING),
    Mark.PROBLEM: Piece("!", Ink.PROBLEM),
}
_EDGE = 1
"""Cells between the edge and what stands in a section."""


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
        yield from self._lead(page)
        for section in page.sections:
            if not section.to_keep:
                yield from self._section(section)

    def first_screen(self, page: Page, most: int) -> Iterator[Line]:
        """What fits so many lines."""
        shown = (section for section in page.sections if not section.to_keep)
        parts = ((section, list(self._section(section))) for section in shown)
        return at_first(list(self._lead(page)), parts, most, self.paper.width)

    def foot(self, said: str) -> Iterator[Line]:
        """A sentence of the foot."""
        yield from (line(part) for part in self.paper.wrap(said, self.paper.width))

    def _lead(self, page: Page) -> Iterator[Line]:
        title_ink = Ink.PROBLEM if page.title_tone is Tone.PROBLEM else Ink.TITLE
        title = self.shown(page.title)
        yield from (line(part, title_ink) for part in self.paper.wrap(title, self.paper.width))
        lead = list(self.blocks(page.lead, _EDGE))
        if lead:
            yield BLANK
            yield from lead

    def _section(self, section: Section) -> Iterator[Line]:
        """A heading is told in capitals, a name as it is; parts have headings of their own."""
        lines = list(self.blocks(section.blocks, _EDGE))
        if not lines:
            return
        yield BLANK
        if not section.in_parts:
            told = self.shown(section.heading)
            heading = told if section.is_name else told.upper()
            yield from (
                line(part, Ink.HEADING) for part in self.paper.wrap(heading, self.paper.width)
            )
        yield from lines

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
                yield from table_lines(block, self.paper, self.shown)
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
        mark = _mark(part.mark)
        return Piece(f"{mark.text} {text}", ink if part.is_entry else mark.ink)

    def _facts(self, block: Facts, indent: int) -> Iterator[Line]:
        told = [(self.shown(f.label), self.shown(f.text), _ink(f)) for f in block.facts if f.text]
        column = indent + self.text.widest(label for label, _, _ in told) + 2
        for label, text, ink in told:
            lead = self.text.left(" " * indent + label, column)
            yield from self.text.hanging(lead, text, ink, Ink.FAINT)

    def _items(self, block: Items, indent: int) -> Iterator[Line]:
        widest = max((len(f"{i.mark}.") for i in block.items if isinstance(i.mark, int)), default=1)
        for number, item in enumerate(block.items):
            if number and block.apart:
                yield BLANK
            yield from self._item(item, indent, widest)

    def _item(self, item: Item, indent: int, widest: int) -> Iterator[Line]:
        mark = _mark(item.mark)
        before = f"{' ' * indent}{mark.text.rjust(widest)} "
        lead, text = self.shown(item.lead), self.shown(item.text)
        told = f"{lead} {text}" if lead and text else lead or text
        lines = self.text.hanging(before, told, INKS[item.tone], mark.ink)
        yield from led(lines, len(before), lead, INKS[item.lead_tone])
        yield from self.blocks(item.body, len(before))

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


def _mark(mark: Mark | int) -> Piece:
    return Piece(f"{mark}.") if isinstance(mark, int) else MARKS[mark]

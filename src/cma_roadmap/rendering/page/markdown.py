"""The writer for Markdown: any page as CommonMark with the tables of GFM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import assert_never

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page import plan_blocks as plan
from cma_roadmap.rendering.page.blocks import (
    Address,
    Block,
    Break,
    Command,
    Enumeration,
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
from cma_roadmap.rendering.page.table_blocks import Bars, Line, SideBySide, Table
from cma_roadmap.rendering.text.markdown_text import (
    Md,
    md_bold,
    md_code_block,
    md_link,
    md_table,
    md_text,
)
from cma_roadmap.rendering.text.paper import runs
from cma_roadmap.rendering.text.said import Cite, Link, Said, parts_of
from cma_roadmap.sentences.catalog import ENGLISH

_MARKS = {
    Mark.MET: "✓ ",
    Mark.UNMET: "✗ ",
    Mark.UNKNOWN: "? ",
    Mark.PARTLY: "~ ",
    Mark.WARNING: "⚠ ",
    Mark.PROBLEM: "⚠ ",
}
"""Signs before an item; a dash is the list's own."""
_BOLD = frozenset({Tone.STRONG, Tone.ANSWER})
_BREAK = "<br>"


def write_markdown(
    page: Page, phrases: Mapping[str, str] = ENGLISH, made: Made | None = None, *, foot: bool = True
) -> str:
    """The whole page, and at its `foot` what holds of all that are kept; ends in a line break."""
    if not foot:
        return "\n".join(_Markdown(page.numbers).page(page)) + "\n"
    told = made.told(Words(phrases)) if made else (phrases["page.promise"],)
    last = ("", "---", "", " ".join(map(md_text, told)))
    return "\n".join([*_Markdown(page.numbers).page(page), *last]) + "\n"


@dataclass(frozen=True, slots=True)
class _Markdown:
    """A page being written; `numbers` are those of the sources, by id."""

    numbers: Mapping[str, int]

    def page(self, page: Page) -> Iterator[str]:
        yield f"# {self.shown(page.title)}"
        yield from self._apart(page.lead)
        for section in page.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[str]:
        lines = list(self._apart(section.blocks))
        if lines and not section.in_parts:
            yield ""
            yield f"## {self.shown(section.heading)}"
        yield from lines

    def _apart(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Blocks with an empty line before each that has something to say; a list goes on."""
        goes_on = False
        for block in blocks:
            lines = list(self.block(block))
            if lines:
                if not (goes_on and isinstance(block, Items)):
                    yield ""
                yield from lines
                goes_on = isinstance(block, Items)

    def block(self, block: Block) -> Iterator[str]:  # noqa: C901 - one exhaustive match
        """One block, from the left edge on."""
        match block:
            case Facts():
                for fact in block.facts:
                    if fact.text:
                        yield f"- {md_bold(fact.label)}: {self.shown(fact.text)}"
            case Paragraph():
                yield self._toned(block.text, block.tone)
                yield from self._apart(block.body)
            case Address():
                yield md_link(block.url)
            case Command():
                yield from _command(block)
            case Items():
                for item in block.items:
                    yield from self._item(item, to_do=block.to_do)
            case Enumeration():
                yield f"- {md_text(block.label)}:"
                yield from (f"  - {_box(block.to_do)}{md_text(text)}" for text in block.texts)
            case Table():
                yield from self._table(block)
            case SideBySide():
                yield from self._side_by_side(block)
            case Bars():
                yield from self._bars(block)
            case Sources():
                yield from _sources(block)
            case plan.StepTable():
                from cma_roadmap.rendering.page.plan_markdown import step_tables

                yield from step_tables(block, self._toned)
            case plan.Months():
                from cma_roadmap.rendering.page.plan_markdown import month_blocks

                yield from islice(self._apart([*month_blocks(block)]), 1, None)
            case Fold() | plan.Timeline() | plan.StepReasons() | plan.Checklist() | Break():
                return
            case _:
                assert_never(block)

    def shown(self, said: Said) -> Md:
        """The words as mere text, with the numbers of what they cite."""
        parts = parts_of(said)
        texts: list[str] = []
        for part in parts:
            if not isinstance(part, str):
                texts.append(self._pointing(part))
            else:
                # The space between a text and what follows it is no outer space of the whole.
                spaced = texts and part.startswith(" ")
                texts.append((" " if spaced else "") + md_text(part) + _tail(part))
        return Md("".join(texts).strip())

    def _pointing(self, part: Cite | Link) -> str:
        """An address, or ` [1,4-6]`; no data can make a link, for `md_text` escapes brackets."""
        if isinstance(part, Link):
            return md_link(part.url)
        found = sorted({self.numbers[name] for name in part.sources if name in self.numbers})
        return f" [{runs(found)}]" if found else ""

    def _toned(self, said: Said, tone: Tone) -> Md:
        """In bold where it is the thing to see; citations and addresses stay outside."""
        if tone not in _BOLD:
            return self.shown(said)
        words = [part for part in parts_of(said) if isinstance(part, str)]
        rest = [self._pointing(part) for part in parts_of(said) if not isinstance(part, str)]
        return Md(md_bold("".join(words)) + "".join(rest))

    def _item(self, item: Item, *, to_do: bool) -> Iterator[str]:
        before = f"{item.mark}. " if isinstance(item.mark, int) and not to_do else "- "
        told = (md_bold(item.lead), self._toned(item.text, item.tone))
        yield f"{before}{_box(to_do)}{_sign(item.mark)}{' '.join(filter(None, told))}"
        indent = " " * len(before)
        for block in item.body:
            if not isinstance(block, Items | Enumeration | Fold):
                yield ""
            yield from (f"{indent}{line}" if line else "" for line in self.block(block))

    def _table(self, block: Table) -> Iterator[str]:
        heads = [self.shown(column.head) for column in block.columns]
        rows = [
            [self._toned(cell, Tone.STRONG if at in block.sums else Tone.PLAIN) for cell in row]
            for at, row in enumerate(block.rows)
        ]
        right = [n for n, column in enumerate(block.columns) if column.figures]
        yield from md_table(heads, rows, right=right)

    def _side_by_side(self, block: SideBySide) -> Iterator[str]:
        heads = [Md(""), *(self.shown(head) for head in block.heads)]
        rows = [
            [md_bold(row.label), *(self._cell(cell) for cell in row.cells)] for row in block.rows
        ]
        yield from md_table(heads, rows)

    def _cell(self, parts: Sequence[Line]) -> Md:
        """Marks and words: lengths are for the eye, and the figures say the same."""
        told = (_lead(part) + self.shown(part.text) for part in parts if part.text)
        return Md(_BREAK.join(told))

    def _bars(self, block: Bars) -> Iterator[str]:
        """Labels and figures: lengths are for the eye, and the figures say the same."""
        for bar in block.bars:
            lead = f"{md_text(bar.lead)} " if bar.lead else ""
            told = ", ".join(md_text(text) for text in (*bar.figures, bar.told) if text)
            yield f"- {lead}{self._toned(bar.label, bar.tone)}: {told}"


def _sign(mark: Mark | int | None) -> str:
    return _MARKS.get(mark, "") if isinstance(mark, Mark) else ""


def _lead(part: Line) -> str:
    """What stands before a line of a cell, in which Markdown knows no lists."""
    if isinstance(part.mark, int):
        return f"{part.mark}. "
    return "- " if part.is_entry else _sign(part.mark)


def _sources(block: Sources) -> Iterator[str]:
    """A numbered list; where some are left out the numbers are words, or it would count anew."""
    numbers = [note.number for note in block.notes]
    is_whole = numbers == list(range(1, len(numbers) + 1))
    for note in block.notes:
        lead = f"{note.number}." if is_whole else f"- [{note.number}]"
        address = f" {md_link(note.url)}" if note.url else ""
        yield f"{lead} {md_text(note.text)}{address}"


def _box(to_do: bool) -> str:
    return "[ ] " if to_do else ""


def _tail(part: str) -> str:
    return " " if part.endswith(" ") and part.strip() else ""


def _command(block: Command) -> Iterator[str]:
    written = [f"{'  ' if at else ''}{part}" for at, part in enumerate(block.parts)]
    yield from md_code_block([*(f"{part} \\" for part in written[:-1]), written[-1]], "sh")

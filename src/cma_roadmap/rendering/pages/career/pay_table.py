"""Pay as blocks: the five figures of a few places, and many places with bars to scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cma_roadmap.model.definitions.labor import AreaKind, PayRow
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Items, Mark, Paragraph, Tone, listed
from cma_roadmap.rendering.page.table_blocks import Bar, Bars, Column, Table
from cma_roadmap.rendering.pages.career.pay_figures import UNPUBLISHED, hourly, medians, yearly
from cma_roadmap.rendering.pages.career.pay_lookup import PERCENTILES

Entry = tuple[str, PayRow]
"""A place in a list with bars, and what stands before its name."""


def place(row: PayRow, words: Words) -> str:
    """The name of a place; a territory is marked as one."""
    name = row.name or row.area
    return words("pay.territory", name=name) if row.kind is AreaKind.TERRITORY else name


def percentiles(rows: Sequence[PayRow], currency: str, words: Words) -> Iterator[Block]:
    """Five figures by the hour and by the year for each place, one place below the other."""
    figures = [_percentile(number, words) for number in PERCENTILES]
    kinds = (
        ("pay.by-hour", [[hourly(amount, currency) for amount in row.hourly] for row in rows]),
        ("pay.by-year", [[yearly(amount, currency) for amount in row.annual] for row in rows]),
    )
    for code, amounts in kinds:
        cells = ((place(row, words), *texts) for row, texts in zip(rows, amounts, strict=True))
        head = Column("place", words(code), flexible=True)
        yield Table((head, *figures), tuple(cells), "place", is_titled=True)
    yield Paragraph(words("pay.percentiles"), Tone.ASIDE)
    if any(text == UNPUBLISHED for _, amounts in kinds for texts in amounts for text in texts):
        yield Paragraph(words("pay.unpublished"), Tone.ASIDE)


def _percentile(number: int, words: Words) -> Column:
    return Column(f"p{number}", words(f"pay.percentile.{number}"), figures=True)


def bars(
    entries: Sequence[Entry], currency: str, words: Words, strong: PayRow | None
) -> Iterator[Bars]:
    """Median pay of each place, to the scale of the highest; the row that is `strong` stands out.

    Nothing where there are no places.
    """
    if not entries:
        return
    most = max(row.hourly_median or Decimal(0) for _, row in entries)
    drawn = (
        Bar(
            place(row, words),
            (hourly(row.hourly_median, currency), yearly(row.annual_median, currency)),
            row.hourly_median / most if row.hourly_median is not None and most else None,
            lead,
            tone=Tone.STRONG if row is strong else Tone.PLAIN,
        )
        for lead, row in entries
    )
    yield Bars(tuple(drawn))


def apart(rows: Iterable[PayRow], currency: str, words: Words) -> Iterator[Items]:
    """Places that are not ranked, with their figures and why: no bar, for it would compare."""
    return listed(
        Item(
            words("pay.apart", place=place(row, words), pay=medians(row, currency, words)),
            Mark.UNKNOWN,
            body=tuple(noted(row)),
        )
        for row in rows
    )


def noted(row: PayRow, tone: Tone = Tone.ASIDE) -> Iterator[Paragraph]:
    """What is to be said of a row of pay."""
    if row.note:
        yield Paragraph(row.note, tone)

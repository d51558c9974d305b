"""Tables of pay: the five figures of a few places, and many places with bars to scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP

from cma_roadmap.model.definitions.labor import AreaKind, PayRow
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import Ink, Line, Paper, Piece, trimmed
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.pages.career.pay_figures import UNPUBLISHED, hourly, medians, yearly
from cma_roadmap.rendering.pages.career.pay_lookup import PERCENTILES
from cma_roadmap.rendering.text.visible import visible

_GAP = "  "
_MOST_BAR, _LEAST_BAR = 40, 8
_LEAST_NAME = 14


def place(row: PayRow, words: Words) -> str:
    """The name of a place; a territory is marked as one."""
    name = visible(row.name or row.area)
    return words("pay.territory", name=name) if row.kind is AreaKind.TERRITORY else name


def percentiles(
    rows: Sequence[PayRow], currency: str, words: Words, paper: Paper
) -> Iterator[Line]:
    """Five figures by the hour and by the year for each place, one place below the other."""
    kinds = (
        ("pay.by-hour", [[hourly(a, currency) for a in row.hourly] for row in rows]),
        ("pay.by-year", [[yearly(a, currency) for a in row.annual] for row in rows]),
    )
    heads = [words(f"pay.percentile.{number}") for number in PERCENTILES]
    names = [place(row, words) for row in rows]
    for code, figures in kinds:
        yield from _figures(words(code), names, heads, figures, paper)
    yield from remark(paper, -1, words("pay.percentiles"))
    if any(text == UNPUBLISHED for _, figures in kinds for row in figures for text in row):
        yield from remark(paper, -1, words("pay.unpublished"))


def _figures(
    title: str, names: Sequence[str], heads: Sequence[str], rows: Sequence[list[str]], paper: Paper
) -> Iterator[Line]:
    """Figures in columns; names above them where none fit beside, lists in still less room."""
    widths = [paper.widest(column) for column in zip(heads, *rows, strict=True)]
    taken = sum(widths) + len(_GAP) * len(widths) + 1
    label = paper.widest([*names, title])
    if taken > paper.width:
        yield from _in_lines(title, names, heads, rows, paper)
        return
    beside = label + taken <= paper.width
    indent = label if beside else 0
    cells = (
        "".join(_GAP + paper.right(t, w) for t, w in zip(r, widths, strict=True)) for r in rows
    )
    head = "".join(_GAP + paper.right(t, w) for t, w in zip(heads, widths, strict=True))
    if not beside:
        yield from paper.hanging(" ", title, Ink.STRONG)
    lead = paper.left(title, label) if beside else ""
    yield trimmed((Piece(f" {lead}", Ink.STRONG), Piece(head, Ink.FAINT)))
    for name, figures in zip(names, cells, strict=True):
        if not beside:
            yield from paper.hanging(" ", name)
        yield trimmed((Piece(f" {paper.left(name if beside else '', indent)}{figures}"),))


def _in_lines(
    title: str, names: Sequence[str], heads: Sequence[str], rows: Sequence[list[str]], paper: Paper
) -> Iterator[Line]:
    yield from paper.hanging(" ", title, Ink.STRONG)
    for name, figures in zip(names, rows, strict=True):
        told = ", ".join(f"{h}: {text}" for h, text in zip(heads, figures, strict=True))
        yield from paper.hanging(" - ", f"{name}. {told}")


@dataclass(frozen=True, slots=True)
class Bar:
    """A place in a list with bars: what stands before its name, and whether it stands out."""

    lead: str
    row: PayRow
    bold: bool = False


def bars(entries: Sequence[Bar], currency: str, words: Words, paper: Paper) -> Iterator[Line]:
    """Median pay of each place with a bar to scale, from nothing up to the highest.

    Where not even a short name fits beside its figure, each place is a sentence.
    """
    sheet = _Sheet.of(entries, currency, words, paper)
    for entry in entries:
        if sheet.fits:
            yield from sheet.entry(entry)
        else:
            pay = medians(entry.row, currency, words)
            text = words("pay.apart", place=place(entry.row, words), pay=pay)
            yield from paper.hanging(f" {entry.lead} ", text)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The widths of a list with bars; a width of 0 is a column that has no room."""

    paper: Paper
    words: Words
    currency: str
    lead: int
    name: int
    hour: int
    year: int
    bar: int
    most: PayRow | None

    @classmethod
    def of(cls, entries: Sequence[Bar], currency: str, words: Words, paper: Paper) -> _Sheet:
        """Years are given up before bars, and bars before names are broken."""
        rows = [entry.row for entry in entries]
        lead = paper.widest(entry.lead for entry in entries)
        names = [place(row, words) for row in rows]
        word = paper.widest(word for text in names for word in text.split())
        hour = paper.widest(hourly(row.hourly_median, currency) for row in rows)
        year = paper.widest(yearly(row.annual_median, currency) for row in rows)
        name = max(min(paper.widest(names), paper.width // 2), word, _LEAST_NAME)
        room = paper.width - 1 - lead - name - hour - len(_GAP) * 3
        kept = year if room - year - len(_GAP) >= _LEAST_BAR else 0
        bar = min(room - (kept + len(_GAP) if kept else 0), _MOST_BAR)
        known = (row for row in rows if row.hourly_median is not None)
        most = max(known, key=lambda row: row.hourly_median or 0, default=None)
        return cls(
            paper, words, currency, lead, name, hour, kept, bar if bar >= _LEAST_BAR else 0, most
        )

    @property
    def fits(self) -> bool:
        """Whether there is room for a lead, a name and a figure."""
        taken = self.lead + self.name + self.hour + len(_GAP) * 2 + 1
        return taken <= self.paper.width

    def entry(self, entry: Bar) -> Iterator[Line]:
        """One place: its figures and its bar on the first line, the rest of a long name below."""
        row, paper = entry.row, self.paper
        first, *rest = paper.wrap(place(row, self.words), self.name)
        figures = [paper.right(hourly(row.hourly_median, self.currency), self.hour)]
        if self.year:
            figures.append(paper.right(yearly(row.annual_median, self.currency), self.year))
        lead = f" {paper.right(entry.lead, self.lead)}{_GAP}"
        text = f"{lead}{paper.left(first, self.name)}{_GAP}{_GAP.join(figures)}{_GAP}"
        ink = Ink.STRONG if entry.bold else Ink.PLAIN
        bar = Piece("█" * self._cells(row), Ink.GOAL if entry.bold else Ink.CRITICAL)
        yield trimmed((Piece(text, ink), bar))
        for part in rest:
            yield trimmed((Piece(" " * paper.measure(lead) + part, ink),))

    def _cells(self, row: PayRow) -> int:
        most = self.most.hourly_median if self.most else None
        if not self.bar or row.hourly_median is None or not most:
            return 0
        share = row.hourly_median / most * self.bar
        return max(int(share.to_integral_value(ROUND_HALF_UP)), 1)


def apart(rows: Iterable[PayRow], currency: str, words: Words, paper: Paper) -> Iterator[Line]:
    """Places that are not ranked, with their figures and why: no bar, for it would compare."""
    for row in rows:
        told = words("pay.apart", place=place(row, words), pay=medians(row, currency, words))
        yield from bullet(paper, 0, Piece("?", Ink.WARNING), told)
        if row.note:
            yield from remark(paper, 0, visible(row.note))

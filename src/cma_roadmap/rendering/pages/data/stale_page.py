"""`data stale` as a page: old readings by source, what matters most first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cma_roadmap.model.results.audit import Reading
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Break, Page, Paragraph, Sheet
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.sentences.catalog import ENGLISH

_SHEET = (
    *("kind", "id", "path", "source", "seen", "seen_by", "age_days", "confidence"),
    *("changes", "plans"),
)
_Row = tuple[str, str, str, str, str, str]
_NONE, _ALL = Decimal(0), Decimal(100)
_FEW, _FIRST = 4, 3
"""Up to so many definitions are named; of more, the first few."""


def stale_page(
    found: Sequence[Reading],
    days: int,
    today: date,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """Old readings by source; what has no date is counted.

    First comes what weighs most: the plans that read it, times what it changes, times its age.
    """
    words = Words(phrases)
    dated = [reading for reading in found if reading.latest is not None]
    notes = [] if dated else [words("data.stale.none")]
    if len(dated) < len(found):
        notes.append(words("data.stale.undated", count=len(found) - len(dated)))
    notes.append(words("data.stale.how"))
    rows = tuple(_rows(dated, today, words))
    lead = (*map(Paragraph, notes), *_table(rows, words))
    return Page(words("data.stale.title", days=days, day=today), lead, (), {})


def _table(rows: tuple[_Row, ...], words: Words) -> Iterator[Block]:
    def head(key: str) -> str:
        return words(f"data.stale.column.{key}")

    if rows:
        columns = (
            Column("source", head("source"), most=34),
            Column("seen", head("seen"), flexible=True, least=10),
            *(Column(key, head(key), figures=True) for key in ("age", "facts", "plans")),
            Column("where", head("where"), flexible=True, least=20, give_way=1),
        )
        yield Break()
        yield Table(columns, rows, "source")


def _rows(dated: Iterable[Reading], today: date, words: Words) -> Iterator[_Row]:
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in dated:
        groups.setdefault((reading.source, reading.seen or ""), []).append(reading)
    ranked = sorted(groups.items(), key=lambda pair: (*_rank(pair[1], today), pair[0]))
    for (source, seen), group in ranked:
        plans = _plans(group)
        where = list(dict.fromkeys(reading.definition for reading in group))
        if len(where) > _FEW:
            where[_FIRST:] = [words("data.stale.more", count=len(where) - _FIRST)]
        age = str(_age(group, today))
        yield source, seen, age, str(len(group)), f"{plans:.0f}", ", ".join(where)


def _rank(group: Sequence[Reading], today: date) -> tuple[Decimal, int]:
    """What weighs most comes first; of what decides nothing, the oldest."""
    age = _age(group, today)
    points = sum((reading.weight.points for reading in group), Decimal(0))
    return -points * age, -age


def _plans(group: Iterable[Reading]) -> Decimal:
    """Of 100 plans, how many read any of these: those of each definition are others."""
    found: dict[str, Decimal] = {}
    for reading in group:
        found[reading.definition] = max(reading.weight.plans, found.get(reading.definition, _NONE))
    return min(sum(found.values(), _NONE), _ALL)


def _age(group: Iterable[Reading], today: date) -> int:
    return max(reading.age(today) or 0 for reading in group)


def stale_sheet(found: Sequence[Reading], today: date) -> Sheet:
    """Every old or undated reading, one a row."""
    rows = (
        (
            *(reading.kind, reading.definition, reading.path, reading.source, reading.seen),
            *(reading.latest, reading.age(today), reading.confidence.value),
            *(reading.weight.effect, round(reading.weight.plans, 2)),
        )
        for reading in found
    )
    return Sheet(_SHEET, tuple(dict(zip(_SHEET, row, strict=True)) for row in rows))

"""A list of programs in a terminal: what was asked, the table, what it leaves out, how to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import AccreditationKind, Basis
from cma_roadmap.model.results.program_matches import Loosened, Search, Wanted
from cma_roadmap.model.values.message import Finding, Parameter, Severity
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece, line
from cma_roadmap.rendering.page.tables import bullet, page_text, readable, remark, under
from cma_roadmap.rendering.pages.programs.program_notices import search_notices
from cma_roadmap.rendering.pages.programs.program_rows import (
    MARKS,
    UNKNOWN,
    ProgramRow,
    closings,
    in_miles,
    named,
    rows,
)
from cma_roadmap.rendering.pages.programs.program_table import program_table

_DASH = Piece("-")


def render_programs(
    search: Search,
    loosened: Sequence[Loosened],
    catalog: Catalog,
    width: int,
    *,
    color: bool,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The programs found, as text; `loosened` says what would fit where nothing does."""
    page = _Page(search, loosened, catalog, Words(phrases))
    return page_text(page.lines(paper_of(width)), color=color)


class _Page:
    """One list being told."""

    def __init__(
        self, search: Search, loosened: Sequence[Loosened], catalog: Catalog, words: Words
    ) -> None:
        self.search = search
        self.loosened = loosened
        self.names = {listing.id: listing.name for listing in catalog.index}
        self.main = frozenset(listing.id for listing in catalog.index if listing.main)
        self.words = words
        self.cited = Cited(catalog.sources, {}, words)
        self.rows = list(rows(search.found, self.main, words, self.cited))

    def lines(self, paper: Paper) -> Iterator[Line]:
        """From the answer down to the sources."""
        words, text = self.words, readable(paper)
        yield from (line(part, Ink.TITLE) for part in paper.wrap(self._title(), paper.width))
        if self.rows:
            yield from self._table(paper, text)
        else:
            yield from under(words("programs.heading.none"), self._loosened(text))
        yield from under(words("programs.heading.notes"), self._notes(text))
        yield from under(words("programs.heading.reading"), self._reading(text))
        yield from under(words("view.label.sources"), self.cited.lines(text))

    def _title(self) -> str:
        asked = ", ".join(self._asked(self.search.wanted))
        code = "programs.title" if asked else "programs.title.all"
        fit, searched = f"{self.search.fit:,}", f"{self.search.searched:,}"
        return self.words(code, fit=fit, searched=searched, asked=asked)

    def _asked(self, wanted: Wanted) -> Iterator[str]:
        """Each wish in words."""
        near = wanted.near
        wishes: tuple[tuple[str, object, dict[str, Parameter]], ...] = (
            ("state", wanted.state, {"state": wanted.state}),
            ("near", near, {"miles": near.within, "place": near.place} if near else {}),
            (f"award.{wanted.award}", wanted.award, {}),
            ("max_cost", wanted.max_cost, {"amount": wanted.max_cost}),
            ("max_months", wanted.max_months, {"months": wanted.max_months}),
            (f"accredited.{wanted.accredited}", wanted.accredited, {}),
            ("opens", wanted.opens, {"credential": self.names.get(wanted.opens or "")}),
        )
        for name, value, params in wishes:
            if value is not None:
                yield self.words(f"programs.asked.{name}", **params)

    def _table(self, paper: Paper, text: Paper) -> Iterator[Line]:
        words, search = self.words, self.search
        ordered = words(f"programs.sorted.{search.sort}")
        limited = [words.say(n.message) for n in search_notices(search) if _is_limit(n)]
        ink = Ink.WARNING if limited else Ink.FAINT
        yield from remark(text, -1, " ".join([ordered, *limited]), ink)
        yield BLANK
        yield from program_table(self.rows, paper, words)
        yield BLANK
        yield from remark(text, -1, words("programs.hint", id=self.rows[0].id), Ink.PLAIN)

    def _loosened(self, paper: Paper) -> Iterator[Line]:
        """What would fit with one wish less."""
        yield from remark(paper, -1, self.words("programs.none"), Ink.PLAIN)
        for one in self.loosened:
            yield from bullet(paper, 0, _DASH, self._way_out(one))
        if not self.loosened:
            yield from bullet(paper, 0, _DASH, self.words("programs.loosen.nothing"))

    def _way_out(self, one: Loosened) -> str:
        program, miles = one.nearest.program, one.nearest.miles
        params: dict[str, Parameter] = {
            "fit": f"{one.fit:,}",
            "program": named(program, self.words),
            "months": program.months.likely,
            "amount": program.tuition.likely if program.tuition else None,
            "miles": in_miles(miles) if miles is not None else None,
            "within": str(miles.to_integral_value(ROUND_CEILING)) if miles is not None else None,
        }
        return self.words(f"programs.loosen.{one.wish}", **params)

    def _notes(self, paper: Paper) -> Iterator[Line]:
        for found in search_notices(self.search):
            if _is_limit(found):
                continue
            ink = Ink.WARNING if found.severity is Severity.WARNING else Ink.PLAIN
            mark = Piece("!", ink) if ink is Ink.WARNING else _DASH
            yield from bullet(paper, 0, mark, self.words.say(found.message))

    def _reading(self, paper: Paper) -> Iterator[Line]:
        """What columns and marks mean, with the sources of each column."""
        for name, sources in self._columns():
            years = ", ".join(sorted(self._years()))
            text = self.words(f"programs.reading.{name}", years=years)
            yield from bullet(paper, 0, _DASH, text + self.cited.refs(sources))
        for name in self._marks():
            yield from bullet(paper, 0, _DASH, self.words(f"programs.reading.{name}"))

    def _columns(self) -> Iterator[tuple[str, list[str | None]]]:
        programs = [found.program for found in self.search.found]
        if not programs:
            return
        yield "months", [p.months.source for p in programs]
        yield "tuition", [p.tuition.source for p in programs if p.tuition]
        if self._years():
            yield "awards", [p.source for p in programs if p.completions]
        evidence = (a for p in programs for a in p.accreditation)
        own = [a.source for a in evidence if a.kind is AccreditationKind.PROGRAMMATIC]
        yield "opens", own

    def _years(self) -> set[str]:
        completed = (found.program.completions for found in self.search.found)
        return {one.year for one in completed if one}

    def _marks(self) -> Iterator[str]:
        """The marks and words that were used."""
        figures = [text for row in self.rows for text in _figures(row)]
        found = self.search.found
        if any(closings(one, self.main) for one in found):
            yield "closes"
        if any(door.is_doubtful(one.program) for one in found for door in one.doors):
            yield "doubtful"
        if self.rows:
            yield "reported"
        for basis in (Basis.ESTIMATED, Basis.DEFAULT):
            if any(figure.endswith(MARKS[basis]) for figure in figures):
                yield basis.value
        if UNKNOWN in figures:
            yield "unknown"


def _is_limit(found: Finding) -> bool:
    """Whether it says that not all are shown: that stands above the table."""
    return found.message.code == "programs.limited"


def _figures(row: ProgramRow) -> tuple[str, ...]:
    return row.miles, row.months, row.tuition, row.awards

"""A list of programs as a page: what was asked, the table, what it leaves out, how to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import AccreditationKind, Basis, Program
from cma_roadmap.model.results.program_matches import Found, Loosened, Search, Wanted
from cma_roadmap.model.values.message import About, Finding, Parameter, Severity
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    Tone,
    listed,
)
from cma_roadmap.rendering.pages.programs.program_notices import search_notices
from cma_roadmap.rendering.pages.programs.program_rows import (
    closings,
    in_miles,
    named,
    program_table,
)
from cma_roadmap.rendering.text.said import cite
from cma_roadmap.sentences.catalog import ENGLISH


def programs_page(
    search: Search,
    loosened: Sequence[Loosened],
    catalog: Catalog,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The programs found; `loosened` says what would fit where nothing does."""
    words = Words(phrases)
    told = _Told(search, frozenset(one.id for one in catalog.index if one.main), words)
    blocks = {
        "may-open": tuple(told.may_open()),
        "none": () if search.found else tuple(_ways_out(loosened, words)),
        "notes": listed(told.notes()),
        "reading": listed(told.reading()),
    }
    sections = (
        Section(name, words(f"programs.heading.{name}"), tuple(some))
        for name, some in blocks.items()
    )
    lead = told.table() if search.found else ()
    return paged(titled(search, catalog, words), lead, sections, catalog.sources, words)


def titled(search: Search, catalog: Catalog, words: Words) -> str:
    """How many fit, of how many, and what was asked."""
    names = {listing.id: listing.name for listing in catalog.index}
    asked = ", ".join(_asked(search.wanted, names, words))
    code = "programs.title" if asked else "programs.title.all"
    return words(code, fit=f"{search.fit:,}", searched=f"{search.searched:,}", asked=asked)


def _asked(wanted: Wanted, names: Mapping[str, str], words: Words) -> Iterator[str]:
    """Each wish in words."""
    near = wanted.near
    wishes: tuple[tuple[str, object, dict[str, Parameter]], ...] = (
        ("state", wanted.state, {"state": wanted.state}),
        ("near", near, {"miles": near.within, "place": near.place} if near else {}),
        (f"award.{wanted.award}", wanted.award, {}),
        ("max_cost", wanted.max_cost, {"amount": wanted.max_cost}),
        ("max_months", wanted.max_months, {"months": wanted.max_months}),
        (f"accredited.{wanted.accredited}", wanted.accredited, {}),
        ("opens", wanted.opens, {"credential": names.get(wanted.opens or "")}),
    )
    for name, value, params in wishes:
        if value is not None:
            yield words(f"programs.asked.{name}", **params)


def _ways_out(loosened: Sequence[Loosened], words: Words) -> Iterator[Block]:
    """What would fit with one wish less."""
    yield Paragraph(words("programs.none"))
    told = [_way_out(one, words) for one in loosened]
    yield from listed(map(Item, told or [words("programs.loosen.nothing")]))


def _way_out(one: Loosened, words: Words) -> str:
    program, miles = one.nearest.program, one.nearest.miles
    params: dict[str, Parameter] = {
        "fit": f"{one.fit:,}",
        "program": named(program, words),
        "months": program.months.likely,
        "amount": program.tuition.likely if program.tuition else None,
        "miles": in_miles(miles) if miles is not None else None,
        "within": str(miles.to_integral_value(ROUND_CEILING)) if miles is not None else None,
    }
    return words(f"programs.loosen.{one.wish}", **params)


_MOST_GROUPS, _MOST_NAMED = 4, 8
"""How many kinds of programs that may open a door are told, and how many of the likeliest kind."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A search being told; of what a program closes only `main` credentials are."""

    search: Search
    main: frozenset[str]
    words: Words

    @property
    def found(self) -> Sequence[Found]:
        return self.search.found

    def table(self) -> Iterator[Block]:
        """The programs, under the order they have and above what to ask for next."""
        words, search = self.words, self.search
        ordered = words(f"programs.sorted.{search.sort}")
        limited = [words.say(n.message) for n in search_notices(search) if _is_limit(n)]
        tone = Tone.WARNING if limited else Tone.ASIDE
        yield Paragraph(" ".join([ordered, *limited]), tone)
        yield from self._settle()
        yield Break()
        yield program_table(self.found, self.main, words)
        yield Break()
        yield Paragraph(words("programs.hint", id=self.found[0].program.id))

    def may_open(self) -> Iterator[Block]:
        """Programs of which nobody can tell, those of which the same is told together."""
        words, search = self.words, self.search
        if search.may_open and not search.found:  # else it stands above the table
            yield from self._settle()
        groups: dict[tuple[str, ...], list[Program]] = {}
        for one in search.may_open:
            groups.setdefault(tuple(map(words.say, reversed(one.told))), []).append(one.program)
        for index, (told, programs) in enumerate(groups.items()):
            if index == _MOST_GROUPS:
                left = sum(map(len, [*groups.values()][index:]))
                yield from listed([Item(words("programs.may-open.rest", count=f"{left:,}"))])
                return
            yield from listed([self._alike(told, programs, _MOST_NAMED if not index else 2)])

    def _settle(self) -> Iterator[Block]:
        settle = self.search.settle
        if settle is not None:
            yield Paragraph(self.words.say(settle.message) + cite(settle.sources))

    def _alike(self, told: tuple[str, ...], programs: Sequence[Program], most: int) -> Item:
        names = (named(program, self.words) for program in programs[:most])
        code = "programs.may-open" if len(programs) <= most else "programs.may-open.such-as"
        text = self.words(
            code, told="; ".join(told), count=f"{len(programs):,}", programs="; ".join(names)
        )
        return Item(text, Mark.UNKNOWN)

    def notes(self) -> Iterator[Item]:
        for found in search_notices(self.search):
            if not _is_limit(found) and found.about is not About.SETTLE:
                warns = found.severity is Severity.WARNING
                mark = Mark.WARNING if warns else Mark.DASH
                yield Item(self.words.say(found.message) + cite(found.sources), mark)

    def reading(self) -> Iterator[Item]:
        """What columns and marks mean, with the sources of each column."""
        years = ", ".join(sorted(self._years()))
        for name, sources in self._columns():
            yield Item(self.words(f"programs.reading.{name}", years=years) + cite(sources))
        for name in self._marks():
            yield Item(self.words(f"programs.reading.{name}"))

    def _columns(self) -> Iterator[tuple[str, list[str | None]]]:
        programs = [found.program for found in self.found]
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
        completed = (found.program.completions for found in self.found)
        return {one.year for one in completed if one}

    def _marks(self) -> Iterator[str]:
        """The marks and words that were used."""
        programs = [found.program for found in self.found]
        if any(closings(one, self.main) for one in self.found):
            yield "closes"
        if any(one.sure for one in self.found):
            yield "sure"
        if any(one.earnings for one in self.found):
            yield "earnings"
        if any(door.is_doubtful(one.program) for one in self.found for door in one.doors):
            yield "doubtful"
        if programs:
            yield "reported"
        bases = {figure.basis for p in programs for figure in (p.months, p.tuition) if figure}
        if Basis.ESTIMATED in bases or any(one.by_zip for one in self.found):
            yield "estimated"
        if Basis.DEFAULT in bases:
            yield "default"
        if any(p.tuition is None or p.completions is None for p in programs):
            yield "unknown"


def _is_limit(found: Finding) -> bool:
    """Whether it says that not all are shown: that stands above the table."""
    return found.about is About.LIMIT

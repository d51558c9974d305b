"""Programs at one look: a line each, and one program on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Accreditation, AccreditationKind, Basis
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.earnings import COMPARED_AFTER, GraduateEarnings
from cma_roadmap.model.results.program_matches import Door, Found, ProgramReport, Search
from cma_roadmap.model.values.message import Severity
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.facts.short_parts import know, next_up, typed
from cma_roadmap.rendering.messages.sentences import cut
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Page, Paragraph, Tone
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.programs.program_list import titled
from cma_roadmap.rendering.pages.programs.program_notices import program_notices
from cma_roadmap.rendering.pages.programs.program_rows import MARKS, UNKNOWN, earned, place, school
from cma_roadmap.rendering.pages.programs.program_sections import statement
from cma_roadmap.rendering.text.paper import GLUE
from cma_roadmap.sentences.catalog import ENGLISH

_LEAST_SCHOOL, _PLACE = 16, 16
"""Letters of a school's name and of its place that a line has room for."""
_EVIDENCE = 190
"""Letters of what is on record of accreditation."""
_ID, _LINE = 20, 79
"""Letters of an id that a column has room for, and of a title that a line has."""
_COLUMNS = ("id", "school", "place", "miles", "award", "months", "tuition", "earnings", "opens")
_FIGURES = ("miles", "months", "tuition", "earnings")
_GIVE_WAY = {"award": 2, "place": 3}


def short_programs_page(
    search: Search,
    catalog: Catalog,
    fits: int | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The first programs, a line each, and what to type for more.

    With `fits`, no more of them than leave the whole within its lines: a long title or id takes
    one from them.
    """
    words = Words(phrases)
    title = titled(search, catalog, words)
    order = words(f"programs.sorted.{search.sort}")
    marks = words("programs.short.marks", order=order)
    if fits:
        lines = fits - len(title) // _LINE - len(marks) // _LINE - bool(search.may_open)
        search = search._replace(found=tuple(_fitting(search.found, lines)))
    main = frozenset(one.id for one in catalog.index if one.main)
    near = any(one.miles is not None for one in search.found)
    known = (one.earnings.compared for one in search.found if one.earnings)
    asked = {"miles": near, "earnings": any(known)}
    kept = [key for key in _COLUMNS if asked.get(key, True)]
    give = {**_GIVE_WAY, "place": 1} if near else _GIVE_WAY
    columns = tuple(
        Column(
            key,
            words(f"programs.short.{key}"),
            figures=key in _FIGURES,
            give_way=give.get(key, 0),
            clipped=key == "school",
            least=_LEAST_SCHOOL if key == "school" else 0,
            most=_ID if key == "id" else 0,
        )
        for key in kept
    )
    rows = [_cells(one, main, words) for one in search.found]
    table = Table(columns, tuple(tuple(row[key] for key in kept) for row in rows), "id")
    below = Paragraph(marks, Tone.ASIDE)
    return Page(title, (table, below, _more(search, words)), (), {})


def _fitting(found: Sequence[Found], lines: int) -> Iterator[Found]:
    """The first that take no more lines than there are."""
    for one in found:
        lines -= 2 if len(one.program.id) > _ID else 1
        if lines < 0:
            return
        yield one


def _cells(found: Found, main: frozenset[str], words: Words) -> Mapping[str, str]:
    program, tuition = found.program, found.program.tuition
    return {
        "id": program.id,
        "school": school(program),
        "place": _cut(place(program, words).replace(GLUE, " ")),
        "miles": f"{found.miles:,.0f}" if found.miles is not None else UNKNOWN,
        "award": words(f"programs.short.award.{program.award}"),
        "months": f"{program.months.likely}{MARKS[program.months.basis]}",
        "tuition": words.value(tuition.likely) + MARKS[tuition.basis] if tuition else UNKNOWN,
        "earnings": str(earned(found, words)),
        "opens": _opens(found, main, words),
    }


def _cut(where: str) -> str:
    """A place in a few letters; never without its end, which tells the state."""
    if len(where) <= _PLACE:
        return where
    city, _, state = where.rpartition(", ")
    return f"{city[: _PLACE - len(state) - 3].rstrip()}…, {state}" if city else where[:_PLACE]


def _opens(found: Found, main: frozenset[str], words: Words) -> str:
    """The main credentials that it opens, by their letters; doubtful ones with a mark."""
    doors = [door for door in found.doors if door.opens and door.credential in main]
    told = (_letters(door) + (UNKNOWN if door.is_doubtful(found.program) else "") for door in doors)
    return " ".join(told) or words("compare.no-score")


def _letters(door: Door) -> str:
    """`CMA` for `CMA (AAMA)`."""
    return door.name.partition(" (")[0]


def _more(search: Search, words: Words) -> Paragraph:
    ids = [found.program.id for found in search.found]
    first = next((name for name in ids if len(name) <= _ID), ids[0])
    shown = len(search.found)
    code = "programs.short.more" if shown < search.fit else "programs.short.all"
    told = words(code, shown=shown, fit=f"{search.fit:,}", most=search.fit)
    doubtful = len(search.may_open)
    may = words("programs.short.may-open", count=doubtful) if doubtful else ""
    return typed(told, words("short.more.program", program=first), may)


def short_program_page(
    report: ProgramReport, catalog: Catalog, whole: Page, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """What it costs, how long it takes, which doors it opens, and on whose word."""
    words = Words(phrases)
    warned = (
        words.say(one.message)
        for one in program_notices(report)
        if one.severity is not Severity.INFO
    )
    sections = (
        know(warned, words),
        next_up(words, whole, *_commands(report, catalog, words)),
    )
    facts = Facts(tuple(_facts(report, words)))
    shown = tuple(section for section in sections if section.blocks)
    return Page(report.program.name, (facts,), shown, {})


def _facts(report: ProgramReport, words: Words) -> Iterator[Fact]:
    program = report.program
    where = "" if program.typical else place(program, words).replace(GLUE, " ")
    if report.miles is not None and report.near is not None:
        away = words("program.away", miles=report.miles, place=report.near.place)
        where = f"{where}; {away}"
    yield Fact(words("program.head.place"), where)
    yield Fact(words("program.head.award"), words(f"program.award.{program.award}"))
    months, tuition = program.months, program.tuition
    length = [words("program.months", count=n) for n in (months.likely, months.low, months.high)]
    yield Fact(words("program.short.length"), _figure(length, months.basis, words))
    price = words("word.unknown")
    if tuition is not None:
        amounts = [words.value(n) for n in (tuition.likely, tuition.low, tuition.high)]
        price = _figure(amounts, tuition.basis, words)
    yield Fact(words("program.short.price"), price)
    median = report.standing.median
    if median is not None and not program.typical:
        whole = Money(median.amount.quantize(Decimal(1)), median.currency)
        beside = words("program.short.median", amount=whole, state=program.state)
        yield Fact(words("program.short.beside"), beside)
    for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN):
        doors = [door for door in report.doors if door.verdict is verdict]
        names = ", ".join(door.name for door in doors)
        yield Fact(words(f"program.short.{verdict}"), names)
    for kind in AccreditationKind:
        told = [one for one in program.accreditation if one.kind is kind]
        bodies = () if program.typical else tuple(a.accreditor for a in report.accreditors)
        asked = bodies if kind is AccreditationKind.PROGRAMMATIC else ()
        yield Fact(words(f"program.short.{kind}"), _evidence(told, asked, report, words))
    if not program.typical:
        yield Fact(words("program.short.earnings"), _earned(report.earnings, words))


def _figure(texts: Sequence[str], basis: Basis, words: Words) -> str:
    value, low, high = texts
    code = "program.short.figure" if low == high else "program.short.figure-range"
    said = words(f"program.basis.{basis}")
    return words(code, value=value, low=low, high=high, basis=said)


def _evidence(
    told: Sequence[Accreditation], asked: Sequence[str], report: ProgramReport, words: Words
) -> str:
    """Who says so, and when it was seen; unknown where nothing is on record, body by body."""
    texts = [statement(one, report, words) for one in told]
    silent = set(asked) - {one.accreditor for one in told}
    if told:
        texts += [words("program.short.body-unknown", accreditor=name) for name in sorted(silent)]
    return cut("; ".join(dict.fromkeys(texts)), _EVIDENCE) or words("program.short.no-record")


def _earned(known: GraduateEarnings | None, words: Words) -> str:
    """The median after some years beside that of people with a diploma, and whom else it holds."""
    if known is not None and known.is_of_others and not known.suppressed:
        return words("program.short.earned.of-others")
    if known is None or known.suppressed or known.compared is None:
        code = "suppressed" if known is not None and known.suppressed else "none"
        return words(f"program.earnings.{code}")
    parts = [words("program.short.earned", amount=known.compared, years=COMPARED_AFTER)]
    more = known.over_high_school
    if more is not None:
        code = "more" if more.amount > 0 else "less" if more.amount < 0 else "same"
        parts.append(words(f"program.short.earned.{code}", amount=Money(abs(more.amount))))
    if not known.is_of_medical_assistants:
        parts.append(words("program.short.earned.others"))
    if known.shared_by > 1:
        parts.append(words("program.short.earned.shared", count=known.shared_by))
    return "; ".join(parts)


def _commands(report: ProgramReport, catalog: Catalog, words: Words) -> Iterator[str]:
    """A plan with it by the first main credential that it opens, and others to set beside it."""
    program = report.program
    main = {one.id for one in catalog.index if one.main}
    opened = next((d.credential for d in report.doors if d.opens and d.credential in main), None)
    if opened is None:
        yield words("short.more.plan-with", program=program.id)
    else:
        yield words("short.more.plan-program", credential=opened, program=program.id)
    if program.state is not None:
        yield words("short.more.programs", state=program.state)

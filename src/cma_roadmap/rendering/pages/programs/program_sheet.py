"""A list of programs as a spreadsheet: one row a program, every figure in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Price,
    Program,
    Quantity,
)
from cma_roadmap.model.results.program_matches import Door, Found, Search
from cma_roadmap.rendering.page.blocks import Sheet
from cma_roadmap.rendering.text.spreadsheet import Value

_SPREAD = ("low", "likely", "high")
_COLUMNS = (
    *("id", "name", "institution", "city", "state", "zip", "award", "kind"),
    *(f"months_{part}" for part in (*_SPREAD, "basis")),
    *(f"hours_{part}" for part in (*_SPREAD, "basis")),
    *(f"tuition_{part}" for part in (*_SPREAD, "currency", "basis")),
    *("awards", "awards_year", "miles", "miles_basis"),
    *("opens", "opens_doubtfully", "closes", "cannot_tell"),
    *("accredited_by", "no_longer_accredited_by", "school_accredited_by"),
    *("intake", "website", "sources"),
    *("caahep", "abhes", "abhes_seen", "sure"),
    *(f"earnings_after_{years}_years" for years in (1, 2, 4, 5)),
    *("earnings_share_of_field", "earnings_shared_by", "earnings_suppressed"),
    *("high_school_earnings", "high_school_year"),
)
_ENDED = (AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN)
Cells = Iterator[tuple[str, Value]]


def programs_sheet(search: Search) -> Sheet:
    """The programs found, in order; a cell is empty where nothing is known.

    Credentials are told by their ids, and so are sources. `opens_doubtfully` holds those among
    `opens` that rest on weak evidence, or on records that do not agree.
    """
    return Sheet(_COLUMNS, tuple(dict(_row(found)) for found in search.found))


def _row(found: Found) -> Cells:
    program, done = found.program, found.program.completions
    for name in ("id", "name", "institution", "city", "state", "zip"):
        yield name, getattr(program, name)
    yield from (("award", program.award.value), ("kind", program.training_kind.value))
    yield from _quantity("months", program.months)
    yield from _quantity("hours", program.clock_hours)
    yield from _tuition(program.tuition)
    if done is not None:
        yield from (("awards", done.count), ("awards_year", done.year))
    yield from (("miles", found.miles), ("miles_basis", found.miles_basis))
    yield from _doors(found)
    yield from _accreditation(program)
    yield from (("intake", program.intake), ("website", program.website))
    yield "sources", " ".join(_sources(program))
    for answer in found.accreditors:
        yield answer.accreditor.lower(), answer.answer.value
        if answer.accreditor == "ABHES":
            yield "abhes_seen", answer.seen
    yield "sure", found.sure.value if found.sure else None
    yield from _earnings(found)


def _earnings(found: Found) -> Cells:
    earned = found.earnings
    if earned is None:
        return
    for years, amount in earned.after:
        yield f"earnings_after_{years}_years", amount.amount if amount else None
    yield "earnings_share_of_field", earned.share
    yield "earnings_shared_by", None if earned.suppressed else earned.shared_by
    yield "earnings_suppressed", earned.suppressed
    yield "high_school_earnings", earned.high_school.amount if earned.high_school else None
    yield "high_school_year", earned.high_school_year


def _quantity(name: str, known: Quantity | None) -> Cells:
    if known is not None:
        yield from ((f"{name}_{part}", getattr(known, part)) for part in _SPREAD)
        yield f"{name}_basis", known.basis.value


def _tuition(known: Price | None) -> Cells:
    if known is not None:
        yield from ((f"tuition_{part}", getattr(known, part).amount) for part in _SPREAD)
        yield "tuition_currency", known.likely.currency
        yield "tuition_basis", known.basis.value


def _doors(found: Found) -> Cells:
    def names(doors: Iterable[Door]) -> str:
        return " ".join(door.credential for door in doors)

    doors = found.doors
    yield "opens", names(door for door in doors if door.opens)
    yield "opens_doubtfully", names(door for door in doors if door.is_doubtful(found.program))
    yield "closes", names(door for door in doors if door.closes)
    yield "cannot_tell", names(door for door in doors if not door.opens and not door.closes)


def _accreditation(program: Program) -> Cells:
    """Who is seen to accredit the program, or no longer does, and who its school."""
    kind, held = AccreditationKind, (AccreditationStatus.ACCREDITED,)
    asked = (
        ("accredited_by", kind.PROGRAMMATIC, held),
        ("no_longer_accredited_by", kind.PROGRAMMATIC, _ENDED),
        ("school_accredited_by", kind.INSTITUTIONAL, held),
    )
    for name, of, statuses in asked:
        some = (e for e in program.accreditation if e.kind is of and e.status in statuses)
        yield name, "; ".join(dict.fromkeys(evidence.accreditor for evidence in some))


def _sources(program: Program) -> list[str]:
    """The sources of what the row tells, each once."""
    figures = (program.months, program.clock_hours, program.tuition)
    named = [program.source, *(figure.source for figure in figures if figure)]
    named += [evidence.source for evidence in program.accreditation]
    return list(dict.fromkeys(name for name in named if name))

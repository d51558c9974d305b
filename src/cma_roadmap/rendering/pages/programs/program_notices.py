"""What to know before anyone pays: about a list of programs, and about one of them."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Program,
)
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.program_matches import ProgramReport, Search
from cma_roadmap.model.values.message import About, Finding, Severity, message

_ENDED = (AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN)


def search_notices(search: Search) -> Iterator[Finding]:
    """What a list of programs leaves out, and what it cannot tell."""
    shown = len(search.found)
    if shown < search.fit:
        text = message("programs.limited", shown=shown, left=search.fit - shown, fit=search.fit)
        yield Finding(Severity.INFO, text, about=About.LIMIT)
    for what in ("unknown_cost", "unknown_place", "for_holders"):
        count = getattr(search, what)
        if count:
            yield Finding(Severity.WARNING, message(f"programs.{what}", count=count))
    yield Finding(Severity.INFO, message("programs.accreditation"))
    yield Finding(Severity.INFO, message("programs.reports"))


def program_notices(report: ProgramReport) -> Iterator[Finding]:
    """What stands against one program, or is not known of it."""
    program = report.program
    if program.typical:
        yield Finding(Severity.INFO, message("program.typical"))
        return
    ended = (e for e in program.accreditation if e.status in _ENDED)
    # The surest of several records that say the same of one accreditor.
    surest = {(e.accreditor, e.kind): e for e in sorted(ended, key=lambda e: e.confidence.rank)}
    for evidence in surest.values():
        yield _ended(evidence, program)
    doubtful = next((door for door in report.doors if door.is_doubtful(program)), None)
    if doubtful is not None:
        sources = (e.source for e in doubtful.rests_on if e.source)
        text = message("program.doubtful", credential=doubtful.name)
        yield Finding(Severity.WARNING, text, sources=tuple(dict.fromkeys(sources)))
    if program.training_kind is TrainingKind.APPRENTICESHIP:
        yield Finding(Severity.INFO, message("program.apprenticeship"))
    elif not any(e.kind is AccreditationKind.PROGRAMMATIC for e in program.accreditation):
        yield Finding(Severity.WARNING, message("program.unaccredited"))


def _ended(evidence: Accreditation, program: Program) -> Finding:
    if evidence.kind is AccreditationKind.INSTITUTIONAL:
        closes = "program.ended-school"
    else:
        held = any(
            other.status is AccreditationStatus.ACCREDITED and other.kind is evidence.kind
            for other in program.accreditation
        )
        closes = "program.ended-other" if held else "program.ended-closes"
    text = message(
        f"program.{evidence.status}",
        accreditor=evidence.accreditor,
        what=message(f"program.what.{evidence.kind}"),
        closes=message(closes),
    )
    sources = (evidence.source,) if evidence.source else ()
    return Finding(Severity.WARNING, text, sources=sources)

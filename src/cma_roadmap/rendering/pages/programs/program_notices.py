"""What to know before anyone pays: about a list of programs, and about one of them."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
)
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Answer
from cma_roadmap.model.results.program_matches import ProgramReport, Search, SortBy, told_actions
from cma_roadmap.model.values.message import About, Finding, Message, Severity, message

_MAY_LACK = (SortBy.COST, SortBy.AWARDS, SortBy.SURE, SortBy.EARNINGS)
"""Orders by a figure that some programs do not have: they come last."""
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
    if search.unranked and search.sort in _MAY_LACK:
        text = message(f"programs.unranked.{search.sort}", count=search.unranked)
        yield Finding(Severity.WARNING, text)
    yield search.settle or Finding(Severity.INFO, message("programs.accreditation"))
    yield Finding(Severity.INFO, message("programs.reports"))


def program_notices(report: ProgramReport) -> Iterator[Finding]:
    """What stands against one program, or is not known of it."""
    program = report.program
    if program.typical:
        yield Finding(Severity.INFO, message("program.typical"))
        return
    for text, cited in told_actions(program):
        yield Finding(Severity.WARNING, text, sources=cited)
    ended = (e for e in program.accreditation if e.status in _ENDED)
    # The surest of several records that say the same of one accreditor.
    surest = {(e.accreditor, e.kind): e for e in sorted(ended, key=lambda e: e.confidence.rank)}
    by_school = {a.accreditor for a in report.accreditors if a.answer is Answer.SCHOOL_ONLY}
    for evidence in surest.values():
        if evidence.accreditor not in by_school:
            yield _ended(evidence, report)
    yield from _of_bodies(report)
    yield from _reviews(report)
    doubtful = next((door for door in report.doors if door.is_doubtful(program)), None)
    if doubtful is not None:
        sources = (e.source for e in doubtful.rests_on if e.source)
        text = message("program.doubtful", credential=doubtful.name)
        yield Finding(Severity.WARNING, text, sources=tuple(dict.fromkeys(sources)))
    if program.training_kind is TrainingKind.APPRENTICESHIP:
        yield Finding(Severity.INFO, message("program.apprenticeship"))


def _of_bodies(report: ProgramReport) -> Iterator[Finding]:
    """That neither body is known to accredit it, and what can be told of each."""
    answers = {answer.answer for answer in report.accreditors}
    if report.program.training_kind is TrainingKind.APPRENTICESHIP or Answer.OPEN in answers:
        return
    for found in report.accreditors:
        source = found.evidence.source if found.evidence else None
        sources = (source,) if source else ()
        if found.answer is Answer.SCHOOL_ONLY and found.evidence:
            of = "parent" if found.evidence.of_parent else "school"
            text = message(f"program.{of}-only", accreditor=found.accreditor)
            yield Finding(Severity.WARNING, text, sources=sources)
        elif found.answer is Answer.NOT_LISTED:
            text = message("program.not-listed", accreditor=found.accreditor, seen=found.seen)
            yield Finding(Severity.WARNING, text, sources=sources)
    if answers == {Answer.NOT_TOLD}:
        yield Finding(Severity.WARNING, message("program.unaccredited"))


def _reviews(report: ProgramReport) -> Iterator[Finding]:
    """Entries whose review was due by now: how it went is not known."""
    for evidence in report.program.accreditation:
        due = evidence.next_review or evidence.review_due
        told = evidence.status in (AccreditationStatus.ACCREDITED, AccreditationStatus.UNKNOWN)
        if told and due is not None and due < report.today:
            text = message(
                "program.review-passed",
                accreditor=evidence.accreditor,
                what=message(f"program.what.{evidence.kind}"),
                day=due,
                seen=evidence.seen,
            )
            sources = (evidence.source,) if evidence.source else ()
            yield Finding(Severity.WARNING, text, sources=sources)


def _ended(evidence: Accreditation, report: ProgramReport) -> Finding:
    if evidence.kind is AccreditationKind.INSTITUTIONAL:
        closes = message("program.ended-school")
    else:
        closes = _without_it(evidence, report)
    text = message(
        f"program.{evidence.status}",
        accreditor=evidence.accreditor,
        what=message(f"program.what.{evidence.kind}"),
        closes=closes,
    )
    sources = (evidence.source,) if evidence.source else ()
    return Finding(Severity.WARNING, text, sources=sources)


def _without_it(evidence: Accreditation, report: ProgramReport) -> Message:
    """What hangs on it: nothing where a body accredits the program now, all where no other may."""
    if any(answer.answer is Answer.OPEN for answer in report.accreditors):
        return message("program.ended-other")
    others = (a for a in report.accreditors if a.accreditor != evidence.accreditor)
    left = tuple(a.accreditor for a in others if a.answer is not Answer.ENDED)
    return message("program.ended-hangs" if left else "program.ended-closes", others=left)

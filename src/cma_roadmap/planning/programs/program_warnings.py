"""Before anyone pays a school: does it close doors, will its accreditation and its hours do."""

from __future__ import annotations

import re
from datetime import date

from cma_roadmap.model.definitions.program import AccreditationKind, AccreditationStatus, Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Answer, Verdict, review_passed
from cma_roadmap.model.results.program_matches import Door, HoursNeeded, told_actions
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import About, Message, Parameter, Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY, CHOOSE
from cma_roadmap.planning.eligibility.accreditation import answers_of
from cma_roadmap.planning.eligibility.accreditation_clause import in_a_message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.eligibility.pathways import Route, accreditors_in_use
from cma_roadmap.planning.eligibility.program_rules import hours_needed
from cma_roadmap.planning.programs.settling import how_to_settle

_STALE_YEARS = 2
"""Accreditation is reviewed every few years: what was seen longer before the graduation is old, and
stands in the head of a plan, as all of it hangs on that."""


def closed_by_school(route: Route, goal: Goal, case: Case) -> Door | None:
    """The usual way in, where the school that was named shuts it and what is left is a guess.

    A person who asks by name for the way that is left has it planned.
    """
    program = route.program
    if program is None or program.typical or goal.program is None or goal.pathway is not None:
        return None
    if route.verdict is Verdict.MET or program.training_kind is not TrainingKind.SCHOOL:
        return None
    opens_and_closes = OpensAndCloses(case.catalog, case.today, case.rules_day, case.profile)
    found = opens_and_closes.of(program, [route.credential.id])
    return next((door for door in found if door.closes), None)


def add_accreditation_findings(draft: Draft, route: Route, graduation: date) -> None:
    """Whether the accreditation that the way in asks for covers the day of graduation."""
    wanted = accreditors_in_use(route)
    if route.program is None or not wanted:
        return
    _add_how_to_settle(draft, route.program)
    found = []
    for evidence in route.program.accreditation:
        if evidence.accreditor not in wanted or evidence.kind is not AccreditationKind.PROGRAMMATIC:
            continue
        if evidence.status is AccreditationStatus.ASSUMED:
            text = message("finding.accreditation_assumed", wanted=tuple(wanted))
            draft.find(Severity.WARNING, text, CHOOSE)
        elif evidence.status is AccreditationStatus.ACCREDITED:
            text = _seen(evidence.accreditor, evidence.seen, graduation)
            found.append((text, (evidence.source,) if evidence.source else ()))
            if review_passed(evidence, draft.case.today):
                review = message(
                    "finding.accreditation_review",
                    accreditor=evidence.accreditor,
                    day=evidence.next_review,
                )
                draft.find(Severity.WARNING, review, CHOOSE)
    fresh = any(text.code == "finding.accreditation_seen" for text, _ in found)
    for text, sources in found:
        about = None if fresh else About.ACCREDITATION
        draft.find(Severity.WARNING, text, CHOOSE, sources, about)


def add_school_findings(draft: Draft, program: Program | None) -> None:
    """What was done about the school that the road runs through: it closed, or was warned."""
    for text, sources in told_actions(program) if program is not None else ():
        step = CHOOSE if CHOOSE in draft.steps else None
        draft.find(Severity.WARNING, text, step, sources)


def _add_how_to_settle(draft: Draft, program: Program) -> None:
    """Where no body is known to accredit the program: what is told of each, and how to find out."""
    answers = answers_of(program)
    if program.typical or any(answer.answer is Answer.OPEN for answer in answers):
        return
    told = tuple(in_a_message(answer) for answer in reversed(answers))
    sources = tuple(a.evidence.source for a in answers if a.evidence and a.evidence.source)
    draft.find(Severity.WARNING, message("finding.accreditors", told=told), CHOOSE, sources)
    settle = how_to_settle(draft.case.catalog, draft.case.rules_day)
    if settle is not None:
        draft.find(Severity.INFO, settle.message, CHOOSE, settle.sources)


def _seen(accreditor: str, seen: str | None, day: date) -> Message:
    """What to say of evidence that is fresh, old, or has no date."""
    years = re.findall(r"\b(?:19|20)\d\d\b", seen or "")
    params: dict[str, Parameter] = {"accreditor": accreditor, "seen": seen, "day": day}
    if not years:
        return message("finding.accreditation_undated", **params)
    gap = day.year - max(map(int, years))
    if gap > _STALE_YEARS:
        return message("finding.accreditation_old", **params, years=gap)
    return message("finding.accreditation_seen", **params)


def add_hours_findings(draft: Draft, route: Route) -> None:
    """The hours of a real school beside those that this way in asks for."""
    program = route.program
    if program is None or program.typical:
        return
    for hours in hours_needed(program, [route.credential], draft.case.rules_day):
        if hours.pathway == route.pathway.name:
            code, severity = _compared(hours)
            text = message(
                code,
                body=route.credential.body.abbreviation,
                which=message(f"hours.{hours.which}"),
                needed=hours.needed,
                have=hours.have,
            )
            draft.find(severity, text, APPLY, hours.sources)


def _compared(hours: HoursNeeded) -> tuple[str, Severity]:
    if hours.needed is None:
        return "finding.hours_not_told", Severity.WARNING
    if hours.have is None:
        return "finding.hours_unknown", Severity.WARNING
    enough = hours.have >= hours.needed
    code = "finding.hours_enough" if enough else "finding.hours_short"
    return code, Severity.INFO if enough else Severity.WARNING

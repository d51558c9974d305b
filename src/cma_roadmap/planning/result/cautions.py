"""What to know about a finished plan: broken limits, assumptions, doors that may close."""

from __future__ import annotations

from cma_roadmap.model.definitions.credential import MAY_ASK_DIPLOMA, Credential
from cma_roadmap.model.definitions.requirement import CompletedProgram, Requirement
from cma_roadmap.model.results.network import Conflict
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import PROGRAM
from cma_roadmap.planning.draft.pace import breaks
from cma_roadmap.planning.eligibility.attempts_used import tell_reopened
from cma_roadmap.planning.eligibility.pathways import Route, clauses_in_use
from cma_roadmap.planning.exam.attempts_left import is_about_retakes
from cma_roadmap.planning.steps.holding import lapsed_on, late_by_another_reading

_FIGURES = (
    *("years", "hours", "within", "full_time_week"),
    *("min_clock_hours", "min_academic_hours", "min_externship_hours"),
)
"""The figures of a clause, by the names they have in its definition."""
_RECORD = "felony"
"""The bar that is nothing to whoever has no criminal record."""
_LONG_BREAK = 366
"""Days."""


def add_route_cautions(draft: Draft, route: Route) -> None:
    """What the chosen pathway rests on."""
    for found in tell_reopened(route.credential, draft.case):
        draft.find(found.severity, found.message, "exam.apply", found.sources)
    for clause in clauses_in_use(route):
        _doubts_of(draft, clause)
    closing = route.pathway.open_until
    if closing is not None:
        version = draft.read(closing, "exam.apply", "pathway_status")
        text = message("finding.pathway_status", status=version.value)
        draft.find(Severity.WARNING, text, "exam.apply", version.sources)
    for bar in route.credential.bars:
        if bar.id == _RECORD and draft.case.profile.record is False:
            continue
        version = bar.fact.at(draft.day_for("exam.apply"))
        text = message("finding.bar", text=version.value)
        draft.find(Severity.INFO, text, "exam.apply", version.sources)
    unsigned = [f for f in route.pathway.facts if f.fact.at(draft.case.rules_day).value]
    for fact in unsigned:
        version = fact.fact.at(draft.day_for("exam.apply"))
        text = message("finding.pathway_fact", label=fact.label, text=version.value)
        asks = fact.id == MAY_ASK_DIPLOMA and not draft.case.says_diploma
        severity = Severity.WARNING if asks else Severity.INFO
        draft.find(severity, text, "exam.apply", version.sources)


def _doubts_of(draft: Draft, clause: Requirement) -> None:
    """What is doubtful about the figures of a clause that the plan rests on."""
    for name in _FIGURES:
        fact = getattr(clause, name, None)
        # How long after a program one may apply is told beside the last day.
        is_window = name == "within" and isinstance(clause, CompletedProgram)
        if fact is not None and not is_window:
            draft.read(fact, "exam.apply", name)


def add_break_cautions(draft: Draft, goal: Goal) -> None:
    """A break of more than a year holds everything back: it may be a slip of the pen."""
    for pause in breaks(draft, goal):
        if pause.start is None or pause.end is None:
            continue
        if (pause.end - pause.start).days > _LONG_BREAK:
            text = message("finding.long_break", start=pause.start, end=pause.end - ONE_DAY)
            draft.find(Severity.WARNING, text, PROGRAM)


def add_lapse_caution(draft: Draft, credential: Credential) -> None:
    """A lapsed credential comes first: there may be a shorter way back than a new road."""
    day = lapsed_on(credential, draft.case)
    if day is None or day >= draft.case.today:
        return
    known = credential.renewal.after_lapse
    version = known.at(draft.case.rules_day) if known else None
    said = version.value if version else None
    until = late_by_another_reading(credential, day, draft.case)
    code = "finding.lapsed" if said else "finding.lapsed_unknown"
    text = message(
        "finding.lapsed_in_dispute" if until is not None else code,
        credential=credential.name,
        until=until,
        body=credential.body.abbreviation,
        day=day,
        text=said,
        contact=credential.body.reached(draft.case.rules_day),
    )
    draft.find(Severity.WARNING, text, None, version.sources if version else ())


def add_conflicts(draft: Draft, conflicts: tuple[Conflict, ...]) -> None:
    """Limits that cannot be kept, each with the chain of steps that breaks it.

    Of a fixed day only what needs the latest day is told: the rest follows from it.
    """
    told = [conflict for conflict in conflicts if not is_about_retakes(conflict)]
    for conflict in told:  # those about retakes are told in plain words beside the attempt
        if any(_says_more(other, conflict) for other in told):
            continue
        dependency = conflict.dependency
        step = dependency.successor if dependency else conflict.chain[-1]
        titles = tuple(draft.steps[name].title for name in conflict.chain)
        fixed = conflict.needed is not None
        text = message(
            "finding.date_impossible" if fixed else "finding.limit_broken",
            chain=titles[:-1] if fixed else titles,
            last=titles[-1],
            tie=message(f"tie.{dependency.code}" if dependency else "tie.order"),
            limit=dependency.max_lag if dependency else None,
            needed=conflict.needed,
            allowed=conflict.allowed,
        )
        sources = (dependency.source,) if dependency and dependency.source else ()
        draft.find(Severity.PROBLEM, text, step, sources)


def _says_more(other: Conflict, conflict: Conflict) -> bool:
    if other.needed is None or conflict.needed is None or other.chain[-1] != conflict.chain[-1]:
        return False
    return other.needed > conflict.needed and other.allowed == conflict.allowed

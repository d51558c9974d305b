"""The honest no: why no pathway can hold, clause by clause."""

from __future__ import annotations

from datetime import date, timedelta

from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.program_matches import Door
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, PathwayChoice, Roadmap
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.planning.eligibility.attempts_used import tell_attempts_used
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_way, failing
from cma_roadmap.planning.eligibility.pathways import (
    Route,
    assumed_case,
    chosen_program,
    pathways_for_goal,
    program_days,
)
from cma_roadmap.planning.eligibility.program_rules import program_sources
from cma_roadmap.planning.money import costing
from cma_roadmap.planning.steps.holding import ran_out_on


def refuse(credential: Credential, case: Case, goal: Goal, as_of: date | None) -> Roadmap:
    """A roadmap without steps that names the failing clauses of every pathway."""
    used = list(tell_attempts_used(credential, case, Severity.PROBLEM))
    return _refused(credential, pathways_for_goal(credential, goal), used, case, goal, as_of)


def refuse_school(
    route: Route, closed: Door, case: Case, goal: Goal, as_of: date | None
) -> Roadmap:
    """A roadmap without steps: the school that was named shuts the usual way in.

    `route` is what is left: a way in that nobody can tell to be open.
    """
    usual = [p for p in route.credential.pathways if p.name == closed.pathway]
    text = message(
        "finding.program_closes",
        program=route.program.name if route.program else None,
        credential=route.credential.name,
        pathway=closed.pathway,
        left=route.pathway.name,
        id=route.pathway.id,
    )
    sources = tuple(s for clause in closed.clauses for s in clause.sources)
    told = Finding(Severity.PROBLEM, text, None, sources)
    return _refused(route.credential, usual, [told], case, goal, as_of)


def _refused(
    credential: Credential,
    pathways: list[Pathway],
    told: list[Finding],
    case: Case,
    goal: Goal,
    as_of: date | None,
) -> Roadmap:
    trees = [(p, _tree(p, case, goal)) for p in pathways]
    findings = told + [finding for p, tree in trees for finding in _reasons(p, tree, case)]
    findings = findings or [_shut(p, tree, case, goal) for p, tree in trees]
    pathway, tree = min(trees, key=lambda pair: len(failing(pair[1], case.today)))
    program = chosen_program(case, goal) if goal.program or goal.award else None
    program = None if goal.program == NO_PROGRAM else program
    cited = dict.fromkeys(s for finding in findings for s in finding.sources[:1])
    cited |= dict.fromkeys(program_sources(program))
    return Roadmap(
        goal=goal,
        credential_name=credential.name,
        today=case.today,
        as_of=as_of,
        data_version=case.catalog.version,
        feasible=False,
        pathway=PathwayChoice(
            pathway.id, credential.id, pathway.name, Verdict.UNMET, tree, case.today
        ),
        program=program,
        certified_on=None,
        expires_on=None,
        critical_path=(),
        steps=(),
        dependencies=(),
        cost=costing.summarize(()),
        findings=tuple(findings),
        sources=case.catalog.cited(cited),
        expired_on=ran_out_on(credential, case),
    )


def nothing_found(credential: Credential) -> Finding:
    """The word that no change was found that would open what is closed, and whom to ask."""
    body = credential.body
    code = "finding.no_way_out" if body.url else "finding.no_way_out_no_url"
    text = message(code, credential=credential.name, body=body.name, url=body.url)
    return Finding(Severity.WARNING, text)


def _tree(pathway: Pathway, case: Case, goal: Goal) -> Assessment:
    if goal.program == NO_PROGRAM:
        return assess_way(pathway, case.with_basics(case.today))
    return assess_way(pathway, assumed_case(case, chosen_program(case, goal), _ends(case, goal)))


def _ends(case: Case, goal: Goal) -> date:
    """The last day of the program that is asked for, or of the typical one; today for none."""
    if goal.program == NO_PROGRAM:
        return case.today
    days = program_days(chosen_program(case, goal))
    return max(goal.start or case.today, case.today) + timedelta(days=days)


def _shut(pathway: Pathway, tree: Assessment, case: Case, goal: Goal) -> Finding:
    """Why a way in is shut of which each clause by itself may hold on some day."""
    day = _ends(case, goal)
    if tree.possibly.first_from(day) is not None:
        program = chosen_program(case, goal)
        text = message("finding.school_opens_nothing", pathway=pathway.name, program=program.name)
        return Finding(Severity.PROBLEM, text, None, tree.sources)
    single = [clause for clause in tree.walk() if not clause.children]
    clauses = tuple(clause.text for clause in single if day not in clause.surely)
    text = message("finding.never_together", pathway=pathway.name, day=day, clauses=clauses)
    sources = tuple(dict.fromkeys(s for clause in single for s in clause.sources[:1]))
    return Finding(Severity.PROBLEM, text, None, sources)


def _reasons(pathway: Pathway, tree: Assessment, case: Case) -> list[Finding]:
    """The clauses that hold on no day at all: nothing the plan assumes can cure them."""
    found = []
    for clause in tree.walk():
        if clause.children or clause.possibly.first_from(case.today):
            continue  # it holds, or may hold, today or on a later day
        text = message(
            "finding.clause_fails",
            pathway=pathway.name,
            clause=clause.text,
            reason=clause.reason,
        )
        found.append(Finding(Severity.PROBLEM, text, None, clause.sources))
    return found

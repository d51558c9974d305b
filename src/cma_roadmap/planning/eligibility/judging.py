"""Judging a person against a requirement: one exhaustive match, a tree of the same shape back."""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import assert_never

from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.model.definitions.requirement import (
    Combination,
    CompletedProgram,
    Requirement,
)
from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    PathwayAssessment,
)
from cma_roadmap.model.values.message import message
from cma_roadmap.model.values.span import ALWAYS, NEVER, Spans, days_held_by
from cma_roadmap.planning.eligibility import plain_clauses, program_clauses, work_clause
from cma_roadmap.planning.eligibility.attempts_used import with_attempts
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judgment import Judgment


def assess_credential(credential: Credential, case: Case) -> CredentialAssessment:
    """Every pathway of a credential, judged for one person.

    Where a body lets students sit some days before they finish, those days count as open; where no
    attempt at its exam is left, none do.
    """
    pathways = tuple(
        PathwayAssessment(
            id=pathway.id,
            name=pathway.name,
            tree=with_attempts(_as_a_student(pathway, case), credential, case),
            early_sitting=pathway.early_sitting,
        )
        for pathway in credential.pathways
    )
    return CredentialAssessment(credential.id, credential.name, pathways)


def assess_way(pathway: Pathway, case: Case) -> Assessment:
    """Judge what a pathway requires, on the days on which there is the pathway.

    Raises:
        NoFactInForceError: the case asks for rules of a day before any are recorded.
    """
    tree, exists = assess(pathway.requirement, case), plain_clauses.existence(pathway, case)
    if exists is None:
        return tree
    is_there = case.today in exists.surely
    return tree._replace(
        reason=tree.reason if is_there else exists.reason,
        surely=tree.surely & exists.surely,
        possibly=tree.possibly & exists.possibly,
        sources=tree.sources if is_there else (*tree.sources, *exists.sources),
    )


def assess_open(credential: Credential, pathway: Pathway, case: Case) -> Assessment:
    """Judge a pathway as a plan uses it: shut where all attempts at the exam are used up.

    Raises:
        NoFactInForceError: the case asks for rules of a day before any are recorded.
    """
    return with_attempts(assess_way(pathway, case), credential, case)


def _as_a_student(pathway: Pathway, case: Case) -> Assessment:
    fact = pathway.sit_before_completion
    lead = fact.at(case.rules_day).value if fact else None
    return assess_way(pathway, case._replace(lead=lead))


def assess(  # noqa: C901 - one case a kind: the exhaustive match is the point
    requirement: Requirement, case: Case, beside: tuple[CompletedProgram, ...] = ()
) -> Assessment:
    """Judge `requirement` for the person in `case`, today and on every other day.

    `beside` are the programs that must hold together with it, which work may have to follow.

    Raises:
        NoFactInForceError: the case asks for rules of a day before any are recorded.
    """
    match requirement.kind:
        case "all_of" | "any_of" | "at_least":
            return _combination(requirement, case)
        case "completed_program":
            judgment = program_clauses.completed(requirement, case)
        case "enrolled":
            judgment = program_clauses.enrolled(requirement, case)
        case "work_experience":
            judgment = work_clause.work(requirement, beside, case)
        case "military_training":
            judgment = plain_clauses.military(requirement, case)
        case "holds_credential":
            judgment = plain_clauses.credential(requirement, case)
        case "holds_diploma":
            judgment = plain_clauses.diploma(requirement, case)
        case "holds_clearance":
            judgment = plain_clauses.clearance(requirement, case)
        case "minimum_age":
            judgment = plain_clauses.age(requirement, case)
        case "confirm":
            judgment = plain_clauses.confirmed(requirement, case)
        case _:
            assert_never(requirement)
    return _single_clause(requirement, judgment)


def _single_clause(requirement: Requirement, judgment: Judgment) -> Assessment:
    cited = (requirement.source, *judgment.sources) if requirement.source else judgment.sources
    return Assessment(
        requirement.id,
        requirement.kind,
        requirement.text,
        judgment.reason,
        judgment.surely,
        judgment.possibly | judgment.surely,
        judgment.evidence,
        tuple(dict.fromkeys(cited)) if len(cited) > 1 else cited,
        lack=judgment.lack,
        once=judgment.once,
    )


def _needed(requirement: Combination) -> int:
    match requirement.kind:
        case "all_of":
            return len(requirement.of)
        case "any_of":
            return 1
        case "at_least":
            return requirement.n


def _held(parts: list[Spans], needed: int) -> Spans:
    if needed == len(parts):
        return reduce(Spans.__and__, parts, ALWAYS)
    if needed == 1:
        return reduce(Spans.__or__, parts, NEVER)
    return days_held_by(parts, needed)


def _combination(requirement: Combination, case: Case) -> Assessment:
    together = requirement.of if requirement.kind == "all_of" else ()
    beside = tuple(part for part in together if part.kind == "completed_program")
    children = tuple(assess(part, case, beside) for part in requirement.of)
    needed = _needed(requirement)
    surely = _held([child.surely for child in children], needed)
    possibly = _held([child.possibly for child in children], needed)
    met = sum([case.today in child.surely for child in children])
    return Assessment(
        id=requirement.id,
        kind=requirement.kind,
        text=requirement.text,
        reason=message("reason.parts", met=met, needed=needed, parts=len(children)),
        surely=surely,
        possibly=possibly,
        sources=(requirement.source,) if requirement.source else (),
        children=children,
    )


def failing(tree: Assessment, day: date) -> list[Assessment]:
    """The single clauses that stop `tree` from being met on `day`: what a person could act on."""
    if day in tree.surely:
        return []
    if not tree.children:
        return [tree]
    found = [clause for child in tree.children for clause in failing(child, day)]
    return found or [tree]  # all that is asked holds, but the way in itself does not exist

"""Who else may pay: the questions that are worth asking for one plan."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.aid import Aid
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.extras import AidFact, AidQuestion
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.planning.draft.milestones import PROGRAM
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import program_days

_WEEK = 7


def aid_questions(roadmap: Roadmap, case: Case) -> tuple[AidQuestion, ...]:
    """The questions that fit the program still ahead, and the person."""
    ahead = any(
        planned.step.id == PROGRAM and planned.step.status is StepStatus.TODO
        for planned in roadmap.steps
    )
    program = roadmap.program if ahead else None
    day = case.rules_day
    return tuple(
        _question(aid, day) for aid in case.catalog.aid if _fits(aid, program, case.profile)
    )


def _fits(aid: Aid, program: Program | None, person: Profile) -> bool:
    """Whether nothing that is known speaks against asking."""
    if aid.military and not person.military:
        return False
    if program is None:
        return not (aid.needs_program or aid.awards or aid.training_kinds)
    if aid.awards and program.award not in aid.awards:
        return False
    if aid.training_kinds and program.training_kind not in aid.training_kinds:
        return False
    hours = program.clock_hours.likely if program.clock_hours else None
    weeks = program_days(program) // _WEEK
    return _within(weeks, aid.least_weeks, aid.most_weeks) and _within(
        hours, aid.least_clock_hours, aid.most_clock_hours
    )


def _within(number: int | None, least: int | None, most: int | None) -> bool:
    if number is None:
        return True
    return (least is None or number >= least) and (most is None or number <= most)


def _question(aid: Aid, day: date) -> AidQuestion:
    facts = []
    for fact in aid.facts:
        version = fact.fact.at(day)
        if version.value is not None and version.source is not None:
            facts.append(AidFact(fact.label, str(version.value), version.source))
    sources = tuple(dict.fromkeys(fact.source for fact in facts))
    return AidQuestion(aid.id, aid.kind.value, aid.question, aid.ask, tuple(facts), sources)

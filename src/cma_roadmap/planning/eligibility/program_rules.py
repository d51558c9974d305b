"""What the rules of a pathway ask of a program and cite, and what one program has to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Program,
)
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    CompletedProgram,
    Confirm,
    Requirement,
)
from cma_roadmap.model.results.program_matches import HoursNeeded
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion, by_source, least_sure
from cma_roadmap.planning.eligibility.training_record import planned

_HELD = (AccreditationStatus.ACCREDITED, AccreditationStatus.ASSUMED)


def program_sources(program: Program | None) -> Iterator[str]:
    """The sources that a plan shows beside its program: of the tuition and the accreditation."""
    if program is None:
        return
    if program.tuition is not None:
        yield program.tuition.source
    yield from (a.source for a in program.accreditation if a.source)


def requirement_versions(requirement: Requirement, day: date) -> Iterator[FactVersion[Any]]:
    """Every fact version in force on `day` anywhere inside `requirement`."""
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        for part in requirement.of:
            yield from requirement_versions(part, day)
        return
    for _, value in requirement:
        if isinstance(value, Fact):
            yield value.at(day)


def for_newcomers(credential: Credential) -> list[Pathway]:
    """The pathways that are open to someone who holds nothing yet."""
    return [p for p in credential.pathways if not p.recertification and not p.early_sitting]


def asks_for_word(requirement: Requirement) -> bool:
    """Whether some part of it hangs on what someone vouches for."""
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        return any(map(asks_for_word, requirement.of))
    return isinstance(requirement, Confirm)


def program_clauses_in(requirement: Requirement) -> Iterator[CompletedProgram]:
    """Every clause about a finished program."""
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        for part in requirement.of:
            yield from program_clauses_in(part)
    elif isinstance(requirement, CompletedProgram):
        yield requirement


class AccreditationAsked(NamedTuple):
    """Whose accreditation a requirement asks for: these of the program, and any of the school."""

    of_program: frozenset[str]
    of_school: bool


def accreditation_asked(requirement: Requirement) -> AccreditationAsked:
    """What all clauses about programs in a requirement ask for."""
    clauses = list(program_clauses_in(requirement))
    return AccreditationAsked(
        frozenset(body.value for clause in clauses for body in clause.accreditors),
        any(clause.institution_accredited for clause in clauses),
    )


def resting_on(asked: AccreditationAsked, program: Program) -> tuple[Accreditation, ...]:
    """The statements by which a program has the accreditation asked for."""
    return tuple(
        evidence
        for evidence in program.accreditation
        if evidence.status in _HELD
        and (
            asked.of_school
            or (
                evidence.kind is AccreditationKind.PROGRAMMATIC
                and evidence.accreditor in asked.of_program
            )
        )
    )


def least_confidence(requirement: Requirement, day: date) -> Confidence:
    """How sure the least sure figure of a rule is."""
    return least_sure(version.confidence for version in requirement_versions(requirement, day))


def confidence_by_source(credentials: Iterable[Credential], day: date) -> dict[str, Confidence]:
    """The least confidence with which a figure of these rules was read in each source."""
    return by_source(
        (source, version.confidence)
        for credential in credentials
        for pathway in for_newcomers(credential)
        for version in requirement_versions(pathway.requirement, day)
        for source in version.sources
    )


def hours_needed(
    program: Program, credentials: Iterable[Credential], day: date
) -> Iterator[HoursNeeded]:
    """Every number of hours that some way in asks of a program, each once a pathway."""
    had = planned(program, day)
    have = {
        "clock": had.clock_hours,
        "academic": had.academic_hours,
        "externship": had.externship_hours,
    }
    for credential in credentials:
        for pathway in for_newcomers(credential):
            told = set[tuple[str, int | None]]()
            for clause in program_clauses_in(pathway.requirement):
                for which in have:
                    fact = getattr(clause, f"min_{which}_hours")
                    needed = fact.at(day) if fact else None
                    if needed is None or (which, needed.value) in told:
                        continue
                    told.add((which, needed.value))
                    yield HoursNeeded(
                        credential.id,
                        credential.name,
                        pathway.name,
                        which,
                        needed.value,
                        have[which],
                        needed.sources,
                    )

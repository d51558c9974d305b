"""Which credentials a program opens, and which it closes, for someone who has nothing else yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from operator import is_

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential, CredentialKind, Pathway
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    Award,
    Program,
)
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.program_matches import Door
from cma_roadmap.planning.eligibility.accreditation import (
    bodies_of_school,
    evidence_sources,
    of_school,
)
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_way, failing
from cma_roadmap.planning.eligibility.pathways import assumed_case
from cma_roadmap.planning.eligibility.program_rules import (
    AccreditationAsked,
    accreditation_asked,
    asks_for_word,
    for_newcomers,
    least_confidence,
    resting_on,
)

_KINDS = (CredentialKind.MEDICAL_ASSISTANT, CredentialKind.ADMINISTRATIVE)
"""What a medical assisting program can be meant for."""
_GROWN_UP = 30


class OpensAndCloses:
    """Judges programs by the rules of one day. Programs alike to the rules are judged once.

    The person is the one of `profile`; without one, anyone of age with a diploma, who has no work,
    service or credential to show.
    """

    def __init__(
        self,
        catalog: Catalog,
        today: date,
        as_of: date | None = None,
        profile: Profile | None = None,
    ) -> None:
        self._case = Case.of(catalog, profile or _anyone(today), today, as_of)
        self._credentials = catalog.credentials
        self._known: dict[object, tuple[Door, ...]] = {}
        self._by_program: dict[str, tuple[Pathway, ...]] = {}
        self._asked: dict[tuple[str, str], AccreditationAsked] = {}

    @property
    def catalog(self) -> Catalog:
        return self._case.catalog

    def asks_who_accredits(self, credential: str) -> bool:
        """Whether a way that a program opened was judged by the body that accredits the program."""
        asked = (found for (name, _), found in self._asked.items() if name == credential)
        return any(found.of_program for found in asked)

    @property
    def today(self) -> date:
        """The day on which programs are looked at."""
        return self._case.today

    def of(self, program: Program, only: Iterable[str] | None = None) -> tuple[Door, ...]:
        """Every credential that some program leads to, or `only` those with the ids given.

        Where programs are alike, the reasons in `clauses` may name another one of them.
        """
        wanted = None if only is None else frozenset(only)
        alike = wanted, self._kind(program)
        if alike not in self._known:
            doors = [self._seen_from(c, program) for c in self._credentials if _among(c, wanted)]
            self._known[alike] = tuple(door for door in doors if door is not None)
        known = self._known[alike]
        own = tuple(self._rested(door, program) for door in known)
        return known if all(map(is_, own, known)) else own

    def _kind(self, program: Program) -> object:
        """The same for programs that are judged once."""
        return seen_by_rules(program)

    def _rested(self, door: Door, program: Program) -> Door:
        """The same by the word for this school: schools that are alike to the rules have others."""
        rests = resting_on(self._asked[door.credential, door.pathway], program)
        return door if rests == door.rests_on else door._replace(rests_on=rests)

    def _seen_from(self, credential: Credential, program: Program) -> Door | None:
        pathways = self._led_to(credential)
        is_work = program.training_kind is TrainingKind.APPRENTICESHIP
        if is_work:  # paid work opens other ways, some of them after a while
            pathways = tuple(for_newcomers(credential))
        if not pathways:
            return None
        case = self._after(program)
        pathway, tree = _best(pathways, case)
        asked = self._asked[credential.id, pathway.name] = accreditation_asked(pathway.requirement)
        others = (p for p in for_newcomers(credential) if p not in pathways)
        return Door(
            credential=credential.id,
            name=credential.name,
            verdict=_in_time(tree, case.today) if is_work else tree.verdict(case.today),
            pathway=pathway.name,
            clauses=tuple(failing(tree, case.today)),
            other_ways=tuple(p.name for p in others),
            sources=tuple(dict.fromkeys(s for node in tree.walk() for s in node.sources)),
            rests_on=resting_on(asked, program),
            confidence=least_confidence(pathway.requirement, self._case.rules_day),
        )

    def _after(self, program: Program) -> Case:
        return assumed_case(self._case, program, self._case.today)

    def _led_to(self, credential: Credential) -> tuple[Pathway, ...]:
        """The pathways that the best typical school opens as far as any school can."""
        if credential.id not in self._by_program:
            judged = [
                (pathway, min((_verdict(pathway, case) for case in self._typical), key=_rank))
                for pathway in for_newcomers(credential)
            ]
            best = min((verdict for _, verdict in judged), key=_rank, default=Verdict.UNMET)
            reached = best is not Verdict.UNMET
            led = tuple(pathway for pathway, verdict in judged if reached and verdict is best)
            # Ways that hang on someone's word are no promise where there is one that does not.
            plain = tuple(pathway for pathway in led if not asks_for_word(pathway.requirement))
            self._by_program[credential.id] = plain or led
        return self._by_program[credential.id]

    @cached_property
    def _typical(self) -> list[Case]:
        programs = map(self._case.catalog.typical, Award)
        return [self._after(p) for p in programs if p.training_kind is TrainingKind.SCHOOL]


def _anyone(today: date) -> Profile:
    """A grown-up who says nothing else."""
    return Profile.model_construct(born=f"{today.year - _GROWN_UP}-01")


def _among(credential: Credential, wanted: frozenset[str] | None) -> bool:
    if wanted is not None:
        return credential.id in wanted
    return credential.kind in _KINDS


def _verdict(pathway: Pathway, case: Case) -> Verdict:
    return assess_way(pathway, case).verdict(case.today)


def _in_time(tree: Assessment, day: date) -> Verdict:
    """The verdict on `day`, or on a later one that comes by itself."""
    if tree.surely.first_from(day) is not None:
        return Verdict.MET
    return Verdict.UNKNOWN if tree.possibly.first_from(day) is not None else Verdict.UNMET


def _rank(verdict: Verdict) -> int:
    return (Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET).index(verdict)


def _best(pathways: Iterable[Pathway], case: Case) -> tuple[Pathway, Assessment]:
    judged = [(pathway, assess_way(pathway, case)) for pathway in pathways]
    return min(judged, key=lambda found: _rank(_in_time(found[1], case.today)))


def seen_by_rules(program: Program) -> tuple[object, ...]:
    """All that a requirement can look at: programs that agree in it open the same doors."""
    own = (a for a in program.accreditation if a.kind is AccreditationKind.PROGRAMMATIC)
    return (
        program.training_kind,
        program.typical,
        tuple(own),
        of_school(program),
        bodies_of_school(program),
        evidence_sources(program),
        program.months,
        program.clock_hours,
        program.academic_hours,
        program.externship_hours,
    )

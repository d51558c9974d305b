"""Whether the courses of a person cover what a rule lists: by titles, for a school to check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.requirement import AllOf, AnyOf, AtLeast, Confirm, Node
from cma_roadmap.model.definitions.studying import AskedCourse
from cma_roadmap.model.results.assessment import PathwayAssessment
from cma_roadmap.model.studying.skill_report import CourseLine, ListedClause, TranscriptCheck
from cma_roadmap.planning.eligibility.checking import check
from cma_roadmap.planning.studying.skills import skills_of

_SMALL_WORDS = frozenset({"and", "of", "the", "for", "to", "in", "with"})
Lists = Mapping[str, tuple[AskedCourse, ...]]
"""What is asked, by the id of the clause that asks it."""


def transcript_checks(
    catalog: Catalog, profile: Profile, credential: str | None, today: date, as_of: date | None
) -> tuple[TranscriptCheck, ...]:
    """Every way in whose rule lists courses: of one credential, or of all.

    Raises:
        WrongRequestError: there is none; names the credentials that have some.
    """
    lists = {name: one.asks for one in skills_of(catalog).lists for name in one.clauses}
    ways = [(c, way) for c in catalog.credentials for way in c.pathways if _listed(way, lists)]
    wanted = [(c, way) for c, way in ways if credential in (None, c.id)]
    if not wanted:
        name = catalog.name_of(credential) if credential else ""
        names = ", ".join(dict.fromkeys(c.name for c, _ in ways))
        raise WrongRequestError.of("no_courses_listed", credential=name, names=names)
    judged = _judged(catalog, profile, wanted, today, as_of)
    courses = tuple(dict.fromkeys(title for one in profile.training for title in one.courses))
    return tuple(
        TranscriptCheck(
            credential=one,
            pathway=way,
            clauses=tuple(_clauses(way, lists, courses, as_of or today)),
            judged=judged[one.id, way.id],
            papers=tuple(paper for paper in one.application.documents if way.id in paper.pathways),
            courses=courses,
            today=today,
            day=as_of or today,
        )
        for one, way in wanted
    )


def _judged(
    catalog: Catalog,
    profile: Profile,
    wanted: Sequence[tuple[Credential, Pathway]],
    today: date,
    as_of: date | None,
) -> dict[tuple[str, str], PathwayAssessment]:
    names = tuple(dict.fromkeys(one.id for one, _ in wanted))
    found = check(catalog, profile, names, today, as_of)
    return {(one.id, way.id): way for one in found.credentials for way in one.pathways}


def _listed(way: Pathway, lists: Lists) -> list[Confirm]:
    """The clauses of a way in that list courses."""
    return [one for one in _leaves(way.requirement) if one.id in lists and isinstance(one, Confirm)]


def _leaves(node: Node) -> Iterator[Node]:
    if isinstance(node, AllOf | AnyOf | AtLeast):
        for part in node.of:
            yield from _leaves(part)
    else:
        yield node


def _clauses(
    way: Pathway, lists: Lists, courses: Sequence[str], day: date
) -> Iterator[ListedClause]:
    for clause in _listed(way, lists):
        told = clause.detail.at(day) if clause.detail else None
        lines = tuple(CourseLine(one, courses_about(one, courses)) for one in lists[clause.id])
        yield ListedClause(clause.id, clause.text, told, clause.source, lines)


def courses_about(asked: AskedCourse, courses: Iterable[str]) -> tuple[str, ...]:
    """The titles that have all the words of one of the names of what is asked."""
    names = [_words(name) for name in asked.words]
    return tuple(title for title in courses if any(n and n <= _words(title) for n in names))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold())) - _SMALL_WORDS

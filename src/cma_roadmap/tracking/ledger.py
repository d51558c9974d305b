"""Whether points that are told can have been earned, and whether they surely count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cma_roadmap.errors import Problem, SourceLocation, look_alikes
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.renewal import OTHER_CE
from cma_roadmap.model.tracked.happened import Course, Happened
from cma_roadmap.model.tracked.keeping import CePlan
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.sentences.told import either


def wrong_points(
    one: Happened, catalog: Catalog, today: date, place: SourceLocation | None
) -> Iterator[Problem]:
    """A problem for each reason why points cannot be taken as they are told.

    Args:
        one: what is told, with its course.
        catalog: the data in use.
        today: the day on which it is told.
        place: where it was read, if it was.
    """
    course = one.course
    if course is None:
        return
    if one.on > today:
        yield Problem.of("ce_not_yet", place, title=course.title, day=one.on, today=today)
    known = {kind.id for c in catalog.credentials for kind in c.renewal.ce.categories} | {OTHER_CE}
    strange = [name for name in course.categories if name not in known]
    for name in strange:
        near = look_alikes(name, sorted(known)) or sorted(known)
        yield Problem.of("ce_no_such_kind", place, name=repr(name), names=either(near))
    if not strange:
        for name in course.credentials:
            yield from _by_kind(course, catalog.credential(name), one.on, place)


def _by_kind(
    course: Course, credential: Credential, day: date, place: SourceLocation | None
) -> Iterator[Problem]:
    """Whether a body that splits its points can tell of which kind these are."""
    rule = credential.renewal.ce
    kinds = [kind.id for kind in rule.categories if not kind.across]
    if not kinds:
        return
    across = {kind.id for kind in rule.categories if kind.across}
    said = [name for name in course.categories if name not in across]
    only = rule.only_these.at(day).value if rule.only_these else None
    names = either(kinds if only else [*kinds, OTHER_CE])
    told = {"body": credential.body.abbreviation, "names": names, "title": course.title}
    if not said:
        yield Problem.of("ce_no_kind", place, **told)
    elif len(said) > 1:
        yield Problem.of("ce_several_kinds", place, **told)
    elif only and said[0] not in kinds:
        yield Problem.of("ce_wrong_kind", place, **told, kind=said[0])


def doubtful_points(told: Iterable[Happened], plan: CePlan) -> Iterator[Message]:
    """What to know of points that may not count: for what is not held, or of another term.

    Args:
        told: what is told.
        plan: where each credential stands, these points included.
    """
    stands = {one.credential: one for one in plan.standings}
    for one in told:
        if one.course is None:
            continue
        for name in one.course.credentials:
            standing = stands[name]
            params = {"title": one.course.title, "credential": standing.name}
            if standing.exempt:
                yield message("ce.exempt_points", **params)
            elif not standing.is_held:
                yield message("ce.not_held", **params)
            elif standing.first is None or standing.due is None:
                yield message("ce.no_term", **params)
            elif one.on < standing.first:
                yield message("ce.before_term", day=one.on, first=standing.first, **params)
            elif one.on > standing.due:
                yield message("ce.after_term", day=one.on, last=standing.due, **params)
            elif standing.last is not None and one.on > standing.last:
                yield message("ce.late_points", day=one.on, last=standing.last, **params)

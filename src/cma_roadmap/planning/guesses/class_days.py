"""The days on which classes begin: a school's terms, else any day on which schools are open."""

from __future__ import annotations

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.values.calendar import NextOf, OpenDays


def open_days(catalog: Catalog, program: Program) -> OpenDays:
    """Working days; a school rests round New Year as well."""
    rest = catalog.foundation.defaults.year_end_break
    if rest is None or program.training_kind is not TrainingKind.SCHOOL:
        return OpenDays(catalog.holidays)
    pause = (rest.first.month, rest.first.day), (rest.last.month, rest.last.day)
    return OpenDays(catalog.holidays, pause)


def class_days(catalog: Catalog, program: Program) -> NextOf | OpenDays:
    """The wait for the first day of classes, which may be over at once."""
    open_ = open_days(catalog, program)
    starts = catalog.foundation.defaults.terms
    days = sorted((t.month, t.day) for t in starts if t.term in program.terms)
    return NextOf(tuple(days), open_) if days else open_

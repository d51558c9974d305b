"""Finding the facts inside a requirement, with the versions in force on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.requirement import AllOf, AnyOf, AtLeast, Requirement
from cma_roadmap.model.values.fact import Fact, FactVersion


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

"""Programs of one name, told apart: by what differs of place, length, hours, and else by the id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from cma_roadmap.model.definitions.program import Program
from cma_roadmap.sentences.told import told

_Part = Callable[[Program], str | None]


def told_apart(programs: Iterable[Program]) -> tuple[Program, ...]:
    """The same programs; where several share a name, it says which one is meant.

    Of one city it is not the city that tells them apart, and so on down to the id, which always
    does.
    """
    listed = tuple(programs)
    named: defaultdict[str, list[Program]] = defaultdict(list)
    for program in listed:
        named[program.name].append(program)
    names = dict(pair for alike in named.values() if len(alike) > 1 for pair in _names(alike))
    return tuple(
        program.model_copy(update={"name": names[program.id]}) if program.id in names else program
        for program in listed
    )


def _names(alike: Sequence[Program]) -> list[tuple[str, str]]:
    return [(p.id, f"{p.name} ({', '.join(_parts(p, alike))})") for p in alike]


def _parts(program: Program, alike: Sequence[Program]) -> list[str]:
    """What tells it from the others, the fewest of its features in a fixed order."""
    parts: list[str] = []
    others = [other for other in alike if other is not program]
    for part in (_city, _award, _months, _hours, _id):
        own = part(program)
        left = [other for other in others if part(other) == own]
        if own is not None and len(left) < len(others):
            parts.append(own)
            others = left
        if not others:
            break
    return parts


def _city(program: Program) -> str | None:
    return program.city


def _award(program: Program) -> str | None:
    return told(f"programs.award.{program.award}")


def _months(program: Program) -> str | None:
    return told("program.apart.months", months=program.months.likely)


def _hours(program: Program) -> str | None:
    hours = program.clock_hours
    return told("program.apart.hours", hours=hours.likely) if hours else None


def _id(program: Program) -> str | None:
    return program.id

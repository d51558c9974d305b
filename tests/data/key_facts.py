"""Reading single values out of the shipped catalog."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from cma_roadmap import load_catalog
from cma_roadmap.model.definitions.waiting import Wait
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration

TODAY = date(2026, 11, 21)
CATALOG = load_catalog()


def plain(value: Any) -> object:
    """A value as the tables write it."""
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Duration):
        return value.iso
    if isinstance(value, Wait):
        return f"{value.low}-{value.high} {value.unit.value}"
    if isinstance(value, StrEnum):
        return value.value
    return tuple(plain(v) for v in value) if isinstance(value, tuple) else value


def clauses(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "of", ()):
        yield from clauses(child)


def reach(credential: str, path: str) -> Any:
    """What lies at `path`: attributes, with parts of lists by id or number; `None` ends it."""
    here: Any = CATALOG.credential(credential)
    steps = path.split("/")
    if steps[0] == "clause":
        nodes = [n for p in here.pathways for n in clauses(p.requirement) if n.id == steps[1]]
        (here,), steps = nodes, steps[2:]
    for step in steps:
        if here is None:
            return None
        if isinstance(here, tuple):
            here = here[int(step)] if step.isdigit() else next(p for p in here if p.id == step)
        else:
            here = getattr(here, step)
    return here


def value(credential: str, path: str) -> object:
    """The value in force at `path`, as the tables write it; `None` where nothing is known."""
    found = reach(credential, path)
    return plain(found.at(TODAY).value if isinstance(found, Fact) else found)

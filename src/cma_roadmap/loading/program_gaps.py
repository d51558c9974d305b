"""Filling what a school did not report with typical figures, marked `default`, before it is read.

A key that is left out is a gap; a key with the value null says that the figure is not known.
"""

from __future__ import annotations

from typing import Any

from cma_roadmap.loading.located import Tree
from cma_roadmap.model.base import Definition
from cma_roadmap.model.program import Price, Quantity

_AWARD_NAMES = {"certificate": "certificate", "associate": "associate degree"}
_FROM_LEVEL = ("months", "clock_hours", "tuition", "books")
_FROM_TYPICAL = ("months", "externship_hours")
"""Figures that no plan can do without; the others stay unknown."""

GAPS = ("name", *dict.fromkeys((*_FROM_TYPICAL, *_FROM_LEVEL)))
"""The keys that a program in the file may leave out."""


class ProgramDefaults(Definition):
    """Typical figures of one award level of IPEDS at one kind of school."""

    level: str
    control: str
    months: Quantity | None = None
    clock_hours: Quantity | None = None
    tuition: Price | None = None
    books: Price | None = None


def fill_gaps(tree: Tree, typical: dict[str, Any] | None = None) -> None:
    """Fill the gaps of every program in the tree of a programs file, in place.

    Args:
        tree: what the file says; anything that is not shaped like it should be is left alone.
        typical: the figures of the typical program of each award, for a file that has none.
    """
    if not isinstance(tree, dict):
        return
    programs = [p for p in _listed(tree.get("programs")) if isinstance(p, dict)]
    found = {p.get("award"): p for p in programs if p.get("typical") == "true"}
    by_award: dict[Any, Any] = {**(typical or {}), **found}
    by_level = {
        (d.get("level"), d.get("control")): d
        for d in _listed(tree.get("defaults"))
        if isinstance(d, dict)
    }
    for program in programs:
        if program.get("typical") != "true":
            level = by_level.get((program.get("level"), program.get("control")), {})
            _fill(program, level, by_award.get(program.get("award"), {}))


def _listed(value: Tree) -> list[Tree]:
    return value if isinstance(value, list) else []


def _fill(program: dict[str, Any], level: dict[str, Any], typical: dict[str, Any]) -> None:
    for name in _FROM_LEVEL:
        if name not in program and level.get(name) is not None:
            program[name] = level[name]
    for name in _FROM_TYPICAL:
        if name not in program and typical.get(name) is not None:
            program[name] = typical[name]
    for name in _FROM_LEVEL[1:]:
        program.setdefault(name, None)
    if "name" not in program and isinstance(program.get("institution"), str):
        award = _AWARD_NAMES.get(str(program.get("award")), "program")
        program["name"] = f"{program['institution']}: medical assisting {award}"

"""Filling what a school did not report with typical figures, marked `default`, before it is read.

A key that is left out is a gap; a key with the value null says that the figure is not known.
"""

from __future__ import annotations

from typing import Any

from cma_roadmap.loading.yaml.located import Tree
from cma_roadmap.model.definitions.program import Basis, Price, Program, Quantity
from cma_roadmap.model.definitions.requirement import TrainingKind
from cma_roadmap.model.values.base import Definition

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


def fitting(program: Program) -> Program:
    """The program with a typical externship that fits into its hours.

    A short course cannot hold the externship of a typical program. Where the hours of the
    externship are not known and would fill more than half of all, the typical share is taken.
    """
    whole, practice = program.clock_hours, program.externship_hours
    is_guess = practice.basis is Basis.DEFAULT and not program.typical
    if program.training_kind is not TrainingKind.SCHOOL or not is_guess or whole is None:
        return program
    if practice.likely * 2 <= whole.likely:
        return program
    over, under = _USUAL_SHARE
    share = Quantity(
        likely=max(whole.likely * over // under, 1),
        low=1,
        high=max(whole.likely // 2, 1),
        basis=Basis.DEFAULT,
        source=practice.source,
        note=(
            "Not known. A typical program gives about two ninths of its hours to the externship; "
            "a course this short may have none."
        ),
    )
    return program.model_copy(update={"externship_hours": share})


_USUAL_SHARE = (2, 9)
"""200 of 900 hours, as in the typical certificate."""

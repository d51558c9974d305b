"""Plans to show as linked data: invented ones for goldens, real ones for the validator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.planning.planner import plan
from cma_roadmap.rendering.ctdl.ctdl_document import render_ctdl
from rendering import sample_catalog

TODAY = date(2026, 11, 21)
LEAP_DAY = "credentials: [{id: alpha-board, certified_on: 2024-02-29}]\n"
HELD = "credentials: [{id: rma-amt, certified_on: 2024-02-29}]\n"

INVENTED: dict[str, tuple[Goal, str]] = {
    "road": (Goal("alpha-board", start=date(2027, 1, 11)), ""),
    "held": (Goal("alpha-board"), LEAP_DAY),
    "late": (Goal("alpha-board", finish_by=date(2027, 2, 28)), ""),
}
REAL: dict[str, tuple[Goal, str]] = {
    "default": (Goal("cma-aama"), ""),
    "rma-amt": (Goal("rma-amt"), ""),
    "ccma-nha": (Goal("ccma-nha"), ""),
    "ncma-ncct": (Goal("ncma-ncct"), ""),
    "apprenticeship": (Goal("rma-amt", award=Award.APPRENTICESHIP), ""),
    "state": (Goal("cma-aama", state="WA"), ""),
    "held": (Goal("rma-amt"), HELD),
    "held-state": (Goal("cma-aama", state="WA"), HELD.replace("rma-amt", "cma-aama")),
    "refused": (Goal("cma-aama", award=Award.APPRENTICESHIP), ""),
    "late": (Goal("cma-aama", finish_by=date(2027, 1, 31)), ""),
    "no-exam": (Goal("rcmas-ncma"), ""),
}


def road(catalog: Catalog, goal: Goal, profile: str) -> Roadmap:
    return plan(catalog, read_profile(profile.encode(), "sample"), goal, TODAY, None)


def shown(catalog: Catalog, goal: Goal, profile: str = "") -> str:
    """The document of a plan."""
    roadmap = road(catalog, goal, profile)
    return render_ctdl(roadmap, catalog.credential(goal.credential), catalog.sources)


@cache
def invented(name: str) -> str:
    catalog, (goal, profile) = sample_catalog.catalog(), INVENTED[name]
    made = replace(road(catalog, goal, profile), data_version="0" * 64)
    return render_ctdl(made, catalog.credential(goal.credential), catalog.sources)


@cache
def real(name: str) -> str:
    return shown(load_catalog(), *REAL[name])

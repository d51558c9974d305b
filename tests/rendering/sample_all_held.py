"""Two invented credentials and a card, held at once, and the plan of all of them."""

from __future__ import annotations

from cma_roadmap import Goal, read_profile
from cma_roadmap.model.results.all_held import ALL_HELD
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.planning.keeping_all import plan_all_held
from rendering.sample_catalog import TODAY, catalog

HELD = """\
credentials:
  - {id: alpha-board, certified_on: 2024-03-10, expires_on: 2029-03-31}
  - {id: beta-institute, certified_on: 2023-05-20}
clearances: {bls: 2025-03-12}
"""


def all_held_plan(profile: str = HELD) -> Roadmap:
    """One surely in force, one of which nobody can tell, and a card that runs out."""
    person = read_profile(profile.encode(), "me.yaml")
    return plan_all_held(catalog(), person, Goal(ALL_HELD), TODAY)

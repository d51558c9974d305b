"""One clause of the shipped rules, judged for a profile."""

from __future__ import annotations

from datetime import date

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.results.assessment import Assessment
from cma_roadmap.planning.eligibility.checking import check

TODAY = date(2026, 11, 21)


def clause(profile: str, credential: str, name: str) -> Assessment:
    """The clause `name` of a credential as it is judged on `TODAY`."""
    person = read_profile(profile.encode(), "profile.yaml")
    (found,) = check(load_catalog(), person, [credential], TODAY).credentials
    nodes = (node for pathway in found.pathways for node in pathway.tree.walk())
    return next(node for node in nodes if node.id == name)

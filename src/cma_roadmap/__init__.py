"""Dated, costed, sourced roadmaps to becoming and staying a certified medical assistant.

Use it without the command line: `from cma_roadmap import load_catalog, Goal, Profile, plan`; with
wishes and limits, a `Request` and `roadmap_for` or `comparison_for`.
"""

TYPE_CHECKING = False
"""What type checkers take for true; `typing` itself is slow to import."""

__version__ = "0.1.0"

if TYPE_CHECKING:
    from cma_roadmap.loading.catalog.catalog_reader import load_catalog
    from cma_roadmap.loading.catalog.profile_file import read_profile
    from cma_roadmap.loading.person.person_file import read_person
    from cma_roadmap.model.definitions.profile import Profile
    from cma_roadmap.model.results.roadmap import Goal, Roadmap
    from cma_roadmap.planning.answer import Request, Sides, comparison_for, roadmap_for
    from cma_roadmap.planning.planner import plan
    from cma_roadmap.planning.step_names import all_steps

_HOMES = {
    "load_catalog": "cma_roadmap.loading.catalog.catalog_reader",
    "read_person": "cma_roadmap.loading.person.person_file",
    "read_profile": "cma_roadmap.loading.catalog.profile_file",
    "Profile": "cma_roadmap.model.definitions.profile",
    "Goal": "cma_roadmap.model.results.roadmap",
    "Roadmap": "cma_roadmap.model.results.roadmap",
    "plan": "cma_roadmap.planning.planner",
    "all_steps": "cma_roadmap.planning.step_names",
    "Request": "cma_roadmap.planning.answer",
    "Sides": "cma_roadmap.planning.answer",
    "comparison_for": "cma_roadmap.planning.answer",
    "roadmap_for": "cma_roadmap.planning.answer",
}

__all__ = [
    "Goal",
    "Profile",
    "Request",
    "Roadmap",
    "Sides",
    "__version__",
    "all_steps",
    "comparison_for",
    "load_catalog",
    "plan",
    "read_person",
    "read_profile",
    "roadmap_for",
]


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that a bare import costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

"""The ids of all steps that some plan can have."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, StateStepKind
from cma_roadmap.model.results.roadmap import MOST_CYCLES
from cma_roadmap.planning.draft import milestones
from cma_roadmap.planning.exam.attempts import nth_attempt
from cma_roadmap.planning.steps.clearances import dose_id

_MOST_ATTEMPTS = 21
"""One more than the failures that may be assumed."""
_MOST_YEARS = 12
"""Years in the longest term of a credential, each with a fee and courses of its own."""
_MOST_RENEWALS = 60
"""Renewals of a state's paper while the credential's terms that are shown last."""


def all_steps(catalog: Catalog) -> frozenset[str]:
    """The ids of the steps of every plan, whatever the person, the credential and the state."""
    return frozenset(_steps(catalog))


def _steps(catalog: Catalog) -> Iterator[str]:
    yield from (value for name, value in vars(milestones).items() if name.isupper())
    yield from ("foundation.prepare", "foundation.test")
    for number in range(2, _MOST_ATTEMPTS + 1):
        yield from nth_attempt(number)[1:]
    for clearance in catalog.clearances:
        yield from (dose_id(clearance, n + 1) for n in range(len(clearance.doses)))
        yield f"externship.{clearance.id}.again"
    for cycle in range(1, MOST_CYCLES + 1):
        yield from (f"renewal.{cycle}.{part}" for part in _renewal())
    for state in catalog.states:
        yield from _of_state(state, "state.")
        yield from _of_state(state, f"state.{state.id.lower()}.")
    yield from _of_each_credential(catalog)


def _of_each_credential(catalog: Catalog) -> Iterator[str]:
    """Steps with the name of their credential before them, where several are held."""
    own = [value for name, value in vars(milestones).items() if name.isupper()]
    for number in range(2, _MOST_ATTEMPTS + 1):
        own += nth_attempt(number)[1:]
    for cycle in range(1, MOST_CYCLES + 1):
        own += [f"renewal.{cycle}.{part}" for part in _renewal()]
    for listing in catalog.index:
        yield from (f"{listing.id}.{name}" for name in own)


def _renewal() -> Iterator[str]:
    yield from ("ce", "submit", "expires", "exam_by", "grace")
    for year in range(1, _MOST_YEARS + 1):
        yield from (f"ce-{year}", f"fee-{year}")


def _of_state(state: Jurisdiction, prefix: str) -> Iterator[str]:
    """Steps of a state, by themselves or with its letters where a move makes two of them."""
    yield f"{prefix}ready"
    for step in state.steps:
        yield prefix + step.id
        if step.kind is StateStepKind.RENEWAL:
            yield from (f"{prefix}{step.id}-{n}" for n in range(1, _MOST_RENEWALS + 1))

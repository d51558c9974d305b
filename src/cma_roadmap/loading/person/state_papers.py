"""The papers to work by that states give, for those who have had one."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.errors import Problem
from cma_roadmap.loading.yaml.located import Document, Tree
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Regime, StateStepKind

_GIVING = (Regime.CERTIFICATION, Regime.REGISTRATION)


def papers_of(state: Jurisdiction) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids of all papers that a state gives to work by, each with its other names."""
    if not any(version.value in _GIVING for version in state.regime.versions):
        return
    for route in state.routes:
        short = route.name.partition(",")[0]
        yield route.id, (route.name, short, f"{state.id} {short}", f"{state.name} {short}")
    for step in state.steps:
        if step.kind is StateStepKind.INTERIM_PERMIT:
            yield step.id, (step.title, step.title.partition(" certificate")[0])


def papers_elsewhere(document: Document, tree: Tree, catalog: Catalog) -> Iterator[Problem]:
    """A problem for each paper of a profile that the state beside it does not give."""
    given = {state.id: [id_ for id_, _ in papers_of(state)] for state in catalog.states}
    entries = tree.get("state_papers") if isinstance(tree, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        state, paper = (entry.get(key) if isinstance(entry, dict) else None for key in _NAMED)
        if (
            not isinstance(state, str)
            or not isinstance(paper, str)
            or paper in given.get(state, ())
        ):
            continue
        if any(paper in papers for papers in given.values()):
            place = document.locate(("state_papers", index, "paper"))
            names = ", ".join(given.get(state, ())) or None
            code = "no_state_papers" if names is None else "paper_of_another_state"
            yield Problem.of(code, place, paper=paper, state=state, names=names)


_NAMED = ("state", "paper")

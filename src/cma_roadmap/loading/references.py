"""Checks between definitions: ids that must be unique, and ids that must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from cma_roadmap.errors import Problem
from cma_roadmap.loading.definition_files import Bound, Credentials, DefinitionFiles, Programs
from cma_roadmap.loading.located import Document, Path
from cma_roadmap.loading.shape import did_you_mean
from cma_roadmap.loading.walk import walk
from cma_roadmap.model.credential import Credential, Fee
from cma_roadmap.model.credential import Document as Paper
from cma_roadmap.model.fact import FactVersion
from cma_roadmap.model.program import Award
from cma_roadmap.model.requirement import HoldsClearance, HoldsCredential, Node

Ids: TypeAlias = Iterable[tuple[Path, str]]
"""Ids, each with the path at which it is written."""


def check(files: DefinitionFiles) -> Iterator[Problem]:
    """Every id that is there twice or that refers to nothing.

    A file that could not be read is left out, and so is what refers to it.
    """
    if files.credentials:
        yield from _check_credentials(files.credentials)
        yield from _check_requirements(files, files.credentials)
    if files.programs:
        yield from _check_programs(files.programs)
    if files.clearances:
        ids = _ids(("clearances",), (c.id for c in files.clearances.value.clearances))
        yield from _repeated("clearance", files.clearances.document, ids)
    if files.sources:
        held = [source.id for source in files.sources.value.sources]
        yield from _repeated("source", files.sources.document, _ids(("sources",), held))
        for bound in files.readable:
            yield from _unknown("source", bound.document, _cited(bound.value), set(held))


def _check_credentials(bound: Bound[Credentials]) -> Iterator[Problem]:
    credentials, document = bound.value.credentials, bound.document
    ids = _ids(("credentials",), (c.id for c in credentials))
    yield from _repeated("credential", document, ids)
    for index, credential in enumerate(credentials):
        path: Path = ("credentials", index)
        pathways = [pathway.id for pathway in credential.pathways]
        ids = _ids((*path, "pathways"), pathways)
        yield from _repeated("pathway", document, ids)
        nodes = ((p, node.id) for p, node in walk(credential, path) if isinstance(node, Node))
        yield from _repeated("requirement", document, (((*p, "id"), name) for p, name in nodes))
        yield from _unknown("pathway", document, _served(credential, path), pathways)


def _check_requirements(files: DefinitionFiles, bound: Bound[Credentials]) -> Iterator[Problem]:
    held, cards = list[tuple[Path, str]](), list[tuple[Path, str]]()
    for path, node in walk(bound.value):
        match node:
            case HoldsCredential():
                held += (((*path, "credentials", i), c) for i, c in enumerate(node.credentials))
            case HoldsClearance():
                cards.append(((*path, "clearance"), node.clearance))
    known = {credential.id for credential in bound.value.credentials}
    yield from _unknown("credential", bound.document, held, known)
    if files.clearances:
        clearances = {clearance.id for clearance in files.clearances.value.clearances}
        yield from _unknown("clearance", bound.document, cards, clearances)


def _check_programs(bound: Bound[Programs]) -> Iterator[Problem]:
    programs, document = bound.value.programs, bound.document
    ids = _ids(("programs",), (p.id for p in programs))
    yield from _repeated("program", document, ids)
    for award in Award:
        found = [i for i, p in enumerate(programs) if p.typical and p.award is award]
        if not found:
            message = f"There is no typical program for the award '{award}'."
            place = document.locate(("programs",))
            yield Problem("no_typical_program", message, place, "Add one with 'typical: true'.")
        for index in found[1:]:
            message = f"There is more than one typical program for the award '{award}'."
            place = document.locate(("programs", index, "typical"))
            yield Problem("two_typical_programs", message, place, "Keep one of them.")


def _cited(definitions: object) -> Ids:
    """Every source id, wherever it stands."""
    for path, value in walk(definitions):
        source = getattr(value, "source", None)
        if isinstance(source, str):
            yield (*path, "source"), source
        several = "also" if isinstance(value, FactVersion) else "sources"
        names = getattr(value, several, ())
        if all(isinstance(name, str) for name in names):
            yield from _ids((*path, several), names, suffix=())


def _served(credential: Credential, path: Path) -> Ids:
    """The pathway ids that fees and documents name."""
    for place, value in walk(credential, path):
        if isinstance(value, Fee | Paper):
            yield from _ids((*place, "pathways"), value.pathways, suffix=())


def _ids(path: Path, ids: Iterable[str], suffix: Path = ("id",)) -> Ids:
    return [((*path, index, *suffix), name) for index, name in enumerate(ids)]


def _repeated(what: str, document: Document, ids: Ids) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path, name in ids:
        if name in seen:
            line = document.locate(seen[name]).line
            message = f"The {what} id '{name}' is used twice. It is on line {line} already."
            yield Problem("repeated_id", message, document.locate(path), "Give one another id.")
        seen.setdefault(name, path)


def _unknown(what: str, document: Document, ids: Ids, known: Collection[str]) -> Iterator[Problem]:
    for path, name in ids:
        if name not in known:
            hint = did_you_mean(name, known) or f"Define it first, or use the id of another {what}."
            message = f"There is no {what} with the id '{name}'."
            yield Problem(f"unknown_{what}", message, document.locate(path), hint)

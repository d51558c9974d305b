"""Checks between definitions: ids that must be unique, and ids that must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from cma_roadmap.errors import Problem
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.binding.shape import did_you_mean
from cma_roadmap.loading.catalog.definition_files import (
    AidFile,
    Bound,
    Clearances,
    Credentials,
    DefinitionFiles,
    Programs,
    Sources,
    States,
)
from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.loading.yaml.located import Document, Path
from cma_roadmap.model.definitions.clearance import Bundle, ReadPrice
from cma_roadmap.model.definitions.credential import Credential, Fee
from cma_roadmap.model.definitions.credential import Document as Paper
from cma_roadmap.model.definitions.evidence import Reading, Statement
from cma_roadmap.model.definitions.jurisdiction import Acceptance, Jurisdiction, StateStep
from cma_roadmap.model.definitions.labor import Career, Outlook, Wages
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.definitions.requirement import Confirm, HoldsClearance, HoldsCredential, Node
from cma_roadmap.model.definitions.studying import CourseList, Skill, Skills
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.sentences.told import told

Ids: TypeAlias = Iterable[tuple[Path, str]]
"""Ids, each with the path at which it is written."""


class Known(NamedTuple):
    """The ids that definitions may name; `None`: not known, because a file could not be read."""

    sources: Collection[str] | None
    credentials: Collection[str] | None
    clearances: Collection[str] | None
    programs: Collection[str] | None
    occupations: Collection[str] | None
    states: Collection[str] | None
    clauses: Collection[str] | None


def check(files: DefinitionFiles) -> Iterator[Problem]:
    """Every id that is there twice or that refers to nothing.

    A file that could not be read is left out, and so is what refers to it.
    """
    known = _known(files)
    for bound in files.bound.values():
        yield from check_file(bound, known)
    programs = files.get("programs.yaml", Programs)
    if programs:
        yield from check_typical(programs.value.programs, programs.document)


def check_file(bound: Bound[Definition], known: Known) -> Iterator[Problem]:
    """What is wrong inside one file, and with the ids by which it names definitions of others."""
    value, document = bound.value, bound.document
    for what, path, ids in _listed(value):
        placed = [((*path, index, "id"), name) for index, name in enumerate(ids)]
        yield from repeated(what, document, placed)
    for path, node in walk(value):
        match node:
            case Credential():
                yield from check_credential(node, document, path)
            case Jurisdiction():
                yield from check_state(node, document, path)
    for what, named in _named(value):
        held = getattr(known, f"{what}s")
        if held is not None:
            yield from unknown(what, document, named, held)


def _known(files: DefinitionFiles) -> Known:
    credentials = files.get("credentials.yaml", Credentials)
    programs = files.get("programs.yaml", Programs)
    clearances = files.get("clearances.yaml", Clearances)
    sources = files.get("sources.yaml", Sources)
    wages = files.get("wages.yaml", Wages)
    states = files.get("states.yaml", States)
    return Known(
        sources={s.id for s in sources.value.sources} if sources else None,
        credentials={c.id for c in credentials.value.credentials} if credentials else None,
        clearances={c.id for c in clearances.value.clearances} if clearances else None,
        programs=program_names(programs.value.programs) if programs else None,
        occupations={t.occupation.soc for t in wages.value.tables} if wages else None,
        states={s.id for s in states.value.states} if states else None,
        clauses=clause_ids(credentials.value.credentials) if credentials else None,
    )


def clause_ids(credentials: Iterable[Credential]) -> set[str]:
    """The ids of all clauses that hang on a person's word."""
    return {node.id for c in credentials for _, node in walk(c) if isinstance(node, Confirm)}


def program_names(programs: Iterable[Program]) -> set[str]:
    """The ids by which evidence may speak of programs: their own, and their schools'."""
    ids = {name for p in programs for name in (p.id, p.institution_id)}
    return {name for name in ids if name is not None}


def _listed(value: Definition) -> Iterator[tuple[str, Path, list[str]]]:
    """The ids of a file's main list, which must differ."""
    match value:
        case Credentials():
            yield "credential", ("credentials",), [c.id for c in value.credentials]
        case Programs():
            yield "program", ("programs",), [p.id for p in value.programs]
        case Clearances():
            yield "clearance", ("clearances",), [c.id for c in value.clearances]
        case States():
            yield "state", ("states",), [s.id for s in value.states]
        case Sources():
            yield "source", ("sources",), [s.id for s in value.sources]
        case AidFile():
            yield "aid", ("aid",), [a.id for a in value.aid]
        case Career():
            yield "step", ("steps",), [s.id for s in value.steps]
        case Skills():
            yield "skill", ("skills",), [s.id for s in value.skills]
            yield "subject", ("taught",), [t.id for t in value.taught]


def check_credential(credential: Credential, document: Document, path: Path) -> Iterator[Problem]:
    """Ids inside one credential."""
    pathways = [pathway.id for pathway in credential.pathways]
    ids = [((*path, "pathways", index, "id"), name) for index, name in enumerate(pathways)]
    yield from repeated("pathway", document, ids)
    nodes = ((p, node.id) for p, node in walk(credential, path) if isinstance(node, Node))
    yield from repeated("requirement", document, (((*p, "id"), name) for p, name in nodes))
    yield from unknown("pathway", document, _served(credential, path), pathways)
    if credential.dues and all(fee.member is None for fee in credential.application.fees):
        yield Problem.of("dues_without_fee", document.locate((*path, "dues")))


def check_state(state: Jurisdiction, document: Document, path: Path) -> Iterator[Problem]:
    """Ids inside one state."""
    for what in ("routes", "steps"):
        ids = [item.id for item in getattr(state, what)]
        places = [((*path, what, index, "id"), name) for index, name in enumerate(ids)]
        yield from repeated(what.removesuffix("s"), document, places)
    steps, routes = {step.id for step in state.steps}, {route.id for route in state.routes}
    for place, step in walk(state, path):
        if isinstance(step, StateStep):
            measured = [((*place, "measured_at"), step.measured_at)] if step.measured_at else []
            after = _ids((*place, "after"), step.after)
            yield from unknown("step", document, [*after, *measured], steps)
            yield from unknown("route", document, _ids((*place, "routes"), step.routes), routes)
    yield from _circle(state, document, path)


def _circle(state: Jurisdiction, document: Document, path: Path) -> Iterator[Problem]:
    """Steps of a state that wait for each other."""
    from graphlib import CycleError, TopologicalSorter  # only where data are read anew

    try:
        TopologicalSorter({step.id: step.after for step in state.steps}).prepare()
    except CycleError as error:
        names: list[str] = error.args[1]
        index = [step.id for step in state.steps].index(names[0])
        place = document.locate((*path, "steps", index, "after"))
        yield Problem.of("circle", place, steps=" > ".join(reversed(names)))


def check_typical(programs: Sequence[Program], document: Document) -> Iterator[Problem]:
    """There must be exactly one typical program for each award."""
    for award in Award:
        found = [i for i, p in enumerate(programs) if p.typical and p.award is award]
        if not found:
            yield Problem.of("no_typical_program", document.locate(("programs",)), award=award)
        for index in found[1:]:
            place = document.locate(("programs", index, "typical"))
            yield Problem.of("two_typical_programs", place, award=award)


def _named(value: Definition) -> Iterator[tuple[str, Ids]]:
    """Every id by which a file names a definition of another kind."""
    for path, node in walk(value):
        yield "source", _cited(path, node)
        yield "clearance", _clearances(path, node)
        match node:
            case HoldsCredential() | Acceptance() | StateStep():
                yield "credential", _ids((*path, "credentials"), node.credentials)
            case Program():
                yield "credential", _ids((*path, "for_holders_of"), node.for_holders_of)
                yield "clearance", _ids((*path, "includes"), node.includes)
            case CourseList():
                yield "clause", _ids((*path, "clauses"), node.clauses)
            case Confirm():
                yield "state", _ids((*path, "except_states"), node.except_states)
            case Statement():
                yield "program", [((*path, "institution"), node.institution)]
            case Reading():
                yield "program", [((*path, "program"), node.program)]
                yield "clearance", _ids((*path, "includes"), node.includes)
        soc = getattr(node, "occupation", None)
        if isinstance(soc, str):
            yield "occupation", [((*path, "occupation"), soc)]


def _clearances(path: Path, node: object) -> Ids:
    """The ids by which a card, a clause or a skill names clearances."""
    match node:
        case Bundle():
            return _ids((*path, "others"), node.others)
        case HoldsClearance():
            return [((*path, "clearance"), node.clearance)]
        case Skill():
            return _ids((*path, "cards"), node.cards)
        case _:
            return ()


def _cited(path: Path, node: object) -> Iterator[tuple[Path, str]]:
    """The source ids that a definition names itself."""
    source = getattr(node, "source", None)
    if isinstance(source, str):
        yield (*path, "source"), source
    several = "also" if isinstance(node, FactVersion | Outlook | ReadPrice) else "sources"
    names = getattr(node, several, ()) or ()
    if all(isinstance(name, str) for name in names):
        yield from _ids((*path, several), names)


def cited_sources(value: object) -> set[str]:
    """The ids of all sources that a definition and everything in it cites."""
    return {name for path, node in walk(value) for _, name in _cited(path, node)}


def _served(credential: Credential, path: Path) -> Ids:
    """The pathway ids that fees and documents name."""
    for place, value in walk(credential, path):
        if isinstance(value, Fee | Paper):
            yield from _ids((*place, "pathways"), value.pathways)


def _ids(path: Path, ids: Iterable[str]) -> Ids:
    return [((*path, index), name) for index, name in enumerate(ids)]


def repeated(what: str, document: Document, ids: Ids) -> Iterator[Problem]:
    """A problem for each id that is there already."""
    seen: dict[str, Path] = {}
    for path, name in ids:
        if name in seen:
            kind, line = told(f"kind.{what}"), document.locate(seen[name]).line
            yield Problem.of("repeated_id", document.locate(path), what=kind, name=name, line=line)
        seen.setdefault(name, path)


def unknown(what: str, document: Document, ids: Ids, known: Collection[str]) -> Iterator[Problem]:
    """A problem for each id that is not among those known."""
    for path, name in ids:
        if name not in known:
            hint, kind = did_you_mean(name, known), told(f"kind.{what}")
            found = Problem.of("unknown_id", document.locate(path), hint=hint, what=kind, name=name)
            yield found._replace(code=f"unknown_{what}")

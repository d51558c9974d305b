"""A school's or a state's own YAML laid over the shipped data: added, corrected, taken out.

Everything in it is held to the same rules as the shipped data, and every problem is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.fingerprint import version_of
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.binding.binding import bind
from cma_roadmap.loading.binding.shape import did_you_mean
from cma_roadmap.loading.catalog.catalog_files import FILE_NAMES, CatalogTexts, by_place, read_texts
from cma_roadmap.loading.catalog.chapters import with_chapters
from cma_roadmap.loading.catalog.definition_files import Bound
from cma_roadmap.loading.catalog.evidence import with_evidence
from cma_roadmap.loading.catalog.folders import folder_names, is_folder
from cma_roadmap.loading.catalog.overlay_files import LISTS, Withdrawal, corrected, overlay_model
from cma_roadmap.loading.catalog.program_gaps import fill_gaps
from cma_roadmap.loading.catalog.references import (
    Known,
    check_credential,
    check_file,
    check_state,
    check_typical,
    clause_ids,
    program_names,
    repeated,
    unknown,
)
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.clearance import Foundation
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.earnings import EarningsTable
from cma_roadmap.model.definitions.evidence import AccreditationList, Evidence
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.studying import Skills
from cma_roadmap.model.values.base import Definition
from cma_roadmap.sentences.told import told

_OVERLAY_KEYS = ("correct", "withdraw")
_ALIKE = 0.7
"""How like a file's name must be to be meant: every name shares its `.yaml`."""


class _Layer(NamedTuple):
    """The files of a data folder, by name."""

    found: CatalogTexts
    bound: Mapping[str, Bound[Definition]]

    def whole(self, name: str, kind: type[Any], otherwise: Any) -> Any:
        """What takes the place of one of our files, or ours."""
        held = self.bound.get(name)
        return held.value if held is not None and isinstance(held.value, kind) else otherwise


def overlaid(base: Catalog, directory: Path) -> Catalog:
    """The catalogue with the definitions in `directory` laid over it.

    Raises:
        BadInputError: they cannot be used; all problems of all files, by file and line.
    """
    layer, problems = _read(directory, base)
    merged = {name: _merged(name, layer, base) for name in LISTS}
    for name in LISTS:
        problems += _check_ids(name, layer, base)
        problems += _check_corrected(name, layer, merged[name])
    known = _known(layer, merged, base)
    for bound in layer.bound.values():
        problems += check_file(bound, known)
    if problems:
        raise BadInputError(sorted(dict.fromkeys(problems), key=by_place))
    return _catalog(layer, merged, base)


def overlay_files(directory: Path, base: Catalog) -> Mapping[str, Bound[Definition]]:
    """The files of the folder that can be read, by name."""
    return _read(directory, base)[0].bound


def _read(directory: Path, base: Catalog) -> tuple[_Layer, list[Problem]]:
    found = read_texts(directory, needed=())
    problems = [*found.problems, *_strange_files(directory, found)]
    bound: dict[str, Bound[Definition]] = {}
    for name in (name for name in FILE_NAMES if name in found.texts):
        try:
            document = parse(found.texts[name], str(directory / name))
            document = with_chapters(document, name, directory, found.texts)
            if name == "programs.yaml":
                fill_gaps(document.tree, _typical_trees(base))
            bound[name] = Bound(document, bind(document, overlay_model(name)))
        except BadInputError as error:
            problems += error.problems
    return _Layer(found, bound), problems


def _strange_files(directory: Path, found: CatalogTexts) -> Iterator[Problem]:
    if not is_folder(directory):
        return
    for name in folder_names(directory):
        if name.lower().endswith((".yaml", ".yml")) and name not in FILE_NAMES:
            near = did_you_mean(name, FILE_NAMES, alike=_ALIKE)
            place = SourceLocation(str(directory / name))
            yield Problem.of("unknown_file", place, hint=near, names=", ".join(FILE_NAMES))
    if not found.texts and not found.problems:
        place = SourceLocation(str(directory))
        yield Problem.of("no_data", place, names=", ".join(FILE_NAMES))


def _typical_trees(base: Catalog) -> dict[str, Any]:
    """The figures of the typical programs as a file would say them."""
    return {
        program.award.value: {
            name: {key: str(value) for key, value in quantity if value is not None}
            for name in ("months", "externship_hours")
            for quantity in [getattr(program, name)]
        }
        for program in base.typical_programs
    }


def _ours(name: str, base: Catalog) -> dict[str, Definition]:
    key, _ = LISTS[name]
    values = base.sources.values() if key == "sources" else getattr(base, key)
    return {value.id: value for value in values}


def _merged(name: str, layer: _Layer, base: Catalog) -> dict[str, Definition]:
    """The definitions of one list after adding, correcting and taking out."""
    ours, bound = _ours(name, base), layer.bound.get(name)
    if bound is None:
        return ours
    key, _ = LISTS[name]
    for correction in getattr(bound.value, "correct", ()):
        if correction.id in ours:
            ours[correction.id] = corrected(ours[correction.id], correction)
    ours |= {added.id: added for added in getattr(bound.value, key)}
    return {id_: value for id_, value in ours.items() if id_ not in _withdrawn(bound)}


def _withdrawn(bound: Bound[Definition]) -> dict[str, Withdrawal]:
    return {gone.id: gone for gone in getattr(bound.value, "withdraw", ())}


def _check_ids(name: str, layer: _Layer, base: Catalog) -> Iterator[Problem]:
    """Ids that are added twice, and corrections of what is not there."""
    bound = layer.bound.get(name)
    if bound is None:
        return
    (key, _), document, ours = LISTS[name], bound.document, _ours(name, base)
    what = key.removesuffix("s")
    kind = told(f"kind.{what}")
    seen: set[str] = set()
    for index, added in enumerate(getattr(bound.value, key)):
        place = document.locate((key, index, "id"))
        if added.id in ours:
            yield Problem.of("repeated_id.shipped", place, what=kind, name=added.id)
        elif added.id in seen:
            yield Problem.of("repeated_id.added", place, what=kind, name=added.id)
        seen.add(added.id)
    for part in _OVERLAY_KEYS:
        entries = enumerate(getattr(bound.value, part, ()))
        ids = [((part, index, "id"), entry.id) for index, entry in entries]
        yield from unknown(what, document, ids, ours)
        yield from repeated(what, document, ids)


def _check_corrected(
    name: str, layer: _Layer, merged: Mapping[str, Definition]
) -> Iterator[Problem]:
    """What a correction leaves of a definition is held to the rules for whole ones."""
    bound = layer.bound.get(name)
    if bound is None:
        return
    document = bound.document
    for index, correction in enumerate(getattr(bound.value, "correct", ())):
        match merged.get(correction.id):
            case Credential() as credential:
                yield from check_credential(credential, document, ("correct", index))
            case Jurisdiction() as state:
                yield from check_state(state, document, ("correct", index))
    if name == "programs.yaml":
        programs = [p for p in merged.values() if isinstance(p, Program)]
        yield from check_typical(programs, document)


def _known(layer: _Layer, merged: Mapping[str, Mapping[str, Any]], base: Catalog) -> Known:
    """The ids there are; `None` for those of a file that is there and could not be read."""
    unread = {name for name in layer.found.texts if name not in layer.bound}
    wages = layer.whole("wages.yaml", Wages, base.wages)

    def ids(name: str) -> Mapping[str, Any] | None:
        return None if name in unread else merged[name]

    programs, credentials = ids("programs.yaml"), ids("credentials.yaml")
    return Known(
        sources=ids("sources.yaml"),
        credentials=credentials,
        clearances=ids("clearances.yaml"),
        programs=None if programs is None else program_names(programs.values()),
        occupations={t.occupation.soc for t in wages.tables} if wages else None,
        states=ids("states.yaml"),
        clauses=None if credentials is None else clause_ids(credentials.values()),
    )


def _catalog(layer: _Layer, merged: Mapping[str, Mapping[str, Any]], base: Catalog) -> Catalog:
    evidence = layer.whole("evidence.yaml", Evidence, None)
    listed = layer.whole("accreditation.yaml", AccreditationList, None)
    programs: tuple[Program, ...] = tuple(merged["programs.yaml"].values())
    gone = {
        withdrawal.id: withdrawal.why
        for bound in layer.bound.values()
        for withdrawal in _withdrawn(bound).values()
    }
    return Catalog.of(
        credentials=merged["credentials.yaml"].values(),
        programs=with_evidence(programs, evidence, listed),
        clearances=merged["clearances.yaml"].values(),
        foundation=layer.whole("foundation.yaml", Foundation, base.foundation),
        sources=merged["sources.yaml"],
        states=merged["states.yaml"].values(),
        wages=layer.whole("wages.yaml", Wages, base.wages),
        career=layer.whole("career.yaml", Career, base.career),
        aid=merged["aid.yaml"].values(),
        earnings=layer.whole("earnings.yaml", EarningsTable, base.earnings),
        skills=layer.whole("skills.yaml", Skills, base.skills),
        version=version_of({**layer.found.texts, "shipped": base.version.encode()}),
        holidays=base.holidays,
        withdrawn=gone,
    )

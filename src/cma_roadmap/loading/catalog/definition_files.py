"""The catalogue's YAML files: what each holds, and reading them all at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import Field

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.loading.binding.binding import bind
from cma_roadmap.loading.catalog.chapters import with_chapters
from cma_roadmap.loading.catalog.evidence import with_evidence
from cma_roadmap.loading.catalog.federal_holidays import federal_holidays
from cma_roadmap.loading.catalog.program_gaps import ProgramDefaults, fill_gaps
from cma_roadmap.loading.yaml.located import Document
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.aid import Aid
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.clearance import Clearance, Foundation
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.earnings import EarningsTable
from cma_roadmap.model.definitions.evidence import AccreditationList, Evidence
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.studying import Skills
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Source

D = TypeVar("D", bound=Definition)
D_co = TypeVar("D_co", bound=Definition, covariant=True)


class AidFile(Definition):
    """The file `aid.yaml`."""

    aid: tuple[Aid, ...] = Field(min_length=1)


class Credentials(Definition):
    """The file `credentials.yaml`."""

    credentials: tuple[Credential, ...] = Field(min_length=1)


class Programs(Definition):
    """The file `programs.yaml`; `defaults` stand in for what a school did not report."""

    programs: tuple[Program, ...] = Field(min_length=1)
    defaults: tuple[ProgramDefaults, ...] = ()


class Clearances(Definition):
    """The file `clearances.yaml`."""

    clearances: tuple[Clearance, ...]


class States(Definition):
    """The file `states.yaml`."""

    states: tuple[Jurisdiction, ...] = Field(min_length=1)


class Sources(Definition):
    """The file `sources.yaml`."""

    sources: tuple[Source, ...] = Field(min_length=1)


FILE_MODELS: dict[str, type[Definition]] = {
    "accreditation.yaml": AccreditationList,
    "aid.yaml": AidFile,
    "career.yaml": Career,
    "clearances.yaml": Clearances,
    "credentials.yaml": Credentials,
    "earnings.yaml": EarningsTable,
    "evidence.yaml": Evidence,
    "foundation.yaml": Foundation,
    "programs.yaml": Programs,
    "skills.yaml": Skills,
    "sources.yaml": Sources,
    "states.yaml": States,
    "wages.yaml": Wages,
}
"""What each file of a catalogue holds."""


@dataclass(frozen=True, slots=True)
class Bound(Generic[D_co]):
    """A file's definitions, with the document that knows the line of each."""

    document: Document
    value: D_co


@dataclass(frozen=True, slots=True)
class DefinitionFiles:
    """The files by name, without those that are not there or could not be read."""

    bound: Mapping[str, Bound[Definition]]

    def get(self, name: str, model: type[D]) -> Bound[D] | None:
        """The file `name` as the `model` it holds."""
        found = self.bound.get(name)
        if found is None or not isinstance(found.value, model):
            return None
        return Bound(found.document, found.value)

    def catalog(self, version: str) -> Catalog | None:
        """The catalogue of all files; `None` if one that it cannot do without is missing."""
        credentials = self.get("credentials.yaml", Credentials)
        programs = self.get("programs.yaml", Programs)
        clearances = self.get("clearances.yaml", Clearances)
        foundation = self.get("foundation.yaml", Foundation)
        sources = self.get("sources.yaml", Sources)
        if not (credentials and programs and clearances and foundation and sources):
            return None
        states = self.get("states.yaml", States)
        wages = self.get("wages.yaml", Wages)
        career = self.get("career.yaml", Career)
        aid = self.get("aid.yaml", AidFile)
        earnings = self.get("earnings.yaml", EarningsTable)
        skills = self.get("skills.yaml", Skills)
        evidence = self.get("evidence.yaml", Evidence)
        listed = self.get("accreditation.yaml", AccreditationList)
        return Catalog.of(
            credentials=credentials.value.credentials,
            programs=with_evidence(
                programs.value.programs,
                evidence.value if evidence else None,
                listed.value if listed else None,
            ),
            clearances=clearances.value.clearances,
            foundation=foundation.value,
            sources={source.id: source for source in sources.value.sources},
            states=states.value.states if states else (),
            wages=wages.value if wages else None,
            career=career.value if career else None,
            aid=aid.value.aid if aid else (),
            earnings=earnings.value if earnings else None,
            skills=skills.value if skills else None,
            holidays=federal_holidays(),
            version=version,
        )


def read_definitions(
    directory: Path, texts: Mapping[str, bytes]
) -> tuple[DefinitionFiles, list[Problem]]:
    """Read every file, and collect the problems of all.

    Args:
        directory: where the files are, for messages.
        texts: the bytes of each file that is there, by its name; chapters with their folder.
    """
    problems: list[Problem] = []
    bound: dict[str, Bound[Definition]] = {}
    for name in FILE_MODELS:
        if name not in texts:
            continue
        try:
            bound[name] = read_file(name, directory, texts)
        except BadInputError as error:
            problems.extend(error.problems)
    return DefinitionFiles(bound), problems


def read_file(name: str, directory: Path, texts: Mapping[str, bytes]) -> Bound[Definition]:
    """Read the file of this `name`, with the chapters that it lists.

    Args:
        name: a key of `FILE_MODELS`.
        directory: where the file is, for messages.
        texts: as for `read_definitions`.

    Raises:
        BadInputError: it cannot be used; all its problems, by line.
    """
    model = FILE_MODELS[name]
    document = parse(texts[name], str(directory / name))
    document = with_chapters(document, name, directory, texts)
    if model is Programs:
        fill_gaps(document.tree)
    return Bound(document, bind(document, model))

"""The catalogue's YAML files: what each holds, and reading them all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import Field

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.binding import bind
from cma_roadmap.loading.located import Document
from cma_roadmap.loading.yaml_source import parse
from cma_roadmap.model.base import Definition
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.clearance import Clearance, Foundation
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Source
from cma_roadmap.model.program import Program

D = TypeVar("D", bound=Definition)
D_co = TypeVar("D_co", bound=Definition, covariant=True)


class Credentials(Definition):
    """The file `credentials.yaml`."""

    credentials: tuple[Credential, ...] = Field(min_length=1)


class Programs(Definition):
    """The file `programs.yaml`."""

    programs: tuple[Program, ...] = Field(min_length=1)


class Clearances(Definition):
    """The file `clearances.yaml`."""

    clearances: tuple[Clearance, ...]


class Sources(Definition):
    """The file `sources.yaml`."""

    sources: tuple[Source, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Bound(Generic[D_co]):
    """A file's definitions, with the document that knows the line of each."""

    document: Document
    value: D_co


@dataclass(frozen=True, slots=True)
class DefinitionFiles:
    """The five files, each `None` if it could not be read."""

    credentials: Bound[Credentials] | None
    programs: Bound[Programs] | None
    clearances: Bound[Clearances] | None
    foundation: Bound[Foundation] | None
    sources: Bound[Sources] | None

    @property
    def readable(self) -> tuple[Bound[Definition], ...]:
        """Those that could be read."""
        every = self.credentials, self.programs, self.clearances, self.foundation, self.sources
        return tuple(bound for bound in every if bound is not None)

    def catalog(self, version: str) -> Catalog | None:
        """The catalogue of all five; `None` if one could not be read."""
        if not (self.credentials and self.programs and self.clearances):
            return None
        if not (self.foundation and self.sources):
            return None
        return Catalog(
            credentials=self.credentials.value.credentials,
            programs=self.programs.value.programs,
            clearances=self.clearances.value.clearances,
            foundation=self.foundation.value,
            sources={source.id: source for source in self.sources.value.sources},
            version=version,
        )


def read_definitions(
    directory: Path, texts: Mapping[str, bytes]
) -> tuple[DefinitionFiles, list[Problem]]:
    """Read every file, and collect the problems of all.

    Args:
        directory: where the files are, for messages.
        texts: the bytes of each file that is there, by its name.
    """
    problems: list[Problem] = []

    def read(name: str, model: type[D]) -> Bound[D] | None:
        if name not in texts:
            return None
        try:
            document = parse(texts[name], str(directory / name))
            return Bound(document, bind(document, model))
        except BadInputError as error:
            problems.extend(error.problems)
            return None

    files = DefinitionFiles(
        credentials=read("credentials.yaml", Credentials),
        programs=read("programs.yaml", Programs),
        clearances=read("clearances.yaml", Clearances),
        foundation=read("foundation.yaml", Foundation),
        sources=read("sources.yaml", Sources),
    )
    return files, problems

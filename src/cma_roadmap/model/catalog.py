"""The catalogue: every definition in use, with its version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from cma_roadmap.errors import UnknownNameError
from cma_roadmap.model.clearance import Clearance, Foundation
from cma_roadmap.model.credential import Credential
from cma_roadmap.model.fact import Source
from cma_roadmap.model.program import Award, Program

V = TypeVar("V")


def _find(what: str, name: str, known: Mapping[str, V], see: str) -> V:
    if name in known:
        return known[name]
    import difflib  # slow to import, and only needed for a mistake

    near = difflib.get_close_matches(name.casefold(), known, n=3, cutoff=0.5)
    raise UnknownNameError(what, name, near, see)


@dataclass(frozen=True)
class Catalog:
    """All definitions. `version` is the SHA-256 of the YAML texts they were read from."""

    credentials: tuple[Credential, ...]
    programs: tuple[Program, ...]
    clearances: tuple[Clearance, ...]
    foundation: Foundation
    sources: Mapping[str, Source]
    version: str

    @cached_property
    def _credentials(self) -> dict[str, Credential]:
        return {c.id: c for c in self.credentials}

    @cached_property
    def _programs(self) -> dict[str, Program]:
        return {p.id: p for p in self.programs}

    def credential(self, name: str) -> Credential:
        """The credential with this id.

        Raises:
            UnknownNameError: there is none; carries near matches.
        """
        return _find("credential", name, self._credentials, "See: cma-roadmap credentials")

    def program(self, name: str) -> Program:
        """The program with this id.

        Raises:
            UnknownNameError: there is none; carries near matches.
        """
        return _find("program", name, self._programs, "See the ids in the program catalogue.")

    def typical(self, award: Award) -> Program:
        """The typical program for an award."""
        return next(p for p in self.programs if p.typical and p.award is award)

    def cited(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, each once, in the order of first mention."""
        return tuple(self.sources[i] for i in dict.fromkeys(ids))

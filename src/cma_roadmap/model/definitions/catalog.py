"""The catalogue: every definition in use, with its version.

What every plan needs is at hand; the long lists (schools, states, pay, earnings of graduates) are
read when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from cma_roadmap.errors import AmbiguousNameError, UnknownNameError, look_alikes
from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass, field
from cma_roadmap.model.definitions.aid import Aid
from cma_roadmap.model.definitions.clearance import Clearance, Foundation
from cma_roadmap.model.definitions.credential import Credential, CredentialKind
from cma_roadmap.model.definitions.earnings import EarningsTable
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.definitions.program import Award, Program
from cma_roadmap.model.definitions.studying import Skills
from cma_roadmap.model.values.fact import Source

V = TypeVar("V")


class Listing(NamedTuple):
    """What can be told of a credential without reading it whole."""

    id: str
    name: str
    kind: CredentialKind
    main: bool
    abbreviations: tuple[str, ...]

    @classmethod
    def of(cls, credential: Credential) -> Listing:
        c = credential
        return cls(c.id, c.name, c.kind, c.main, c.abbreviations)


class Shelves(NamedTuple):
    """Where the long parts come from, each read by calling it."""

    credential: Callable[[str], Credential]
    programs: Callable[[], tuple[Program, ...]]
    states: Callable[[], tuple[Jurisdiction, ...]]
    wages: Callable[[], Wages | None]
    career: Callable[[], Career | None]
    aid: Callable[[], tuple[Aid, ...]]
    earnings: Callable[[], EarningsTable | None]
    skills: Callable[[], Skills | None]


def _at_hand(value: Any) -> Callable[[], Any]:
    return lambda: value


def find(what: str, name: str, known: Mapping[str, V], see: str) -> V:
    """The value with this name.

    Raises:
        UnknownNameError: there is none; carries near matches.
    """
    if name in known:
        return known[name]
    raise UnknownNameError(what, name, look_alikes(name, list(known)), see)


@dataclass(frozen=True, eq=False)
class Catalog:
    """All definitions. `version` is the SHA-256 of the YAML texts they were read from.

    `holidays` are the days on which nobody processes anything; `withdrawn` gives the reason for
    each id that a data folder took out.
    """

    index: tuple[Listing, ...]
    typical_programs: tuple[Program, ...]
    clearances: tuple[Clearance, ...]
    foundation: Foundation
    sources: Mapping[str, Source]
    version: str
    shelves: Shelves
    holidays: frozenset[date] = frozenset()
    withdrawn: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        *,
        credentials: Iterable[Credential],
        programs: Iterable[Program],
        clearances: Iterable[Clearance],
        foundation: Foundation,
        sources: Mapping[str, Source],
        version: str,
        states: Iterable[Jurisdiction] = (),
        wages: Wages | None = None,
        career: Career | None = None,
        aid: Iterable[Aid] = (),
        earnings: EarningsTable | None = None,
        skills: Skills | None = None,
        holidays: frozenset[date] = frozenset(),
        withdrawn: Mapping[str, str] | None = None,
    ) -> Catalog:
        """A catalogue of definitions that are all at hand."""
        held = {credential.id: credential for credential in credentials}
        every, places, helps = tuple(programs), tuple(states), tuple(aid)
        others = tuple(p for p in every if not p.typical)
        given = others, places, wages, career, helps, earnings, skills
        return cls(
            index=tuple(map(Listing.of, held.values())),
            typical_programs=tuple(p for p in every if p.typical),
            clearances=tuple(clearances),
            foundation=foundation,
            sources=sources,
            version=version,
            shelves=Shelves(held.__getitem__, *map(_at_hand, given)),
            holidays=holidays,
            withdrawn=withdrawn or {},
        )

    @cached_property
    def credentials(self) -> tuple[Credential, ...]:
        """All of them, whole."""
        return tuple(self.shelves.credential(listing.id) for listing in self.index)

    @property
    def for_medical_assistants(self) -> tuple[Listing, ...]:
        """What certifies a medical assistant, not an add-on or a specialty."""
        return tuple(c for c in self.index if c.kind is CredentialKind.MEDICAL_ASSISTANT)

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """All of them, the typical ones first."""
        return (*self.typical_programs, *self.shelves.programs())

    @cached_property
    def states(self) -> tuple[Jurisdiction, ...]:
        return self.shelves.states()

    @cached_property
    def wages(self) -> Wages | None:
        """Pay by occupation and place; `None` where a catalogue has none."""
        return self.shelves.wages()

    @cached_property
    def career(self) -> Career | None:
        """Outlook and next steps; `None` where a catalogue has none."""
        return self.shelves.career()

    @cached_property
    def aid(self) -> tuple[Aid, ...]:
        """Ways in which someone else may pay, each as a question to ask."""
        return self.shelves.aid()

    @cached_property
    def earnings(self) -> EarningsTable | None:
        """What graduates of schools earn; `None` where a catalogue does not tell."""
        return self.shelves.earnings()

    @cached_property
    def skills(self) -> Skills | None:
        """Skills of the job and what programs teach; `None` where a catalogue has none."""
        return self.shelves.skills()

    @cached_property
    def _programs(self) -> dict[str, Program]:
        return {p.id: p for p in self.programs}

    def credential(self, name: str) -> Credential:
        """The credential with this id, or the only one that people call so.

        Raises:
            AmbiguousNameError: several share these letters; carries them all.
            UnknownNameError: there is none; carries near matches.
        """
        return self.shelves.credential(self.credential_id(name))

    def name_of(self, credential: str) -> str:
        """What people call the credential with this id; the id itself where it has no name here."""
        return next((found.name for found in self.index if found.id == credential), credential)

    def credential_id(self, name: str) -> str:
        """The id of the credential that `name` means; that of a body means the one it gives.

        Raises:
            AmbiguousNameError: several share these letters; carries them all.
            UnknownNameError: there is none; carries near matches.
        """
        ids = {listing.id: listing.id for listing in self.index}
        if name in ids:
            return name
        self._refuse_withdrawn("credential", name)
        meant = [listing for listing in self.index if _is_called(listing, name)]
        meant = meant or [listing for listing in self.index if _is_given_by(listing, name)]
        if len(meant) == 1:
            return meant[0].id
        if meant:
            main = [listing.id for listing in meant if listing.main]
            likely = main[0] if len(main) == 1 else None
            raise AmbiguousNameError("credential", name, [(m.id, m.name) for m in meant], likely)
        return find("credential", name, ids, "See: cma-roadmap credentials")

    def program(self, name: str) -> Program:
        """The program with this id.

        Raises:
            UnknownNameError: there is none; carries near matches.
        """
        for program in self.typical_programs:
            if program.id == name:
                return program
        if name not in self._programs:
            self._refuse_withdrawn("program", name)
        return find("program", name, self._programs, "See: cma-roadmap programs")

    def state(self, name: str) -> Jurisdiction:
        """The state with these two letters or this name, in any case.

        Raises:
            UnknownNameError: there is none; carries near matches.
        """
        by_code = {state.id: state for state in self.states}
        by_name = {state.name.casefold(): state for state in self.states}
        self._refuse_withdrawn("state", name.strip().upper())
        meant = by_code.get(name.strip().upper()) or by_name.get(name.strip().casefold())
        if meant is not None:
            return meant
        return find("state", name, by_name, "See: cma-roadmap states")

    def typical(self, award: Award) -> Program:
        """The typical program for an award."""
        return next(p for p in self.typical_programs if p.award is award)

    def cited(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, each once, in the order of first mention."""
        return tuple(self.sources[i] for i in dict.fromkeys(ids))

    def _refuse_withdrawn(self, what: str, name: str) -> None:
        if name in self.withdrawn:
            see = f"Your data folder takes it out: {self.withdrawn[name]}"
            raise UnknownNameError(what, name, (), see)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalog) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self.version)

    def _parts(self) -> tuple[object, ...]:
        shown = self.credentials, self.programs, self.states, self.wages, self.career
        rest = self.clearances, self.foundation, self.sources, self.holidays
        long = self.aid, self.earnings, self.skills
        return *shown, *long, *rest, self.version, self.withdrawn


def _is_called(listing: Listing, name: str) -> bool:
    said = name.strip().casefold()
    return said in {word.casefold() for word in (listing.id, listing.name, *listing.abbreviations)}


def _is_given_by(listing: Listing, name: str) -> bool:
    """Whether the body has this name: it is the last part of the ids of its credentials."""
    return listing.id.rpartition("-")[2] == name.strip().casefold()

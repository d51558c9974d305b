"""Looking up the names of a profile, by the same aliases as on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from cma_roadmap.errors import (
    AmbiguousNameError,
    UnknownNameError,
    WrongRequestError,
    look_alikes,
)
from cma_roadmap.loading.catalog.zip_codes import place_of
from cma_roadmap.loading.person.state_papers import papers_of
from cma_roadmap.loading.person.vocabulary import (
    ACCREDITOR_NAMES,
    LICENSES,
    MILITARY,
    ROLE_NAMES,
    TERRITORIES,
    Names,
)
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.definitions.renewal import OTHER_CE
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Confirm,
    Node,
    WorkExperience,
)
from cma_roadmap.sentences.told import told

_MOST_CANDIDATES = 8

Steps = Callable[[Catalog], frozenset[str]]
"""The ids of all steps that some plan can have."""


class Lookup:
    """The names that a catalogue knows, each list made when it is first asked for.

    Every method gives the id that a name means, and raises:
        AmbiguousNameError: several are called so; carries them all.
        UnknownNameError: there is none; carries near matches.
    """

    def __init__(self, catalog: Catalog, steps: Steps) -> None:
        self._catalog = catalog
        self._steps = steps

    def credential(self, said: str) -> str:
        return self._catalog.credential_id(said.strip())

    def state(self, said: str) -> str:
        """The two letters of a state, or of a territory."""
        wanted = _folded(said)
        for letters, names in TERRITORIES.items():
            if wanted in map(_folded, (letters, *names)):
                return letters
        return self._catalog.state(said).id

    def zip(self, said: str) -> str:
        """The ZIP code as it is written.

        Raises:
            WrongRequestError: it is not in use.
        """
        return place_of(said).zip

    def program(self, said: str) -> str:
        """The program with this id, or the only one of the school that is called so."""
        try:
            return self._catalog.program(said.strip()).id
        except UnknownNameError:
            wanted = _folded(said)
            there = [
                p
                for p in self._catalog.programs
                if p.institution and _folded(p.institution) == wanted
            ]
            if not there:
                raise
        if len(there) > 1:
            shown = [(p.id, str(p.award)) for p in there[:_MOST_CANDIDATES]]
            raise AmbiguousNameError("program", said, shown)
        return there[0].id

    def role(self, said: str) -> str:
        return _named("role", said, self._roles, told("hint.roles", names=", ".join(self._roles)))

    def training(self, said: str) -> str:
        """A medical course of the armed forces."""
        see = told("hint.military_training", names=", ".join(MILITARY))
        return _named("military_training", said, MILITARY, see)

    def license(self, said: str) -> str:
        """A license or certificate of other health work."""
        see = told("hint.one_of", names=", ".join(LICENSES))
        return _named("license", said, LICENSES, see)

    def membership(self, said: str) -> str:
        """The body that one is a member of."""
        see = told("hint.one_of", names=", ".join(self._bodies))
        return _named("membership", said, self._bodies, see)

    def accreditor(self, said: str) -> str:
        see = told("hint.accreditors", names=", ".join(ACCREDITOR_NAMES))
        return _named("accreditor", said, ACCREDITOR_NAMES, see)

    def ce_kind(self, said: str) -> str:
        """A kind of points: one that some body names, or `other`."""
        see = told("hint.one_of", names=", ".join(self._ce_kinds))
        return _named("ce_kind", said, self._ce_kinds, see)

    def country(self, said: str) -> str:
        """The two letters of a country."""
        from cma_roadmap.loading.person.countries import COUNTRIES  # few have one in their profile

        return _named("country", said, COUNTRIES, told("hint.country"))

    def language(self, said: str) -> str:
        """The letters of a language."""
        from cma_roadmap.loading.person.languages import LANGUAGES  # as above

        return _named("language", said, LANGUAGES, told("hint.language"))

    def clearance(self, said: str) -> str:
        cards = {c.id: tuple(_card_names(c)) for c in self._catalog.clearances}
        return _named("clearance", said, cards, told("hint.cards", names=", ".join(cards)))

    def skill(self, said: str) -> str:
        """What a medical assistant can do, by its name or by one that people also use."""
        known = self._catalog.skills.skills if self._catalog.skills else ()
        names = {one.id: (one.name, *one.also_called) for one in known}
        return _named("skill", said, names, told("hint.skills", names=", ".join(names)))

    def state_paper(self, said: str) -> str:
        """A way in by which a state gives a paper, or a permit that it gives for a while."""
        return _named("state_paper", said, self._papers, told("hint.state_papers"))

    def pin(self, said: str) -> str:
        """A step that some plan can have; whether this one has it is told with the plan."""
        if said in self._known_steps:
            return said
        near = look_alikes(said, sorted(self._known_steps))
        raise UnknownNameError("step", said, near, told("hint.steps"))

    def clause(self, said: str) -> str:
        """A clause that hangs on a person's word.

        Raises:
            WrongRequestError: it is judged by something else in the profile.
        """
        if said in self._clauses and not isinstance(self._clauses[said], Confirm):
            raise WrongRequestError.of("clause_is_judged", name=repr(said))
        words = {name: () for name, node in self._clauses.items() if isinstance(node, Confirm)}
        return _named("clause", said, words, told("hint.clauses"))

    @cached_property
    def _known_steps(self) -> frozenset[str]:
        return self._steps(self._catalog)

    @cached_property
    def _clauses(self) -> dict[str, Node]:
        trees = [p.requirement for c in self._catalog.credentials for p in c.pathways]
        trees += [s.requirement for j in self._catalog.states for s in j.steps if s.requirement]
        return {node.id: node for tree in trees for node in _nodes(tree)}

    @cached_property
    def _papers(self) -> Names:
        return {id_: names for state in self._catalog.states for id_, names in papers_of(state)}

    @cached_property
    def _roles(self) -> Names:
        jobs = (node for node in self._clauses.values() if isinstance(node, WorkExperience))
        return {role: ROLE_NAMES.get(role, ()) for job in jobs for role in sorted(job.roles)}

    @cached_property
    def _ce_kinds(self) -> Names:
        rules = (credential.renewal.ce for credential in self._catalog.credentials)
        kinds = {kind.id: (kind.name,) for rule in rules for kind in rule.categories}
        return {**kinds, OTHER_CE: ()}

    @cached_property
    def _bodies(self) -> Names:
        """Bodies by their names; one is a member of the association, not of its board."""
        bodies = (credential.body for credential in self._catalog.credentials)
        return {b.id: (b.abbreviation, b.name, b.name.split(" of the ")[-1]) for b in bodies}


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, AllOf | AnyOf | AtLeast):
        for part in node.of:
            yield from _nodes(part)


def _card_names(clearance: Clearance) -> Iterator[str]:
    """Its name, the name without what follows, and what it is also called, in brackets."""
    yield clearance.name
    yield re.split(r"[,(]", clearance.name)[0]
    yield from re.findall(r"\(([^,()]+)\)", clearance.name)


def _folded(name: str) -> str:
    """A name as it sounds: small letters and digits, one hyphen between words."""
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))


def _named(what: str, said: str, known: Names, see: str) -> str:
    wanted = _folded(said)
    spelled = {id_: {_folded(name) for name in (id_, *names)} for id_, names in known.items()}
    exact = [id_ for id_ in known if _folded(id_) == wanted]
    meant = exact or [id_ for id_, names in spelled.items() if wanted in names]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise AmbiguousNameError(what, said, [(id_, (*known[id_], id_)[0]) for id_ in meant])
    homes = {name: id_ for id_, names in spelled.items() for name in sorted(names)}
    near = dict.fromkeys(homes[name] for name in look_alikes(wanted, list(homes)))
    raise UnknownNameError(what, said, near, see)

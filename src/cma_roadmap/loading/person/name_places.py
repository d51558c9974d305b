"""Where a profile holds names, and putting ids in their place; what means nothing is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cma_roadmap.errors import AmbiguousNameError, Problem, UnknownNameError, WrongRequestError
from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.loading.person.facts import EACH, KEYS, Pattern
from cma_roadmap.loading.person.names import Lookup
from cma_roadmap.loading.yaml.located import MOST_PROBLEMS, Document, Path, Position, Tree
from cma_roadmap.sentences.told import told

Look: TypeAlias = Callable[[str], str]

_CODES = {UnknownNameError: "unknown", AmbiguousNameError: "ambiguous"}
"""What the code of a problem begins with."""


def _places(lookup: Lookup) -> dict[Pattern, tuple[str, Look]]:
    """What kind of name stands where, and who looks it up."""
    return {
        ("state",): ("state", lookup.state),
        ("zip",): ("zip", lookup.zip),
        ("diploma", "country"): ("country", lookup.country),
        ("training", EACH, "country"): ("country", lookup.country),
        ("training", EACH, "program"): ("program", lookup.program),
        ("training", EACH, "accreditors", EACH): ("accreditor", lookup.accreditor),
        ("experience", EACH, "role"): ("role", lookup.role),
        ("military", EACH, "training"): ("military_training", lookup.training),
        ("credentials", EACH, "id"): ("credential", lookup.credential),
        ("attempts", EACH, "credential"): ("credential", lookup.credential),
        ("ce", EACH, "credentials", EACH): ("credential", lookup.credential),
        ("ce", EACH, "categories", EACH): ("ce_kind", lookup.ce_kind),
        ("needs", "language"): ("language", lookup.language),
        ("licenses", EACH, "kind"): ("license", lookup.license),
        ("licenses", EACH, "state"): ("state", lookup.state),
        ("memberships", EACH): ("membership", lookup.membership),
        ("clearances", KEYS): ("clearance", lookup.clearance),
        ("pins", KEYS): ("step", lookup.pin),
        ("finished", KEYS): ("step", lookup.pin),
        ("confirmed", EACH): ("clause", lookup.clause),
        ("training", EACH, "state"): ("state", lookup.state),
        ("state_papers", EACH, "state"): ("state", lookup.state),
        ("state_papers", EACH, "paper"): ("state_paper", lookup.state_paper),
        ("skills", EACH): ("skill", lookup.skill),
    }


def with_ids(document: Document, lookup: Lookup) -> tuple[Tree, list[Problem]]:
    """The tree with ids in place of names, and a problem for each that means none or several."""
    tree, problems = document.tree, list[Problem]()
    for pattern, (what, look) in _places(lookup).items():
        tree = _Mending(document, what, look, problems).mend(tree, pattern, ())
    return tree, problems


@dataclass(frozen=True, slots=True)
class _Mending:
    document: Document
    what: str
    look: Look
    problems: list[Problem]
    seen: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str | WrongRequestError] = field(default_factory=dict)

    def mend(self, tree: Tree, pattern: Pattern, path: Path) -> Tree:
        """`tree`, which is at `path`, with its names replaced where `pattern` leads."""
        if not pattern:
            return self._id(tree, path) if isinstance(tree, str) else tree
        head, rest = pattern[0], pattern[1:]
        match tree:
            case list() if head == EACH:
                return [self.mend(part, rest, (*path, i)) for i, part in enumerate(tree)]
            case dict() if head == KEYS:
                return {self._key(name, path): part for name, part in tree.items()}
            case dict() if isinstance(head, str) and head in tree:
                return {**tree, head: self.mend(tree[head], rest, (*path, head))}
        return tree

    def _id(self, name: str, path: Path, *, at_key: bool = False) -> str:
        if len(self.problems) > MOST_PROBLEMS:  # near names take time, and nobody reads so many
            return name
        outcome = self._outcome(name)
        if isinstance(outcome, str):
            return outcome
        code = _CODES.get(type(outcome), "wrong") + f"_{self.what}"
        place = self.document.locate(path, at_key=at_key)
        self.problems.append(Problem(code, outcome.message, place, outcome.hint))
        return name

    def _outcome(self, name: str) -> str | WrongRequestError:
        """The id, or why there is none; found once for a name that is there often."""
        if name not in self.outcomes:
            try:
                self.outcomes[name] = self.look(name)
            except WrongRequestError as error:
                self.outcomes[name] = error
        return self.outcomes[name]

    def _key(self, name: str, path: Path) -> str:
        """The id of a key; what stands under it is told at its own lines, by either name."""
        id_ = self._id(name, (*path, name), at_key=True)
        place = self.document.locate((*path, name), at_key=True)
        if id_ in self.seen:
            first = self.document.locate((*path, self.seen[id_]), at_key=True).line
            kind = told(f"kind.{self.what}")
            said = Problem.of("repeated_name", place, what=kind, name=id_, line=first)
            self.problems.append(said)
            return name
        self.seen[id_] = name
        self._around(path)[id_] = self._around(path)[name]
        return id_

    def _around(self, path: Path) -> dict[str | int, Position]:
        here = self.document.positions
        for segment in path:
            here = here.children[segment]
        return here.children

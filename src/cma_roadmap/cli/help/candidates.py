"""What could be typed next: commands, options, their words, and the names that the data has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cma_roadmap.cli.help.described import Described, text_of
from cma_roadmap.cli.spec import Argument, Group, Kind, Option
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.sentences.told import told

_SHOW = "show"
"""What a command that lists may leave out before the name of an entry."""
_MANY = re.compile(r"^exam\.attempt-|-\d+$|^renewal\.(?!1\.)|^state\.[a-z]{2}\.")
"""Ids of steps of which there is a whole row: attempts, years, cycles, states."""


class Candidate(NamedTuple):
    """A word to type, and what it means."""

    word: str
    means: str = ""


def candidates(program: Described, words: Sequence[str], begun: str) -> list[Candidate]:
    """What can stand after `words` and begins with `begun`; nothing where a file belongs."""
    place, start = _Place(program), begun.removeprefix("=").casefold()
    for word in words:
        place.step(word)
    return [one for one in place.offered(start) if one.word.casefold().startswith(start)]


class _Place:
    """Where a command line that is typed so far has come to."""

    def __init__(self, program: Described) -> None:
        self._program = program
        self._command = program
        self._waits: Option | None = None
        self._typed: set[Option] = set()

    def step(self, word: str) -> None:
        """Go on by one word; bash takes `--state=WA` for three."""
        if word == "=":
            return
        if self._waits is not None:
            self._waits = None
            return
        option = self._options().get(word.partition("=")[0])
        if option is not None:
            self._typed.add(option)
            self._waits = option if option.takes and "=" not in word else None
            return
        if word in self._command.names:
            self._command = self._command.below(word)

    def offered(self, begun: str) -> Iterable[Candidate]:
        """All that could be typed here."""
        if self._waits is not None:
            return _values(self._waits, self._program, begun)
        if begun.startswith("-"):
            return self._flags()
        return self._names(begun)

    def _options(self) -> dict[str, Option]:
        every = self._command.options
        return {o.flag: o for o in every} | {o.short: o for o in every if o.short}

    def _flags(self) -> Iterator[Candidate]:
        for option in self._command.options:
            if option not in self._typed:
                yield Candidate(option.flag, text_of(option))

    def _names(self, begun: str) -> Iterator[Candidate]:
        yield from _commands(self._command)
        shown = self._command.below(_SHOW) if _SHOW in self._command.names else self._command
        for argument in shown.arguments:
            yield from _values(argument, self._program, begun)


def _commands(described: Described) -> Iterator[Candidate]:
    """The commands below one, with their summaries under the codes that all of them have."""
    above = described.path.split()[1:]
    for name in described.names:
        yield Candidate(name, told(".".join(["help", *above, name])).partition("\n")[0])


def _values(spec: Option | Argument, program: Described, begun: str) -> Iterator[Candidate]:
    yield from map(Candidate, spec.choices)
    match spec.completes:
        case Kind.COMMAND:
            yield from _commands(program)
            yield from (Candidate(group, told(f"help.group.{group}")) for group in Group)
        case Kind.CREDENTIAL:
            yield from (Candidate(listed.id, listed.name) for listed in load_catalog().index)
        case Kind.STATE:
            yield from (Candidate(state.id, state.name) for state in load_catalog().states)
        case Kind.PROGRAM:
            yield from (Candidate(one.id, one.name) for one in load_catalog().programs)
        case Kind.OPEN:
            yield from _open_steps() or _steps(begun)
        case Kind.STEP:
            yield from _steps(begun)
        case Kind.PERSON:
            from cma_roadmap.people.folder import everyone

            yield from map(Candidate, everyone())
        case Kind.SCHEMA:
            from cma_roadmap.cli.options.schema_names import every_name

            yield from map(Candidate, every_name())


def _open_steps() -> list[Candidate]:
    """What is still to do in the plan that the log kept last; nothing where there is none."""
    from cma_roadmap.cli.options.own_files import log_place
    from cma_roadmap.cli.output.kept_plans import latest
    from cma_roadmap.cli.settings.places import folder_profile, own_profile

    plan = latest(log_place(folder_profile() or own_profile()))
    steps = plan.steps.values() if plan else ()
    return [Candidate(step.id, step.title) for step in steps if step.status != "done"]


def _steps(begun: str) -> Iterator[Candidate]:
    """All ids of steps; until it is told where, only those of which a plan may have one."""
    from cma_roadmap.planning.step_names import all_steps

    catalog = load_catalog()
    ids = sorted(all_steps(catalog))
    if "." not in begun:
        held = {listed.id for listed in catalog.index}
        ids = [one for one in ids if one.partition(".")[0] not in held and not _MANY.search(one)]
    yield from map(Candidate, ids)

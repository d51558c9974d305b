"""What is compared: credentials, schools or whole routes, each as a goal to plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cma_roadmap.errors import UnknownNameError, WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal
from cma_roadmap.planning.eligibility.pathways import pathways_for_goal
from cma_roadmap.sentences.told import told

_BETWEEN = ":"
_AWARDS = tuple(award.value for award in Award)


class Contender(NamedTuple):
    """One of the things compared: its id, and the goal that asks for it."""

    id: str
    goal: Goal


def credentials(names: Sequence[str], goal: Goal, catalog: Catalog) -> list[Contender]:
    """Credentials for the same kind of work.

    Raises:
        WrongRequestError: they are for different kinds of work.
    """
    _refuse_other_work(names, catalog)
    return [Contender(name, goal._replace(credential=name)) for name in names]


def _refuse_other_work(names: Iterable[str], catalog: Catalog) -> None:
    """Credentials for different kinds of work are no choice.

    Raises:
        WrongRequestError: names what each is for.
    """
    kinds = {name: catalog.credential(name).kind for name in names}
    if len(set(kinds.values())) > 1:
        works = {name: kind.value.replace("_", " ") for name, kind in kinds.items()}
        listed = "; ".join(told("list.work", name=name, work=work) for name, work in works.items())
        raise WrongRequestError.of("other_work", works=listed)


def programs(names: Sequence[str], goal: Goal, catalog: Catalog) -> list[Contender]:
    """Schools on the way to the credential of `goal`.

    Raises:
        UnknownNameError: one does not exist; carries near matches.
        WrongRequestError: several do not exist.
    """
    wrong: list[UnknownNameError] = []
    for name in names:
        try:
            catalog.program(name)
        except UnknownNameError as error:
            wrong.append(error)
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        said = ", ".join(repr(error.name) for error in wrong)
        told_of = (told("hint.for_name", name=repr(e.name), see=e.hint) for e in wrong if e.hint)
        raise WrongRequestError.of("unknown_programs", hint=" ".join(told_of) or None, names=said)
    return [Contender(name, goal._replace(program=name, award=None)) for name in names]


def routes(texts: Sequence[str], goal: Goal, catalog: Catalog) -> list[Contender]:
    """Routes as they are typed, each once.

    Raises:
        WrongRequestError: tells all that is wrong with them.
    """
    found: dict[str, Contender] = {}
    wrong: list[tuple[str, WrongRequestError]] = []
    for text in texts:
        try:
            contender = route(text, goal, catalog)
            found.setdefault(contender.id, contender)
        except WrongRequestError as error:
            wrong.append((text, error))
    if len(wrong) == 1:
        raise wrong[0][1]
    if wrong:
        said = ", ".join(repr(text) for text, _ in wrong)
        hint = " ".join(f"{text!r}: {error} {error.hint or ''}".rstrip() for text, error in wrong)
        raise WrongRequestError.of("no_routes", hint=hint, names=said)
    _refuse_other_work((contender.goal.credential for contender in found.values()), catalog)
    return list(found.values())


def route(text: str, goal: Goal, catalog: Catalog) -> Contender:
    """A route as it is typed: `CREDENTIAL:SCHOOL` or `CREDENTIAL:SCHOOL:PATHWAY`.

    The school is the id of a program, an award (a typical program of it), or `none`.

    Raises:
        WrongRequestError: it is not written so, or names something that does not exist.
    """
    name, _, rest = text.partition(_BETWEEN)
    school, _, pathway = rest.partition(_BETWEEN)
    if not name or not school:
        raise WrongRequestError.of("no_route", text=repr(text))
    credential = catalog.credential(catalog.credential_id(name))
    asked = goal._replace(
        credential=credential.id, pathway=pathway or None, program=None, award=None
    )
    pathways_for_goal(credential, asked)
    if school in _AWARDS:
        asked = asked._replace(award=Award(school))
    elif school == NO_PROGRAM:
        asked = asked._replace(program=NO_PROGRAM)
    else:
        asked = asked._replace(program=catalog.program(school).id)
    return Contender(route_id(asked), asked)


def route_id(goal: Goal) -> str:
    """How the route of a goal is typed."""
    school = goal.program or (goal.award or Award.CERTIFICATE).value
    parts = [goal.credential, school, *([goal.pathway] if goal.pathway else [])]
    return _BETWEEN.join(parts)

"""`why STEP`: one step of a plan explained: its day, its slack, its limits, its price."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.wishes import Based, Road, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.cli.streams import Ended
from cma_roadmap.errors import WrongRequestError, look_alikes
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.all_held import CARD
from cma_roadmap.model.results.planned_state import PlannedState, proven
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.planning.answer import roadmap_for
from cma_roadmap.sentences.told import either, told

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

NOT_ATTAINABLE = 4
_OF_ONE_ROAD = frozenset(
    {"foundation", "training", "externship", "exam", "return", "state", "renewal"}
)
"""What the ids of steps begin with in the plan of one credential."""
VERDICT = "verdict"
"""What is asked for in place of a step to have the pathway explained."""

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap why exam.apply --start 2027-01-11",
        "cma-roadmap why verdict -c ccma-nha --profile profile.yaml",
    ),
    help="help.why",
)
def why(
    ctx: typer.Context,
    step: Annotated[str, Argument("STEP", "help.why.step", completes=Kind.STEP)],
    road: Road,
    searched: Searched,
    based: Based,
    shown: Shown,
    chain: command_options.Chain = False,
) -> None:
    """Explain one step of a plan."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    if _is_of_all_held(step, based.catalog):
        road = replace(road, all_held=True)
    roadmap = roadmap_for(request_of(road, searched, based, session))
    place = proven(roadmap.states, step)
    open_place = place if place is not None and place.ready is None else None
    nothing = not roadmap.steps and open_place is None and step != VERDICT
    if nothing and not shown.quiet:
        say(session, "no_step_to_explain")
        say(session, "see_the_verdict")
    if step == VERDICT or (nothing and presenter.form is Format.JSON):
        about = (roadmap, based.catalog().sources)
        page, told = partial(_verdict_page, *about), partial(_verdict_document, *about)
        presenter.show(page, told, roadmap.today, roadmap.data_version, most=24)
        raise Ended(0 if roadmap.feasible else NOT_ATTAINABLE)
    if nothing:
        raise Ended(NOT_ATTAINABLE)
    if open_place is not None:
        of_state = (roadmap, open_place, based.catalog().sources)
        page, told = partial(_state_page, *of_state), partial(_state_document, *of_state)
        presenter.show(page, told, roadmap.today, roadmap.data_version, most=24)
        raise Ended(NOT_ATTAINABLE)
    _require(step, roadmap)
    page, document = partial(_page, roadmap, step, chain), partial(_document, roadmap, step)
    presenter.show(page, document, roadmap.today, roadmap.data_version, most=20)
    if not roadmap.feasible:
        if not shown.quiet:
            say(session, "see_the_plan")
        raise Ended(NOT_ATTAINABLE)


def _is_of_all_held(step: str, catalog: Callable[[], Catalog]) -> bool:
    """Whether the id begins as those of the plan of all that is held do: with a credential's."""
    first, dot, _ = step.partition(".")
    if not dot or first in _OF_ONE_ROAD:
        return False
    return first == CARD or any(first == known.id for known in catalog().index)


def _verdict_page(roadmap: Roadmap, sources: Mapping[str, Source]) -> Page:
    from cma_roadmap.rendering.pages.why.verdict_page import verdict_page

    return verdict_page(roadmap, sources)


def _verdict_document(roadmap: Roadmap, sources: Mapping[str, Source]) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.explanation_document import verdict_document

    return verdict_document(roadmap, sources)


def _state_page(roadmap: Roadmap, place: PlannedState, sources: Mapping[str, Source]) -> Page:
    from cma_roadmap.rendering.pages.why.verdict_page import state_verdict_page

    return state_verdict_page(roadmap, place, sources)


def _state_document(
    roadmap: Roadmap, place: PlannedState, sources: Mapping[str, Source]
) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.explanation_document import state_verdict_document

    return state_verdict_document(roadmap, place, sources)


def _page(roadmap: Roadmap, step: str, chain: bool) -> Page:
    if chain:
        from cma_roadmap.rendering.pages.why.chain_page import chain_page

        return chain_page(roadmap, step)
    from cma_roadmap.rendering.pages.why.explanation_page import explanation_page

    return explanation_page(roadmap, step)


def _document(roadmap: Roadmap, step: str) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.explanation_document import explanation_document

    return explanation_document(roadmap, step)


def _require(step: str, roadmap: Roadmap) -> None:
    """Refuse a step that the plan does not have.

    Raises:
        WrongRequestError: with the ids that look like it, and all ids.
    """
    ids = [planned.step.id for planned in roadmap.steps]
    if step in ids:
        return
    near = look_alikes(step, ids)
    error = WrongRequestError.of("no_such_step", name=repr(step), ids=", ".join(ids))
    if near:
        error.hint = f"{told('hint.did_you_mean', names=either(near))} {error.hint}"
    raise error

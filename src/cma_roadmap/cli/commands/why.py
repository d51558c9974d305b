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
from cma_roadmap.cli.output.presenting import Presenter
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
_MOST = 20
"""Lines of a first screen."""
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
    asked: Annotated[
        list[str] | None, Argument("STEP", "help.why.step", completes=Kind.STEP)
    ] = None,
    *,
    road: Road,
    searched: Searched,
    based: Based,
    shown: Shown,
    chain: command_options.Chain = False,
) -> None:
    """Explain one step of a plan, or list them all by name."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    step = " ".join(asked or ())
    if not asked and presenter.form is Format.JSON:
        raise WrongRequestError.of("which_step")
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
        _judged(presenter, roadmap, page, told)
        raise Ended(0 if roadmap.feasible else NOT_ATTAINABLE)
    if nothing:
        raise Ended(NOT_ATTAINABLE)
    if open_place is not None:
        of_state = (roadmap, open_place, based.catalog().sources)
        page, told = partial(_state_page, *of_state), partial(_state_document, *of_state)
        _judged(presenter, roadmap, page, told, open_place.state)
        raise Ended(NOT_ATTAINABLE)
    _explain(step if asked else None, roadmap, presenter, chain)


def _judged(
    presenter: Presenter,
    roadmap: Roadmap,
    page: Callable[[], Page],
    document: Callable[[], Mapping[str, object]],
    state: str | None = None,
) -> None:
    """Show a verdict, on a screen without its sources."""

    def short() -> Page:
        from cma_roadmap.rendering.pages.why.verdict_page import short_verdict_page

        return short_verdict_page(page(), roadmap, state)

    presenter.show(page, document, roadmap.today, roadmap.data_version, short=short, most=24)


def _explain(step: str | None, roadmap: Roadmap, presenter: Presenter, chain: bool) -> None:
    """Show one step, or the names of all where none is asked for."""
    name = "" if step is None else _found(step, roadmap)
    page = partial(_page, roadmap, name, chain) if name else partial(_steps, roadmap)
    short = None if chain else partial(_short, roadmap, name)
    document = partial(_document, roadmap, name)
    presenter.show(page, document, roadmap.today, roadmap.data_version, short=short, most=_MOST)


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


def _short(roadmap: Roadmap, step: str) -> Page:
    from cma_roadmap.rendering.pages.why.short_explanation import (
        short_explanation_page,
        short_steps_page,
    )

    if not step:
        return short_steps_page(roadmap)
    return short_explanation_page(roadmap, step, _page(roadmap, step, chain=False))


def _steps(roadmap: Roadmap) -> Page:
    from cma_roadmap.rendering.pages.why.short_explanation import steps_page

    return steps_page(roadmap)


def _document(roadmap: Roadmap, step: str) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.explanation_document import explanation_document

    return explanation_document(roadmap, step)


def _found(asked: str, roadmap: Roadmap) -> str:
    """The id of the step that has this id or title.

    Raises:
        WrongRequestError: the plan has no such step; with what looks like it, and all ids.
    """
    from cma_roadmap.rendering.messages.phrases import say as in_words

    ids = [planned.step.id for planned in roadmap.steps]
    if asked in ids:
        return asked
    titles = {p.step.id: in_words(p.step.title).casefold() for p in roadmap.steps}
    wanted = asked.casefold().strip()
    whole = [name for name, title in titles.items() if title == wanted]
    part = whole or [name for name, title in titles.items() if wanted and wanted in title]
    if len(part) == 1:
        return part[0]
    if part:
        raise WrongRequestError.of("several_steps", name=repr(asked), ids=", ".join(part))
    near = look_alikes(asked, ids)
    error = WrongRequestError.of("no_such_step", name=repr(asked), ids=", ".join(ids))
    if near:
        error.hint = f"{told('hint.did_you_mean', names=either(near))} {error.hint}"
    raise error

"""`states` and `states show STATE`: what each state asks of a medical assistant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options.wishes import Personal, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.parsing.list_and_show import hand_down
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.states.asked_of import asked_of

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
    from cma_roadmap.rendering.page.blocks import Page, Sheet

app = App(
    lists=True,
    epilog=examples("cma-roadmap states WA", "cma-roadmap states --profile profile.yaml"),
)


@app.callback(invoke_without_command=True, help="help.states")
def states(ctx: typer.Context, personal: Personal, shown: Shown) -> None:
    """List what each state asks, the person's own first."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog = personal.catalog()
    day, home = personal.day(session), personal.person(catalog, session).state

    def page() -> Page:
        from cma_roadmap.rendering.pages.states.state_list import states_page

        return states_page(catalog.states, catalog.sources, personal.as_of or day, home=home)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.states.state_list import states_sheet

        return states_sheet(catalog.states, personal.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.definition_documents import states_document

        return states_document(catalog, catalog.states, day, personal.as_of)

    def short() -> Page:
        from cma_roadmap.rendering.pages.states.state_list import short_states_page

        return short_states_page(page(), catalog.states, home)

    presenter.show(page, document, day, catalog.version, sheet, short=short)


@app.command(
    epilog=examples(
        "cma-roadmap states show South Dakota", "cma-roadmap states show WA --profile profile.yaml"
    ),
    help="help.states.show",
)
def show(
    ctx: typer.Context,
    state: Annotated[
        list[str] | None, Argument("STATE", "help.states.show.state", completes=Kind.STATE)
    ] = None,
    *,
    personal: Personal,
    shown: Shown,
) -> None:
    """Tell all about one state, by itself that of the person."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog = personal.catalog()
    person = personal.person(catalog, session)
    asked = " ".join(state or ()) or person.state
    if asked is None:
        raise WrongRequestError.of("which_state")
    found = catalog.state(asked)
    day = personal.day(session)
    told = personal.profile is not None
    ways = asked_of(found, person, catalog, day, personal.as_of) if told else None

    def page() -> Page:
        if ways is not None:
            from cma_roadmap.rendering.pages.states.asked_page import asked_page

            return asked_page(found, ways, catalog.sources, personal.as_of or day)
        from cma_roadmap.rendering.pages.states.state_page import state_page

        names = {listing.id: listing.name for listing in catalog.index}
        return state_page(found, catalog.sources, names, personal.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.definition_documents import states_document

        return states_document(catalog, [found], day, personal.as_of, ways)

    case = Case.of(catalog, person, day, personal.as_of)
    short = partial(_short_asked if told else _short, found, page, case)
    presenter.show(page, document, day, catalog.version, short=short, most=20 if told else 40)


def _short_asked(state: Jurisdiction, whole: Callable[[], Page], case: Case) -> Page:
    from cma_roadmap.model.traveling.packing import Asked
    from cma_roadmap.planning.states.travel_between import side_of, two_states
    from cma_roadmap.planning.traveling.packing_list import assignment
    from cma_roadmap.rendering.pages.states.short_asked import short_asked_page

    side = side_of(state, case.rules_day)
    one = assignment(Asked(state.id), two_states(side, side), case, case.rules_day)
    return short_asked_page(one, whole())


def _short(state: Jurisdiction, whole: Callable[[], Page], case: Case) -> Page:
    from cma_roadmap.rendering.pages.states.short_state import short_state_page

    return short_state_page(state, whole(), case.rules_day)

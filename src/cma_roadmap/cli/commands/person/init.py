"""`init`: five questions, a profile made of the answers, and the plan that follows from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options import options, person_options
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.settings.places import FOLDER_PROFILE, folder_profile
from cma_roadmap.errors import OutputError, WrongRequestError
from cma_roadmap.people.folder import ME, profile_of
from cma_roadmap.people.own_file import put
from cma_roadmap.people.profile_text import profile_text
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.cli.options.wishes import Road
    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.definitions.profile import Profile

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap init", "cma-roadmap init --person maria --no-color"),
    help="help.init",
)
@takes
def init(
    ctx: typer.Context,
    person: person_options.Whose = None,
    here: person_options.Here = False,
    no_input: person_options.NoInput = False,
    anew: person_options.Anew = False,
    today: options.Today = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Ask, write the profile, show the plan."""
    from cma_roadmap.cli.interview.talk import can_ask

    session: Session = ctx.obj
    place = _place(person, here=here)
    if place.exists() and not anew:
        raise WrongRequestError.of("profile_is_there", file=place)
    day = today or session.clock()
    asks = not no_input and can_ask()
    text = _asked(session, day, plain=no_color) if asks else profile_text({})
    _write(place, text)
    if not quiet:
        whose = f" --person {person}" if person and person != ME else ""
        say(session, "profile_written_here" if here else "profile_written", file=place, whose=whose)
        if not here and person is None and folder_profile() is not None:
            say(session, "folder_comes_first", file=FOLDER_PROFILE)
    _show(session, place, day, no_color=no_color)


def _place(person: str | None, *, here: bool) -> Path:
    """The file to write.

    Raises:
        WrongRequestError: it is asked for in two places.
    """
    if here and person is not None:
        raise WrongRequestError.of("here_and_person")
    return Path(FOLDER_PROFILE) if here else profile_of(person or ME)


def _asked(session: Session, day: date, *, plain: bool) -> str:
    """The profile of whoever sits at the terminal."""
    from cma_roadmap.cli.interview.interview import hold
    from cma_roadmap.cli.interview.talk import on_terminal
    from cma_roadmap.loading.catalog.catalog_reader import load_catalog

    return hold(on_terminal(session, plain=plain), load_catalog(), day).text()


def _write(place: Path, text: str) -> None:
    try:
        put(place, text.encode("utf-8"))
    except OSError as error:
        reason = error.strerror or told("error.unwritable")
        raise OutputError.of("not_written", path=place, reason=reason) from None


def _show(session: Session, place: Path, day: date, *, no_color: bool) -> None:
    """The short plan of the profile that was written: for the credential that it is about."""
    from cma_roadmap.cli.options.planning_request import request_of
    from cma_roadmap.cli.options.wishes import Based, Searched
    from cma_roadmap.cli.output.formats import Format
    from cma_roadmap.cli.output.presenting import Presenter
    from cma_roadmap.planning.answer import roadmap_for
    from cma_roadmap.rendering.json.document import roadmap_document
    from cma_roadmap.rendering.pages.plan.plan_page import plan_page
    from cma_roadmap.rendering.pages.plan.short_page import short_plan_page

    based = Based(today=day, profile=str(place))
    catalog = based.catalog()
    road = _road(based.person(catalog, session), catalog)
    roadmap = roadmap_for(request_of(road, Searched(), based, session))
    presenter = Presenter(session, Format.TEXT, None, no_color, quiet=True)
    presenter.show(
        lambda: plan_page(roadmap),
        lambda: roadmap_document(roadmap),
        day,
        roadmap.data_version,
        short=lambda: short_plan_page(roadmap),
    )
    if not roadmap.feasible:
        say(session, "not_attainable" if roadmap.all_held is None else "not_all_kept")


def _road(person: Profile, catalog: Catalog) -> Road:
    """The road to what the person holds, or has tried for; else the usual one."""
    from cma_roadmap.cli.options.wishes import Road

    ours = [listing.id for listing in catalog.for_medical_assistants]
    held = [one for one in ours if one in person.held]
    if len(held) > 1:
        return Road(all_held=True)
    tried = [one.credential for one in person.attempts if one.credential in ours]
    return Road(credential=next(iter([*held, *reversed(tried)]), None))

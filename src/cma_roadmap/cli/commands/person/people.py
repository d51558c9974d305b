"""`people`: who is kept on this machine, and taking a person along or off it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options import options, person_options
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.wishes import Dated, OfPerson, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.quick import QuickCommand, QuickGroup, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.settings.persons import known_person
from cma_roadmap.cli.streams import beginning
from cma_roadmap.errors import OutputError, WrongRequestError
from cma_roadmap.people import archive
from cma_roadmap.people.folder import (
    ME,
    PROFILE,
    everyone,
    folder_of,
    people_folder,
    person_name,
    profile_of,
)
from cma_roadmap.people.own_file import put
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.tracked.kept_person import Kept
    from cma_roadmap.rendering.page.blocks import Page, Sheet

app = typer.Typer(
    cls=QuickGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    epilog=examples("cma-roadmap people list", "cma-roadmap people export maria -o maria.zip"),
)


@app.callback(help="help.people")
def people() -> None:
    """Look after the persons of this machine."""


@app.command(
    "list",
    cls=QuickCommand,
    epilog=examples("cma-roadmap people list", "cma-roadmap people list --json"),
    help="help.people.list",
)
@takes
def list_people(ctx: typer.Context, dated: Dated, shown: Shown) -> None:
    """List the persons who have a folder."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    found, day, version = _kept(), dated.day(session), dated.catalog().version

    def page() -> Page:
        from cma_roadmap.rendering.pages.person.person_page import people_page

        return people_page(found, str(people_folder()))

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.data_document import people_document

        return people_document(found, version, day)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.person.person_page import people_sheet

        return people_sheet(found)

    presenter.show(page, document, day, version, sheet, most=25)


def _kept() -> list[Kept]:
    from cma_roadmap.model.tracked.kept_person import Kept

    try:
        names = everyone()
    except OSError as error:
        reason = error.strerror or error
        raise OutputError.of("cannot_look_at", path=people_folder(), reason=reason) from None
    return [Kept(name, profile_of(name).is_file(), str(folder_of(name))) for name in names]


@app.command(
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap people export maria -o maria.zip", "cma-roadmap people export me -o me.zip"
    ),
    help="help.people.export",
)
@takes
def export(
    ctx: typer.Context,
    name: person_options.Someone,
    output: options.Output = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a person's folder to one file."""
    person = known_person(person_name(name))
    if output is None or output == "-":
        raise WrongRequestError.of("export_needs_a_file", name=person)
    data, place = archive.exported(person), Path(os.path.realpath(output))  # a link stays one
    if place.is_dir():
        raise OutputError.of("is_a_folder", path=place)
    if place.exists() and not place.is_file():
        raise OutputError.of("not_written", path=place, reason=told("table.no_file"))
    if place.is_file() and not _begins(place).startswith(archive.ZIP):
        raise OutputError.of("file_of_another_kind", path=place, form="zip")
    if not place.parent.is_dir():
        raise OutputError.of("no_folder", folder=place.parent)
    try:
        put(place, data)
    except OSError as error:
        raise OutputError.of("not_written", path=place, reason=error.strerror or error) from None
    if not quiet:
        say(ctx.obj, "exported", file=place, name=person)
        if person == ME:
            say(ctx.obj, "calendars_stay")


def _begins(place: Path) -> bytes:
    try:
        with place.open("rb") as file:
            return file.read(len(archive.ZIP))
    except OSError as error:
        raise OutputError.of("cannot_look_at", path=place, reason=error.strerror) from None


@app.command(
    "import",
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap people import maria.zip --as maria-2", "cma-roadmap people import maria.yaml"
    ),
    help="help.people.import",
)
@takes
def import_person(
    ctx: typer.Context,
    file: person_options.File,
    name: person_options.As = None,
    quiet: options.Quiet = False,
) -> None:
    """Take in a person from a file."""
    try:
        data = beginning(file, archive.MAX_BYTES)
    except OSError as error:
        raise OutputError.of("cannot_look_at", path=file, reason=error.strerror or error) from None
    taken = _by_profile(data, Path(file), name, ctx.obj) or archive.taken(data, file)
    person = name or taken.name
    dropped = archive.take_in(taken, person)
    if quiet:
        return
    if dropped:
        say(ctx.obj, "renamed_calendars", name=taken.name)
    say(ctx.obj, "imported", name=person, whose="" if person == ME else f" --person {person}")


def _by_profile(
    data: bytes, file: Path, name: str | None, session: Session
) -> archive.Taken | None:
    """A person by their profile alone, called `name` or as its file is; `None`: it is none.

    Raises:
        BadInputError: the profile has faults.
        WrongRequestError: the name of the file is no name for a person.
    """
    if file.suffix.casefold() not in (".yaml", ".yml") or data.startswith(archive.ZIP):
        return None
    from cma_roadmap.cli.options.own_files import read_profile

    dated = OfPerson()
    read_profile(data, str(file), dated.catalog(), dated.day(session))
    return archive.Taken(name or person_name(file.stem), {PROFILE: data})


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap people remove maria", "cma-roadmap people remove maria --yes"),
    help="help.people.remove",
)
@takes
def remove(
    ctx: typer.Context,
    name: person_options.Someone,
    yes: person_options.Unasked = False,
    quiet: options.Quiet = False,
) -> None:
    """Remove a person from this machine."""
    from cma_roadmap.cli.interview.talk import can_ask, on_terminal

    session: Session = ctx.obj
    person = known_person(person_name(name))
    if not folder_of(person).is_dir():
        raise WrongRequestError.of("nobody_there", name=person)
    sure = yes or (
        can_ask() and on_terminal(session, plain=True).yes("remove", name=person) is True
    )
    if not sure:
        raise WrongRequestError.of("removal_not_sure", name=person)
    archive.removed(person)
    if not quiet:
        say(session, "removed", name=person)

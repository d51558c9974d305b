"""`profile`: see what is written of a person, change it, and look it over."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options import options, person_options
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.own_files import read_profile
from cma_roadmap.cli.options.wishes import OfPerson, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.quick import QuickCommand, QuickGroup, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.settings.persons import known_person
from cma_roadmap.cli.settings.places import FOLDER_PROFILE, folder_profile
from cma_roadmap.cli.streams import tell
from cma_roadmap.errors import BadInputError, CmaRoadmapError, OutputError
from cma_roadmap.people.folder import ME, profile_of
from cma_roadmap.people.own_file import put
from cma_roadmap.people.profile_text import profile_text
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

_USUAL = ("nano", "vi", "notepad")

app = typer.Typer(
    cls=QuickGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    epilog=examples("cma-roadmap profile show", "cma-roadmap profile edit --person maria"),
)


@app.callback(help="help.profile")
def profile() -> None:
    """Look after a profile."""


@app.command(
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap profile show --person maria",
        "cma-roadmap profile show --profile me.yaml --json",
    ),
    help="help.profile.show",
)
@takes
def show(ctx: typer.Context, about: OfPerson, shown: Shown) -> None:
    """Show what a profile says."""
    _present(ctx.obj, about, shown, whole=True)


@app.command(
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap profile check", "cma-roadmap profile check --profile profile.yaml --json"
    ),
    help="help.profile.check",
)
@takes
def check(ctx: typer.Context, about: OfPerson, shown: Shown) -> None:
    """Look a profile over."""
    _present(ctx.obj, about, shown, whole=False)


def _present(session: Session, about: OfPerson, shown: Shown, *, whole: bool) -> None:
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog, day = about.catalog(), about.day(session)
    person, file = about.person(catalog, session), about.profile

    def page() -> Page:
        from cma_roadmap.rendering.pages.person.person_page import profile_page

        return profile_page(person, file, catalog, whole=whole)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.data_document import profile_document

        return profile_document(person, file, catalog.version, day)

    presenter.show(page, document, day, catalog.version)


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap profile edit", "cma-roadmap profile edit --person maria"),
    help="help.profile.edit",
)
@takes
def edit(
    ctx: typer.Context,
    file: options.ProfileFile = None,
    person: person_options.Whose = None,
    today: options.Today = None,
    quiet: options.Quiet = False,
) -> None:
    """Open a profile in an editor."""
    from cma_roadmap.cli.interview.talk import can_ask, on_terminal

    session: Session = ctx.obj
    place = Path(os.path.realpath(_place_to_edit(file, person)))  # a link must stay a link
    if not can_ask():
        raise OutputError.of("needs_a_terminal", command="profile edit", file=place)
    before = _read(place)
    copy = place.with_name(f".edited.{place.name}")
    text = before or profile_text({}).encode()
    try:
        while True:
            put(copy, text)
            _open(session, copy)
            text = copy.read_bytes()
            if text == before:
                break
            problems = _wrong(text, place, OfPerson(today=today), session)
            if problems is None:
                put(place, text)
                break
            _tell(problems)
            if on_terminal(session, plain=True).yes("edit_again") is False:
                raise problems
    except OSError as error:
        raise OutputError.of("not_written", path=place, reason=error.strerror or error) from None
    finally:
        copy.unlink(missing_ok=True)
    if not quiet:
        say(session, "profile_kept" if text == before else "wrote", file=place)


def _place_to_edit(file: str | None, person: str | None) -> Path:
    """The profile that a plan would read; where there is none yet, that of the person.

    Raises:
        WrongRequestError: there is no such person.
    """
    if file is not None:
        return Path(file)
    if person is None and folder_profile() is not None:
        return Path(FOLDER_PROFILE)
    return profile_of(known_person(person or ME))


def _read(place: Path) -> bytes | None:
    """The bytes of a profile; `None` where there is none yet.

    Raises:
        OutputError: it is there and cannot be read.
    """
    from cma_roadmap.loading.catalog.profile_file import MAX_BYTES

    try:
        if place.exists() and not place.is_file():
            raise OutputError.of("cannot_look_at", path=place, reason=told("table.no_file"))
        with place.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise OutputError.of("cannot_look_at", path=place, reason=told("table.too_large"))
        return text
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError.of("cannot_look_at", path=place, reason=error.strerror) from None


def _open(session: Session, file: Path) -> None:
    """Let the person's editor open a file, and wait for it.

    Raises:
        OutputError: there is no such program.
    """
    env = session.environment
    named = env.get("VISUAL") or env.get("EDITOR")
    found = [named] if named else [one for one in _USUAL if shutil.which(one)]
    words = shlex.split(found[0]) if found else []
    if not words or shutil.which(words[0]) is None:
        raise OutputError.of("no_editor", name=named or ", ".join(_USUAL), file=file)
    subprocess.run([*words, str(file)], check=False, env=dict(os.environ))  # noqa: S603 - the person's own editor


def _wrong(text: bytes, place: Path, dated: OfPerson, session: Session) -> BadInputError | None:
    """What is wrong with a profile, if anything is."""
    try:
        read_profile(text, str(place), dated.catalog(), dated.day(session))
    except BadInputError as error:
        return error
    return None


def _tell(error: CmaRoadmapError) -> None:
    from cma_roadmap.cli.errors import error_text

    tell(error_text(error) + "\n")

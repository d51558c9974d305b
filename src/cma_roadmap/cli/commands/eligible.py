"""`eligible`: which pathways are open to one person, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options.asked import Names, known_credentials
from cma_roadmap.cli.options.wishes import Based, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.streams import Ended
from cma_roadmap.model.results.assessment import Eligibility
from cma_roadmap.planning.eligibility.checking import check
from cma_roadmap.planning.result.sharing import Sharing

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page, Sheet

NOT_ELIGIBLE = 4
_MOST, _MOST_NAMED = 24, 40
"""Lines of a first screen; of one with the clauses of credentials that were asked for."""

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap eligible ccma-nha --profile profile.yaml", "cma-roadmap eligible --json"
    ),
    help="help.eligible",
)
def eligible(ctx: typer.Context, credentials: Names = None, *, based: Based, shown: Shown) -> None:
    """Check what is open to you now."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog = based.catalog()
    person = based.person(catalog, session)
    names = known_credentials(catalog, credentials)
    detailed = names if credentials else known_credentials(catalog, None, main_only=True)
    found = check(catalog, person, names, based.day(session), based.as_of)
    if based.share:
        found = Sharing(person, based.day(session)).told(found)
    page, document = partial(_page, found, detailed), partial(_document, found)
    sheet, named = partial(_sheet, found), frozenset(names if credentials else ())
    short = partial(_short, found, detailed, named)
    most = _MOST_NAMED if credentials else _MOST
    presenter.show(page, document, found.today, found.data_version, sheet, short=short, most=most)
    if not _anything_possible(found):
        if not shown.quiet:
            say(session, "nothing_open")
        raise Ended(NOT_ELIGIBLE)


def _page(found: Eligibility, detailed: list[str]) -> Page:
    from cma_roadmap.rendering.pages.why.eligibility_page import eligibility_page

    return eligibility_page(found, detailed)


def _short(found: Eligibility, detailed: list[str], named: frozenset[str]) -> Page:
    from cma_roadmap.rendering.pages.why.short_eligibility import short_eligibility_page

    return short_eligibility_page(found, detailed, named, _page(found, detailed))


def _document(found: Eligibility) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.eligibility_document import eligibility_document

    return eligibility_document(found)


def _sheet(found: Eligibility) -> Sheet:
    from cma_roadmap.rendering.pages.why.eligibility_sheet import eligibility_sheet

    return eligibility_sheet(found)


def _anything_possible(found: Eligibility) -> bool:
    """Whether any pathway is met or cannot be ruled out, now or later, or lacks but a card."""
    return any(
        pathway.tree.window(found.today) is not None or pathway.tree.open_once(found.today)
        for credential in found.credentials
        for pathway in credential.pathways
    )

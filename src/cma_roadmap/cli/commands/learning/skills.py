"""`skills`: what the job asks, what a person has of it; for a résumé, and for the school."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options, options
from cma_roadmap.cli.options.wishes import Personal, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.studying.skill_report import Having
from cma_roadmap.planning.studying.skills import holdings, skill_report

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.definitions.profile import Profile
    from cma_roadmap.model.studying.skill_report import SkillReport
    from cma_roadmap.rendering.page.blocks import Page, Sheet

_PAGES = (Format.MARKDOWN, Format.PAGE)
_MOST = 30

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap skills -c rma-amt --profile profile.yaml",
        "cma-roadmap skills --resume --format md",
    ),
    help="help.skills",
)
def skills(
    ctx: typer.Context,
    credential: options.Credential = None,
    resume: command_options.Resume = False,
    transcript: command_options.Transcript = False,
    *,
    personal: Personal,
    shown: Shown,
) -> None:
    """Show the skills of the job, and which of them a person has."""
    if resume and transcript:
        raise WrongRequestError.of("one_skill_list")
    session: Session = ctx.obj
    name = credential or options.DEFAULT_CREDENTIAL
    if transcript:
        _transcript(session, name, personal, shown)
    elif resume:
        _resume(session, name, personal, shown)
    else:
        _table(session, name, personal, shown)


def _table(session: Session, name: str, personal: Personal, shown: Shown) -> None:
    presenter = shown.presenter(session, *_PAGES, Format.CSV)
    catalog, _, report = _report(session, name, personal)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.studying.skills_document import skills_document

        return skills_document(report, catalog, personal.as_of)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.skills.skills_page import skills_sheet

        return skills_sheet(report, _names(catalog))

    def short() -> Page:
        from cma_roadmap.rendering.pages.skills.skills_page import short_skills_page

        return short_skills_page(report, _page(report, catalog))

    page = partial(_page, report, catalog)
    presenter.show(page, document, report.today, catalog.version, sheet, short=short, most=_MOST)


def _page(report: SkillReport, catalog: Catalog) -> Page:
    from cma_roadmap.rendering.pages.skills.skills_page import skills_page

    return skills_page(report, catalog.sources, _names(catalog))


def _resume(session: Session, name: str, personal: Personal, shown: Shown) -> None:
    """The list; what is left out of it is told beside it.

    Raises:
        WrongRequestError: nothing can be on it.
    """
    presenter = shown.presenter(session, *_PAGES)
    catalog, person, report = _report(session, name, personal)
    held = holdings(catalog, person, report.today)
    if not report.having(Having.HAVE) and not held:
        raise WrongRequestError.of("no_resume")

    def page() -> Page:
        from cma_roadmap.rendering.pages.skills.resume_page import resume_page

        return resume_page(report, held)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.studying.skills_document import resume_document

        return resume_document(report, held, catalog, personal.as_of)

    def markdown() -> str:
        from cma_roadmap.rendering.page.markdown import write_markdown

        return write_markdown(page(), foot=False)

    more = {Format.MARKDOWN: markdown}
    presenter.show(page, document, report.today, catalog.version, more=more)
    left_out = len(report.having(Having.LIKELY))
    if left_out and not shown.quiet:
        say(session, "resume_leaves_out", count=left_out)


def _transcript(session: Session, name: str, personal: Personal, shown: Shown) -> None:
    from cma_roadmap.planning.studying.transcript import transcript_checks

    presenter = shown.presenter(session, *_PAGES, Format.CSV)
    catalog, day = personal.catalog(), personal.day(session)
    person = personal.person(catalog, session)
    found = transcript_checks(catalog, person, catalog.credential_id(name), day, personal.as_of)

    def page() -> Page:
        from cma_roadmap.rendering.pages.skills.transcript_page import transcript_page

        return transcript_page(found, catalog.sources)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.studying.skills_document import transcript_document

        return transcript_document(found, catalog, personal.as_of)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.skills.transcript_page import transcript_sheet

        return transcript_sheet(found)

    presenter.show(page, document, day, catalog.version, sheet, most=_MOST)


def _report(
    session: Session, name: str, personal: Personal
) -> tuple[Catalog, Profile, SkillReport]:
    catalog, day = personal.catalog(), personal.day(session)
    person = personal.person(catalog, session)
    credential = catalog.credential(name)
    report = skill_report(catalog, person, credential, day, personal.as_of)
    return catalog, person, report


def _names(catalog: Catalog) -> dict[str, str]:
    """Names of credentials and cards, by id."""
    cards = {card.id: card.name for card in catalog.clearances}
    return {**cards, **{listing.id: listing.name for listing in catalog.index}}

"""`outlines` and `outlines compare A B`: what exams ask, and what one leaves for another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.wishes import Ruled, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.parsing.list_and_show import hand_down
from cma_roadmap.cli.parsing.quick import QuickCommand, QuickGroup, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.planning.studying.comparing_outlines import compare_outlines

if TYPE_CHECKING:
    from datetime import date

    from cma_roadmap.model.definitions.credential import Credential
    from cma_roadmap.model.definitions.studying import Outline
    from cma_roadmap.model.values.fact import FactVersion
    from cma_roadmap.rendering.page.blocks import Page

app = typer.Typer(
    cls=QuickGroup,
    add_completion=False,
    rich_markup_mode=None,
    epilog=examples("cma-roadmap outlines", "cma-roadmap outlines compare cma-aama rma-amt"),
)


@app.callback(invoke_without_command=True, help="help.outlines")
@takes
def outlines(ctx: typer.Context, ruled: Ruled, shown: Shown) -> None:
    """List what every exam asks."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog, day = ruled.catalog(), ruled.day(session)

    def page() -> Page:
        from cma_roadmap.rendering.pages.study.outlines_page import outlines_page

        return outlines_page(catalog.credentials, catalog.sources, ruled.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.studying.outlines_document import outlines_document

        return outlines_document(catalog, day, ruled.as_of)

    presenter.show(page, document, day, catalog.version, most=30)


@app.command(
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap outlines compare cma-aama rma-amt",
        "cma-roadmap outlines compare cma-aama ccma-nha --json",
    ),
    help="help.outlines.compare",
)
@takes
def compare(
    ctx: typer.Context,
    studied: Annotated[
        str, Argument("STUDIED", "help.outlines.compare.studied", completes=Kind.CREDENTIAL)
    ],
    wanted: Annotated[
        str, Argument("WANTED", "help.outlines.compare.wanted", completes=Kind.CREDENTIAL)
    ],
    ruled: Ruled,
    shown: Shown,
) -> None:
    """Tell what one exam asks beyond another."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog, day = ruled.catalog(), ruled.day(session)
    held = ruled.as_of or day
    first, second = catalog.credential(studied), catalog.credential(wanted)
    (of_first, ours), (of_second, theirs) = _outline(first, held), _outline(second, held)
    compared = compare_outlines(ours, theirs)

    def page() -> Page:
        from cma_roadmap.rendering.pages.study.outlines_page import compared_page

        both = ((first, of_first), (second, of_second))
        return compared_page(*both, compared, catalog.sources, held)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.studying.outlines_document import compared_document

        both = ((first.id, of_first), (second.id, of_second))
        return compared_document(catalog, both, compared, day, ruled.as_of)

    presenter.show(page, document, day, catalog.version, most=30)


def _outline(credential: Credential, day: date) -> tuple[FactVersion[Outline], Outline]:
    """The outline in force, with who says so.

    Raises:
        WrongRequestError: there is no exam, or its outline is not known.
    """
    version = credential.exam.outline.at(day) if credential.exam else None
    if version is None or version.value is None:
        raise WrongRequestError.of("no_outline", credential=credential.name)
    return version, version.value

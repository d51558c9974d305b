"""`data`: look the data over, find what is old, list who says what, print schemas, rebuild."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options, options
from cma_roadmap.cli.options.wishes import Dated, Shown
from cma_roadmap.cli.output.file_kinds import chosen_format
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import write
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.cli.streams import Ended
from cma_roadmap.errors import FaultsFoundError
from cma_roadmap.model.values.fact import Source
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.results.audit import CitedSource, Reading
    from cma_roadmap.rendering.page.blocks import Page, Sheet

STALE = 4

app = App(
    no_args_is_help=True,
    epilog=examples("cma-roadmap data check", "cma-roadmap data sources aama fee"),
)


@app.callback(help="help.data")
def data() -> None:
    """Look after the data."""


@app.command(
    epilog=examples(
        "cma-roadmap data check --data-dir our-data", "cma-roadmap data check --coverage"
    ),
    help="help.data.check",
)
def check(
    ctx: typer.Context,
    data_dir: options.DataDir = None,
    coverage: command_options.Coverage = False,
    *,
    shown: Shown,
) -> None:
    """Read every data file anew and tell everything that is wrong, by file and line."""
    from cma_roadmap.loading.audit.inspection import inspect

    session: Session = ctx.obj
    if coverage:
        _show_coverage(session, data_dir, shown)
        return
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    day = session.clock()
    found = inspect(data_dir, day)

    def page() -> Page:
        from cma_roadmap.rendering.pages.data.inspection_page import inspection_page

        # What is kept names the problems itself; beside text they stand on standard error.
        return inspection_page(found, listed=presenter.form is Format.TEXT)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.data.inspection_page import inspection_sheet

        return inspection_sheet(found)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.data_document import inspection_document

        return inspection_document(found, day)

    presenter.show(page, document, day, found.version, sheet, most=25)
    if found.problems:
        raise FaultsFoundError(found.problems)


def _show_coverage(session: Session, data_dir: Path | None, shown: Shown) -> None:
    """How well what plans read is known, in place of what is wrong."""
    from cma_roadmap.loading.audit.coverage import coverage
    from cma_roadmap.loading.catalog.catalog_reader import load_catalog

    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    day = session.clock()
    catalog = load_catalog(overlay=data_dir)
    found = coverage(catalog, day)

    def page() -> Page:
        from cma_roadmap.rendering.pages.data.coverage_page import coverage_page

        return coverage_page(found, day)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.data.coverage_page import coverage_sheet

        return coverage_sheet(found)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.data_document import coverage_document

        return coverage_document(found, catalog, day)

    presenter.show(page, document, day, found.version, sheet, most=40)


@app.command(
    epilog=examples(
        "cma-roadmap data stale --older-than 365d",
        "cma-roadmap data stale --older-than 2y --format csv",
    ),
    help="help.data.stale",
)
def stale(
    ctx: typer.Context,
    older_than: command_options.OlderThan = 365,
    *,
    dated: Dated,
    shown: Shown,
) -> None:
    """List facts that nobody has seen for a while, and count those without a date."""
    from cma_roadmap.loading.audit.provenance import readings

    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog, day = dated.catalog(), dated.day(session)
    aged = [(reading, reading.age(day)) for reading in readings(catalog, day)]
    found = [reading for reading, age in aged if age is None or age >= older_than]

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.data_document import stale_document

        return stale_document(found, older_than, catalog, day)

    page, sheet = partial(_stale_page, found, older_than, day), partial(_stale_sheet, found, day)
    presenter.show(page, document, day, catalog.version, sheet, most=25)
    if found:
        raise Ended(STALE)


def _stale_page(found: Sequence[Reading], older_than: int, day: date) -> Page:
    from cma_roadmap.rendering.pages.data.stale_page import stale_page

    return stale_page(found, older_than, day)


def _stale_sheet(found: Sequence[Reading], day: date) -> Sheet:
    from cma_roadmap.rendering.pages.data.stale_page import stale_sheet

    return stale_sheet(found, day)


@app.command(
    epilog=examples("cma-roadmap data sources aama fee", "cma-roadmap data sources --format csv"),
    help="help.data.sources",
)
def sources(
    ctx: typer.Context,
    words: Annotated[list[str] | None, Argument("WORD", "help.data.sources.words")] = None,
    *,
    dated: Dated,
    shown: Shown,
) -> None:
    """List who says what."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog, day = dated.catalog(), dated.day(session)
    found = _cited(catalog, words or ())

    def page() -> Page:
        from cma_roadmap.rendering.pages.data.sources_page import sources_page

        return sources_page(found, len(catalog.sources))

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.data.sources_page import sources_sheet

        return sources_sheet(found)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.data_document import sources_document

        return sources_document(found, catalog, day)

    presenter.show(page, document, day, catalog.version, sheet, most=25)


def _cited(catalog: Catalog, words: Sequence[str]) -> list[CitedSource]:
    """The sources that have all the words in them, each with how many facts rest on it."""
    from cma_roadmap.loading.audit.provenance import citations
    from cma_roadmap.model.results.audit import CitedSource

    counts = citations(catalog)
    wanted = [word.casefold() for word in words]
    return [
        CitedSource(source, counts[source.id])
        for source in catalog.sources.values()
        if all(word in _text_of(source) for word in wanted)
    ]


def _text_of(source: Source) -> str:
    """Everything that a source says of itself, to look words up in."""
    return " ".join(str(part) for _, part in source if part is not None).casefold()


@app.command(
    epilog=examples("cma-roadmap data schema roadmap", "cma-roadmap data schema profile"),
    help="help.data.schema",
)
def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None, Argument("NAME", "help.data.schema.name", completes=Kind.SCHEMA)
    ] = None,
    *,
    shown: Shown,
) -> None:
    """Print a JSON Schema."""
    from cma_roadmap.cli.options.schema_names import all_schemas, schema_text

    session: Session = ctx.obj
    if name:
        chosen_format(shown.form, shown.as_json, (Format.JSON,), shown.output)
        force, quiet = shown.force, shown.quiet
        write(session, schema_text(name), shown.output, Format.JSON, force=force, quiet=quiet)
        return
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)

    def document() -> Mapping[str, object]:
        raise typer.BadParameter(told("error.list_is_no_json"))

    presenter.show(all_schemas, document, session.clock(), None, most=40)


@app.command(
    "import-ipeds",
    epilog=examples(
        "cma-roadmap data import-ipeds ipeds-tables -o data/programs.yaml",
        "cma-roadmap data import-ipeds ipeds-tables --json",
    ),
    help="help.data.import-ipeds",
)
def import_ipeds(
    ctx: typer.Context,
    folder: Annotated[Path, Argument("FOLDER", "help.data.import-ipeds.folder")],
    output: options.Output = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
) -> None:
    """Rebuild the list of programs from the raw tables of the federal survey IPEDS."""
    from cma_roadmap.loading.catalog.catalog_files import data_dir
    from cma_roadmap.loading.catalog.catalog_reader import load_catalog
    from cma_roadmap.loading.ipeds.records import imported
    from cma_roadmap.loading.ipeds.tables import read_tables
    from cma_roadmap.loading.ipeds.writing import rebuilt

    made = imported(read_tables(folder))
    if as_json:
        from cma_roadmap.rendering.json.data_document import imported_document
        from cma_roadmap.rendering.json.json_text import json_text

        day = ctx.obj.clock()
        document = imported_document(made.programs, made.defaults, load_catalog().version, day)
        write(ctx.obj, json_text(document), output, Format.JSON, quiet=quiet)
        return
    before = data_dir() / "programs.yaml"
    text = rebuilt(before.read_bytes().decode("utf-8"), str(before), made)
    # Writing over programs.yaml is what this is for: what people wrote in it is kept.
    write(ctx.obj, text, output, Format.TEXT, force=True, quiet=quiet)

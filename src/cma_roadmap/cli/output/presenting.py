"""Showing a result: as text for the place it goes to, or as JSON; renderers load when called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cma_roadmap.cli.output.file_kinds import chosen_format
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import descriptor_of, write
from cma_roadmap.cli.session import Session
from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass

if TYPE_CHECKING:
    from datetime import date

    from cma_roadmap.rendering.page.blocks import Page, Sheet


class Look(NamedTuple):
    """How much of a page to show on a screen: what fits it, all of it, or some `parts` by name."""

    full: bool = False
    parts: str | None = None
    pager: bool = True


ONE_SCREEN = Look()


@dataclass(frozen=True, slots=True)
class Presenter:
    """How and where a command shows its result."""

    session: Session
    form: Format
    output: str | None
    no_color: bool
    quiet: bool
    force: bool = False
    look: Look = ONE_SCREEN

    def require(self, *known: Format) -> None:
        """Refuse a form that a result does not have after all.

        Raises:
            typer.BadParameter: names those that it has.
        """
        chosen_format(self.form, False, known)

    def show(
        self,
        page: Callable[[], Page],
        document: Callable[[], Mapping[str, object]],
        day: date,
        data_version: str | None,
        sheet: Callable[[], Sheet] | None = None,
        more: Mapping[Format, Callable[[], str]] | None = None,
        short: Callable[[], Page] | None = None,
        most: int | None = None,
    ) -> None:
        """Write the `page` for the place it goes to, the `document`, the `sheet`, or one of `more`.

        `day` and `data_version` stand at the foot of a page that is kept; a page that rests on no
        data has no version. On a screen the `short` page is shown in place of the whole one, and of
        either as much as fits in `most` lines.

        Raises:
            OutputError: the file asked for cannot be written.
        """
        if more is not None and self.form in more:
            written = more[self.form]()
        elif self.form is Format.JSON:
            from cma_roadmap.rendering.json.json_text import json_text

            written = json_text(document())
        elif self.form is Format.CSV and sheet is not None:
            written = _spreadsheet(sheet(), day, data_version)
        else:
            written = self._page(page, day, data_version, short, most)
        if self._is_paged:
            from cma_roadmap.cli.output.pager import paged

            if paged(self.session, written):
                return
        write(self.session, written, self.output, self.form, force=self.force, quiet=self.quiet)

    def would_replace(self) -> bool:
        """Whether there is a file in which people may have a plan, which no refusal takes away.

        A script asks whether the plan is feasible; `--force` means what it says.
        """
        if self._is_screen or self.force or self.form is Format.JSON:
            return False
        path = Path(self.output or "")
        return descriptor_of(path) is None and path.is_file() and path.stat().st_size > 0

    def _page(
        self,
        page: Callable[[], Page],
        day: date,
        data_version: str | None,
        short: Callable[[], Page] | None,
        most: int | None,
    ) -> str:
        """The page in Markdown, in HTML, or as text for the width there is."""
        from cma_roadmap.rendering.messages.made import Made

        if self.form is Format.MARKDOWN:
            from cma_roadmap.rendering.page.markdown import write_markdown

            return write_markdown(page(), made=Made(day, data_version))
        if self.form is Format.PAGE:
            from cma_roadmap.rendering.page.html import write_html

            return write_html(page(), Made(day, data_version))
        from cma_roadmap.rendering.page.parts import only
        from cma_roadmap.rendering.page.terminal import write_text

        width, color, look = self.session.width(), self._color(), self.look
        if look.parts is not None:
            return write_text(only(page(), look.parts), width, color=color)
        if not self._is_screen:
            return write_text(page(), width, color=color, made=Made(day, data_version))
        if look.full:
            return write_text(page(), width, color=color)
        return write_text((short or page)(), width, color=color, most=most)

    @property
    def _is_screen(self) -> bool:
        """Whether it goes to standard output: a file is always whole."""
        return self.output in (None, "-")

    @property
    def _is_paged(self) -> bool:
        return self.look.pager and self._is_screen and self.form is Format.TEXT

    def _color(self) -> bool:
        """Colour is for terminals: a file gets none, whatever standard output is."""
        if self.output not in (None, "-"):
            return False
        return self.session.wants_color(refused=self.no_color, stream=self.session.stdout)


def _spreadsheet(sheet: Sheet, day: date, data_version: str | None) -> str:
    """A table as CSV; every row says when and by what it was made."""
    from cma_roadmap.rendering.messages.made import Made
    from cma_roadmap.rendering.messages.words import Words
    from cma_roadmap.rendering.text.spreadsheet import csv_text
    from cma_roadmap.sentences.catalog import ENGLISH

    made = Made(day, data_version).cells(Words(ENGLISH))
    return csv_text(sheet.columns, sheet.rows, made)

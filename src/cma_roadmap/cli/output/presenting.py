"""Showing a result: as text for the place it goes to, or as JSON; renderers load when called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import write
from cma_roadmap.cli.session import Session


@dataclass(frozen=True, slots=True)
class Presenter:
    """How and where a command shows its result."""

    session: Session
    form: Format
    output: str | None
    no_color: bool
    quiet: bool
    force: bool = False

    def show(
        self,
        text: Callable[[int, bool], str],
        document: Callable[[], dict[str, Any]],
        more: Mapping[Format, Callable[[], str]] | None = None,
    ) -> None:
        """Write `text` for a width, in colour or not, or else the `document` or one of `more`.

        Raises:
            OutputError: the file asked for cannot be written.
        """
        if self.form is Format.JSON:
            from cma_roadmap.rendering.json.json_text import json_text

            written = json_text(document())
        elif more is not None and self.form in more:
            written = more[self.form]()
        else:
            written = text(self.session.width(), self._color())
        write(self.session, written, self.output, self.form, force=self.force, quiet=self.quiet)

    def _color(self) -> bool:
        """Colour is for terminals: a file gets none, whatever standard output is."""
        if self.output not in (None, "-"):
            return False
        return self.session.wants_color(refused=self.no_color, stream=self.session.stdout)

"""What a command needs from the outside: the day, the streams, the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TextIO

from cma_roadmap.cli.streams import tell
from cma_roadmap.fast_start.lazy_classes import dataclass, field

PIPED_WIDTH, _WIDEST = 80, 1000


@dataclass
class Session:
    """One run of the program; tests replace it whole.

    `clock` gives today; the streams and the environment are looked up when asked for, so that a
    test runner that swaps them is respected.
    """

    clock: Callable[[], date]
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @property
    def stdout(self) -> TextIO | None:
        """Standard output; `None` where it is closed."""
        return sys.stdout

    def tell(self, words: str) -> None:
        """Write words for the person to standard error, if anybody can hear them."""
        tell(words)

    def width(self) -> int:
        """Columns to fill: `COLUMNS`, else the terminal's, else 80 where there is none.

        No more than 1000: somebody who sets more means "as wide as can be".
        """
        import shutil  # a document has no width

        return min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, _WIDEST)

    def wants_color(self, *, refused: bool, stream: TextIO | None) -> bool:
        """Whether to color what goes to `stream`, by option, environment and kind of stream."""
        env = self.environment
        if refused or env.get("NO_COLOR"):
            return False
        if env.get("FORCE_COLOR") or env.get("CLICOLOR_FORCE"):
            return True
        return env.get("TERM") != "dumb" and stream is not None and stream.isatty()

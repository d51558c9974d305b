"""What every page that is kept says of itself: who made it, on which day, and what it is not."""

from __future__ import annotations

from datetime import date

from cma_roadmap import __version__
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.rendering.messages.words import Words

_SHORT = 12
"""Letters of the version of the data."""


class Made(NamedTuple):
    """The day that a page was made for, and the version of the data.

    `None` stands for a page that rests on no data.
    """

    on: date
    data_version: str | None

    def told(self, words: Words) -> tuple[str, ...]:
        """The sentences for the foot of a page."""
        if not self.data_version:
            return (words("page.made-without", version=__version__, day=self.on),)
        data = self.data_version[:_SHORT]
        made = words("page.made", version=__version__, day=self.on, data=data)
        return made, words("page.promise")

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
        data = self._data
        made = words("page.made", version=__version__, day=self.on, data=data)
        return made, words("page.promise")

    def cells(self, words: Words) -> dict[str, date | str]:
        """The same for each row of a spreadsheet, which has no foot: a row that is copied keeps it.

        A comment would be no CSV (RFC 4180), and a last line of another kind would be in every sum.
        """
        told: dict[str, date | str] = {
            "made_on": self.on,
            "made_by": f"cma-roadmap {__version__}",
        }
        if not self.data_version:
            return told
        return {**told, "data": self._data, "caution": words("page.promise")}

    @property
    def _data(self) -> str:
        return (self.data_version or "")[:_SHORT]

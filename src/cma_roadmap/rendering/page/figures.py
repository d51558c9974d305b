"""Figures of a table: they end below each other, whatever sign stands behind one."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"(?<=[\d%])[*~?!]+$")
"""Signs that say something of the figure before them; a unit is a part of the figure."""


def split_figure(text: str) -> tuple[str, str]:
    """A figure, and the signs behind it: `24*` is `24` and `*`."""
    found = _SIGNS.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")

"""A sentence by its code, for whoever has no page to put it on: errors, notices and help.

The catalog is read when the first sentence is told: most runs have nothing of the kind to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce


def told(code: str, /, **params: object) -> str:
    """The sentence with this code, its blanks filled; in the plural form for its `count`.

    Raises:
        KeyError: there is no such sentence, or a blank in it was not given.
    """
    from cma_roadmap.sentences import catalog

    return catalog.phrase_for(code, params, catalog.ENGLISH).format_map(params)


def told_if_any(code: str, /, **params: object) -> str | None:
    """The same, or `None` where there is no such sentence.

    Raises:
        KeyError: a blank in it was not given.
    """
    from cma_roadmap.sentences import catalog

    return told(code, **params) if code in catalog.ENGLISH else None


def either(names: Iterable[str]) -> str:
    """Names of which any will do: `a`, `a or b`, `a or b or c`.

    Raises:
        TypeError: there are none.
    """
    return reduce(lambda first, last: told("list.or", first=first, last=last), names)


def listed(names: Iterable[str]) -> str:
    """The same with commas: `a`, `a or b`, `a, b or c`.

    Raises:
        ValueError: there are none.
    """
    *most, last = names
    return told("list.or", first=", ".join(most), last=last) if most else last

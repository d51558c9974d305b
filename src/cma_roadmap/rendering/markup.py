"""Elements of SVG and HTML as text: nothing that comes from data can become markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

from cma_roadmap.rendering.visible import visible

Safe = NewType("Safe", str)
"""Markup. Only `text` and `element` make it."""


def text(content: str) -> Safe:
    """Content as text: no sign in it is read as markup, and what cannot be seen is written out."""
    return Safe(escape(visible(content)))


def element(name: str, /, *children: Safe, **attributes: str | int | None) -> Safe:
    """One element with its children; an attribute that is `None` is left out.

    In the names of attributes `_` stands for `-`, and one at the end is dropped (`class_`).
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return Safe(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def lines(parts: Iterable[Safe]) -> Safe:
    """Parts on lines of their own."""
    return Safe("\n".join(parts))

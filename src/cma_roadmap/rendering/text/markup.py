"""Elements of SVG and HTML as text: nothing that comes from data can become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import NewType

from cma_roadmap.rendering.text.visible import visible

_CLASS = re.compile(' class="([^"]*)"')

Safe = NewType("Safe", str)
"""Markup. Only the functions of this module make it."""


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


def joined(*parts: Safe) -> Safe:
    """Parts one after another."""
    return Safe("".join(parts))


def lines(parts: Iterable[Safe]) -> Safe:
    """Parts on lines of their own."""
    return Safe("".join(f"\n{part}" for part in parts) + "\n")


def dressed(markup: Safe, look: Callable[[str], Mapping[str, str]]) -> Safe:
    """Markup in which every element that has a class gets the attributes of its look, too.

    No text can be taken for a class: there is no quotation mark in it that is not escaped.
    """

    def with_look(found: re.Match[str]) -> str:
        more = (f' {name}="{text(value)}"' for name, value in look(found[1]).items())
        return f"{found[0]}{''.join(more)}"

    return Safe(_CLASS.sub(with_look, markup))


def style(rules: str) -> Safe:
    """A `style` element with rules of our own.

    Raises:
        ValueError: there is a sign in them that would have to be escaped.
    """
    if "<" in rules or "&" in rules:
        raise ValueError("rules of style must do without < and &")
    return Safe(f"<style>\n{rules}</style>")

"""A module that is imported when something in it is used: most starts never need Typer.

It stands where `import typer` would; Python 3.15 has `lazy import` for it (PEP 810).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class LazyModule:
    """What the module of this name holds."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)

"""Typer, imported where a command line is not a plain one, or something is wrong with it."""

from typing import TYPE_CHECKING

from cma_roadmap.fast_start.lazy_module import LazyModule

if TYPE_CHECKING:
    import typer
else:
    typer = LazyModule("typer")

__all__ = ["typer"]

"""Commands as they are declared: functions and their help. Typer's are made of them when needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from cma_roadmap.cli.spec import examples
from cma_roadmap.fast_start.lazy_classes import NamedTuple

__all__ = ["App", "Declared", "examples"]

F = TypeVar("F", bound=Callable[..., None])


class Declared(NamedTuple):
    """A function, and what Typer has to know of it."""

    function: Callable[..., None]
    settings: dict[str, Any]


class App:
    """A command, or a group of them: with `lists`, one that lists by itself and shows one entry."""

    def __init__(self, *, lists: bool = False, **settings: Any) -> None:
        self._lists, self._settings = lists, settings
        self._main: Declared | None = None
        self._commands: list[Declared] = []

    @property
    def by_itself(self) -> Callable[..., None] | None:
        """What runs where no command below it is named; `None` where one must be."""
        if self._main is None:
            return self._commands[0].function
        return self._main.function if self._lists else None

    def command(self, name: str | None = None, **settings: Any) -> Callable[[F], F]:
        """Declare a command, called `name` where its function is called otherwise."""
        return lambda function: self._declared(function, {"name": name, **settings})

    def callback(self, **settings: Any) -> Callable[[F], F]:
        """Declare what runs before the commands of a group, or without one."""

        def declared(function: F) -> F:
            self._main = Declared(function, settings)
            return function

        return declared

    def _declared(self, function: F, settings: dict[str, Any]) -> F:
        self._commands.append(Declared(function, settings))
        return function

    def made(self) -> Any:
        """The same for Typer."""
        import typer

        from cma_roadmap.cli.options.option_groups import takes
        from cma_roadmap.cli.parsing.quick import ListGroup, QuickCommand, QuickGroup

        cls = ListGroup if self._lists else QuickGroup
        app = typer.Typer(cls=cls, add_completion=False, rich_markup_mode=None, **self._settings)
        if self._main is not None:
            app.callback(**self._main.settings)(takes(self._main.function))
        for function, settings in self._commands:
            app.command(cls=QuickCommand, **settings)(takes(function))
        return app

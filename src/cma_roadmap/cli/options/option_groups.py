"""Options that several commands take, as one value: a command names the group, not each option.

Typer reads options from the signature of a function. `takes` writes that signature: each parameter
whose type is a group (a dataclass of annotated options) becomes the options of the group, and what
an option is, told as data, becomes what Typer makes of it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from typing import Annotated, Any, get_type_hints

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.settings import origins
from cma_roadmap.cli.spec import Argument, Option
from cma_roadmap.errors import CmaRoadmapError


def takes(command: Callable[..., None]) -> Callable[..., None]:
    """The same command with every group in its signature spread out into its options."""
    if "ctx" not in inspect.signature(command).parameters:
        return command
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name in groups:
            parameters += _options(groups[parameter.name])
        else:
            parameters.append(parameter.replace(annotation=_declared(hints[parameter.name])))

    @wraps(command)
    def gathered(**given: Any) -> None:
        ctx = given["ctx"]
        given = origins.settled(ctx, given)
        for name, kind in groups.items():
            given[name] = kind(**{field.name: given.pop(field.name) for field in fields(kind)})
        try:
            command(**given)
        except (CmaRoadmapError, typer.BadParameter) as error:
            raise origins.renamed(error, ctx) from None

    del gathered.__dict__["__wrapped__"]  # Typer would read the signature of what is wrapped
    gathered.__dict__["__signature__"] = inspect.Signature(parameters)
    gathered.__annotations__ = {p.name: p.annotation for p in parameters}
    return gathered


def _declared(hint: Any) -> Any:
    """The type of a parameter with what Typer has to know beside it."""
    for spec in getattr(hint, "__metadata__", ()):
        if isinstance(spec, Option | Argument):
            return Annotated[hint.__origin__, spec.declared()]
    return hint


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=None if field.default is MISSING else field.default,
            annotation=_declared(hints[field.name]),
        )
        for field in fields(group)
    ]

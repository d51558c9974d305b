"""Options that several commands take, as one value: a command names the group, not each option.

Typer reads options from the signature of a function. `takes` writes that signature: every parameter
whose type is a group (a dataclass of annotated options) is replaced by the options of the group.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def takes(command: Callable[..., None]) -> Callable[..., None]:
    """The same command with every group in its signature spread out into its options."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name in groups:
            parameters += _options(groups[parameter.name])
        else:
            parameters.append(parameter.replace(annotation=hints[parameter.name]))

    @wraps(command)
    def gathered(**given: Any) -> None:
        for name, kind in groups.items():
            given[name] = kind(**{field.name: given.pop(field.name) for field in fields(kind)})
        command(**given)

    del gathered.__dict__["__wrapped__"]  # Typer would read the signature of what is wrapped
    gathered.__dict__["__signature__"] = inspect.Signature(parameters)
    gathered.__annotations__ = {p.name: p.annotation for p in parameters}
    return gathered


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=None if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]

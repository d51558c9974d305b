"""Whence each option of a command has its value: the nearest of what was told in several places.

Typed options come first, then environment variables, then the config file. A profile that none of
them names is that of the person, else the one in the working folder, else that of `me`. Errors name
the place, never a flag that nobody typed.
"""

from __future__ import annotations

import os
import re
from typing import Any

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.settings.places import config_file, folder_profile, own_profile
from cma_roadmap.cli.spec import spec_of
from cma_roadmap.errors import (
    AmbiguousNameError,
    BadInputError,
    Problem,
    SourceLocation,
    UnknownNameError,
    WrongRequestError,
)
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.sentences.told import told

TYPED, ENVIRONMENT, CONFIG = range(3)


class Origin(NamedTuple):
    """Where a value that nobody typed was told: a variable, or a place in the config file."""

    distance: int
    name: str
    location: SourceLocation | None = None


def origins(ctx: Any) -> dict[str, Origin]:
    """Those of the options of a command, by the name of the parameter; a typed one has none."""
    found: dict[str, Origin] = ctx.meta.setdefault(f"{__name__} {id(ctx)}", {})
    return found


def nearest(param: Any, ctx: Any, value: Any, source: Any) -> tuple[Any, Any]:
    """The value of an option and its source, after what Typer found by itself.

    Raises:
        BadInputError: the config file cannot be used.
    """
    if source.name == "COMMANDLINE":
        return value, source
    given = ctx.lookup_default(param.name, call=False)  # typed before the command's name
    if given is not None:
        return given, type(source).DEFAULT_MAP
    if source.name == "ENVIRONMENT":
        origins(ctx)[param.name] = Origin(ENVIRONMENT, param.envvar)
        return value, source
    spec = spec_of(param)
    config = None if ctx.resilient_parsing or not param.envvar else _config(ctx)
    found = config.find(_name(ctx), spec.name) if config else None
    if found is None:
        return value, source
    from cma_roadmap.rendering.text.visible import visible

    place = visible(str(found.location))
    origins(ctx)[param.name] = Origin(CONFIG, place, found.location)
    if param.multiple:
        return [found.value] if isinstance(found.value, str) else found.value, source
    if not isinstance(found.value, str):
        raise BadInputError([Problem.of("config_one_value", found.location, option=spec.flag)])
    return found.value, type(source).DEFAULT_MAP


def settled(ctx: Any, given: dict[str, Any]) -> dict[str, Any]:
    """The values of a command's options where one that is told nearer makes another give way.

    A profile in the working folder is taken, and told of, where no other is named.
    """
    told_at = origins(ctx)
    for param in ctx.command.params:
        spec = spec_of(param)
        for other in getattr(spec, "instead_of", ()):
            if given.get(param.name) and other in told_at and _nearer(param.name, other, told_at):
                given[other] = None if not isinstance(given[other], bool) else False
    return _with_profile(ctx, given)


def _nearer(name: str, other: str, told_at: dict[str, Origin]) -> bool:
    distance = told_at[name].distance if name in told_at else TYPED
    return distance < told_at[other].distance


def _with_profile(ctx: Any, given: dict[str, Any]) -> dict[str, Any]:
    if "profile" not in given or given["profile"] is not None or given["no_profile"]:
        return given
    if ctx.invoked_subcommand is not None:
        return given
    if given["who"] is not None:
        from cma_roadmap.cli.settings.persons import profile_of_person

        given["profile"] = profile_of_person(given["who"])
        return given
    here = folder_profile()
    given["profile"] = here or own_profile()
    if given["profile"] and not given["quiet"]:
        from cma_roadmap.cli.output.output import say

        say(ctx.obj, "folder_profile" if here else "own_profile", file=given["profile"])
    return given


def renamed(error: Exception, ctx: Any) -> Exception:
    """The same error with the places of values in place of flags that nobody typed."""
    told_at = origins(ctx)
    if not told_at or not isinstance(error, WrongRequestError | typer.BadParameter):
        return error
    named = {
        spec_of(param).flag: told_at[param.name].name
        for param in ctx.command.params
        if param.name in told_at
    }
    if isinstance(error, UnknownNameError | AmbiguousNameError):
        return _with_place(error, ctx)
    error.message = re.sub(r"--[a-z][a-z-]*", lambda m: named.get(m[0], m[0]), error.message)
    return error


def _with_place(
    error: UnknownNameError | AmbiguousNameError, ctx: Any
) -> UnknownNameError | AmbiguousNameError:
    for name, origin in origins(ctx).items():
        value = ctx.params.get(name)
        values = value if isinstance(value, list) else [value]
        if error.name in values:
            error.message = told("error.told_at", place=origin.name, message=error.message)
            break
    return error


def refused(error: Any, ctx: Any, name: str) -> Exception:
    """What to say of a value that cannot be read: bad input where the config file has it."""
    origin = origins(ctx).get(name)
    if origin is None:
        failed: Exception = error
        return failed
    if origin.location is not None:
        spec = next(spec_of(param) for param in ctx.command.params if param.name == name)
        message = {"option": spec.name, "reason": error.message}
        problem = Problem.of("config_value", origin.location, **message)
        return BadInputError([problem])
    error.param_hint = repr(origin.name)
    again: Exception = error
    return again


def _name(ctx: Any) -> str:
    """The words that call the command, without the program's."""
    names = []
    while ctx.parent is not None:
        names.append(ctx.info_name)
        ctx = ctx.parent
    return " ".join(reversed(names))


def _config(ctx: Any) -> Any:
    """The config of this run, read once; `None` where there is no file."""
    root = ctx.find_root()
    key = f"{__name__} config"
    if key not in root.meta:
        path = config_file(os.environ)
        root.meta[key] = None
        if path is not None and os.path.lexists(path):
            from cma_roadmap.cli.settings.config import read_config  # with YAML

            root.meta[key] = read_config(path, root.command)
    return root.meta[key]

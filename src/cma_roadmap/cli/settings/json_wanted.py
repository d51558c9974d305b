"""Whether a command line asks for JSON, as far as one can tell that may be wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cma_roadmap.cli.settings.places import MOST_BYTES, config_file
from cma_roadmap.cli.spec import PREFIX
from cma_roadmap.errors import BadInputError

_FORMAT = "--format"
_YES = {"1", "true", "t", "yes", "y", "on"}
"""What Typer takes for a yes."""


def wants_json(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether a command line asks for JSON, which it may do and yet be one that cannot be read."""
    options = list(words[: words.index("--")] if "--" in words else words)
    if "--json" in options:
        return True
    after = dict(pairwise(options))
    said = next((after[name] for name in (_FORMAT, "-f") if name in after), None)
    for word in options:
        if word.startswith(f"{_FORMAT}="):
            said = word.partition("=")[2]
        elif word.startswith("-f") and word != "-f":
            said = word.removeprefix("-f")
    if said is None and _is_yes(environment.get(f"{PREFIX}JSON")):
        return True
    said = environment.get(f"{PREFIX}FORMAT") if said is None else said
    return _config_wants_json(options, environment) if said is None else said == "json"


def _config_wants_json(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether the config file sets the form for a command: of a wrong file, what can be read."""
    path = config_file(environment)
    if path is None or not os.path.isfile(path):
        return False
    from cma_roadmap.loading.yaml.yaml_source import parse

    try:
        with path.open("rb") as file:
            tree = parse(file.read(MOST_BYTES + 1), str(path), max_bytes=MOST_BYTES).tree
    except (OSError, BadInputError):
        return False
    shared = tree if isinstance(tree, dict) else {}
    for section in (*(shared.get(" ".join(words[:most])) for most in (2, 1)), shared):
        found = section if isinstance(section, dict) else {}
        if "json" in found or "format" in found:
            return _is_yes(found.get("json")) or found.get("format") == "json"
    return False


def _is_yes(said: object) -> bool:
    return isinstance(said, str) and said.strip().lower() in _YES

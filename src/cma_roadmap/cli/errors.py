"""How errors are told: where, what, what to do instead; the most important line last."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cma_roadmap.cli.settings.places import MOST_BYTES, config_file
from cma_roadmap.cli.spec import PREFIX
from cma_roadmap.errors import (
    BadInputError,
    CmaRoadmapError,
    FaultsFoundError,
    HintedError,
    Problem,
)
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.told import told

_FORMAT = "--format"
_YES = {"1", "true", "t", "yes", "y", "on"}
"""What Typer takes for a yes."""
_ENDS = 60
_LONG = 1000
_ENDLESS = re.compile(r"\S{200,}|'[^']{200,}'|\"[^\"]{200,}\"")
"""A word, or what is quoted, of which nobody reads the middle."""


def error_told(error: CmaRoadmapError, words: Sequence[str], environment: Mapping[str, str]) -> str:
    """What goes to standard error: lines for a person, or a document for who asked for JSON."""
    if not wants_json(words, environment):
        return error_text(error) + "\n"
    from cma_roadmap.rendering.json.error_document import error_document
    from cma_roadmap.rendering.json.json_text import json_text

    # One line: a log that several programs write to stays readable by lines.
    return json_text(error_document(error, _detail(error)), indent=None)


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


def error_text(error: CmaRoadmapError) -> str:
    """The message for a person, in lines without control characters."""
    if isinstance(error, BadInputError):
        listed = "\n".join(_problem(problem) for problem in error.problems)
        return f"{listed}\n\n{told('error.line', message=_detail(error))}"
    hint = error.hint if isinstance(error, HintedError) else None
    return _lines(told("error.line", message=_detail(error)), hint)


def _detail(error: CmaRoadmapError) -> str:
    match error:
        case FaultsFoundError():
            return told("error.to_mend", count=len(error.problems))
        case BadInputError():
            mend = told("error.to_mend", count=len(error.problems))
            return f"{mend} {told('error.nothing_done')}"
        case HintedError():
            return error.message
    return str(error)


def _problem(problem: Problem) -> str:
    place = f"{problem.location}: " if problem.location else ""
    return _lines(f"{place}{problem.message}", problem.hint)


def _lines(first: str, hint: str | None) -> str:
    return visible(_cut(first)) + (f"\n    {visible(_cut(hint))}" if hint else "")


def _cut(told: str) -> str:
    """The same with every endless word cut in its middle: nobody reads what was pasted whole."""
    short = _ENDLESS.sub(lambda word: f"{word[0][:_ENDS]}…{word[0][-_ENDS:]}", told)
    return short if len(short) <= _LONG else f"{short[: _LONG // 2]}…{short[-_LONG // 2 :]}"

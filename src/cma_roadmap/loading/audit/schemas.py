"""JSON Schemas of the files that people write, made from the models that read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from cma_roadmap.fast_start.fingerprint import CHAPTERS
from cma_roadmap.loading.catalog.chapters import REPEATED, RULES
from cma_roadmap.loading.catalog.definition_files import FILE_MODELS
from cma_roadmap.loading.catalog.overlay_files import LISTS, overlay_model
from cma_roadmap.loading.catalog.program_gaps import GAPS
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.profile import Profile

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
URN = "urn:cma-roadmap:schema:"
"""What the `$id` of such a schema begins with."""
_TITLES = {
    "profile": "What is true of one person, for cma-roadmap --profile",
    "credential-rules": "The rules of one credential, a file in the folder credentials",
    "state-rules": "The rules of one state, a file in the folder states",
}


_DIGITS = r"^\d"
"""How the pattern of a birth or a ZIP code begins, which is no name."""
_CHAPTERS: dict[str, Callable[[], type[BaseModel]]] = {
    "credential-rules": lambda: Credential,
    "state-rules": lambda: Jurisdiction,
}
"""The schemas of the files that a table of contents names, one definition each."""


def _models() -> dict[str, Callable[[], type[BaseModel]]]:
    files = {name.removesuffix(".yaml"): name for name in FILE_MODELS}
    whole = {short: (lambda name=name: FILE_MODELS[name]) for short, name in files.items()}
    laid_over = {
        f"{name.removesuffix('.yaml')}-overlay": (lambda name=name: overlay_model(name))
        for name in LISTS
    }
    return {**whole, **laid_over, **_CHAPTERS, "profile": lambda: Profile}


NAMES = tuple(sorted(_models()))
"""The schemas there are: a data file, one laid over it, a chapter of either, and the profile."""


def schema(name: str) -> Schema:
    """The JSON Schema (2020-12) called `name`; closed: it refuses keys that the reader refuses.

    Raises:
        KeyError: there is none.
    """
    made = _models()[name]().model_json_schema(by_alias=True, mode="validation")
    _open_gaps(made)
    _open_chapters(made, f"{name.removesuffix('-overlay')}.yaml")
    if name == "profile":
        _open_short_forms(made)
        made["$defs"]["Accreditor"] = {"title": "Accreditor", "type": "string", "minLength": 1}
        _open_names(made)
    title = _TITLES.get(name, f"The file {name.removesuffix('-overlay')}.yaml of cma-roadmap")
    return {
        "$schema": DIALECT,
        "$id": f"{URN}{name}",
        **made,
        "title": title,
    }


def _open_gaps(made: Schema) -> None:
    """What a program may leave out, because it is filled with typical figures."""
    program = made.get("$defs", {}).get("Program")
    if program is not None:
        program["required"] = [field for field in program["required"] if field not in GAPS]


def _open_chapters(made: Schema, file: str) -> None:
    """An entry may name the file with its rules, and repeat a few words of it."""
    if file not in CHAPTERS:
        return
    folder, keys = CHAPTERS[file], [repeated.key for repeated in REPEATED[file]]
    word = {"type": "string"}
    words = {key: {"type": "array", "items": word} if key == "letters" else word for key in keys}
    named = {"type": "string", "pattern": rf"^{folder}/[^/]+\.yaml$"}
    entry = {
        "title": "Listing",
        "description": "An entry of a table of contents.",
        "type": "object",
        "properties": {**words, RULES: named},
        "required": [RULES],
        "additionalProperties": False,
    }
    made["$defs"]["Listing"] = entry
    listed = made["properties"][folder]
    listed["items"] = {
        "if": {"type": "object", "required": [RULES]},
        "then": {"$ref": "#/$defs/Listing"},
        "else": listed["items"],
    }


def _open_short_forms(made: Schema) -> None:
    """What a profile may also say in fewer words: one date, an amount without a currency."""
    dates = made["properties"]["clearances"]["patternProperties"]
    for name, days in list(dates.items()):
        dates[name] = {"anyOf": [days, days["items"]]}
    budget = made["$defs"]["Budget"]["properties"]
    for field in budget.values():
        field["anyOf"] = [{"type": "number", "minimum": 0}, *field["anyOf"]]


def _open_names(part: Any) -> None:
    """A profile calls things as people do, and its reader looks them up: any text is a name."""
    match part:
        case list():
            for each in part:
                _open_names(each)
        case dict():
            if not str(part.get("pattern", _DIGITS)).startswith(_DIGITS):
                del part["pattern"]
                part["minLength"] = 1
            if "patternProperties" in part:
                (part["additionalProperties"],) = part.pop("patternProperties").values()
            for each in part.values():
                _open_names(each)

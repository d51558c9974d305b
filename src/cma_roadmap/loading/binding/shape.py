"""What a model wants at a path: which keys, which words, what kind of value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel

from cma_roadmap.loading.yaml.located import Path
from cma_roadmap.sentences.told import listed, told

Schema = dict[str, Any]

_TYPES = frozenset({"integer", "number", "boolean", "string", "array", "object"})


class Shape:
    """A model's JSON Schema, walked along the paths of its errors.

    The schema is used, not the type hints, because there optional values, generics and unions all
    look alike. Building it takes tens of milliseconds: only worth it when there is an error, and
    once for each model: see `shape_of`.
    """

    def __init__(self, model: type[BaseModel]) -> None:
        self._schema = model.model_json_schema(by_alias=True, mode="validation")

    def keys(self, path: Path) -> list[str]:
        """The keys that the group at `path` may have, in the order of the model."""
        return list(self._main(self._at(path)).get("properties", {}))

    def needed(self, path: Path) -> list[str]:
        """The keys that the group at `path` must have; where it needs none, the first one."""
        group = self._main(self._at(path))
        return list(group.get("required", ())) or self.keys(path)[:1]

    def words(self, path: Path) -> list[str]:
        """The fixed words allowed at `path`, also where something else may stand as well."""
        found: list[str] = []
        for choice in self._choices(self._at(path)):
            found += choice.get("enum", ())
            found += [choice["const"]] if "const" in choice else ()
        return found

    def kinds(self, path: Path) -> list[str]:
        """The words that tell apart the kinds of group that may stand at `path`."""
        return list(self._main(self._at(path)).get("discriminator", {}).get("mapping", ()))

    def kind(self, path: Path) -> str:
        """What should stand at `path`: `word`, `date`, a type of JSON, or any `value`."""
        if self.words(path):
            return "word"
        schema = self._main(self._at(path))
        if schema.get("format") == "date":
            return "date"
        found = schema.get("type", "object" if "discriminator" in schema else "")
        return found if found in _TYPES else "value"

    def wanted(self, path: Path) -> str:
        """The same in a few words."""
        words = self.words(path)
        return one_of(words) if words else told(f"wanted.{self.kind(path)}")

    def _at(self, path: Path) -> Schema:
        here = self._schema
        for segment in path:
            here = self._step(self._main(here), segment)
        return here

    def _step(self, schema: Schema, segment: str | int) -> Schema:
        if isinstance(segment, int):
            return self._schema_in(schema, "items")
        if segment in schema.get("properties", ()):
            return self._schema_in(schema["properties"], segment)
        tags = schema.get("discriminator", {}).get("mapping", {})
        if segment in tags:
            return {"$ref": tags[segment]}
        return self._schema_in(schema, "additionalProperties")

    @staticmethod
    def _schema_in(schema: Schema, name: str) -> Schema:
        found = schema.get(name)
        return found if isinstance(found, dict) else {}

    def _main(self, schema: Schema) -> Schema:
        """The schema itself, or the first choice that is not null."""
        return next(iter(self._choices(schema)), {})

    def _choices(self, schema: Schema) -> list[Schema]:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return self._choices(self._schema["$defs"][name])
        if "anyOf" in schema:
            found = [c for choice in schema["anyOf"] for c in self._choices(choice)]
            return [c for c in found if c.get("type") != "null"]
        return [schema]


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of `model`, which no definition changes."""
    return Shape(model)


def one_of(words: list[str]) -> str:
    """A choice of any length: `a, b or c`, or `one of: a, b, c, d, e`."""
    return listed(words) if len(words) < 5 else told("list.one_of", names=", ".join(words))


def did_you_mean(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """A question that names up to three of `known` that look like `word`; `None` if none does.

    `alike` is how much of them must be the same, from 0 to 1: more for words with a common end.
    """
    from difflib import get_close_matches  # slow to import, and only needed for a mistake

    near = get_close_matches(word[:60].casefold(), list(known), n=3, cutoff=alike)
    return told("hint.did_you_mean", names=listed(near)) if near else None

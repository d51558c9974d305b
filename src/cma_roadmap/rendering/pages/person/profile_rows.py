"""A profile in words: a label for each key, and below it what was said, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import days_told
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.sentences.catalog import ENGLISH

_CREDENTIALS = {"credentials.id", "attempts.credential", "ce.credentials"}
_STATES = {"state", "training.state", "licenses.state", "state_papers.state"}


class Row(NamedTuple):
    """One key of a profile: its label, and a text for each entry."""

    key: str
    label: str
    texts: tuple[str, ...]


def profile_rows(
    profile: Profile, catalog: Catalog, phrases: Mapping[str, str] = ENGLISH
) -> list[Row]:
    """Everything that a person has said, in the order of the model; what was not said is absent."""
    telling = _Telling(catalog, Words(phrases))
    found = ((key, tuple(telling.entries(key, value))) for key, value in profile)
    return [Row(key, telling.words(f"profile.label.{key}"), texts) for key, texts in found if texts]


class _Telling(NamedTuple):
    catalog: Catalog
    words: Words

    def entries(self, key: str, value: Any) -> Iterator[str]:
        """The texts of a key; none for what was not said."""
        match value:
            case None:
                return
            case dict():
                for name, days in value.items():
                    told = self.words.value(days if isinstance(days, date) else tuple(days))
                    yield self.words("profile.named", name=self._name(key, name), value=told)
            case tuple():
                for one in value:
                    yield from self.entries(key, one)
            case Definition():
                said = ((name, one) for name, one in value if name in value.model_fields_set)
                parts = (part for name, one in said for part in self._part(key, name, one))
                yield self.words.value(tuple(parts))
            case _:
                yield self._text(key, value)

    def _part(self, key: str, name: str, value: Any) -> Iterator[str]:
        """What one field of an entry says."""
        place = f"{key}.{name}"
        code = f"profile.says.{place}"
        if value is None:
            return
        if isinstance(value, bool | tuple) and not value:
            code += ".no" if value is False else ".none"
            if code in self.words.phrases:
                yield self.words(code)
        else:
            yield self.words(code, value=self._text(place, value))

    def _text(self, place: str, value: Any) -> str:
        match value:
            case bool():
                return self.words("word.yes" if value else "word.no")
            case StrEnum():
                code = f"profile.{place}.{value}"
                return self.words(code) if code in self.words.phrases else str(value)
            case date() | Money():
                return self.words.value(value)
            case dict():
                each = (self.words("profile.named", name=n, value=v) for n, v in value.items())
                return self.words.value(tuple(each))
            case tuple():
                return self.words.value(tuple(self._text(place, one) for one in value))
            case Definition():
                return self.words.value(tuple(self.entries(place, value)))
        return self._name(place, str(value))

    def _name(self, place: str, id_: str) -> str:
        """What is called by an id, where the catalogue has a name for it."""
        if place == "born":
            first, last = days_told(id_)
            return self.words.value(first) if first == last else self.words.value(id_)
        if place in _CREDENTIALS:
            return self.catalog.name_of(id_)
        if place == "training.program":
            program = self.catalog.program(id_)
            return self.words.value(program.name)
        if place == "clearances":
            names = {card.id: card.name for card in self.catalog.clearances}
            return self.words.value(names.get(id_, id_))
        if place == "skills":
            known = self.catalog.skills.skills if self.catalog.skills else ()
            return self.words.value({one.id: one.name for one in known}.get(id_, id_))
        if place in _STATES:
            names = {state.id: state.name for state in self.catalog.states}
            return self.words.value(names.get(id_, id_))
        return self.words.value(id_.replace("_", " ") if place == "experience.role" else id_)

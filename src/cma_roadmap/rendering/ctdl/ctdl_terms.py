"""The grammar of a CTDL document: language maps, concepts, addresses, facts of a day.

Terms were checked against the schema encoding and the JSON-LD context that Credential Engine
publishes: https://credreg.net/ctdl/schema/encoding/json and .../context/json.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.values.fact import Fact, FactVersion, Source
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.readings import (
    doubt_in_words,
    others_in_words,
    reading_in_words,
)
from cma_roadmap.rendering.messages.words import Words

_ORIGIN = uuid5(NAMESPACE_URL, "urn:cma-roadmap:ctdl:1")
Node = dict[str, Any]
CTDL_CONTEXT = "https://credreg.net/ctdl/schema/context/json"
_TERMS = "https://purl.org/ctdl/terms/"
_LANGUAGE = "en-US"
_WEB = r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+"
_OUR_TYPES = {
    "@id": ("forCredential", "pathway", "citation"),
    "xsd:date": (
        *("today", "rulesOn", "certifiedOn", "lastValidDay", "plannedStart", "plannedLastDay"),
        *("latestDay", "day"),
    ),
    "xsd:decimal": ("lowPrice", "highPrice"),
    "xsd:boolean": ("feasible", "decidesTheDate"),
    "xsd:duration": ("within",),
}
_OUR_TEXTS = ("title", "rule", "reason", "change", "result", "note", "name")
CONTEXT: list[Any] = [
    CTDL_CONTEXT,
    {
        "cmaroadmap": "urn:cma-roadmap:terms:1:",
        **{f"cmaroadmap:{name}": {"@container": "@language"} for name in _OUR_TEXTS},
        **{
            f"cmaroadmap:{name}": {"@type": kind}
            for kind, names in _OUR_TYPES.items()
            for name in names
        },
    },
]
"""CTDL's own context, then the terms of this project, for which CTDL has no property."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Names within one document; another content has another `root`, and so other identifiers."""

    root: UUID

    @classmethod
    def of(cls, content: str) -> Identity:
        return cls(uuid5(_ORIGIN, content))

    def uri(self, name: str) -> str:
        """What others in the document call it by."""
        return f"urn:uuid:{uuid5(self.root, name)}"


@dataclass(frozen=True, slots=True)
class Telling:
    """What all parts of a document are told with: the day whose rules hold, words, sources."""

    day: date
    words: Words
    sources: Mapping[str, Source]

    def address(self, source: str | None) -> str | None:
        """The page of a source, where it has one."""
        page = self.sources.get(source) if source is not None else None
        return web(page.url) if page is not None else None

    def line(self, label: str, fact: Fact[Any] | None) -> str:
        """`Label: value (how sure)` of a fact in force; nothing where there is none."""
        version = in_force(fact, self.day)
        if version is None or version.value is None:
            return ""
        value = reading_in_words(version, self.words)
        told = self.words("ctdl.fact", label=label, value=_stop(value))
        return " ".join((told, *self.doubts(version)))

    def doubts(self, version: FactVersion[Any]) -> Iterator[str]:
        """How sure a reading is, and what others say instead."""
        doubt = doubt_in_words(version, self.words)
        if doubt:
            yield self.words("ctdl.doubt", doubt=doubt)
        others = others_in_words(version, self.words)
        if others:
            yield self.words("ctdl.others", readings=others)


def _stop(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def tidy(node: Node) -> Node:
    """The node without what is not known: no null, no empty text, list or map."""
    return {name: value for name, value in node.items() if value not in (None, "", [], (), {})}


def tell(*texts: str | None) -> Node:
    """A language map of sentences; empty where there are none."""
    whole = " ".join(text for text in texts if text)
    return {_LANGUAGE: whole} if whole else {}


def tell_each(texts: Iterable[str]) -> Node:
    """A language map of several values, each once."""
    every = list(dict.fromkeys(text for text in texts if text))
    return {_LANGUAGE: every} if every else {}


def web(address: str | None) -> str | None:
    """An address that is safe to follow: http or https and nothing else; otherwise `None`."""
    return address if address and re.fullmatch(_WEB, address, re.ASCII) else None


def concept(scheme: str, term: str, words: Words) -> Node:
    """An entry of one of CTDL's own vocabularies, such as `costType:Tuition` of `CostType`."""
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:framework": f"{_TERMS}{scheme}",
        "ceterms:frameworkName": tell(words(f"ctdl.{scheme}")),
        "ceterms:targetNode": term,
        "ceterms:targetNodeName": tell(words(f"ctdl.{term.replace(':', '.')}")),
    }


def code(kind: str, framework: str, notation: str, words: Words) -> Node:
    """An entry of a code list of others: occupations (`soc`), fields of study (`cip`)."""
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:framework": framework,
        "ceterms:frameworkName": tell(words(f"ctdl.{kind}")),
        "ceterms:codedNotation": notation,
        "ceterms:targetNodeName": tell(words(f"ctdl.{kind}.name")),
    }


def in_force(fact: Fact[Any] | None, day: date) -> FactVersion[Any] | None:
    """The version of a day; `None` where there is no fact, or none as early as that."""
    held = [v for v in fact.versions if _has_begun(v, day)] if fact is not None else []
    return held[-1] if held else None


def from_then_on(fact: Fact[Any], day: date) -> Iterator[tuple[FactVersion[Any], date | None]]:
    """The version of a day and those that come later, each with its last day if one is known."""
    begun = sum(_has_begun(version, day) for version in fact.versions)
    shown = fact.versions[max(begun - 1, 0) :]
    for version, after in zip(shown, (*shown[1:], None), strict=True):
        begins = after.effective_from if after is not None else None
        yield version, begins - ONE_DAY if begins is not None else None


def _has_begun(version: FactVersion[Any], day: date) -> bool:
    return version.effective_from is None or version.effective_from <= day

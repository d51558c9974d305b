"""Identifiers for what this project makes: the plan, its pathway and the components.

A CTID is `ce-` and a UUID, 39 characters in lower case (https://credreg.net/ctdl/ctid). That page
speaks of a version 4 UUID, which is random: drawn once and stored. A document made anew from the
same plan must have the same bytes, so nothing here can be random, and the four would be untrue. Our
UUIDs are made from the content and say so: version 5 (RFC 9562, section 5.5), as Credential
Engine's own samples make them where they must be repeatable (CredentialEngine/Samples,
CASE/CASE-CTDL.py). The registry's URIs are for what is published there, so the `@id` is a
`urn:uuid:`. Who publishes a plan draws CTIDs of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

_ORIGIN = uuid5(NAMESPACE_URL, "urn:cma-roadmap:ctdl:1")


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

    def ctid(self, name: str) -> str:
        return f"ce-{uuid5(self.root, name)}"

"""The JSON Schemas of what `--json` prints, as they lie in `contracts/`: made of `shapes/`."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).with_name("contracts")
"""Where the files are, in a checkout and in an installed package."""

DOCUMENTS = {
    "roadmap": "plan",
    "comparison": "compare",
    "eligibility": "eligible",
    "why": "why STEP",
    "why-verdict": "why verdict",
    "programs": "programs, programs show",
    "credentials": "credentials, credentials show",
    "states": "states, states show",
    "career": "career",
    "study": "study",
    "outlines": "outlines",
    "outlines-compared": "outlines compare",
    "skills": "skills",
    "resume": "skills --resume",
    "transcript": "skills --transcript",
    "log": "done, undo, log",
    "ce": "ce",
    "renewals": "renew",
    "next": "next",
    "status": "status",
    "diff": "diff",
    "profile": "profile show, profile check",
    "people": "people list",
    "data-check": "data check",
    "data-coverage": "data check --coverage",
    "data-stale": "data stale",
    "data-sources": "data sources",
    "data-import-ipeds": "data import-ipeds",
    "error": "COMMAND",
}
"""The kinds of documents, by the name in their `schema`, each with the commands that print it."""


def urn(kind: str) -> str:
    """What a document of this kind says in `schema`, and its contract in `$id`."""
    return f"urn:cma-roadmap:{kind}:1"


def contract(kind: str) -> str:
    """The JSON Schema (2020-12) of a kind of document, as text; closed, every field required.

    Raises:
        FileNotFoundError: there is no such kind.
    """
    return (FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")

"""A language that nobody speaks: what is said in it came from the catalog of sentences."""

from __future__ import annotations

import re
import string

from cma_roadmap.sentences.catalog import ENGLISH

WORD = re.compile(r"[^\W\d_]+")


def blanks(text: str) -> set[str]:
    """The names of the blanks of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def pseudo(text: str) -> str:
    """A sentence in which every letter outside its blanks is another."""
    parts = []
    for literal, name, spec, _ in string.Formatter().parse(text):
        changed = "".join("ж" if letter.isalpha() else letter for letter in literal)
        parts.append(changed.replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append(f"{{{name}{':' + spec if spec else ''}}}")
    return "".join(parts)


PSEUDO = {code: pseudo(text) for code, text in ENGLISH.items()}

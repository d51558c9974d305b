"""The list of schemas: one line each, what the program prints and what people write apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words

_OVERLAY = "-overlay"


def schema_list(
    documents: Mapping[str, str], files: Sequence[str], phrases: Mapping[str, str] = ENGLISH
) -> str:
    """The whole list as text.

    Args:
        documents: names of schemas, each with the commands that print such a document.
        files: names of schemas of files that people write.
        phrases: the words by their codes.
    """
    words = Words(phrases)
    printed = {n: words("data.schema.document", command=c) for n, c in documents.items()}
    written = {name: _file(name, words) for name in files}
    width = max(map(len, (*printed, *written)))
    parts = (("data.schema.documents", printed), ("data.schema.files", written))
    return "\n".join(f"{words(code)}\n{''.join(_lines(told, width))}" for code, told in parts)


def _lines(told: Mapping[str, str], width: int) -> Iterator[str]:
    return (f"  {name:<{width}}  {text}\n" for name, text in told.items())


def _file(name: str, words: Words) -> str:
    if name == "profile":
        return words("data.schema.profile")
    code = "data.schema.overlay" if name.endswith(_OVERLAY) else "data.schema.file"
    return words(code, file=f"{name.removesuffix(_OVERLAY)}.yaml")

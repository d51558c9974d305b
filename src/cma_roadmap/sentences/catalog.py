"""The sentences of a language: a gettext catalog whose ids are message codes.

People edit `locale/en.po`. The build compiles it to the `.mo` beside it, which is what a start
reads; in a checkout, a `.po` that is newer than its `.mo` is compiled when it is next read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from gettext import c2py
from pathlib import Path
from struct import unpack_from

LOCALE = Path(__file__).with_name("locale")
"""Where the catalogs are, in a checkout and in an installed package."""
_MAGIC = b"\xde\x12\x04\x95"


class Sentences(dict[str, str]):
    """Sentences by code; of a code with plurals one entry for each form, under `plural_code`."""

    plural: Callable[[int], int] = staticmethod(lambda count: int(count != 1))
    """Which form so many take."""


def plural_code(code: str, form: int) -> str:
    """The key of one plural form of a sentence."""
    return f"{code}[{form}]"


def phrase_for(code: str, params: Mapping[str, object], phrases: Mapping[str, str]) -> str:
    """The sentence with this code, its blanks not filled; in the plural form for its `count`.

    Raises:
        KeyError: there is no such sentence.
    """
    count = params.get("count")
    if isinstance(count, int) and plural_code(code, 0) in phrases:
        plural = getattr(phrases, "plural", Sentences.plural)
        return phrases[plural_code(code, plural(count))]
    return phrases[code]


def read_sentences(language: str) -> Sentences:
    """The sentences of a language, such as `en`.

    Raises:
        FileNotFoundError: there is no catalog of it.
    """
    compiled, source = (LOCALE / f"{language}.{kind}" for kind in ("mo", "po"))
    if source.exists() and not _is_current(compiled, source):
        from cma_roadmap.sentences.compile import compile_catalog  # needs Babel

        compile_catalog(source, compiled)
    return _sentences(compiled.read_bytes())


def _is_current(compiled: Path, source: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _sentences(content: bytes) -> Sentences:
    """What a compiled catalog says (its form is in the manual of GNU gettext, "MO Files").

    `gettext` reads it, too, in nine times the time, which was a thirtieth of a start.
    """
    order = "<" if content[:4] == _MAGIC else ">"
    _, count, codes, texts = unpack_from(f"{order}4I", content, 4)
    made = Sentences()
    for code, text in zip(
        _strings(content, order, codes, count),
        _strings(content, order, texts, count),
        strict=True,
    ):
        if "\0" in code:
            code = code.partition("\0")[0]
            for form, one in enumerate(text.split("\0")):
                made[plural_code(code, form)] = one
                made[code] = one  # the last form, of many: for who asks without a count
        elif code:
            made[code] = text
        else:
            rule = text.partition("Plural-Forms:")[2].partition("\n")[0].partition("plural=")[2]
            made.plural = c2py(rule.strip().rstrip(";"))
    return made


def _strings(content: bytes, order: str, start: int, count: int) -> Iterator[str]:
    """The strings of a table of their lengths and places."""
    numbers = iter(unpack_from(f"{order}{2 * count}I", content, start))
    for length, place in zip(numbers, numbers, strict=True):
        yield content[place : place + length].decode()


ENGLISH = read_sentences("en")
"""All English sentences."""

"""The sentences of a language: a gettext catalog whose ids are message codes.

People edit `locale/en.po`. The build compiles it to the `.mo` beside it, which is what a start
reads; in a checkout, a `.po` that is newer than its `.mo` is compiled when it is next read.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
"""Where the catalogs are, in a checkout and in an installed package."""


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
    with compiled.open("rb") as file:
        return _Catalog(file).sentences()


def _is_current(compiled: Path, source: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


class _Catalog(gettext.GNUTranslations):
    """A compiled catalog, with a way to all that is in it."""

    def sentences(self) -> Sentences:
        found: dict[object, str] = self._catalog  # type: ignore[attr-defined]
        made = Sentences()
        for key, text in found.items():
            if isinstance(key, tuple):
                code, form = key
                made[plural_code(code, form)] = text
                made[code] = text  # the last form, of many: for who asks without a count
            elif key:
                made[str(key)] = text
        made.plural = self.plural  # type: ignore[attr-defined]
        return made


ENGLISH = read_sentences("en")
"""All English sentences."""

"""Compiling the catalogs of sentences, for the build and for checkouts; needs Babel."""

from __future__ import annotations

import os
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")


def compile_catalog(source: Path, compiled: Path) -> None:
    """Compile a `.po` file, in one step: a reader sees the old file or the new one.

    Raises:
        ModuleNotFoundError: Babel is not installed, which only a build and a checkout need.
        ValueError: it is no catalog, or a sentence in it does not keep to its form.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    draft = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            write_mo(file, catalog)
        draft.replace(compiled)
    finally:
        draft.unlink(missing_ok=True)


def main() -> None:
    """Compile every catalog."""
    for source in sorted(LOCALE.glob("*.po")):
        compile_catalog(source, source.with_suffix(".mo"))


if __name__ == "__main__":
    main()

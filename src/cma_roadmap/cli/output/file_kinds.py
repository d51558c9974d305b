"""What kind of file something is: by its name for a new one, else by what it holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.errors import OutputError
from cma_roadmap.sentences.told import told

_BY_SUFFIX = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".ics": Format.CALENDAR,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".svg": Format.PICTURE,
    ".mmd": Format.GANTT,
    ".mermaid": Format.GANTT,
    ".jsonld": Format.LINKED_DATA,
}
_OF_OTHERS = (
    *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods"),
    *(".png", ".jpg", ".jpeg", ".gif", ".zip", ".py", ".yaml", ".yml"),
)
"""Names that promise something that nobody here can write."""
_BY_BEGINNING = (
    ("begin:vcalendar", Format.CALENDAR),
    ("<!doctype html", Format.PAGE),
    ("<svg", Format.PICTURE),
    ("gantt", Format.GANTT),
)
_ENOUGH = 4096
"""Bytes to look at, at the beginning and at the end."""
_MARK = re.compile(rb"cma-roadmap \d|urn:cma-roadmap:|-//cma-roadmap//|cma-roadmap completion")
"""What only files of ours say: who made them, in which version; or what they are."""
_OUR_HEADER = re.compile(rb"\A\xef\xbb\xbf[a-z_]+(,[a-z_]+)*\r\n")
"""A sheet has no room for more than its rows: its first line is told by its form."""


def chosen_format(
    given: Format | None, as_json: bool, known: Collection[Format], output: str | None = None
) -> Format:
    """The format asked for: by name, or else by the name of the file to write.

    Raises:
        typer.BadParameter: `--json` and another `--format` were given together, or the result has
            no such form.
    """
    if as_json and given not in (None, Format.JSON):
        raise typer.BadParameter(told("error.json_and_format", form=given))
    if given is not None and given not in known:
        text = told("error.no_such_format", form=given, forms=", ".join(known))
        raise typer.BadParameter(text)
    if as_json or given is not None:
        return Format.JSON if as_json else given or Format.TEXT
    return form_for(output, known)


def form_for(output: str | None, known: Collection[Format]) -> Format:
    """The form that the name of a file asks for; text for other names, and for standard output.

    Raises:
        typer.BadParameter: it asks for a form that this result does not have.
    """
    suffix = Path(output).suffix.lower() if output not in (None, "-") else ""
    if suffix in _OF_OTHERS:
        text = told("error.no_form_of_ours", file=output, suffix=suffix, forms=", ".join(known))
        raise typer.BadParameter(text)
    asked = _BY_SUFFIX.get(suffix)
    if asked is None:
        return Format.TEXT
    if asked not in known:
        text = told("error.no_such_form", file=output, form=asked, forms=", ".join(known))
        raise typer.BadParameter(text)
    return asked


def refuse_what_is_not_ours(path: Path, form: Format) -> None:
    """Refuse to write over a file of another kind, or of another program.

    Raises:
        OutputError: it holds something else than `form`, or nothing says that we made it.
    """
    if not path.is_file():
        return
    begin, end = _ends(path)
    if not begin:
        return
    if _kind(begin, path) is not form:
        raise OutputError.of("file_of_another_kind", path=path, form=form)
    if not (_OUR_HEADER if form is Format.CSV else _MARK).search(begin + b"\n" + end):
        raise OutputError.of("file_of_others", path=path)


def _ends(path: Path) -> tuple[bytes, bytes]:
    """The beginning of a file, and its end."""
    try:
        with path.open("rb") as file:
            begin = file.read(_ENOUGH)
            file.seek(max(0, path.stat().st_size - _ENOUGH))
            return begin, file.read(_ENOUGH)
    except OSError as error:
        raise OutputError.of("cannot_look_at", path=path, reason=error.strerror) from None


def _kind(head: bytes, path: Path) -> Format | str:
    """What a file that begins with `head` holds: a form of ours, or the word `other`."""
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if "\0" in text or "\ufffd" in text[: _ENOUGH // 2]:
        return "other"
    for beginning, form in _BY_BEGINNING:
        if text.lower().startswith(beginning):
            return form
    if text.startswith("{"):
        return Format.LINKED_DATA if '"@context"' in text else Format.JSON
    return _BY_SUFFIX.get(path.suffix.lower(), "other" if path.suffix else Format.TEXT)

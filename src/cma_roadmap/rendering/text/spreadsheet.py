"""CSV for spreadsheets (RFC 4180): one header, one row a thing, no text that a cell would run.

It begins with a byte-order mark. Excel takes a file without one for text in an old encoding and
garbles every letter with an accent; LibreOffice, Google Sheets, pandas and R skip the mark, and
Python's `csv` does with the encoding `utf-8-sig`. Scripts that want none of this have the JSON.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cma_roadmap.rendering.text.visible import visible

Value = str | int | Decimal | date | bool | None
BYTE_ORDER_MARK = "\ufeff"
_FORMULA_SIGNS = "=+-@|%\u2212"
"""What a formula may begin with (OWASP, "CSV Injection"), with the true minus sign."""
_CELL_STARTS = re.compile(r"""(\A\s*|;[\s"';]*)(?=(\S))""")
"""Where a cell begins: also after a semicolon, at which Excel splits lines in half of Europe."""


def csv_text(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Value]],
    last: Mapping[str, Value] | None = None,
) -> str:
    """The table as text with CRLF line ends; a column that a row does not have is left empty.

    `last` are columns more at the end, with the same values in every row.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers, negative
    ones too, stay numbers.

    Raises:
        ValueError: a row has a column that is not among `columns`, or one of `last` is.
    """
    out = io.StringIO(BYTE_ORDER_MARK, newline="")
    out.seek(0, io.SEEK_END)
    every = last or {}
    if not every.keys().isdisjoint(columns):
        raise ValueError("a column at the end has the name of one before it")
    writer = csv.DictWriter(out, (*columns, *every), restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in (*row.items(), *every.items())})
    return out.getvalue()


def cell(value: Value) -> str:
    """One value as it stands in a cell; nothing for what is not known."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return _harmless(value)


def _harmless(text: str) -> str:
    shown = visible(text.replace("\r\n", " ").replace("\n", " "))
    return _CELL_STARTS.sub(_guarded, shown)


def _guarded(found: re.Match[str]) -> str:
    """The first sign of a cell, with an apostrophe before it if a formula could begin so.

    Full-width and small forms of a sign count as that sign: some spreadsheets take them for it.
    """
    before, sign = found.groups()
    plain = unicodedata.normalize("NFKC", sign)[:1]
    return f"{before}'" if plain in _FORMULA_SIGNS else before

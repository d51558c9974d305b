"""CSV for spreadsheets (RFC 4180): one header, one row a thing, no text that a cell would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cma_roadmap.rendering.visible import visible

Value = str | int | Decimal | date | bool | None
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """The table as text with CRLF line ends; a column that a row does not have is left empty.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.

    Raises:
        ValueError: a row has a column that is not among `columns`.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
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
        case int() | Decimal():
            return str(value)
        case _:
            return _harmless(value)


def _harmless(text: str) -> str:
    shown = visible(text.replace("\r\n", " ").replace("\n", " "))
    return f"'{shown}" if shown.lstrip().startswith(_STARTS_A_FORMULA) else shown

"""The forms that a result can take."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The forms a result can take."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    CALENDAR = "ics"
    PAGE = "html"
    PICTURE = "svg"
    GANTT = "mermaid"
    LINKED_DATA = "ctdl"

"""English phrases by message code. Blanks in braces are filled with a message's parameters."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "title.diploma": "High-school diploma or GED",
    "title.choose": "Choose a program and enrol",
    "title.coursework": "Coursework, {hours} h",
    "title.externship": "Externship, {hours} h",
}

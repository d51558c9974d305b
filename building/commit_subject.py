"""A hook of git: a commit has a subject of at most 72 letters, and a blank line after it."""

from __future__ import annotations

import sys
from pathlib import Path

LONGEST = 72


def fault(message: str) -> str | None:
    """What is wrong with a commit message; `None` when nothing is."""
    lines = [line for line in message.splitlines() if not line.startswith("#")]
    subject = lines[0] if lines else ""
    if not subject.strip():
        return "The first line is empty: say what changed."
    if len(subject) > LONGEST:
        return f"The first line has {len(subject)} letters, at most {LONGEST} can be read in a log."
    if len(lines) > 1 and lines[1].strip():
        return "Leave the second line empty: the body, which says why, begins on the third."
    return None


if __name__ == "__main__":
    sys.exit(fault(Path(sys.argv[1]).read_text(encoding="utf-8")))

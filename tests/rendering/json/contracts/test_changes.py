"""No contract changes unseen: the change log tells the last change of each.

`golden/contracts.txt` has a line for every file: its SHA-256, its name, and words of the entry in
CHANGELOG.md that announced what it is now. Who changes a contract writes such an entry first.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from cma_roadmap.rendering.json.contract_files import FOLDER
from rendering.golden import GOLDEN

CHANGELOG = Path(__file__).parents[4] / "CHANGELOG.md"
LEAST = 20
"""Letters of an entry that can be found again."""


class Announced(NamedTuple):
    """One line: what a file was when its last change was announced, and by which words."""

    digest: str
    file: str
    words: str


def announced() -> list[Announced]:
    lines = (GOLDEN / "contracts.txt").read_text(encoding="utf-8").splitlines()
    return [Announced(*line.split(maxsplit=2)) for line in lines]


def test_every_contract_is_as_it_was_announced() -> None:
    files = sorted(FOLDER.iterdir())
    now = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert {line.file: line.digest for line in announced()} == now
    assert [line.file for line in announced()] == list(now)


def test_the_change_log_has_every_announcement() -> None:
    log = " ".join(CHANGELOG.read_text(encoding="utf-8").split())

    for line in announced():
        assert len(line.words) >= LEAST, line.file
        assert line.words in log, line.file

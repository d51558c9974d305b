"""The page in Chromium: axe-core finds nothing, it fits a phone, it asks for nothing, it prints.

Needs Node.js, Chromium and `npm ci` in this folder; without them it is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.page import html_of
from rendering.page_samples import SAMPLES, dense_plan, tainted_plan
from rendering.sample_parts import PHRASES

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGES: dict[str, Callable[[], Roadmap]] = {
    **SAMPLES,
    "dense": dense_plan,
    "tainted": lambda: tainted_plan("<b>" + "x" * 300),
}
_MISSING = [
    what
    for what, found in (
        ("Node.js", shutil.which("node")),
        (f"Chromium at {CHROMIUM} (or set CHROMIUM)", Path(CHROMIUM).exists()),
        ("its packages (npm ci in tests/browser)", (HERE / "node_modules" / "axe-core").exists()),
    )
    if not found
]
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"not found: {'; '.join(_MISSING)}")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What `check.mjs` says of every page by day and by night, wide and narrow."""
    folder = tmp_path_factory.mktemp("pages")
    for name, made in PAGES.items():
        page = html_of(made(), ENGLISH | PHRASES)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    told = subprocess.run(  # noqa: S603
        [str(shutil.which("node")), "check.mjs", *map(str, sorted(folder.glob("*.html")))],
        cwd=HERE,
        env={**os.environ, "CHROMIUM": CHROMIUM},
        capture_output=True,
        timeout=300,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(told.stdout)
    return found


def test_every_page_was_looked_at_in_every_view(results: list[dict[str, Any]]) -> None:
    views = {(Path(r["file"]).stem, r["width"], r["scheme"]) for r in results}
    assert len(views) == len(PAGES) * 4
    assert all(r["passed"] >= 30 for r in results)


def test_axe_finds_no_violation(results: list[dict[str, Any]]) -> None:
    found = {(r["file"], r["width"], r["scheme"]): r["violations"] for r in results}
    assert {view: wrong for view, wrong in found.items() if wrong} == {}


def test_no_page_is_wider_than_its_screen(results: list[dict[str, Any]]) -> None:
    assert {(r["file"], r["width"]) for r in results if r["overflow"] > 0} == set()


def test_nothing_is_asked_from_outside(results: list[dict[str, Any]]) -> None:
    assert [r["asked"] for r in results if r["asked"]] == []


def test_the_checklist_fits_on_two_sheets(results: list[dict[str, Any]]) -> None:
    sheets = {Path(r["file"]).stem: r["sheets"] for r in results}
    for name in sheets.keys() - {"infeasible"}:
        assert all(1 <= count <= 2 for count in sheets[name].values()), (name, sheets[name])
    assert sheets["dense"] == {"letter": 2, "a4": 2}

"""Pages in Chromium: axe-core finds nothing, they fit a phone, ask for nothing, and print.

Needs Node.js, Chromium and `npm ci` in this folder (for the HTML validator, Java as well);
without them it is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.running import run
from cma_roadmap.cli.program.app import COMMANDS
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.page_samples import SAMPLES, dense_plan, tainted_plan
from rendering.page_text import html_of
from rendering.sample_parts import PHRASES

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PLANS: dict[str, Callable[[], Roadmap]] = {
    **SAMPLES,
    "dense": dense_plan,
    "tainted": lambda: tainted_plan("<b>" + "x" * 300),
}
LINES = (
    "plan --state WA --if fail-exam=1",
    "plan --prefer cheapest --near 98101",
    "compare",
    "compare --programs ipeds-235149-2 ipeds-199838-2",
    "eligible",
    "why exam.sit",
    "why exam.sit --chain",
    "why verdict",
    "programs --state WA",
    "programs show ipeds-235149-2",
    "credentials",
    "credentials show cma-aama",
    "states",
    "states show WA",
    "career",
    "career --state WA --travel-to OR",
    "study",
    "outlines",
    "outlines compare cma-aama rma-amt",
    "skills",
    "skills --transcript",
    "skills --resume --profile src/cma_roadmap/people/profile_example.yaml",
    "outlines compare ccma-nha cma-aama",
    "ce list --profile src/cma_roadmap/people/profile_example.yaml",
    "ce plan --profile src/cma_roadmap/people/profile_example.yaml",
    "renew --profile src/cma_roadmap/people/profile_example.yaml",
    "next",
    "status --profile docs/examples/working.yaml",
    "log show --profile docs/examples/working.yaml",
    "profile show --profile docs/examples/working.yaml",
    "people list",
    "data check",
    "data sources",
    "data stale",
    "data schema",
)
"""Every command that makes a page, with what makes another kind of page of it."""
OTHERS = {"init", "help", "completion", "done", "undo", "diff"}
"""Those that make none, or ask for something that happened first."""
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
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The files of all pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, page in _pages():
        (folder / f"{name.replace('/', '_')}.html").write_text(page, encoding="utf-8")
    return [str(path) for path in sorted(folder.glob("*.html"))]


@pytest.fixture(scope="module")
def results(pages: list[str]) -> list[dict[str, Any]]:
    """What `check.mjs` says of every page by day and by night, wide and narrow."""
    told = subprocess.run(  # noqa: S603
        [str(shutil.which("node")), "check.mjs", *pages],
        cwd=HERE,
        env={**os.environ, "CHROMIUM": CHROMIUM},
        capture_output=True,
        timeout=900,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(told.stdout)
    return found


def _pages() -> Iterator[tuple[str, str]]:
    for name, made in PLANS.items():
        yield name, html_of(made(), ENGLISH | PHRASES)
    for line in LINES:
        printed = run(*line.split(), "--format", "html")
        assert printed.stdout.startswith("<!DOCTYPE html>"), printed.stderr
        yield line, printed.stdout


def test_every_command_has_its_page_here() -> None:
    assert {line.split()[0] for line in LINES} == set(COMMANDS) - OTHERS


@pytest.mark.skipif(not shutil.which("java"), reason="the HTML validator needs Java")
def test_the_html_validator_finds_nothing(pages: list[str]) -> None:
    """That of the W3C (Nu); which language a page of made-up words is in, it may guess."""
    checker = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    found = subprocess.run(  # noqa: S603
        [str(shutil.which("java")), "-jar", str(checker), "--format", "json", *pages],
        capture_output=True,
        timeout=600,
        check=False,
    )
    told = json.loads(found.stderr)["messages"]
    wrong = [(Path(one["url"]).stem, one["message"]) for one in told]
    assert [one for one in wrong if "appears to be written in" not in one[1]] == []


def test_every_page_was_looked_at_in_every_view(results: list[dict[str, Any]]) -> None:
    views = {(Path(r["file"]).stem, r["width"], r["scheme"]) for r in results}
    assert {name for name, _, _ in views} == {name.replace("/", "_") for name in (*PLANS, *LINES)}
    assert len(views) == (len(PLANS) + len(LINES)) * 4
    assert all(r["passed"] >= 20 for r in results)


def test_axe_finds_no_violation(results: list[dict[str, Any]]) -> None:
    found = {(r["file"], r["width"], r["scheme"]): r["violations"] for r in results}
    assert {view: wrong for view, wrong in found.items() if wrong} == {}


def test_no_page_is_wider_than_its_screen(results: list[dict[str, Any]]) -> None:
    assert {(r["file"], r["width"]) for r in results if r["overflow"] > 0} == set()


def test_stops_and_commas_stand_close_to_the_citation_before_them(
    results: list[dict[str, Any]],
) -> None:
    assert {(r["file"], r["width"]): r["apart"] for r in results if r["apart"]} == {}


def test_nothing_is_asked_from_outside(results: list[dict[str, Any]]) -> None:
    assert [r["asked"] for r in results if r["asked"]] == []


def test_the_checklist_fits_on_two_sheets(results: list[dict[str, Any]]) -> None:
    sheets = {Path(r["file"]).stem: r["sheets"] for r in results}
    for name in PLANS.keys() - {"infeasible"}:
        assert sheets[name].keys() == {"letter", "a4"}
        assert all(1 <= count <= 2 for count in sheets[name].values()), (name, sheets[name])
    assert sheets["dense"] == {"letter": 2, "a4": 2}

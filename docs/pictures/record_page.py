"""Records the pictures of the page and of its sheets on paper: python docs/pictures/record_page.py.

Needs Node.js, Chromium, `npm ci` in tests/browser, and pdftoppm (poppler-utils).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from cma_roadmap import Goal, Profile, load_catalog, plan
from cma_roadmap.rendering.page.html import Made, write_html
from cma_roadmap.rendering.pages.plan.plan_page import plan_page

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "tests" / "browser" / "pictures.mjs"
TOP = "1500"
"""How much of a page a picture shows, in pixels."""


def main() -> None:
    """Plan as in the README's first example, in Washington, and take the pictures."""
    goal = Goal("cma-aama", start=date(2027, 1, 11), state="WA")
    roadmap = plan(load_catalog(), Profile(), goal, today=date(2026, 11, 21))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        made = Made(roadmap.today, roadmap.data_version)
        page.write_text(write_html(plan_page(roadmap), made), encoding="utf-8")
        _run("node", str(SCRIPT), str(page), folder, TOP)
        _run("pdftoppm", "-r", "90", "-png", f"{folder}/page.pdf", f"{folder}/sheet")
        for name in ("page-1280", "page-390", "sheet-1", "sheet-2", "sheet-3"):
            shutil.copy(Path(folder, f"{name}.png"), HERE)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise SystemExit(f"{program} is needed and was not found")
    subprocess.run([found, *arguments], check=True)  # noqa: S603  (our own arguments)


if __name__ == "__main__":
    main()

"""Charts read by Mermaid itself, where it is installed: `npm install` in tests/mermaid."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cma_roadmap import Goal, load_catalog, plan
from cma_roadmap.model.definitions.profile import empty_profile
from cma_roadmap.rendering.gantt.mermaid_gantt import render_mermaid
from hostile_strings import HOSTILE
from rendering.gantt.read_gantt import read
from rendering.gantt.test_mermaid_gantt import CHARTS, STATEMENTS
from rendering.poisoned_roadmap import poisoned_plan, poisoned_refusal
from rendering.sample_parts import PHRASES, TODAY

FOLDER = Path(__file__).parents[2] / "mermaid"
NODE = shutil.which("node")
INSTALLED = (FOLDER / "node_modules" / "mermaid").is_dir()
MOST = 50_000
"""Characters in a chart that Mermaid draws unless it is told otherwise (`maxTextSize`)."""

needs_mermaid = pytest.mark.skipif(
    NODE is None or not INSTALLED,
    reason="Mermaid is not installed: run `npm install` in tests/mermaid (it needs Node 20)",
)


def charts() -> dict[str, str]:
    catalog = load_catalog()
    found = {name: render_mermaid(make(), PHRASES) for name, make in CHARTS.items()}
    for bad in (*HOSTILE, *STATEMENTS, "ﬂ°°60¶ßb", "#60;", "", "a:b;c#d%%{", "style x #1;"):
        found[f"plan {bad}"] = render_mermaid(poisoned_plan(bad), PHRASES)
        found[f"no {bad}"] = render_mermaid(poisoned_refusal(bad), PHRASES)
    for credential in ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"):
        goal = Goal(credential, state="WA", horizon=10)
        found[credential] = render_mermaid(plan(catalog, empty_profile(), goal, TODAY))
    return found


def as_mermaid_reads(texts: list[str]) -> list[dict[str, Any]]:
    assert NODE is not None
    done = subprocess.run(  # noqa: S603
        [NODE, "read_charts.mjs"],
        cwd=FOLDER,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@needs_mermaid
def test_mermaid_reads_what_was_written() -> None:
    texts = charts()
    for (name, text), found in zip(
        texts.items(), as_mermaid_reads(list(texts.values())), strict=True
    ):
        chart = read(text)
        assert "error" not in found, (name, found)
        assert (found["type"], found["inclusive"], found["links"]) == ("gantt", False, 0)
        assert (found["title"], found["accTitle"]) == (chart.title, chart.title)
        assert found["accDescr"] == chart.description
        assert [task.pop("clickable") for task in found["tasks"]] == [False] * len(chart.tasks)
        expected = [task._asdict() | {"marks": sorted(task.marks)} for task in chart.tasks]
        assert [t | {"marks": sorted(t["marks"])} for t in found["tasks"]] == expected, name


@needs_mermaid
@pytest.mark.parametrize("title", ["call the school", "section one", "5% off", "a #58; b: c", ""])
def test_what_is_not_escaped_does_break_a_chart(title: str) -> None:
    """Without this the check above could pass by reading nothing."""
    days = "a1, 2028-02-29, 2028-03-01"
    (found,) = as_mermaid_reads([f"gantt\n  dateFormat YYYY-MM-DD\n  {title} :{days}\n"])
    assert [task["title"] for task in found.get("tasks", [])] != [title]


def test_long_plans_are_not_too_long_for_mermaid() -> None:
    assert max(map(len, charts().values())) < MOST

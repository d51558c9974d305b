"""The same roadmap gives the same bytes in every process, whatever the order of its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
WRITE = """
import sys
from rendering.poisoned_roadmap import poisoned_plan
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import SAMPLES
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.{module} import {name} as render
plans = [*(make() for make in SAMPLES.values()), poisoned_plan("a | b")]
told = [render(plan, PHRASES) for plan in plans]
text = "".join(one if isinstance(one, str) else write_markdown(one) for one in told)
sys.stdout.buffer.write(text.encode("utf-8"))
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("pages.plan.plan_page", "plan_page"),
        ("gantt.mermaid_gantt", "render_mermaid"),
        ("pages.plan.plan_sheet", "render_sheet"),
    ],
)
def test_bytes_do_not_depend_on_hashes_or_the_place(module: str, name: str) -> None:
    written = {seed: _written(WRITE.format(module=module, name=name), seed) for seed in "012"}
    assert len(written["0"]) > 1000
    assert len(set(written.values())) == 1


def _written(program: str, seed: str) -> bytes:
    paths = os.pathsep.join([str(TESTS), *sys.path])
    place = {"PYTHONHASHSEED": seed, "PYTHONPATH": paths, "TZ": f"UTC+{seed}", "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], env=os.environ | place, capture_output=True, check=True
    ).stdout

"""The same roadmap gives the same bytes in every process, whatever the order of its sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
FORMS = {
    "pages.plan.plan_page": "plan_page",
    "gantt.mermaid_gantt": "render_mermaid",
    "pages.plan.plan_sheet": "render_sheet",
}
WRITE = """
import json, sys
from importlib import import_module
from rendering.poisoned_roadmap import poisoned_plan
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import SAMPLES
from cma_roadmap.rendering.page.markdown import write_markdown
plans = [*(make() for make in SAMPLES.values()), poisoned_plan("a | b")]
found = {}
for module, name in json.loads(sys.argv[1]).items():
    render = getattr(import_module(f"cma_roadmap.rendering.{module}"), name)
    told = [render(plan, PHRASES) for plan in plans]
    found[module] = "".join(one if isinstance(one, str) else write_markdown(one) for one in told)
print(json.dumps(found))
"""


@pytest.mark.slow
@pytest.mark.parametrize("module", FORMS)
def test_bytes_do_not_depend_on_hashes_or_the_place(module: str) -> None:
    texts = [written(seed)[module] for seed in "012"]
    assert len(texts[0]) > 1000
    assert len(set(texts)) == 1


@cache
def written(seed: str) -> dict[str, str]:
    """All forms, made by one process with other hashes in another place."""
    paths = os.pathsep.join([str(TESTS), *sys.path])
    place = {"PYTHONHASHSEED": seed, "PYTHONPATH": paths, "TZ": f"UTC+{seed}", "LC_ALL": "C"}
    found: dict[str, str] = json.loads(
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", WRITE, json.dumps(FORMS)],
            env=os.environ | place,
            capture_output=True,
            check=True,
        ).stdout
    )
    return found

"""Errors in JSON: asked for by an option, a variable or the config file, the nearest first."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import run
from cma_roadmap.cli.settings.json_wanted import wants_json


@pytest.mark.parametrize(
    ("words", "form", "wanted"),
    [
        ("plan --json", None, True),
        ("plan -f json", None, True),
        ("plan -fjson", None, True),
        ("plan --format json", None, True),
        ("plan --format=json", None, True),
        ("plan", "json", True),
        ("plan -f text", "json", False),
        ("plan", None, False),
        ("plan -f", None, False),
        ("plan --force", None, False),
        ("data sources -- --json", None, False),
        ("plan --plan-name json", None, False),
    ],
)
def test_who_asks_for_json(words: str, form: str | None, wanted: bool) -> None:
    environment = {"CMA_ROADMAP_FORMAT": form} if form else {}

    assert wants_json(words.split(), environment) is wanted


@pytest.mark.parametrize(
    ("config", "words", "environment", "wanted"),
    [
        ("format: json", "plan --start x", {}, True),
        ("json: true", "plan --start x", {}, True),
        ("json: false", "plan --start x", {}, False),
        ("format: text", "plan --start x", {}, False),
        ("plan: {format: json}", "plan --start x", {}, True),
        ("plan: {format: json}", "compare --start x", {}, False),
        ("format: json\nplan: {format: text}", "plan --start x", {}, False),
        ("programs show: {json: 'yes'}", "programs show nothing", {}, True),
        ("format: json", "plan --start x -f text", {}, False),
        ("format: json", "plan --start x", {"FORMAT": "text"}, False),
        ("format: text", "plan --start x", {"JSON": "1"}, True),
        ("format: json\nstait: WA", "plan", {}, True),
        ("- format", "plan", {}, False),
        ("{", "plan", {}, False),
    ],
)
def test_an_error_is_json_where_the_config_file_or_a_variable_asks_for_it(
    config: str, words: str, environment: dict[str, str], wanted: bool, tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
    variables = {f"CMA_ROADMAP_{name}": value for name, value in environment.items()}
    found = run(*words.split(), environment={"CMA_ROADMAP_CONFIG_DIR": str(tmp_path), **variables})

    assert found.exit_code in (2, 3)
    assert found.stdout == ""
    assert found.stderr.startswith('{"') is wanted

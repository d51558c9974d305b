"""What the commands say to one person, for the tests of people with a past of their own."""

from __future__ import annotations

import json
from typing import Any

from cli.running import run

TODAY = "2026-11-30"
DIPLOMA = "diploma: {kind: high_school, on: 2015-06-12}\n"
Json = dict[str, Any]


def _document(*arguments: str, stdin: str) -> Json:
    result = run(*arguments, "--today", TODAY, "--json", "--profile", "-", stdin=stdin)
    assert result.exit_code in (0, 4), result.stderr
    return dict(json.loads(result.stdout))


def plan(credential: str, person: str, *options: str) -> Json:
    return _document("plan", "-c", credential, *options, stdin=person)


def eligible(credential: str, person: str) -> Json:
    return dict(_document("eligible", credential, stdin=person)["credentials"][0])


def verdicts(credential: str, person: str) -> dict[str, str]:
    return {p["id"]: p["verdict"] for p in eligible(credential, person)["pathways"]}


def steps(found: Json) -> dict[str, Json]:
    return {step["id"]: step for step in found["steps"]}


def codes(found: Json) -> set[str]:
    return {finding["code"] for finding in found["findings"]}


def told(found: Json) -> str:
    return " ".join(finding["message"] for finding in found["findings"])


def ties(found: Json) -> set[tuple[str, str]]:
    """What comes before what."""
    return {(tie["predecessor"], tie["successor"]) for tie in found["dependencies"]}

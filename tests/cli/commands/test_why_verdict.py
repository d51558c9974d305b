"""`why verdict`: the rule tree of the plan's pathway, as a page and as JSON."""

from __future__ import annotations

import json

from cli.running import run
from planning.cures.test_alternatives import CLOSED_SCHOOL, ENDED_BY_BOTH

TODAY = ["--today", "2026-11-22"]


def test_an_open_way_is_told_with_the_day_on_which_it_counts() -> None:
    page = run("why", "verdict", *TODAY)

    assert page.exit_code == 0
    assert page.stdout.startswith("CMA (AAMA), Completing student or recent graduate (Category 1)")
    assert "Judged on 5 Oct 2027" in page.stdout
    assert "SOURCES" in page.stdout


def test_a_closed_way_ends_with_status_4_and_says_what_fails() -> None:
    page = run("why", "verdict", "--program", CLOSED_SCHOOL, *ENDED_BY_BOTH, *TODAY)

    assert page.exit_code == 4
    assert "not open to you" in page.stdout
    assert "lost its accreditation on" in page.stdout
    assert "WHAT ELSE STANDS IN THE WAY" in page.stdout


def test_json_has_the_tree_and_its_sources() -> None:
    document = json.loads(run("why", "verdict", "-c", "rma-amt", "--json", *TODAY).stdout)

    def cited(node: dict[str, object]) -> set[object]:
        children = node["children"]
        assert isinstance(children, list)
        return {node["source"]}.union(*(cited(child) for child in children)) - {None}

    assert document["schema"] == "urn:cma-roadmap:why-verdict:1"
    assert document["tree"]["verdict"] == document["pathway"]["verdict"]
    assert cited(document["tree"]) <= {source["id"] for source in document["sources"]}
    assert document["on"] == "2027-10-05"

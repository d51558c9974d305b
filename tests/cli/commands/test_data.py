from __future__ import annotations

import csv
import io
import json
import shutil
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cli.running import TODAY, check_refusal, document, run, shell
from cma_roadmap.cli.commands.data import STALE
from cma_roadmap.errors import Problem
from cma_roadmap.loading.audit.inspection import inspect
from cma_roadmap.loading.catalog.catalog_files import FILE_NAMES, data_dir
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.person.transcript import FOOT
from cma_roadmap.model.results.audit import FileCount, Inspection
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.data.inspection_page import inspection_page
from rendering.page_text import check_page, plain

pytestmark = pytest.mark.usefixtures("yaml_read_once")

HEAD = ("schema", "generator", "data_version", "today", "as_of", "language")
WIDTHS = ["40", "80", "140"]
SOURCE = (
    "sources:\n  - {id: mine, publisher: My School, title: Catalog, tier: official, seen: %s}\n"
)
PROGRAM = """\
programs:
  - id: my-school-ma
    institution: My School
    award: certificate
    state: WA
    zip: "98101"
    source: mine
correct:
  - id: ipeds-235149-2
    intake: Each month
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A data folder that adds one program of one source."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return put(folder, programs=PROGRAM, sources=SOURCE % "'2025-11-21'")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    folder = tmp_path / "bad"
    folder.mkdir()
    return put(folder, programs=PROGRAM.replace("source: mine", "source: nobody"), sorces="a: b\n")


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped data, read in its place, to be broken and then looked over once."""
    folder = Path(shutil.copytree(data_dir(), tmp_path / "data"))
    monkeypatch.setattr("cma_roadmap.loading.audit.inspection.inspect", cache(inspect))
    monkeypatch.setattr("cma_roadmap.loading.catalog.catalog_files.shipped_data", lambda: folder)
    return folder


@cache
def looked_over() -> Inspection:
    return inspect()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped data as they are, looked over once for all tests."""
    monkeypatch.setattr("cma_roadmap.loading.audit.inspection.inspect", lambda *_: looked_over())


def put(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


# data check


def test_the_shipped_data_is_found_sound() -> None:
    result = run("data", "check")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "No problem found." in result.stdout
    for name in FILE_NAMES:
        assert name in result.stdout


@pytest.mark.slow
@pytest.mark.usefixtures("shipped")
def test_the_check_as_json_counts_what_each_file_holds() -> None:
    found, catalog = document("data", "check"), load_catalog()

    assert list(found) == [
        *(*HEAD, "check", "sound", "problems", "unused_sources", "snapshot_current"),
        *("findings", "sources"),
    ]
    assert found["schema"] == "urn:cma-roadmap:data-check:1"
    assert found["data_version"] == catalog.version
    assert (found["sound"], found["problems"]) == (True, [])
    assert found["unused_sources"] == []
    assert [entry["file"] for entry in found["check"]] == sorted(FILE_NAMES)
    counts = {entry["file"]: entry["definitions"] for entry in found["check"]}
    assert counts["credentials.yaml"] == len(catalog.credentials)
    assert counts["sources.yaml"] == len(catalog.sources)
    assert counts["states.yaml"] == len(catalog.states)
    assert counts["clearances.yaml"] == len(catalog.clearances)
    assert all(set(entry) == {"file", "definitions", "facts"} for entry in found["check"])


@pytest.mark.slow
def test_faults_of_the_shipped_data_are_listed_in_both_forms(broken: Path) -> None:
    text = (broken / "sources.yaml").read_text(encoding="utf-8")
    first = text.index("\n    tier: official\n")
    (broken / "sources.yaml").write_text(
        text[:first] + "\n    tier: offical\n" + text[first + 20 :]
    )
    line = 1 + text[: first + 1].count("\n")
    (broken / "clearances.yaml").unlink()

    page, found = run("data", "check"), document("data", "check", code=3)

    assert page.exit_code == 3
    assert f"Problems found: {len(found['problems'])}." in " ".join(page.stdout.split())
    assert f"sources.yaml:{line}: " in page.stderr
    assert "clearances.yaml: This file is missing." in page.stderr
    assert found["sound"] is False
    places = [(Path(p["file"]).name, p["line"], p["code"]) for p in found["problems"]]
    assert ("clearances.yaml", None, "missing_file") in places
    assert ("sources.yaml", line, "unknown_word") in places
    assert all(
        set(p) == {"code", "message", "file", "line", "column", "pointer", "hint"}
        for p in found["problems"]
    )


@pytest.mark.slow
def test_a_source_that_no_fact_cites_is_named(broken: Path) -> None:
    with (broken / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: idle-page, publisher: A, title: B, tier: second}\n")

    found, page = document("data", "check"), run("data", "check").stdout

    assert found["unused_sources"] == ["idle-page"]
    assert "Sources that no fact cites: idle-page." in " ".join(page.split())
    assert found["sound"] is True


@pytest.mark.slow
def test_a_snapshot_of_other_data_is_told_with_what_to_do(broken: Path) -> None:
    with (broken / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")

    found, page = document("data", "check"), run("data", "check").stdout

    assert found["snapshot_current"] is False
    assert "python -m cma_roadmap.loading.catalog.snapshot" in page


@pytest.mark.slow
def test_a_data_folder_is_looked_over_with_the_shipped_data(mine: Path, bad: Path) -> None:
    assert run("data", "check", "--data-dir", str(mine)).exit_code == 0
    found = document("data", "check", "--data-dir", str(bad), code=3)

    places = [(Path(p["file"]).name, p["line"], p["code"]) for p in found["problems"]]
    assert places == [
        ("programs.yaml", 7, "unknown_source"),
        ("sorces.yaml", None, "unknown_file"),
    ]


@pytest.mark.slow
def test_a_data_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found = document("data", "check", "--data-dir", str(tmp_path / "nowhere"), code=3)

    assert [p["code"] for p in found["problems"]] == ["missing_directory"]


@pytest.mark.slow
def test_the_check_does_not_deny_that_it_wrote_its_report(bad: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"

    result = run("data", "check", "--data-dir", str(bad), "--json", "-o", str(target))

    assert (result.exit_code, target.exists()) == (3, True)
    assert "Nothing was planned or written" not in result.stderr


# data stale


def stale(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    result = run("data", "stale", "--json", *arguments)
    assert result.exit_code in (0, STALE)
    found: list[dict[str, Any]] = json.loads(result.stdout)["stale"]
    return result.exit_code, found


def test_stale_facts_end_with_status_four() -> None:
    page, found = run("data", "stale"), run("data", "stale", "--json")

    assert (page.exit_code, found.exit_code) == (4, 4)
    assert page.stderr == found.stderr == ""
    assert list(json.loads(found.stdout)) == [
        *(*HEAD, "older_than_days", "stale", "findings", "sources")
    ]


def test_every_stale_fact_says_where_it_is_and_how_old() -> None:
    _, found = stale()

    assert found
    for entry in found:
        assert list(entry) == [
            *("kind", "id", "path", "source", "seen", "seen_by", "age_days", "confidence"),
            *("changes", "plans"),
        ]
        if entry["seen_by"] is None:
            assert entry["age_days"] is None
        else:
            assert entry["age_days"] == (TODAY - date.fromisoformat(entry["seen_by"])).days
            assert entry["age_days"] >= 365
    assert any(entry["age_days"] is None for entry in found)


def test_every_source_of_a_stale_fact_is_told_once() -> None:
    found = json.loads(run("data", "stale", "--json").stdout)

    told = [source["id"] for source in found["sources"]]
    assert len(told) == len(set(told))
    assert set(told) == {entry["source"] for entry in found["stale"]}


@pytest.mark.slow(but=2)
@pytest.mark.parametrize(
    ("today", "older_than", "is_stale"),
    [
        ("2026-11-20", "365d", False),
        ("2026-11-21", "365d", True),
        ("2026-11-22", "365d", True),
        ("2026-11-21", "366d", False),
        ("2026-11-22", "366d", True),
        ("2026-11-20", "364", True),
        ("2026-11-20", "52w", True),
        ("2026-11-19", "52w", False),
        ("2026-11-20", "1y", False),
        ("2026-11-21", "1y", True),
        ("2025-11-21", "0d", True),
        ("2025-11-20", "0d", False),
    ],
)
def test_a_fact_turns_stale_on_the_day_it_reaches_the_age(
    today: str, older_than: str, is_stale: bool, mine: Path
) -> None:
    _, found = stale("--data-dir", str(mine), "--today", today, "--older-than", older_than)

    entries = [entry for entry in found if entry["source"] == "mine"]
    assert [entry["id"] for entry in entries] == (["my-school-ma"] if is_stale else [])
    if is_stale:
        assert entries[0]["seen_by"] == "2025-11-21"


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(
    ("seen", "seen_by"),
    [("'2024'", "2024-12-31"), ("2023-24", "2024-12-31"), ("about 2020", "2020-12-31")],
)
def test_words_for_a_date_count_as_their_last_day(seen: str, seen_by: str, mine: Path) -> None:
    put(mine, sources=SOURCE % seen)

    _, found = stale("--data-dir", str(mine))

    (entry,) = [entry for entry in found if entry["source"] == "mine"]
    assert (entry["seen"], entry["seen_by"]) == (seen.strip("'"), seen_by)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("seen", ["null", "2023-02-29", "long ago"])
def test_a_fact_without_a_date_is_stale_at_any_age(seen: str, mine: Path) -> None:
    put(mine, sources=SOURCE % seen)

    _, found = stale("--data-dir", str(mine), "--older-than", "99999d")

    (entry,) = [entry for entry in found if entry["source"] == "mine"]
    assert (entry["seen_by"], entry["age_days"]) == (None, None)


def test_the_page_lists_what_weighs_most_first_and_counts_what_has_no_date() -> None:
    page = run("data", "stale", "--full", environment={"COLUMNS": "200"}).stdout
    _, found = stale()

    undated = sum(entry["age_days"] is None for entry in found)
    assert f"{undated} more facts have no date at all" in " ".join(page.split())
    weights = {"opens": 3, "dates": 2, "money": 1, None: 0}
    points: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for each in (each for each in found if each["age_days"] is not None):
        key = each["source"], each["seen"]
        points[key] += Decimal(each["plans"]) * weights[each["changes"]] * each["age_days"]
    source, seen = max(points, key=lambda key: points[key])
    lines = page.splitlines()
    top = next(n for n, line in enumerate(lines) if line.startswith(" source"))
    assert lines[top + 1].split()[:2] == [source, seen.split()[0]]
    nothing = {name for (name, _), weight in points.items() if not weight}
    assert lines[-1].split()[0] in nothing, "what decides nothing comes last"


def test_the_coverage_fits_one_screen_and_names_ten_unknowns() -> None:
    page = run("data", "check", "--coverage", environment={"CMA_ROADMAP_FULL": ""}).stdout

    assert 25 <= len(page.splitlines()) <= 40
    found = document("data", "check", "--coverage")
    bodies = [each for each in found["coverage"] if each["kind"] == "body"]
    for each in bodies:
        share = (200 * each["unknown"] + each["facts"]) // (2 * each["facts"])
        row = next(line for line in page.splitlines() if line.startswith(f" {each['name']} "))
        assert row.split()[1] == str(each["facts"])
        assert row.split()[-1] == f"{share}%"
    ranked = [each for each in found["unknowns"] if each["schools"] is None][:8]
    for each in ranked:
        assert each["path"] in page
    assert found["schema"] == "urn:cma-roadmap:data-coverage:1"


def test_the_coverage_is_that_of_the_data_in_use(mine: Path, bad: Path) -> None:
    ours, theirs = (
        document("data", "check", "--coverage", *more) for more in ((), ("--data-dir", str(mine)))
    )
    assert ours["coverage"] == theirs["coverage"]
    assert ours["data_version"] != theirs["data_version"]
    check_refusal(run("data", "check", "--coverage", "--data-dir", str(bad)), 3, "nobody")


def test_the_sheet_of_the_coverage_has_those_of_the_document() -> None:
    rows = run("data", "check", "--coverage", "--format", "csv").stdout.splitlines()
    found = document("data", "check", "--coverage")["coverage"]
    assert len(rows) == len(found) + 1
    head = rows[0].lstrip("\ufeff").split(",")
    for row, entry in zip(rows[1:], found, strict=True):
        told = dict(zip(head, row.split(","), strict=True))
        assert (told["name"], told["unknown"]) == (entry["name"], str(entry["unknown"]))


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_coverage_that_is_kept_has_every_state(form: str) -> None:
    page = run("data", "check", "--coverage", "--format", form).stdout
    for state in load_catalog().states:
        assert state.id in page


def test_fresh_data_ends_with_status_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cma_roadmap.loading.audit.provenance.readings", lambda *_: iter(()))

    page, (code, found) = run("data", "stale"), stale()

    assert (page.exit_code, code, found) == (0, 0, [])
    assert "There are none." in page.stdout


@pytest.mark.parametrize("age", ["soon", "-1d", "", "1.5y", "100000d"])
def test_what_is_no_age_is_a_wrong_request(age: str) -> None:
    result = run("data", "stale", f"--older-than={age}")

    check_refusal(result, 2, "--older-than")


# data sources


def test_every_source_is_listed_with_how_many_facts_cite_it() -> None:
    found, catalog = document("data", "sources"), load_catalog()

    assert list(found) == [*HEAD, "sources", "findings"]
    assert [s["id"] for s in found["sources"]] == list(catalog.sources)
    assert all(s["citations"] > 0 for s in found["sources"] if s["id"] == "aama-home")
    assert set(found["sources"][0]) == {
        *("id", "publisher", "title", "url", "tier", "seen", "note", "citations")
    }


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("words", [["aama", "exam"], ["AAMA", "EXAM"], ["exam", "aama"]])
def test_only_sources_with_all_the_words_are_listed(words: list[str]) -> None:
    found = document("data", "sources", *words)["sources"]

    every = document("data", "sources")["sources"]
    texts = {s["id"]: json.dumps(s, ensure_ascii=False).casefold() for s in every}
    assert found
    assert all("aama" in texts[s["id"]] and "exam" in texts[s["id"]] for s in found)
    assert len(found) < len(every)


def test_no_match_is_no_error_and_says_how_to_see_all() -> None:
    page, found = run("data", "sources", "zzzz"), document("data", "sources", "zzzz")

    assert page.exit_code == 0
    assert "No source matches." in page.stdout
    assert found["sources"] == []


def test_a_source_of_ones_own_is_listed(mine: Path) -> None:
    (found,) = document("data", "sources", "my school", "--data-dir", str(mine))["sources"]

    assert (found["id"], found["citations"]) == ("mine", 1)


def test_what_a_source_does_not_say_is_no_word_of_it(mine: Path) -> None:
    put(mine, sources=SOURCE % "null")

    found = document("data", "sources", "none", "--data-dir", str(mine))["sources"]

    assert "mine" not in {source["id"] for source in found}


# All pages


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "command",
    [("check",), ("stale",), ("stale", "--older-than", "3y"), ("sources",), ("sources", "zzz")],
)
@pytest.mark.usefixtures("shipped")
def test_a_page_keeps_its_width_in_colour_and_without(command: tuple[str, ...], width: str) -> None:
    page = run("data", *command, environment={"COLUMNS": width})
    colored = run("data", *command, environment={"COLUMNS": width, "FORCE_COLOR": "1"})

    check_page(page.stdout, int(width))
    assert plain(colored.stdout) == page.stdout
    assert colored.stdout != page.stdout
    assert colored.exit_code == page.exit_code


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_of_a_check_that_found_much_keeps_its_width(width: str) -> None:
    found = Inspection(
        version="0" * 64,
        files=(FileCount("credentials.yaml", 18, 1177), FileCount("states.yaml", 51, 0)),
        problems=(Problem("no_data", "There is no data."), Problem("tab", "There is a tab.")),
        unused_sources=tuple(f"idle-page-number-{number}" for number in range(40)),
        snapshot_current=False,
    )

    page = write_text(inspection_page(found, listed=True), int(width), color=False)

    check_page(page, int(width))
    said = " ".join(page.split())
    assert "Problems found: 2." in said
    assert "idle-page-number-39." in said
    assert "No problem found" not in said


@pytest.mark.slow(but=1)
@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("command", ["check", "stale", "sources"])
def test_a_document_goes_whole_into_a_file(command: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    written = run("data", command, "--json", "-o", str(target))

    assert written.stdout == ""
    assert target.read_text(encoding="utf-8") == run("data", command, "--json").stdout


@pytest.mark.parametrize(
    ("suffix", "begins"), [("md", "# "), ("html", "<!DOCTYPE html>"), ("csv", "\ufeff")]
)
@pytest.mark.parametrize("command", ["check", "stale", "sources"])
def test_a_page_goes_into_a_file_of_each_form(
    command: str, suffix: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = looked_over()  # it reads all data anew: once is enough
    monkeypatch.setattr("cma_roadmap.loading.audit.inspection.inspect", lambda *_: found)
    target = tmp_path / f"out.{suffix}"

    written = run("data", command, "-o", str(target))

    assert written.exit_code == run("data", command).exit_code
    assert target.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_check_that_is_kept_names_the_problems_itself(form: str, bad: Path) -> None:
    result = run("data", "check", "--data-dir", str(bad), "--format", form)

    assert result.exit_code == 3
    for told in (result.stdout, result.stderr):
        assert "programs.yaml:7: There is no source with the id" in told
    assert "listed on standard error" not in result.stdout


def test_the_sheet_of_stale_facts_has_those_of_the_document() -> None:
    rows = run("data", "stale", "--format", "csv").stdout.splitlines()
    _, found = stale()

    assert len(rows) == len(found) + 1
    assert rows[0] == "\ufeff" + ",".join((*found[0], *FOOT))


def test_a_note_of_a_source_stands_beside_what_every_row_says() -> None:
    rows = list(csv.reader(io.StringIO(run("data", "sources", "--format", "csv").stdout)))
    noted = {s["id"]: s["note"] or "" for s in document("data", "sources")["sources"]}
    head = rows[0]

    assert len(set(head)) == len(head)
    found = {row[0]: row[head.index("note")] for row in rows[1:]}
    assert found == noted
    assert any(noted.values())


def test_data_alone_shows_what_there_is() -> None:
    result = run("data")

    for name in ("check", "stale", "sources", "schema", "import-ipeds"):
        assert name in result.output


# --data-dir, wherever it can be given


def test_a_plan_takes_the_program_of_the_folder(mine: Path) -> None:
    found = document(
        *("plan", "-p", "my-school-ma", "--data-dir", str(mine), "--start", "2027-01-11")
    )

    assert "my-school-ma" in json.dumps(found)
    assert found["data_version"] == load_catalog(overlay=mine).version


def test_programs_lists_the_program_of_the_folder(mine: Path) -> None:
    found = document("programs", "show", "my-school-ma", "--data-dir", str(mine))

    assert "My School" in json.dumps(found)
    check_refusal(run("programs", "show", "my-school-ma"), 2, "no program called 'my-school-ma'")


def test_programs_near_a_zip_code_finds_the_program_of_the_folder(mine: Path) -> None:
    put(
        mine,
        programs=PROGRAM.replace(
            'zip: "98101"', 'zip: "98101"\n    lat: "47.6"\n    lon: "-122.3"'
        ),
    )

    found = document("programs", "--near", "98101", "--within", "5", "--data-dir", str(mine))

    assert "my-school-ma" in json.dumps(found)


def test_credentials_follows_a_correction_and_a_withdrawal(mine: Path) -> None:
    put(
        mine,
        credentials="correct:\n  - {id: rma-amt, title: Very Registered}\n"
        "withdraw:\n  - {id: ccma-nha, why: no longer given}\n",
    )

    found = document("credentials", "--data-dir", str(mine))["credentials"]

    titles = {c["id"]: c["title"] for c in found}
    assert titles["rma-amt"] == "Very Registered"
    assert "ccma-nha" not in titles
    refused = run("credentials", "show", "ccma-nha", "--data-dir", str(mine))
    check_refusal(refused, 2, "no credential called 'ccma-nha'", "takes it out: no longer given")
    refused = run("plan", "-c", "ccma-nha", "--data-dir", str(mine))
    check_refusal(refused, 2, "takes it out: no longer given")


def test_states_follows_a_correction(mine: Path) -> None:
    put(mine, states="correct:\n  - {id: WA, name: Evergreen}\n")

    found = document("states", "show", "WA", "--data-dir", str(mine))

    assert "Evergreen" in json.dumps(found)
    assert run("states", "show", "evergreen", "--data-dir", str(mine)).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [
        *(("plan",), ("compare",), ("eligible",), ("why", "cma-aama"), ("career",), ("states",)),
        *(("states", "show", "WA"), ("credentials",), ("credentials", "show", "rma-amt")),
        *(("programs", "--state", "WA"), ("data", "stale"), ("data", "sources")),
    ],
    ids=" ".join,
)
def test_a_bad_data_folder_is_refused_everywhere_with_all_its_faults(
    command: tuple[str, ...], bad: Path
) -> None:
    result = run(*command, "--data-dir", str(bad))

    check_refusal(result, 3, "programs.yaml:7: ", "sorces.yaml: ", "2 problems to mend")


@pytest.mark.slow(but=2)
@pytest.mark.parametrize(
    "command",
    [
        *(("plan",), ("compare",), ("eligible",), ("career",), ("states",), ("credentials",)),
        *(("states", "show", "WA"), ("programs", "--state", "WA")),
    ],
    ids=" ".join,
)
def test_the_environment_names_the_data_folder_too(command: tuple[str, ...], mine: Path) -> None:
    given = run(*command, "--json", "--data-dir", str(mine))
    named = run(*command, "--json", environment={"CMA_ROADMAP_DATA_DIR": str(mine)})

    assert given.exit_code == named.exit_code
    assert given.stdout == named.stdout
    assert json.loads(named.stdout)["data_version"] == load_catalog(overlay=mine).version


def test_the_option_goes_before_the_environment(mine: Path, bad: Path) -> None:
    result = run(
        *("credentials", "--data-dir", str(mine)), environment={"CMA_ROADMAP_DATA_DIR": str(bad)}
    )

    assert result.exit_code == 0


def test_an_option_before_show_holds_for_it(mine: Path) -> None:
    before = run("programs", "--data-dir", str(mine), "show", "my-school-ma")
    after = run("programs", "show", "my-school-ma", "--data-dir", str(mine))

    assert before.exit_code == 0
    assert before.stdout == after.stdout


@pytest.mark.slow
def test_the_real_program_validates_what_a_folder_says(bad: Path, mine: Path) -> None:
    """However the folder is named: a start that validates nothing looks for these words alone."""
    good = shell(f"cma-roadmap credentials --data-dir {mine}")
    refused = shell(f"cma-roadmap credentials --data-dir {bad}")
    joined = shell(f"cma-roadmap credentials --data-dir={bad}")
    named = shell("cma-roadmap credentials", CMA_ROADMAP_DATA_DIR=str(bad))

    assert (good.returncode, refused.returncode) == (0, 3)
    assert (joined.returncode, named.returncode) == (3, 3)
    assert refused.stderr == joined.stderr == named.stderr
    assert "programs.yaml:7: " in refused.stderr


def test_a_plan_without_its_typical_program_is_refused(mine: Path) -> None:
    put(mine, programs="withdraw:\n  - {id: typical-certificate, why: x}\n")

    check_refusal(run("plan", "--data-dir", str(mine)), 3, "typical")


@pytest.mark.parametrize(("day", "fault"), [("2026-11-22", False), ("2026-11-23", True)])
def test_a_page_that_was_seen_on_a_day_to_come_is_a_fault(
    day: str, fault: bool, tmp_path: Path
) -> None:
    (tmp_path / "sources.yaml").write_text(
        "sources:\n"
        "  - id: ours\n"
        "    publisher: A\n"
        "    title: B\n"
        f"    seen: {day}\n"
        "    tier: second\n",
        encoding="utf-8",
    )
    found = run("data", "check", "--data-dir", str(tmp_path))

    told = f"sources.yaml:5: Nobody can have seen this on {day}: today is 2026-11-21."
    assert (told in found.stderr) is fault
    assert found.exit_code == (3 if fault else 0)

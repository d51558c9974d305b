from __future__ import annotations

from pathlib import Path

import pytest

from cli.people import GRADUATE, HOLDER, HOSTILE, OTHER_SCHOOL, SHOWN, WORKER
from cli.running import check_refusal, document, run
from rendering.page_text import check_page, plain

ALL = ["cma-aama", "rma-amt", "ccma-nha", "ncma-ncct"]
CONTRACT = [
    *("id", "name", "verdict", "eligible_from", "certified_on", "cost_to_certificate"),
    *("cost_ten_years", "exam", "renewal", "state", "confidence", "scores", "total"),
    "dominated_by",
]


def test_with_nothing_said_all_four_are_compared_in_order() -> None:
    found = document("compare")

    assert [option["id"] for option in found["options"]] == ALL
    assert all(list(option)[: len(CONTRACT)] == CONTRACT for option in found["options"])
    assert all(option["certified_on"] > "2027" for option in found["options"])
    assert found["winner"] in ALL


def test_only_the_credentials_asked_for_each_once_in_the_order_asked() -> None:
    found = document("compare", "ncma-ncct", "cma-aama", "ncma-ncct")

    assert [option["id"] for option in found["options"]] == ["ncma-ncct", "cma-aama"]


def test_a_worker_without_schooling_gets_in_by_work_except_to_the_cma() -> None:
    found = document("compare", "--profile", "-", stdin=WORKER)
    verdicts = {option["id"]: option["verdict"] for option in found["options"]}
    paths = {option["id"]: option["pathway"] for option in found["options"]}
    cma = found["options"][0]

    assert verdicts["cma-aama"] == "unmet"
    assert {verdicts[name] for name in ALL[1:]} == {"met"}
    assert {paths[name] for name in ALL[1:]} == {"Work experience"}
    assert cma["missing"] == ["cma-aama.graduate.program"]
    assert "CAAHEP or ABHES" in cma["reason"]
    assert cma["eligible_from"] > "2027"


def test_a_holder_is_told_so_and_has_no_way_left_to_pay_for() -> None:
    cma = document("compare", "cma-aama", "--profile", "-", stdin=HOLDER)["options"][0]

    assert cma["verdict"] == "met"
    assert cma["certified_on"] == "2024-06-10"
    assert cma["cost_to_certificate"]["high"] == "0.00"
    assert "You hold it since 10 Jun 2024" in cma["reason"]


def test_an_unknown_price_makes_a_cost_partial_and_scores_nothing() -> None:
    found = document("compare")
    cma = found["options"][0]

    assert cma["cost_ten_years"]["partial"] is True
    # Nobody prices the shots; they are the same for every credential, so cost is still scored.
    assert cma["cost_to_certificate"]["partial"] is True
    assert cma["unscored"] == ["upkeep"]
    assert cma["scores"]["upkeep"] == 0
    assert "compare.unscored.upkeep" in [finding["code"] for finding in found["findings"]]


def test_totals_are_the_means_of_the_scores_and_the_winner_has_the_highest() -> None:
    found = document("compare", "--profile", "-", stdin=OTHER_SCHOOL)

    for option in found["options"]:
        assert option["total"] == pytest.approx(sum(option["scores"].values()) / 4, abs=0.001)
        assert all(0 <= score <= 1 for score in option["scores"].values())
    best = max(found["options"], key=lambda option: option["total"])
    assert found["winner"] == best["id"]


def test_options_reach_the_plans() -> None:
    slow = document("compare", "cma-aama", "--hours-per-week", "10")["options"][0]
    usual = document("compare", "cma-aama")["options"][0]
    late = document("compare", "cma-aama", "--start", "2028-01-10")["options"][0]

    assert usual["certified_on"] < slow["certified_on"]
    assert late["certified_on"] > "2028-06"


def test_no_road_at_all_is_status_four_with_the_reasons() -> None:
    result = run("compare", "cma-aama", "--award", "apprenticeship")

    assert result.exit_code == 4
    assert "no road is open" in result.stdout
    assert "is not of the kind asked for" in result.stdout
    assert result.stderr.startswith("No road to any of these was found")
    found = document("compare", "cma-aama", "--award", "apprenticeship", code=4)
    assert found["winner"] is None
    assert found["options"][0]["total"] is None
    assert found["options"][0]["cost_to_certificate"]["likely"] is None


def test_some_road_is_status_zero_and_the_closed_ones_have_none() -> None:
    result = run("compare", "--award", "apprenticeship")

    assert result.exit_code == 0
    assert "no road found" in result.stdout


def test_all_unknown_credentials_are_told_at_once_with_near_matches() -> None:
    result = run("compare", "cmx", "ccma-nah", "zzzz")

    check_refusal(result, 2, "'cmx', 'ccma-nah', 'zzzz'", "For 'ccma-nah': Did you mean ccma-nha")
    assert "For 'zzzz': See: cma-roadmap credentials" in result.stderr


def test_one_unknown_credential_or_program_has_its_near_matches() -> None:
    check_refusal(run("compare", "cma-ama"), 2, "no credential called 'cma-ama'", "cma-aama")
    check_refusal(
        run("compare", "--program", "typical-certificat"), 2, "no program", "typical-certificate"
    )


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("width", ["40", "60", "72", "80", "104", "140"])
@pytest.mark.parametrize("profile", [GRADUATE, WORKER, OTHER_SCHOOL, HOSTILE])
def test_the_page_keeps_every_width(profile: str, width: str) -> None:
    arguments = ("compare", "--profile", "-")
    result = run(*arguments, stdin=profile, environment={"COLUMNS": width})

    assert result.exit_code == 0
    check_page(result.stdout, int(width))
    again = run(*arguments, stdin=profile, environment={"COLUMNS": width, "FORCE_COLOR": "1"})
    assert plain(again.stdout) == result.stdout


def test_the_page_names_what_the_brief_asks_for() -> None:
    page = run("compare", environment={"COLUMNS": "140"}).stdout

    for label in (
        *("Today", "Certified by", "Cost until then", "With ten years after", "Exam"),
        *("If you fail", "Keeping it", "Who passes", "How sure we are", "Score"),
        *("WHERE YOU STAND TODAY", "WHAT SOURCES DO NOT AGREE ON", "SOURCES"),
    ):
        assert label in page


def test_a_hostile_name_is_shown_harmlessly_in_both_forms() -> None:
    profile = HOSTILE.replace("institution_accredited: true,", "")
    page = run("compare", "--profile", "-", stdin=profile).stdout
    written = run("compare", "--profile", "-", "--json", stdin=profile).stdout

    assert SHOWN in " ".join(page.split())
    assert not {"\x1b", "\u200b", "\t"} & set(page + written)


def test_the_same_question_gives_the_same_bytes() -> None:
    assert run("compare").stdout_bytes == run("compare").stdout_bytes
    assert run("compare", "--json").stdout_bytes == run("compare", "--json").stdout_bytes


@pytest.mark.parametrize("name", ["compare.html", "compare.md"])
def test_the_page_can_be_kept_with_all_it_says(tmp_path: Path, name: str) -> None:
    target = tmp_path / name

    assert run("compare", "-o", str(target)).exit_code == 0
    kept = target.read_text(encoding="utf-8")
    for label in ("Certified by", "Score", "Where you stand today", "How to read this", "Sources"):
        assert label in kept


def test_the_result_goes_whole_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "compare.json"

    result = run("compare", "--json", "--output", str(target))

    assert result.stdout == ""
    assert result.stderr == f"Wrote {target}\n"
    assert target.read_text(encoding="utf-8") == run("compare", "--json").stdout

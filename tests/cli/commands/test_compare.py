from __future__ import annotations

import json
from pathlib import Path

import pytest

import plain_yaml
from cli.people import GRADUATE, HOLDER, HOSTILE, OTHER_SCHOOL, SHOWN, WORKER
from cli.running import check_refusal, document, run
from rendering.page_text import check_page, plain

ROOT = Path(__file__).parents[3]
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


def test_an_unknown_price_makes_a_cost_partial_and_a_score_a_range() -> None:
    found = document("compare")
    cma = found["options"][0]

    assert cma["cost_ten_years"]["partial"] is True
    # All that comes before an externship has a price.
    assert cma["cost_to_certificate"]["partial"] is False
    assert cma["unscored"] == ["upkeep"]
    (renewal,) = cma["open_prices"]
    assert (renewal["what"], renewal["whose"]) == ("Renewal fee", "NHA")
    assert renewal["ask"] == "AAMA Certification Department, 800-228-2262"
    # NHA asks 185 dollars for two years, the most a year that is known; a term of AAMA has five.
    assert (renewal["low"], renewal["high"]) == ("0.00", "462.50")
    upkeep = cma["score_ranges"]["upkeep"]
    # How the CMA does in upkeep hangs on it; how others do does not.
    assert upkeep["low"] < cma["scores"]["upkeep"] < upkeep["high"]
    rma = found["options"][1]
    assert rma["score_ranges"]["upkeep"]["low"] == rma["score_ranges"]["upkeep"]["high"]
    assert "compare.unscored.upkeep" in [finding["code"] for finding in found["findings"]]


def test_totals_are_the_means_of_the_scores_and_the_winner_has_the_highest() -> None:
    found = document("compare", "--profile", "-", stdin=OTHER_SCHOOL)

    for option in found["options"]:
        scores, certainty = option["scores"], option["scores"]["certainty"]
        total = (sum(scores.values()) - certainty / 2) / 3.5
        assert option["total"] == pytest.approx(total, abs=0.001)
        assert all(0 <= score <= 1 for score in option["scores"].values())
    best = max(found["options"], key=lambda option: option["total"])
    assert found["winner"] in (best["id"], None)
    assert bool(found["hangs_on"]) == (found["winner"] is None)


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


OHIO = """\
diploma: {kind: high_school, on: 2015-06-01}
experience: [{role: medical_assistant, from: 2023-01-10, to: present, hours_per_week: 36}]
"""


HANGING = ("compare", "--today", "2026-11-30", "--profile", "-", "--weight", "upkeep=8")
"""Where upkeep counts so much, the renewal that AAMA tells nobody decides."""


def test_where_an_unknown_price_decides_nobody_wins_and_it_says_whom_to_ask() -> None:
    found = document(*HANGING, stdin=OHIO)
    (turn,) = found["hangs_on"]

    assert found["winner"] is None
    assert found["thresholds"] == []
    assert (turn["option"], turn["what"], turn["criterion"]) == (
        "cma-aama",
        "Renewal fee",
        "upkeep",
    )
    assert turn["ask"] == "AAMA Certification Department, 800-228-2262"
    assert (turn["winner_below"], turn["winner_above"]) == ("cma-aama", "rma-amt")
    result = run(*HANGING, stdin=OHIO)
    page = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "too close to call: it hangs on what AAMA asks for renewal" in page
    assert f"Up to ${turn['value']} it is CMA (AAMA), above that RMA (AMT)." in page
    assert "Ask AAMA Certification Department, 800-228-2262." in page


def test_an_unknown_price_can_only_cost_the_option_that_has_it_the_win(tmp_path: Path) -> None:
    """AAMA's renewal, told to be 3,000 dollars, to be free, and not told."""
    winners = {}
    own = ROOT / "data" / "credentials" / "cma-aama.yaml"
    renewal = plain_yaml.load(own.read_text(encoding="utf-8"))["renewal"]
    for name, value in (("dear", "3000.00 USD"), ("free", "0.00 USD")):
        renewal["fee"] = [{**renewal["fee"][0], "value": value}]
        text = json.dumps({"correct": [{"id": "cma-aama", "renewal": renewal}]}, default=str)
        (tmp_path / "credentials.yaml").write_text(text, encoding="utf-8")
        winners[name] = document("compare", "--data-dir", str(tmp_path))["winner"]
    unknown = document("compare")["winner"]

    assert winners["dear"] != "cma-aama"
    assert unknown in (winners["free"], None)


def test_what_a_state_asks_counts_in_days_and_in_prices() -> None:
    here = document("compare", "--state", "WA")["options"][0]
    nowhere = document("compare")["options"][0]

    assert nowhere["may_work_from"] is None
    assert nowhere["work"] is None
    assert here["certified_on"] == nowhere["certified_on"]
    assert here["may_work_from"] > here["certified_on"]
    assert here["work"]["verdict"] == "met"
    fees = [p for p in here["unknown_prices"] if p["code"] == "state_fee"]
    assert fees
    assert all("Washington State Department of Health" in price["ask"] for price in fees)


def test_a_road_that_the_state_does_not_take_is_told_in_its_row() -> None:
    found = document("compare", "--state", "WA", "--profile", "-", stdin=OHIO)
    options = {option["id"]: option for option in found["options"]}
    ccma = options["ccma-nha"]

    assert ccma["certified_on"] is not None
    assert ccma["may_work_from"] is None
    assert ccma["work"]["verdict"] == "unknown"
    assert any("MA-Certified" in way for way in ccma["work"]["shut"])
    assert any("endorses you" in lack for lack in ccma["work"]["lacks"])
    assert options["cma-aama"]["may_work_from"] is not None

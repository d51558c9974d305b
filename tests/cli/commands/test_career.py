from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cli.running import check_kept, check_refusal, document, run
from rendering.page_text import check_page, plain


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_country_is_told_whole() -> None:
    page = run("career").stdout
    headings = [line for line in page.splitlines() if line.isupper() and line[0] != " "]

    assert headings == [
        *("PAY", "PAY BY STATE", "OUTLOOK", "PAY WITH AND WITHOUT A CERTIFICATE"),
        *("KINDS OF EMPLOYER", "THE WORK", "NEXT STEPS", "NEXT STEPS, ONE BY ONE"),
        *("SPECIALTIES", "WHAT EMPLOYERS AND OTHERS ASK FOR"),
        *("TRAVEL AND CONTRACT WORK", "HOW STUDENTS OF PROGRAMS FARE"),
        *("WHAT WE LOOKED FOR AND DID NOT FIND", "SOURCES", "ABOUT THESE SOURCES"),
    ]
    assert " United States  $17.33  $18.50  $21.97  $23.65  $28.52" in page
    assert "BLS.gov cannot vouch for the data" in squeezed(page)
    assert "O*NET Database by the U.S. Department of Labor" in squeezed(page)


def test_territories_are_marked_and_puerto_rico_is_never_ranked() -> None:
    page = run("career").stdout
    ranked, apart = page.split("Not ranked", 1)

    assert "Guam (territory)" in ranked
    assert "Puerto Rico" not in ranked
    assert "? Puerto Rico (territory):" in apart
    assert "too unsure to rank or advise on" in squeezed(apart)


@pytest.mark.parametrize("state", ["WA", "wa", "Washington"])
def test_a_state_stands_beside_the_country(state: str) -> None:
    page = run("career", "--state", state).stdout

    assert page.startswith("Pay and career of medical assistants: Washington\n")
    assert " Washington     $22.38  $23.71  $28.50  $30.57  $35.67" in page
    assert "42660  Seattle-Tacoma-Bellevue, WA" in page
    assert "Community health not known ? ?" in squeezed(page)
    check_page(page, 80)


@pytest.mark.parametrize(
    "area", ["42660", "seattle", "Seattle-Tacoma-Bellevue, WA", "tacoma wa", "seatt"]
)
def test_an_area_is_found_by_code_or_by_words(area: str) -> None:
    page = run("career", "--metro", area).stdout

    assert page.startswith("Pay and career of medical assistants: Seattle-Tacoma-Bellevue, WA\n")
    for place in ("Seattle-Tacoma-Bellevue, WA", "Washington", "United States"):
        assert sum(line.startswith(f" {place}  ") for line in page.splitlines()) == 2


def test_a_state_settles_which_area_is_meant() -> None:
    page = run("career", "--metro", "Portland", "--state", "OR").stdout

    assert page.startswith("Pay and career of medical assistants: Portland-Vancouver-Hillsboro")


def test_an_area_without_its_state_brings_it_along_and_a_given_state_stays() -> None:
    by_itself = document("career", "--metro", "38900")["pay"]
    asked = document("career", "--metro", "38900", "--state", "WA")["pay"]

    assert (by_itself["state"]["area"], asked["state"]["area"]) == ("OR", "WA")
    assert by_itself["area"] == asked["area"]


def test_an_area_that_is_not_clear_is_refused_with_the_candidates() -> None:
    check_refusal(
        run("career", "--metro", "Portland"),
        2,
        "'Portland' can mean more than one area.",
        "38900 (Portland-Vancouver-Hillsboro, OR-WA)",
        "38860 (Portland-South Portland, ME)",
    )
    check_refusal(run("career", "--metro", "nonmetropolitan"), 2, "can mean 134 areas", "--state")
    check_refusal(run("career", "--metro", "Sattle"), 2, "no area called 'Sattle'", "42660")
    check_refusal(run("career", "--metro", "..."), 2, "no area called", "career --state WA")
    check_refusal(run("career", "--metro", ""), 2, "no area called")


def test_an_area_of_another_state_is_refused() -> None:
    check_refusal(run("career", "--metro", "42660", "--state", "ME"), 2, "no area called '42660'")


def test_an_unknown_state_is_refused_with_near_matches() -> None:
    check_refusal(run("career", "--state", "Orgon"), 2, "no state called 'Orgon'", "oregon")
    check_refusal(run("career", "--state", "XX"), 2, "no state called 'XX'", "cma-roadmap states")


def test_a_territory_has_pay_though_it_has_no_page_of_rules() -> None:
    page = run("career", "--state", "Guam").stdout

    assert page.startswith("Pay and career of medical assistants: Guam (territory)\n")
    assert "states show" not in page


def test_the_document_holds_every_step_and_all_pay() -> None:
    found = document("career")

    assert list(found) == [
        *("schema", "generator", "data_version", "today", "as_of", "language"),
        *("steps", "pay", "outlook", "retold_outlook", "premium", "settings", "work", "travel"),
        *("travel_between", "outcomes", "unknown", "checked", "travel_further", "packing"),
        *("asked_by", "specialties", "notes", "findings", "sources"),
    ]
    assert found["schema"] == "urn:cma-roadmap:career:1"
    assert found["pay"]["nation"]["hourly"]["p50"] == "21.97"
    assert found["pay"]["state"] is None
    assert len(found["pay"]["states"]) == 54
    assert len(found["pay"]["areas"]) > 500
    assert [r["area"] for r in found["pay"]["states"] if r["rank"] is None] == ["PR"]
    assert found["outlook"]["jobs_later"] == 912200
    assert found["outlook"]["second_hand"] is None
    assert found["retold_outlook"]["period"] == "2025-35"
    assert found["retold_outlook"]["second_hand"]
    behind = {found["retold_outlook"]["source"], *found["retold_outlook"]["also"]}
    assert len(behind) > 1
    assert behind <= {source["id"] for source in found["sources"]}
    assert (found["premium"]["low"], found["premium"]["high"]) == ("0", "11")
    assert all(step["entry"] and step["length"] for step in found["steps"])


def test_the_document_of_a_state_holds_its_pay() -> None:
    found = document("career", "--state", "WA", "--today", "2027-01-02", "--as-of", "2026-12-31")
    steps = {step["id"]: step["pay"]["state"] for step in found["steps"]}

    assert (found["today"], found["as_of"]) == ("2027-01-02", "2026-12-31")
    assert found["pay"]["state"]["rank"] == 1
    assert steps["rn-adn"]["difference"] == "64910.00"
    assert steps["community-health-worker"]["annual"]["p50"] is None
    assert all("WA" in row["name"] or row["state"] == "WA" for row in found["pay"]["areas"])


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("width", ["40", "60", "72", "80", "140"])
@pytest.mark.parametrize("more", [(), ("--state", "CA"), ("--metro", "31080")])
def test_the_page_keeps_every_width(width: str, more: tuple[str, ...]) -> None:
    page = run("career", *more, environment={"COLUMNS": width}).stdout
    colored = run("career", *more, environment={"COLUMNS": width, "FORCE_COLOR": "1"}).stdout

    check_page(page, int(width))
    assert plain(colored) == page
    assert colored != page


def test_the_page_goes_whole_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "page.txt"

    result = run("career", "--output", str(target))

    assert result.stderr == f"Wrote {target}\n"
    check_kept(target, run("career", "--no-color").stdout)


def test_help_ends_in_an_example() -> None:
    page = squeezed(run("career", "--help").stdout)

    assert (
        "Examples: cma-roadmap career --state WA --specialty cardiology cma-roadmap career" in page
    )
    assert '--format csv has two kinds of row, told apart by the column "record"' in page


def test_a_file_has_the_form_that_its_name_asks_for(tmp_path: Path) -> None:
    asked = ("career", "--state", "OR", "--travel-to", "WA")
    title = "Pay and career of medical assistants: Oregon, with work in Washington"
    made = {}
    for name in ("page.md", "page.html", "page.csv"):
        assert run(*asked, "--output", str(tmp_path / name)).exit_code == 0
        made[name] = (tmp_path / name).read_text(encoding="utf-8-sig")

    assert made["page.md"].startswith(f"# {title}\n")
    assert f"<h1>{title}</h1>" in made["page.html"]
    rows = list(csv.DictReader(made["page.csv"].splitlines()))
    assert {row["record"] for row in rows} == {"assignment", "paper", "pay", "next step"}
    assert {row["place"] for row in rows} == {"OR", "WA", "US"}
    nurse = next(row for row in rows if row["step"] == "rn-adn")
    assert (nurse["place"], nurse["months_low"], nurse["months_high"]) == ("OR", "24", "48")


def test_travel_work_sets_two_states_side_by_side() -> None:
    page = run("career", "--state", "OR", "--travel-to", "washington").stdout
    headings = [line for line in page.splitlines() if line.isupper() and line[0] != " "]

    assert page.startswith("Pay and career of medical assistants: Oregon, with work in Washington")
    assert headings[:8] == [
        *("WHAT TO PACK: MAY YOU WORK THERE, AND BY WHEN", "WHAT YOU CARRY, AND WHEN IT RUNS OUT"),
        *("PAY", "TRAVEL AND CONTRACT WORK", "WHAT YOU NEED TO WORK IN EACH STATE"),
        *("CERTIFICATES THAT EACH STATE TAKES", "WHEN YOU CROSS THE LINE"),
        "WHAT IS NOT KNOWN OF THE TWO STATES",
    ]
    for place in ("Oregon", "Washington", "United States"):
        assert (
            sum(line.startswith(f" {place}  ") and "$" in line for line in page.splitlines()) == 2
        )
    assert "What agencies ask of medical assistants" in page
    nursing = run("career", "--state", "WA", "--travel-to", "SD").stdout
    assert "Medication training for nurse delegation, for some tasks only [" in squeezed(nursing)
    assert "Middle pay a year in Washington beside Oregon: +$8,880" in squeezed(page)
    assert "To do anew, with Washington itself: - Apply to the Department" in squeezed(page)


def test_the_document_holds_both_states_and_each_source_once() -> None:
    found = document("career", "--state", "WA", "--travel-to", "ND")
    travel = found["travel_between"]

    assert list(travel) == ["here", "there", "pay", "credentials", "crossing"]
    assert travel["here"]["rules"]["regime"]["value"] == "certification"
    assert travel["there"]["ways"][2]["steps"][-1] == "maiii-registration"
    assert travel["pay"]["there"]["area"] == "ND"
    assert travel["crossing"]["stays_behind"][0] == "MA-Certified"
    ids = [source["id"] for source in found["sources"]]
    assert len(ids) == len(set(ids))
    cited = {found["pay"]["source"]} | _sources(travel) | _sources(found["travel"])
    assert cited <= set(ids)
    assert document("career", "--state", "WA")["travel_between"] is None


def _sources(value: object) -> set[str]:
    """Every source that a part of a document names."""
    if isinstance(value, list):
        return set().union(*map(_sources, value))
    if not isinstance(value, dict):
        return set()
    also = value["also"] if isinstance(value.get("also"), list) else []
    own = {value["source"]} if isinstance(value.get("source"), str) else set()
    return own.union(also, *map(_sources, value.values()))


def test_what_a_page_of_travel_work_cites_is_in_the_document() -> None:
    asked = ("career", "--state", "SC", "--travel-to", "AL")
    page, found = run(*asked).stdout, document(*asked)
    shown = page.split("\nSOURCES\n")[1].split("\nABOUT THESE SOURCES\n")[0]
    urls = [line.strip() for line in shown.splitlines() if line.strip().startswith("http")]

    assert len(urls) > 20
    assert set(urls) <= {source["url"] for source in found["sources"]}


def test_a_place_that_is_not_ranked_is_not_compared() -> None:
    page = squeezed(run("career", "--state", "WA", "--travel-to", "PR").stdout)
    pay = document("career", "--state", "WA", "--travel-to", "PR")["travel_between"]["pay"]

    assert "? Puerto Rico: the figures are too unsure or missing" in page
    assert "We did not look into the rules of Puerto Rico" in page
    assert (pay["difference"], pay["there"]["ranked"]) == (None, False)


def test_travel_work_that_makes_no_sense_is_refused() -> None:
    check_refusal(run("career", "--travel-to", "WA"), 2, "--travel-to needs --state")
    check_refusal(run("career", "--metro", "42660", "--travel-to", "OR"), 2, "needs --state")
    both = run("career", "--state", "wa", "--travel-to", "Washington")
    check_refusal(both, 2, "are both Washington", "name two states")
    near = run("career", "--state", "WA", "--travel-to", "Orgon")
    check_refusal(near, 2, "no state called 'Orgon'", "oregon")
    check_refusal(run("career", "--state", "WA", "--travel-to", "AS"), 2, "American Samoa")


@pytest.mark.parametrize("place", ["AS", "as", "American Samoa", "MP", "Northern Mariana Islands"])
def test_a_territory_without_pay_is_told_so(place: str) -> None:
    check_refusal(run("career", "--state", place), 2, "No pay is recorded for", "career")


def test_a_state_page_tells_what_next_steps_ask_for_and_whose_pay_it_is() -> None:
    page = squeezed(run("career", "--state", "WA").stdout)

    assert "Finish a practical nursing program that the state approves" in page
    assert "Middle pay in the whole country: $51,850 a year, $24.93 an hour. For Washington" in page
    assert "What these steps cost: no price was found" in page


@pytest.mark.parametrize("width", ["60", "80", "140"])
@pytest.mark.parametrize("two", [("OR", "WA"), ("ND", "CT"), ("SC", "SD"), ("AL", "GU")])
def test_the_page_of_travel_work_keeps_every_width(two: tuple[str, str], width: str) -> None:
    asked = ("career", "--state", two[0], "--travel-to", two[1])

    check_page(run(*asked, environment={"COLUMNS": width}).stdout, int(width))

"""Thresholds of `compare` tried by running it again, pay earned back, and wishes that cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import plain_yaml
from cli.running import check_refusal, document, run

Json = dict[str, Any]
ROOT = Path(__file__).parents[3]
PEOPLE = sorted((ROOT / "docs" / "scenarios").glob("*.yaml"))
CENT = Decimal("0.01")
BAD_USE, BAD_FILE = 2, 3
BOARDS = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")


@cache
def compare(*arguments: str, profile: str = "") -> Json:
    result = run("compare", *arguments, "--json", "--profile", "-", stdin=profile)
    assert result.exit_code == 0, result.stderr
    found: Json = json.loads(result.stdout, parse_float=Decimal)
    return found


def by_id(found: Json) -> dict[str, Json]:
    return {option["id"]: option for option in found["options"]}


# --- G: the winner turns where it is said to ------------------------------------------------------


def weight_turns(found: Json) -> Iterator[tuple[str, Decimal, str, str]]:
    for turn in found["thresholds"]:
        kind, _, criterion = turn["input"].rpartition(".")
        if kind == "weight":
            yield criterion, Decimal(turn["value"]), turn["winner_below"], turn["winner_above"]


def comes_first(found: Json, name: str) -> bool:
    """Whether it has the highest score at the likely prices: so turns are told."""
    best = max(option["total"] for option in found["options"] if option["total"] is not None)
    return found["winner"] in (name, None) and by_id(found)[name]["total"] == best


def check_weights(*arguments: str, profile: str = "") -> int:
    found = compare(*arguments, profile=profile)
    said = {argument for argument in arguments if "=" in argument}
    turns = list(weight_turns(found))
    for criterion, value, below, above in turns:
        kept = [("--weight", one) for one in said if not one.startswith(f"{criterion}=")]
        bare = [a for a in arguments if a != "--weight" and a not in said]
        for weight, winner in ((value, below), (value + CENT, above)):
            tried = [*bare, *(part for pair in kept for part in pair)]
            again = compare(*tried, "--weight", f"{criterion}={weight}", profile=profile)
            assert comes_first(again, winner), (criterion, weight)
            assert Decimal(again["weights"][criterion]) == weight
        assert found["winner"] in (below, above)
    return len(turns)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("person", PEOPLE[::2], ids=lambda path: path.stem)
def test_the_winner_turns_at_each_weight_that_is_told(person: Path) -> None:
    check_weights(profile=person.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_people_have_weights_that_turn() -> None:
    told = [list(weight_turns(compare(profile=path.read_text("utf-8")))) for path in PEOPLE[::2]]
    assert any(told)  # where an unknown price decides, nothing else is told


OWN_PRICES = ("ipeds-235149-2", "ipeds-199838-2", "ipeds-236692-2")
SCHOOLS = ("ipeds-235149-2", "ipeds-199838-2", "typical-certificate")


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(
    "arguments",
    [
        ("--weight", "time=3", "--weight", "cost=0.25"),
        ("cma-aama", "rma-amt", "--weight", "upkeep=0"),
        ("--programs", *SCHOOLS),
        ("--programs", *SCHOOLS, "--weight", "doors=2.5"),
        ("--programs", *SCHOOLS, "-c", "rma-amt", "--state", "WA"),
        ("--routes", "cma-aama:certificate", "rma-amt:ipeds-235149-2", "ccma-nha:associate"),
        ("--routes", "--state", "WA", "--near", "98201"),
    ],
    ids=" ".join,
)
def test_the_winner_turns_in_every_kind_of_contest(arguments: tuple[str, ...]) -> None:
    check_weights(*arguments)


def overlay(folder: Path, programs: Json) -> str:
    (folder / "programs.yaml").write_text(json.dumps(programs), encoding="utf-8")
    return str(folder)


def with_tuition(folder: Path, school: str, amount: Decimal, source: str) -> str:
    price = dict.fromkeys(("low", "likely", "high"), f"{amount:.2f} USD")
    tuition = {**price, "basis": "estimated", "source": source}
    return overlay(folder, {"correct": [{"id": school, "tuition": tuition}]})


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(
    "arguments",
    [
        ("--weight", "doors=0.5"),
        ("-c", "ccma-nha"),
        ("-c", "rma-amt", "--weight", "cost=2", "--weight", "doors=0"),
        ("--state", "WA", "--weight", "certainty=0.5"),
    ],
    ids=" ".join,
)
def test_the_winner_turns_at_the_price_that_is_told(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """A school whose tuition makes its cost just the threshold, and one dollar more."""
    found = compare("--programs", *OWN_PRICES, *arguments)
    tried = 0
    for turn in found["thresholds"]:
        school, _, criterion = turn["input"].rpartition(".")
        if criterion != "cost" or school == "weight":
            continue
        tuition = by_id(found)[school]["school"]["tuition"]
        now = Decimal(turn["present"])
        for value, winner in (
            (Decimal(turn["value"]), turn["winner_below"]),
            (Decimal(turn["value"]) + 1, turn["winner_above"]),
        ):
            amount = Decimal(tuition["likely"]) + value - now
            if amount < 0:
                continue
            folder = with_tuition(tmp_path, school, amount, tuition["source"])
            again = compare("--programs", *OWN_PRICES, *arguments, "--data-dir", folder)
            compare.cache_clear()
            books = (by_id(again)[school]["usual_books"] or {"amount": 0})["amount"]
            cost = by_id(again)[school]["cost_to_certificate"]["likely"]
            assert Decimal(cost) + Decimal(books) == value
            assert comes_first(again, winner), (school, value)
            tried += 1
    assert tried >= 2


def test_present_values_are_those_of_the_options() -> None:
    found = compare("--programs", *SCHOOLS)
    options = by_id(found)
    for turn in found["thresholds"]:
        name, _, criterion = turn["input"].rpartition(".")
        if name == "weight" or criterion not in ("time", "cost"):
            continue
        option = options[name]
        books = Decimal((option["usual_books"] or {"amount": 0})["amount"])
        cost = Decimal(option["cost_to_certificate"]["likely"]) + books
        days = date.fromisoformat(option["certified_on"]) - date.fromisoformat(found["today"])
        assert turn["present"] == (days.days if criterion == "time" else cost)


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("person", PEOPLE[1::4], ids=lambda path: path.stem)
def test_what_is_shown_agrees_with_the_plan_of_each(person: Path) -> None:
    text = person.read_text(encoding="utf-8")
    for option in compare(profile=text)["options"]:
        if option["certified_on"] is None:
            continue
        arguments = ("plan", "-c", option["id"], "--json", "--profile", "-")
        planned = json.loads(run(*arguments, stdin=text).stdout)
        for ours, theirs in (("cost_to_certificate", "to_certificate"), ("cost_ten_years",) * 2):
            part = planned["cost"]["ten_years" if theirs.endswith("years") else theirs]
            if part is None or not part["known"]:  # nothing known is not nothing to pay
                assert option[ours]["likely"] is None
                continue
            assert {k: option[ours][k] for k in option[ours]} == {
                **{end: part[end] for end in ("low", "likely", "high", "partial")},
                "currency": "USD",
            }, option["id"]


def test_upkeep_that_nobody_knows_is_not_the_best_there_is() -> None:
    """NRCMA: neither how long it lasts nor what renewal costs was found."""
    found = by_id(compare("rma-amt", "nrcma-nahp"))

    assert "upkeep" in found["nrcma-nahp"]["unscored"]
    reach = found["nrcma-nahp"]["score_ranges"]["upkeep"]
    assert reach["low"] < 1
    assert found["nrcma-nahp"]["total"] is not None


# --- H: pay earned back ---------------------------------------------------------------------------


@cache
def wages() -> dict[str, tuple[Decimal, Decimal]]:
    """Hourly pay at the 25th and 75th percentile by area, of states and the nation."""
    text = (ROOT / "data" / "wages.yaml").read_text(encoding="utf-8")
    start = text.index("tables:")
    end = text.index("\n  - occupation:", text.index("31-9092"))
    (table,) = plain_yaml.load(text[start:end])["tables"]
    return {
        row["area"]: (Decimal(row["hourly"][1]), Decimal(row["hourly"][3]))
        for row in table["rows"]
        if row["kind"] in ("nation", "state") and None not in (row["hourly"][1], row["hourly"][3])
    }


@cache
def premium() -> tuple[Decimal, Decimal]:
    text = (ROOT / "data" / "career.yaml").read_text(encoding="utf-8")
    found = plain_yaml.load(text[text.index("\npremium:") :].split("\n  surveys:")[0])["premium"]
    return Decimal(found["low"]), Decimal(found["high"])


def school_weeks(option: Json, *arguments: str, profile: str) -> int:
    """Weeks begun between the first day of class and the last day of school."""
    planned = run(
        "plan", "-c", option["credential"], *arguments, "--json", "--profile", "-", stdin=profile
    )
    steps = {step["id"]: step for step in json.loads(planned.stdout)["steps"]}
    if "training.program" not in steps or "training.choose" not in steps:
        return 0
    first = date.fromisoformat(steps["training.program"]["start"])
    last = date.fromisoformat(steps["training.complete"]["start"])
    return -(-((last - first) + timedelta(days=1)).days // 7)


def whole(spent: Decimal, gain: Decimal) -> int | None:
    if gain <= 0:
        return None
    return int((spent / gain).to_integral_value(ROUND_CEILING))


def close(told: str, exact: Decimal) -> bool:
    """To the cent, give or take one: pay by the month is told to the cent before it is used."""
    return abs(Decimal(told) - exact) < CENT


def check_payoff(
    option: Json, weeks: int, lost: tuple[Decimal, Decimal], gain: tuple[Decimal, Decimal]
) -> None:
    told = option["payoff"]
    cost = option["cost_to_certificate"]
    aid = Decimal(0)
    spent = (Decimal(cost["low"]) - aid + lost[0], Decimal(cost["high"]) - aid + lost[1])
    assert told["weeks_in_school"] == weeks
    if told["basis"] == "whole_pay":
        assert told["lost"] is None
    else:
        assert (Decimal(told["lost"]["low"]), Decimal(told["lost"]["high"])) == lost
    assert (Decimal(told["spent"]["low"]), Decimal(told["spent"]["high"])) == spent
    assert close(told["gain_per_month"]["low"], gain[0])
    assert close(told["gain_per_month"]["high"], gain[1])
    assert told["months"]["low"] == whole(spent[0], gain[1])
    assert told["months"]["high"] == whole(spent[1], gain[0])
    assert told["partial"] is cost["partial"]


def monthly(area: str) -> tuple[Decimal, Decimal]:
    low, high = wages()[area]
    return low * 2080 / 12, high * 2080 / 12


NOBODY = (Decimal(0), Decimal(0))


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("state", ["WA", "AL", "CA", "DC", None])
def test_whole_pay_where_no_earnings_are_told(state: str | None) -> None:
    profile = f"state: {state}\n" if state else ""
    found = compare(profile=profile)

    assert found["pay"]["area"] == (state or "US")
    assert found["pay"]["asked"] is None
    for option in found["options"]:
        assert option["payoff"]["basis"] == "whole_pay"
        weeks = school_weeks(option, profile=profile)
        assert weeks > 30
        check_payoff(option, weeks, NOBODY, monthly(state or "US"))


@pytest.mark.parametrize(("hours", "left"), [(40, 20), (36, 0), (25, 25), (30, None)])
@pytest.mark.parametrize(
    ("per_hour", "state"), [("15", "WA"), ("17.35", "AL"), ("40", "TX"), ("7.25", "CA")]
)
def test_present_pay_is_what_the_new_pay_is_held_against(
    hours: int, left: int | None, per_hour: str, state: str
) -> None:
    rest = "" if left is None else f", in_school: {left}"
    earnings = f"earnings: {{per_hour: '{per_hour}', hours_per_week: {hours}{rest}}}"
    profile = f"state: {state}\n{earnings}\n"
    arguments = ("--start", "2027-01-31", "--hours-per-week", "22")
    pay = Decimal(per_hour)
    now = pay * hours * 52 / 12
    low, high = monthly(state)
    for option in compare("rma-amt", *arguments, profile=profile)["options"]:
        weeks = school_weeks(option, *arguments, profile=profile)
        most = weeks * pay * (hours - (left or 0))
        lost = (Decimal(0) if left is None else most, most)
        assert option["payoff"]["basis"] == "present_pay"
        check_payoff(option, weeks, lost, (low - now, high - now))


def test_a_gain_is_rounded_once() -> None:
    """18.44 times 2080 / 12, less 17.35 times 40 times 52 / 12, is 188.9333."""
    profile = "state: AL\nearnings: {per_hour: '17.35', hours_per_week: 40}\n"
    (option,) = compare("rma-amt", profile=profile)["options"]

    assert option["payoff"]["gain_per_month"]["high"] == "188.93"


@pytest.mark.parametrize("per_hour", ["18", "23.55"])
def test_the_same_work_brings_only_what_a_certificate_may_add(per_hour: str) -> None:
    job = "{role: medical_assistant, from: 2023-01-10, to: present, hours_per_week: 36}"
    profile = (
        f"experience: [{job}]\n"
        f"earnings: {{per_hour: '{per_hour}', hours_per_week: 36, in_school: 10}}\n"
    )
    found = compare(profile=profile)
    now = Decimal(per_hour) * 36 * 52 / 12
    low, high = (now * percent / 100 for percent in premium())

    assert found["premium"]["low"] == str(premium()[0])
    for option in found["options"]:
        assert option["payoff"]["basis"] == "same_work"
        weeks = school_weeks(option, profile=profile)
        lost = weeks * Decimal(per_hour) * 26
        check_payoff(option, weeks, (lost, lost), (low, high))
        assert option["payoff"]["months"]["high"] is None
    assert {option["payoff"]["weeks_in_school"] == 0 for option in found["options"]} == {
        True,
        False,
    }


@pytest.mark.parametrize(
    "job",
    [
        "{role: medical_assistant, from: 2020-01-10, to: 2024-01-10, hours_per_week: 36}",
        "{role: ma_instructor, from: 2020-01-10, to: present, hours_per_week: 36}",
    ],
)
def test_work_that_is_over_or_other_work_is_not_the_same(job: str) -> None:
    profile = f"experience: [{job}]\nearnings: {{per_hour: 18, hours_per_week: 36}}\n"

    assert {o["payoff"]["basis"] for o in compare(profile=profile)["options"]} == {"present_pay"}


@pytest.mark.parametrize("state", ["AS", "PR"])
def test_where_pay_is_not_known_it_is_that_of_the_nation_and_said_so(state: str) -> None:
    assert state not in wages()
    found = compare(profile=f"state: {state}\n")

    assert (found["pay"]["area"], found["pay"]["asked"]) == ("US", state)
    told = [f for f in found["findings"] if f["code"] == "compare.no_state_pay"]
    assert [f["severity"] for f in told] == ["warning"]
    assert state in told[0]["message"]
    for option in found["options"]:
        weeks = school_weeks(option, profile=f"state: {state}\n")
        check_payoff(option, weeks, NOBODY, monthly("US"))


def test_aid_comes_off_what_is_earned_back() -> None:
    profile = "aid: [{name: Grant, amount: 6000}]\n"
    bare, helped = by_id(compare()), by_id(compare(profile=profile))

    for name in BOARDS:
        cost, spent = bare[name]["cost_to_certificate"], helped[name]["payoff"]["spent"]
        assert helped[name]["cost_to_certificate"] == cost
        assert Decimal(spent["low"]) == max(Decimal(0), Decimal(cost["low"]) - 6000)
        assert Decimal(spent["high"]) == Decimal(cost["high"]) - 6000
        assert helped[name]["payoff"]["months"]["low"] == 0


def test_who_holds_it_has_nothing_to_earn_back() -> None:
    profile = "credentials: [{id: rma-amt, certified_on: 2025-02-10}]\n"
    assert by_id(compare(profile=profile))["rma-amt"]["payoff"] is None


# --- I: what cannot be asked ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (("speed=1",), ("'speed=1'",)),
        (("doors=1",), ("'doors=1'",)),
        (("time=-1",), ("'time=-1'", "0 or more")),
        (("time=soon",), ("'time=soon'",)),
        (("time=",), ("'time='",)),
        (("time",), ("'time'",)),
        (("=1",), ("'=1'",)),
        (("time=nan",), ("'time=nan'",)),
        (("time=inf",), ("'time=inf'",)),
        (("time=1e3",), ("'time=1e3'",)),
        (("time=1", "time=1"), ("twice",)),
        (("time=0", "cost=0", "upkeep=0", "certainty=0"), ("all are 0",)),
        (
            ("speed=1", "time=-2", "cost=x", "upkeep=1", "upkeep=3"),
            ("'speed=1'", "'time=-2'", "'cost=x'", "twice"),
        ),
    ],
)
def test_every_weight_that_will_not_do_is_told(
    weights: tuple[str, ...], words: tuple[str, ...]
) -> None:
    arguments = [part for weight in weights for part in ("--weight", weight)]

    check_refusal(run("compare", *arguments), BAD_USE, *words)


MONEY = ("-1", "-0.01", "abc", "NaN", "nan", "inf", "1e3", "", "12.345", "1 000", "٣٠٠", "0x10")


@pytest.mark.parametrize("option", ["--budget", "--max-per-month"])
@pytest.mark.parametrize("amount", MONEY)
@pytest.mark.parametrize("command", ["plan", "compare"])
def test_an_amount_that_is_none_is_refused(command: str, option: str, amount: str) -> None:
    result = run(command, f"{option}={amount}")

    check_refusal(result, BAD_USE, option, "dollars")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nope", "zap"), ("'nope'", "'zap'")),
        (("--programs", "nope", "typical-certificate", "zap"), ("'nope'", "'zap'")),
        (("cma-aama", "cpt-nha"), ("cpt-nha", "phlebotomy")),
        (("--routes", "cma-aama"), ("'cma-aama'", "CREDENTIAL:SCHOOL")),
        (("--routes", "zap", ":", "x"), ("'zap'", "CREDENTIAL:SCHOOL")),
        (("--routes", "cma-aama:"), ("CREDENTIAL:SCHOOL",)),
        (("--routes", ":certificate"), ("CREDENTIAL:SCHOOL",)),
        (("--routes", "rma-amt:nope"), ("'nope'",)),
        (("--routes", "rma-amz:certificate"), ("'rma-amz'", "rma-amt")),
        (("--programs",), ("Which programs",)),
        (("--programs", "--routes", "typical-certificate"), ("--programs", "--routes")),
        (("--programs", "typical-certificate", "--weight", "upkeep=1"), ("'upkeep=1'",)),
    ],
)
def test_a_contest_that_cannot_be_is_refused_in_words(
    arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    check_refusal(run("compare", *arguments), BAD_USE, *words)


def test_routes_to_different_work_are_not_compared() -> None:
    result = run("compare", "--routes", "cma-aama:certificate", "cpt-nha:certificate")

    check_refusal(result, BAD_USE, "cpt-nha", "phlebotomy")


def test_unknown_schools_of_routes_are_all_told_at_once() -> None:
    check_refusal(
        run("compare", "--routes", "rma-amt:nope", "cma-aama:zap"), BAD_USE, "'nope'", "'zap'"
    )


BAD_PROFILES = {
    "aid without a name": ("aid:\n  - {amount: 100}\n", 2),
    "aid without an amount": ("aid:\n  - {name: Pell}\n", 2),
    "aid below zero": ("aid:\n  - {name: Pell, amount: -5}\n", 2),
    "aid in words": ("aid:\n  - {name: Pell, amount: much}\n", 2),
    "aid of another currency": ("aid:\n  - {name: Pell, amount: 5 EUR}\n", 2),
    "aid on no day": ("aid:\n  - {name: Pell, amount: 5, on: 2027-02-30}\n", 2),
    "aid with half cents": ("aid:\n  - {name: Pell, amount: '5.005'}\n", 2),
    "earnings without hours": ("state: WA\nearnings:\n  per_hour: 15\n", 2),
    "earnings of too many hours": ("earnings:\n  per_hour: 15\n  hours_per_week: 169\n", 3),
    "earnings below zero": ("earnings:\n  per_hour: -15\n  hours_per_week: 20\n", 2),
    "more hours in school": (
        "earnings: {per_hour: 15, hours_per_week: 20, in_school: 21}\n",
        1,
    ),
    "budget below zero": ("state: WA\nbudget: {total: -1}\n", 2),
    "budget in words": ("budget:\n  total: plenty\n", 2),
    "budget that is no number": ("budget:\n  per_month: .nan\n", 2),
    "budget with a power": ("budget:\n  total: 1e3\n", 2),
    "budget of an unknown kind": ("budget:\n  weekly: 20\n", 2),
}


@pytest.mark.parametrize("name", BAD_PROFILES)
@pytest.mark.parametrize("command", ["plan", "compare"])
def test_a_fault_in_a_profile_is_told_with_its_line(
    command: str, name: str, tmp_path: Path
) -> None:
    text, line = BAD_PROFILES[name]
    path = tmp_path / "me.yaml"
    path.write_text(text, encoding="utf-8")

    result = run(command, "--profile", str(path))

    check_refusal(result, BAD_FILE, f"me.yaml:{line}")


def test_every_fault_of_a_profile_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text(
        "aid:\n  - {name: Pell, amount: -5}\nearnings:\n  per_hour: x\n  hours_per_week: 0\n"
        "budget:\n  total: y\n",
        encoding="utf-8",
    )

    check_refusal(
        run("plan", "--profile", str(path)),
        BAD_FILE,
        *(f"me.yaml:{line}" for line in (2, 4, 5, 7)),
    )


@pytest.mark.slow
def test_a_budget_of_nothing_is_a_limit_like_any_other() -> None:
    assert document("plan", "--budget", "0", code=4)["feasible"] is False


@pytest.mark.parametrize("state", ["AZ", "CA", "TX"])
def test_the_test_for_a_diploma_has_the_price_of_the_state(state: str) -> None:
    person = "diploma: {kind: none}\n"
    planned = document("plan", "-c", "ccma-nha", "--state", state, "--profile", "-", stdin=person)
    test = next(
        line for step in planned["steps"] for line in step["costs"] if line["code"] == "ged"
    )
    anywhere, there = (
        by_id(compare("ccma-nha", "--award", "certificate", *where, profile=person))["ccma-nha"]
        for where in ((), ("--state", state))
    )

    usual = {"low": Decimal(120), "likely": Decimal(144), "high": Decimal(174)}
    for end, price in usual.items():
        dearer = Decimal(test[end]) - price
        costs = [Decimal(found["cost_to_certificate"][end]) for found in (anywhere, there)]
        assert costs[1] - costs[0] == dearer

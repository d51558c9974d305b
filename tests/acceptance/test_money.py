"""Money in `plan`, added up again by a stranger: prices, ten years, aid, and limits to spend."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import plain_yaml
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session

from .runs import CREDENTIALS, PROFILES, TODAY, finished, held, runs

Json = dict[str, Any]
Sums = tuple[Decimal, Decimal, Decimal]
ENDS = ("low", "likely", "high")
NONE: Sums = (Decimal(0), Decimal(0), Decimal(0))
NOT_ATTAINABLE = 4
ROOT = Path(__file__).parents[2]
CLEAR = PROFILES["all-clear"]
SPLIT = ("--max-per-month", "100000")
"""A limit that nothing reaches: it only has tuition paid by the month."""
CENT = Decimal("0.01")


@cache
def call(*options: str, profile: str = "", form: str = "json") -> tuple[int, str]:
    result = CliRunner().invoke(
        app,
        ["plan", "--today", TODAY, *options, "--format", form, "--profile", "-", "--quiet"],
        input=profile,
        obj=Session(clock=lambda: date(1999, 1, 1)),
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.stdout, result.stderr
    return result.exit_code, result.stdout


def plan(*options: str, profile: str = "", code: int = 0) -> Json:
    status, out = call(*options, profile=profile)
    assert status == code, out[:2000]
    found: Json = json.loads(out, parse_float=_no_float)
    return found


def _no_float(text: str) -> Any:
    raise AssertionError(f"a float in the document of a plan: {text}")


def cents(text: str) -> Decimal:
    """An amount as it must be written: digits, a point, two digits."""
    amount = Decimal(text)
    assert str(amount.quantize(CENT)) == text, text
    return amount


def amounts(line: Json) -> Sums | None:
    """What a price or a sum says; `None` where it is unknown."""
    if line["likely"] in (None, ""):
        assert {line[end] for end in ENDS} <= {None, ""}
        return None
    low, likely, high = (cents(line[end]) for end in ENDS)
    assert Decimal(0) <= low <= likely <= high
    return low, likely, high


def plus(one: Sums, other: Sums) -> Sums:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def add(lines: Iterable[Json]) -> Sums:
    total = NONE
    for line in lines:
        total = plus(total, amounts(line) or NONE)
    return total


def grouped(lines: Iterable[Json], key: Callable[[Json], str]) -> dict[str, Sums]:
    """Sums of the known prices by a key; a key with unknown ones only is not there."""
    found: dict[str, Sums] = defaultdict(lambda: NONE)
    for line in lines:
        known = amounts(line)
        if known is not None:
            found[key(line)] = plus(found[key(line)], known)
    return dict(found)


def unknown(lines: Iterable[Json]) -> bool:
    return any(amounts(line) is None for line in lines)


def months(listed: list[Json]) -> dict[str, Sums]:
    assert [m["month"] for m in listed] == sorted({m["month"] for m in listed})
    return {m["month"]: amounts(m) or NONE for m in listed}


def add_months(day: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- A: every price, and all of its sums ----------------------------------------------------------


def wrong_sums(document: Json) -> list[str]:
    """Every sum that is not that of the listed prices."""
    cost = document["cost"]
    lines: list[Json] = cost["lines"]
    before = [line for line in lines if line["before_certificate"]]
    checks = {
        "all": (amounts(cost), add(lines)),
        "by phase": (
            {name: amounts(part) for name, part in cost["by_phase"].items()},
            grouped(lines, lambda line: str(line["phase"])),
        ),
        "by month": (
            months(cost["by_month"]),
            grouped(lines, lambda line: str(line["due"])[:7]),
        ),
        "to the certificate": (amounts(cost["to_certificate"]), add(before)),
        "partial": (cost["partial"], unknown(lines)),
        "partial to it": (cost["to_certificate"]["partial"], unknown(before)),
        "partial to pay": (cost["to_pay"]["partial"], unknown(before)),
        "order": ([line["due"] for line in lines], sorted(line["due"] for line in lines)),
        "currency": ({line["currency"] for line in lines} | {cost["currency"]}, {"USD"}),
    }
    return [f"{name}: {is_} != {should}" for name, (is_, should) in checks.items() if is_ != should]


def wrong_days(document: Json) -> list[str]:
    """Every price on the wrong side of the certificate."""
    certified = document["certified_on"]
    if certified is None:
        return []
    return [
        f"{line['step']} {line['due']}"
        for line in document["cost"]["lines"]
        if line["before_certificate"]
        is not (line["due"] <= certified and line["phase"] != "renewal")
    ]


def wrong_steps(document: Json) -> list[str]:
    """Every price of a step that its lines in the list do not add up to."""
    listed: dict[tuple[str, ...], list[Json]] = defaultdict(list)
    for line in document["cost"]["lines"]:
        listed[_price(line["step"], line)].append(line)
    own: dict[tuple[str, ...], list[Json]] = defaultdict(list)
    phases = {}
    for step in document["steps"]:
        phases[step["id"]] = step["phase"]
        for line in step["costs"]:
            own[_price(step["id"], line)].append(line)
    wrong = [
        f"{key}"
        for key in own.keys() | listed.keys()
        if add(own[key]) != add(listed[key]) or unknown(own[key]) != unknown(listed[key])
    ]
    wrong += [
        f"phase of {line['step']}"
        for line in document["cost"]["lines"]
        if phases.get(line["step"]) != line["phase"]
    ]
    return wrong


def _price(step: str, line: Json) -> tuple[str, ...]:
    label = str(line["label"]).split(", part ")[0]
    return (step, label, *(str(line[name]) for name in ("code", "basis", "source")))


def wrong_table(document: Json, text: str) -> list[str]:
    """Where the spreadsheet adds up to other sums than the document."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    prices = [row for row in rows if row["record"] == "price"]
    steps = [row for row in rows if row["record"] == "step"]
    no = [row for row in rows if row["record"] in ("why not", "what would work")]
    beside = [row for row in rows if row["record"] == "beside the totals"]
    before = [row for row in prices if row["before_certificate"] == "yes"]
    cost = document["cost"]
    checks = {
        "steps": ({row["step"] for row in steps}, {step["id"] for step in document["steps"]}),
        "records": (len(prices) + len(steps) + len(beside) + len(no), len(rows)),
        "beside": (len(beside), len(document["extras"])),
        "count": (len(prices), len(cost["lines"])),
        "all": (add(prices), amounts(cost)),
        "by phase": (
            grouped(prices, lambda row: str(row["phase"])),
            {name: amounts(part) for name, part in cost["by_phase"].items()},
        ),
        "by month": (grouped(prices, lambda row: str(row["due"])[:7]), months(cost["by_month"])),
        "to the certificate": (add(before), amounts(cost["to_certificate"])),
    }
    return [f"{name}: {is_} != {should}" for name, (is_, should) in checks.items() if is_ != should]


EVERY = [(options[2:] if "--today" in options[:2] else options, name) for options, name in runs()]
SOME = [run for run in EVERY[::17] if "--today" not in run[0] or run[0].index("--today") > 0]
MONEY: list[tuple[tuple[str, ...], str]] = [
    *(((*("-c", name), *SPLIT), "nothing") for name in CREDENTIALS),
    *(((*("-c", name), "--horizon", "10"), "all-clear") for name in CREDENTIALS),
    (("--start", "2027-01-31", "-p", "typical-certificate", *SPLIT), "breaks"),
    (("--start", "2027-08-31", "-p", "typical-associate", *SPLIT), "all-clear"),
    (("--hours-per-week", "12", "-p", "typical-certificate", *SPLIT), "nothing"),
    (("--if", "fail-exam=2", "-p", "typical-certificate", *SPLIT), "nothing"),
    (("-c", "rma-amt", "--state", "WA", "--horizon", "4"), "works-now"),
    (("--sit-early", "-p", "typical-certificate", *SPLIT), "student"),
    (("-p", "typical-certificate", "--budget", "5000"), "nothing"),
]


def _name(run: tuple[tuple[str, ...], str]) -> str:
    return " ".join((*run[0], run[1]))


@pytest.mark.slow(but=3)
@pytest.mark.parametrize("run", [*SOME, *MONEY], ids=_name)
def test_every_sum_is_that_of_the_prices_to_the_cent(run: tuple[tuple[str, ...], str]) -> None:
    options, name = run
    status, out = call(*options, profile=PROFILES[name])
    document = json.loads(out, parse_float=_no_float)
    again, table = call(*options, profile=PROFILES[name], form="csv")

    assert status == again
    assert wrong_sums(document) == []
    assert wrong_days(document) == []
    assert wrong_steps(document) == []
    assert wrong_table(document, table) == []


@pytest.mark.slow
def test_the_runs_have_prices_on_both_sides_of_the_certificate() -> None:
    found = [plan(*options, profile=PROFILES[name]) for options, name in MONEY[:8]]
    assert all(any(line["before_certificate"] for line in d["cost"]["lines"]) for d in found)
    assert any(line["phase"] == "renewal" for d in found for line in d["cost"]["lines"])
    assert {d["cost"]["partial"] for d in found} == {True}


@pytest.mark.parametrize("first", ["2027-01-31", "2027-02-28", "2027-08-30", "2028-02-29"])
@pytest.mark.parametrize("school", ["typical-certificate", "typical-associate", "ipeds-199838-2"])
def test_tuition_by_the_month_falls_due_on_the_day_of_the_first_class(
    first: str, school: str
) -> None:
    chosen = ("-p", school, "--start", first)
    whole, parts = plan(*chosen), plan(*chosen, *SPLIT)
    bills = [line for line in parts["cost"]["lines"] if line["code"] == "tuition"]
    steps = {step["id"]: step for step in parts["steps"]}

    assert [day(bill["due"]) for bill in bills] == [
        add_months(day(first), number) for number in range(len(bills))
    ]
    last_day = day(steps["training.complete"]["start"])
    assert day(bills[-1]["due"]) <= last_day
    assert add_months(day(first), len(bills)) >= last_day, "a month of school without a bill"
    (one,) = [line for line in whole["cost"]["lines"] if line["code"] == "tuition"]
    assert add(bills) == amounts(one)
    assert len(bills) > 1
    for end in ENDS:
        spread = {cents(bill[end]) for bill in bills}
        assert max(spread) - min(spread) <= CENT * len(bills), "equal but for some cents"
    assert wrong_sums(parts) == wrong_steps(parts) == []


# --- B: ten years of holding it -------------------------------------------------------------------

ABOUT = {
    "rma-amt": ("annual", 3),
    "ncma-ncct": ("annual", 5),
    "ccma-nha": ("renewal", 2),
    "cma-aama": ("renewal", 5),
}
"""Which fee is known and how long a term lasts, in years; read off the data by hand."""


@cache
def facts() -> dict[str, Json]:
    files = (ROOT / "data" / "credentials").glob("*.yaml")
    loaded = [plain_yaml.load(file.read_text(encoding="utf-8")) for file in files]
    return {item["id"]: item for item in loaded}


def fee(credential: str, kind: str) -> Decimal | None:
    renewal = facts()[credential]["renewal"]
    versions = renewal["annual_fee"]["amount"] if kind == "annual" else renewal["fee"]
    value = versions[-1]["value"]
    return Decimal(value.removesuffix(" USD")) if value else None


def years(first: date, count: int) -> date:
    return add_months(first, 12 * count)


def held_for_ten_years(credential: str, certified: date, since: date) -> Decimal:
    """Known fees from `since` on, up to the same day ten years later."""
    until = years(since, 10)
    kind, term = ABOUT[credential]
    every = 1 if kind == "annual" else term
    days = [years(certified, every * number) for number in range(1, 40)]
    inside = [due for due in days if since <= due < until]
    return len(inside) * (fee(credential, kind) or Decimal(0))


CREDITS = {"cma-aama": (Decimal(0), Decimal(300), Decimal(900))}
"""Continuing education of one term, 60 points at 0, 5 or 15 dollars; no other has a price."""


def credits_for_ten_years(credential: str, certified: date, since: date) -> Sums:
    """It falls due as a term begins; that of the term under way is still to pay."""
    until, term = years(since, 10), ABOUT[credential][1]
    begins = [years(certified, term * number) for number in range(12)]
    count = sum(first < until and years(first, term) > since for first in begins)
    low, likely, high = CREDITS.get(credential, NONE)
    return count * low, count * likely, count * high


def certified_on(credential: str, last: str, today: str) -> Json:
    options = ("-c", credential, "--horizon", "10")
    found = plan(*options, "--today", today, profile=finished(last) + "\n" + CLEAR)
    assert found["certified_on"]
    return found


@pytest.mark.parametrize("credential", list(ABOUT))
@pytest.mark.parametrize("today", ["2026-11-21", "2028-02-14", "2027-12-20", "2027-02-01"])
def test_ten_years_are_the_road_and_the_fees_of_holding_it(credential: str, today: str) -> None:
    found = certified_on(credential, "2026-10-05", today)
    certified = day(found["certified_on"])
    cost = found["cost"]
    held_ = held_for_ten_years(credential, certified, certified)

    paid = amounts(cost["to_certificate"]) or NONE
    learned = credits_for_ten_years(credential, certified, certified)
    assert amounts(cost["ten_years"]) == plus(plus(paid, learned), (held_, held_, held_))
    assert cost["to_certificate"]["partial"] is False
    assert cost["ten_years"]["partial"] is True, "nobody prices the continuing education"


@pytest.mark.parametrize("credential", ["pmac-aspma"])
def test_ten_years_are_partial_where_no_term_and_no_renewal_fee_is_known(credential: str) -> None:
    profile = f"{finished('2026-10-05')}\n{CLEAR}"
    assert plan("-c", credential, profile=profile)["cost"]["ten_years"]["partial"] is True


@pytest.mark.parametrize(
    ("credential", "fees"), [("rma-amt", 9 * 75), ("ncma-ncct", 9 * 89), ("ccma-nha", 4 * 185)]
)
def test_ten_years_worked_out_by_hand(credential: str, fees: int) -> None:
    """Year one is paid with the exam, and the tenth anniversary is no longer inside."""
    cost = certified_on(credential, "2026-10-05", "2026-11-21")["cost"]

    assert cents(cost["ten_years"]["likely"]) - cents(cost["to_certificate"]["likely"]) == fees


@pytest.mark.parametrize("credential", ["rma-amt", "ccma-nha", "ncma-ncct", "cma-aama"])
def test_a_leap_day_has_its_tenth_anniversary_on_the_28th(credential: str) -> None:
    profile = f"{finished('2026-10-05')}\n{CLEAR}\npins: {{exam.sit: 2028-02-29}}"
    options = ("-c", credential, "--today", "2028-01-03")
    if credential == "cma-aama":
        profile = profile.replace("2026-10-05", "2027-10-05")
    found = plan(*options, profile=profile)
    certified = day(found["certified_on"])
    held_ = held_for_ten_years(credential, certified, certified)

    assert certified == date(2028, 2, 29)
    held_ += credits_for_ten_years(credential, certified, certified)[1]
    extra = cents(found["cost"]["ten_years"]["likely"]) - cents(
        found["cost"]["to_certificate"]["likely"]
    )
    assert extra == held_


@pytest.mark.parametrize(
    ("credential", "certified"),
    [
        ("rma-amt", "2025-02-10"),
        ("rma-amt", "2024-02-29"),
        ("rma-amt", "2024-11-22"),
        ("rma-amt", "2024-11-21"),
        ("rma-amt", "2024-11-20"),
        ("ccma-nha", "2025-02-10"),
        ("ccma-nha", "2026-02-10"),
        ("ccma-nha", "2025-11-20"),
        ("ncma-ncct", "2024-02-10"),
        ("ncma-ncct", "2024-02-29"),
        ("cma-aama", "2024-02-10"),
    ],
)
def test_who_holds_it_pays_from_today_on(credential: str, certified: str) -> None:
    cost = plan("-c", credential, profile=held(credential, certified) + "\n" + CLEAR)["cost"]
    fees = held_for_ten_years(credential, day(certified), day(TODAY))

    assert amounts(cost["to_certificate"]) == NONE
    learned = credits_for_ten_years(credential, day(certified), day(TODAY))
    assert cost["ten_years_unknown"], "nobody prices all that is to be paid"
    assert amounts(cost["ten_years"]) == plus(learned, (fees, fees, fees))
    assert cost["ten_years"]["partial"] is True


@pytest.mark.parametrize("credential", list(ABOUT))
@pytest.mark.parametrize("name", ["all-clear", "works-now", "finished-yesterday"])
def test_ten_years_are_also_the_prices_that_a_long_horizon_lists(
    credential: str, name: str
) -> None:
    options = ("-c", credential, "--horizon", "10")
    found = plan(*options, profile=PROFILES[name])
    cost, first = found["cost"], day(found["certified_on"])
    until = years(first, 10)
    ends = {step["id"]: day(step["end"]) for step in found["steps"]}
    inside = []
    for line in cost["lines"]:
        if line["phase"] != "renewal" or line["low"] is None:
            continue
        number = line["step"].split(".")[1]
        is_fee = line["code"] == "renewal_fee"
        counted = ends[f"renewal.{number}.expires"] if is_fee else day(line["due"])
        if first <= counted < until:
            inside.append(line)

    expected = plus(amounts(cost["to_certificate"]) or NONE, add(inside))
    assert amounts(cost["ten_years"]) == expected
    assert amounts(plan("-c", credential, profile=PROFILES[name])["cost"]["ten_years"]) == expected


# --- C: money of others ---------------------------------------------------------------------------


def pay_by_month(lines: Iterable[Json], aid: list[tuple[str, Decimal]]) -> dict[str, Sums]:
    """Aid pays from the month it comes in, and what is left of it pays in later months."""
    bills = grouped((line for line in lines if line["before_certificate"]), _month)
    paid: dict[str, Sums] = {}
    used = [Decimal(0)] * 3
    for month in sorted(bills):
        here = sum((amount for since, amount in aid if since <= month), Decimal(0))
        left = []
        for end, bill in enumerate(bills[month]):
            help_ = min(bill, here - used[end])
            used[end] += help_
            left.append(bill - help_)
        paid[month] = (left[0], left[1], left[2])
    return paid


def _month(line: Json) -> str:
    return str(line["due"])[:7]


def with_aid(promised: list[tuple[str, Decimal]]) -> str:
    rows = [
        f"{{name: Grant {n}, amount: '{amount}'" + (f", on: {on}" if on else "") + "}"
        for n, (on, amount) in enumerate(promised)
    ]
    return f"{CLEAR}\naid: [{', '.join(rows)}]"


dollars = st.integers(0, 2_500_000).map(lambda n: Decimal(n).scaleb(-2))
grants = st.lists(
    st.tuples(
        st.sampled_from(
            ["", "2025-03-01", "2026-12-31", "2027-01-01", "2027-06-19", "2027-09-30", "2029-01-01"]
        ),
        dollars,
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.slow
@settings(max_examples=40)
@given(promised=grants, split=st.booleans(), credential=st.sampled_from(CREDENTIALS))
def test_aid_comes_off_what_is_to_be_paid_and_off_no_price(
    promised: list[tuple[str, Decimal]], split: bool, credential: str
) -> None:
    options = ("-c", credential, "-p", "typical-certificate", *(SPLIT if split else ()))
    bare = plan(*options, profile=CLEAR)["cost"]
    cost = plan(*options, profile=with_aid(promised))["cost"]
    given_ = sum((amount for _, amount in promised), Decimal(0))

    for name in ("lines", "low", "likely", "high", "by_phase", "by_month", "to_certificate"):
        assert cost[name] == bare[name]
    assert cost["ten_years"] == bare["ten_years"] or given_
    assert cents(cost["aid"]) == given_
    expected = pay_by_month(cost["lines"], [(on[:7], amount) for on, amount in promised])
    left = tuple(sum((month[end] for month in expected.values()), Decimal(0)) for end in range(3))
    assert amounts(cost["to_pay"]) == left
    listed = {m["month"]: tuple(cents(m[end]) for end in ENDS) for m in cost["to_pay_by_month"]}
    assert {m: listed.get(m, NONE) for m in expected} == expected
    assert set(listed) <= set(expected)


def test_aid_of_a_later_month_leaves_the_bills_before_it() -> None:
    """School is due in January 2027; a grant of February pays the check, the exam, and no more."""
    profile = with_aid([("2027-02-01", Decimal(1000))])
    cost = plan("-p", "typical-certificate", profile=profile)["cost"]

    listed = {m["month"]: m["likely"] for m in cost["to_pay_by_month"]}
    assert listed.pop("2027-01") == "17110.00"
    assert set(listed.values()) <= {"0.00"}


# --- D: limits ------------------------------------------------------------------------------------


def again(document: Json, *options: str, profile: str = "") -> None:
    """Every alternative, run as it is told, is a plan that can be had."""
    for other in document["alternatives"]:
        added = []
        for name, value in other["applies"].items():
            added += [f"--{name}"] if value == "true" else [f"--{name}", value]
        status, out = call(*options, *added, profile=profile)
        assert status == 0, (other["applies"], out[:600])
        found = json.loads(out)
        assert found["certified_on"] == other["certified_on"], other
        assert found["cost"]["to_certificate"]["likely"] == other["cost"]["likely"], other


def codes(document: Json) -> set[str]:
    return {finding["code"] for finding in document["findings"]}


ROADS: list[tuple[tuple[str, ...], str]] = [
    (("-p", "typical-certificate"), CLEAR),
    (("-p", "typical-associate", "-c", "rma-amt", "--start", "2027-08-31"), ""),
    (("-p", "ipeds-199838-2", "-c", "ccma-nha"), ""),
    (("-p", "typical-certificate"), with_aid([("", Decimal("1200.55"))])),
    (("-p", "typical-certificate", "--state", "WA", "-c", "ncma-ncct"), CLEAR),
    (("-p", "typical-certificate", "--if", "fail-exam=1"), ""),
]


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("road", ROADS, ids=lambda road: " ".join(road[0]))
def test_a_budget_is_kept_to_the_cent(road: tuple[tuple[str, ...], str]) -> None:
    options, profile = road
    cost = plan(*options, profile=profile)["cost"]
    need = cents(cost["to_pay"]["likely"]) + cents(cost["usual_books"] or "0.00")

    just = plan(*options, "--budget", str(need), profile=profile)
    assert just["feasible"] is True
    short = ("--budget", str(need - CENT))
    over = plan(*options, *short, profile=profile, code=NOT_ATTAINABLE)

    assert over["feasible"] is False
    assert over["alternatives"]
    again(over, *options, *short, profile=profile)
    limits = f"{profile}\nbudget: {{total: '{need - CENT}'}}"
    own = plan(*options, profile=limits, code=NOT_ATTAINABLE)
    assert own["feasible"] is False
    again(own, *options, profile=limits)
    exact = plan(*options, profile=f"{profile}\nbudget: {{total: '{need}'}}")
    assert exact["feasible"] is True


def test_between_likely_and_high_is_only_a_warning() -> None:
    options = ("-p", "typical-certificate")
    cost = plan(*options)["cost"]["to_pay"]
    bare = codes(plan(*options))

    for amount in (cents(cost["likely"]), cents(cost["high"]) - CENT):
        found = plan(*options, "--budget", str(amount))
        assert found["feasible"] is True
        (told,) = [f for f in found["findings"] if f["code"] not in bare]
        assert told["severity"] == "warning"
    enough = plan(*options, "--budget", cost["high"])
    assert codes(enough) - bare == set()


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("road", ROADS, ids=lambda road: " ".join(road[0]))
def test_a_limit_per_month_is_kept_to_the_cent(road: tuple[tuple[str, ...], str]) -> None:
    options, profile = road
    bills = plan(*options, *SPLIT, profile=profile)["cost"]["to_pay_by_month"]
    most = max(cents(month["likely"]) for month in bills)

    just = plan(*options, "--max-per-month", str(most), profile=profile)
    assert just["cost"]["to_pay_by_month"] == bills
    less = str(most - CENT)
    for wish, person in (
        (("--max-per-month", less), profile),
        ((), f"{profile}\nbudget: {{per_month: '{less}'}}"),
    ):
        status, out = call(*options, *wish, profile=person)
        over = json.loads(out)
        assert status == (0 if over["feasible"] else NOT_ATTAINABLE)
        if over["feasible"]:  # another way in comes later, and asks for its fee in another month
            assert over["certified_on"] > just["certified_on"]
            paid = over["cost"]["to_pay_by_month"]
            assert max(cents(month["likely"]) for month in paid) < most
        else:
            again(over, *options, *wish, profile=person)
    exact = plan(*options, profile=f"{profile}\nbudget: {{per_month: '{most}'}}")
    assert exact["cost"]["to_pay_by_month"] == bills


@pytest.mark.slow
@pytest.mark.parametrize(
    "limits",
    [
        ("--budget", "3000"),
        ("--budget", "5234.00"),
        ("--max-per-month", "400"),
        ("--max-per-month", "1142.90"),
        ("--budget", "6000", "--max-per-month", "800"),
        ("--budget", "4000", "--state", "WA"),
        ("--budget", "2500", "-c", "cma-aama"),
        ("--max-per-month", "300", "-c", "rma-amt", "--state", "TX"),
    ],
    ids=" ".join,
)
def test_without_a_school_one_that_keeps_the_limits_is_searched_for(
    limits: tuple[str, ...],
) -> None:
    found = plan(*limits)
    said = dict(zip(limits[::2], limits[1::2], strict=True))
    cost = found["cost"]

    if "--budget" in said:
        assert cents(cost["to_pay"]["likely"]) <= Decimal(said["--budget"])
    if "--max-per-month" in said:
        most = max(cents(month["likely"]) for month in cost["to_pay_by_month"])
        assert most <= Decimal(said["--max-per-month"])
    assert wrong_sums(found) == []
    school = found["program"]["id"]
    alone = plan(*limits, "-p", school, "-c", found["goal"]["credential"])
    assert amounts(alone["cost"]["to_certificate"]) == amounts(cost["to_certificate"])


@pytest.mark.parametrize(
    ("credential", "school", "state"),
    [("ccma-nha", "txetpl-11555", "TX"), ("ccma-nha", "ipeds-199838-2", "NC")],
)
def test_a_budget_that_a_school_keeps_is_enough_to_find_it(
    credential: str, school: str, state: str
) -> None:
    """No sum has a price of books; the budget is the sum with the usual ones."""
    where = ("-c", credential, "--state", state)
    cost = plan(*where, "-p", school)["cost"]
    limit = ("--budget", str(Decimal(cost["to_pay"]["likely"]) + Decimal(cost["usual_books"])))
    assert plan(*where, "-p", school, *limit)["feasible"] is True

    assert call(*where, *limit)[0] == 0


@pytest.mark.slow
def test_the_last_dollar_of_a_search_is_told_and_tried() -> None:
    """Where a budget is too small, the one that is told is enough, and one dollar less is not."""
    where = ("-c", "rma-amt", "--state", "WA")
    told = plan(*where, "--budget", "100", code=NOT_ATTAINABLE)["alternatives"]
    amount = min(int(other["applies"].get("budget", 10**9)) for other in told)

    assert plan(*where, "--budget", str(amount))["feasible"] is True
    assert call(*where, "--budget", str(amount - 1))[0] == NOT_ATTAINABLE


@pytest.mark.slow
@pytest.mark.parametrize("limits", [("--budget", "100"), ("--max-per-month", "20")], ids=" ".join)
def test_a_search_that_finds_nothing_says_what_would_do(limits: tuple[str, ...]) -> None:
    found = plan(*limits, "--state", "WA", code=NOT_ATTAINABLE)

    assert found["feasible"] is False
    again(found, *limits, "--state", "WA")


def test_a_budget_with_cents_for_a_person_who_needs_only_the_exam() -> None:
    """150 dollars to AMT, and nothing else: 149.99 is too little, and so is it with aid of 23.49
    for a budget of 126.50."""
    person = f"{finished('2026-10-05')}\n{CLEAR}"
    need = cents(plan("-c", "rma-amt", profile=person)["cost"]["to_pay"]["likely"])
    helped = f"{person}\naid: [{{name: Employer, amount: '{need - Decimal('126.50')}'}}]"

    assert need == 150
    assert plan("-c", "rma-amt", "--budget", "126.50", profile=helped)["feasible"] is True
    less = person + "\naid: [{name: Employer, amount: '23.49'}]"
    assert call("-c", "rma-amt", "--budget", "126.50", profile=less)[0] == NOT_ATTAINABLE


def test_a_step_lasts_until_its_end() -> None:
    """The helper of this file counts months as a calendar does."""
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert add_months(date(2028, 2, 29), 120) == date(2038, 2, 28)
    assert add_months(date(2027, 12, 30), 3) - timedelta(days=1) == date(2028, 3, 29)

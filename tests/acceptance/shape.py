"""The contract of `plan --json`, version 1, written from its description: keys, order, types.

A shape is a callable that takes a value and a place and yields complaints. Nothing here knows
what a plan means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

Shape = Callable[[Any, str], Iterator[str]]

_DURATION = re.compile(r"-?P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?")
_MONEY = re.compile(r"\d+\.\d\d")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


def _is(test: Callable[[Any], bool], wanted: str) -> Shape:
    def shape(value: Any, place: str) -> Iterator[str]:
        if not test(value):
            yield f"{place}: {value!r} is not {wanted}"

    return shape


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


day = _is(_is_day, "a date")
duration = _is(_matches(_DURATION), "an ISO 8601 duration")
money = _is(_matches(_MONEY), "money to the cent")
decimal = _is(_matches(re.compile(r"\d+(\.\d+)?")), "a decimal number")
month = _is(_matches(re.compile(r"\d{4}-(0[1-9]|1[0-2])")), "a month")
ident = _is(_matches(_ID), "an id")
text = _is(lambda v: isinstance(v, str) and bool(v.strip()), "text")
boolean = _is(lambda v: isinstance(v, bool), "true or false")
number = _is(lambda v: isinstance(v, int) and not isinstance(v, bool), "a whole number")
sha256 = _is(_matches(re.compile(r"[0-9a-f]{64}")), "a sha256 in hex")


def one_of(*words: str) -> Shape:
    return _is(lambda v: v in words, f"one of {words}")


def maybe(inner: Shape) -> Shape:
    def shape(value: Any, place: str) -> Iterator[str]:
        if value is not None:
            yield from inner(value, place)

    return shape


def listing(inner: Shape) -> Shape:
    def shape(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place}: not a list"
            return
        for index, item in enumerate(value):
            yield from inner(item, f"{place}[{index}]")

    return shape


def fields(**wanted: Shape) -> Shape:
    """An object with exactly these keys in exactly this order."""

    def shape(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: not an object"
            return
        if list(value) != list(wanted):
            yield f"{place}: keys {list(value)} are not {list(wanted)}"
        for key, inner in wanted.items():
            if key in value:
                yield from inner(value[key], f"{place}.{key}")

    return shape


def mapping(key: Shape, inner: Shape) -> Shape:
    def shape(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: not an object"
            return
        for name, item in value.items():
            yield from key(name, f"{place} key")
            yield from inner(item, f"{place}.{name}")

    return shape


def _ascending(value: Any, place: str) -> Iterator[str]:
    amounts = [value.get(name) for name in ("low", "likely", "high")]
    known = [amount for amount in amounts if amount is not None]
    if len(known) not in {0, 3}:
        yield f"{place}: some of low, likely, high are missing"
    elif known and not Decimal(known[0]) <= Decimal(known[1]) <= Decimal(known[2]):
        yield f"{place}: low, likely, high do not ascend"


def amounts(**more: Shape) -> Shape:
    inner = fields(low=maybe(money), likely=maybe(money), high=maybe(money), **more)

    def shape(value: Any, place: str) -> Iterator[str]:
        yield from inner(value, place)
        yield from _ascending(value, place)

    return shape


STATE = _is(_matches(re.compile(r"[A-Z]{2}")), "a state")
VERDICT = one_of("met", "unmet", "unknown")
PHASES = ("foundation", "training", "externship", "examination", "state", "renewal", "career")
TIES = ("FS", "SS", "FF", "SF")
currency = one_of("USD")
basis = one_of("reported", "estimated", "default")

driver = fields(code=text, ref=maybe(ident), date=day, source=maybe(ident))


_some = maybe(money)
_price = {"low": _some, "likely": _some, "high": _some, "currency": currency, "basis": basis}


def cost_line(value: Any, place: str) -> Iterator[str]:
    yield from fields(code=text, label=text, **_price, source=maybe(ident))(value, place)
    yield from _ascending(value, place)


step = fields(
    id=ident,
    phase=one_of(*PHASES),
    title=text,
    kind=one_of("task", "milestone", "window", "deadline"),
    status=one_of("todo", "done", "pinned"),
    start=day,
    end=day,
    duration=duration,
    earliest_start=day,
    earliest_end=day,
    latest_start=day,
    latest_end=day,
    latest_at_least=boolean,
    float_days=number,
    critical=boolean,
    drivers=listing(driver),
    costs=listing(cost_line),
    documents=listing(text),
    sources=listing(ident),
    findings=listing(number),
)
dependency = fields(
    predecessor=ident,
    successor=ident,
    type=one_of(*TIES),
    min_lag=duration,
    max_lag=maybe(duration),
    code=text,
    source=maybe(ident),
)


a_month = fields(month=month, low=money, likely=money, high=money, partial=boolean)
a_year = {"year": number, "low": money, "likely": money, "high": money, "partial": boolean}
part_sum = fields(low=money, likely=money, high=money, partial=boolean, known=boolean)
phase_sum = fields(low=money, likely=money, high=money, partial=boolean)
unknown_price = fields(
    code=text, what=text, ask=maybe(text), times=number, before_certificate=boolean
)


def due_line(value: Any, place: str) -> Iterator[str]:
    yield from fields(
        step=ident,
        phase=one_of(*PHASES),
        code=text,
        label=text,
        **_price,
        source=maybe(ident),
        due=day,
        before_certificate=boolean,
    )(value, place)
    yield from _ascending(value, place)


def cost(value: Any, place: str) -> Iterator[str]:
    yield from fields(
        currency=currency,
        low=money,
        likely=money,
        high=money,
        by_phase=mapping(one_of(*PHASES), phase_sum),
        by_month=listing(a_month),
        partial=boolean,
        to_certificate=part_sum,
        ten_years=maybe(part_sum),
        aid=money,
        to_pay=part_sum,
        to_pay_by_month=listing(a_month),
        usual_books=maybe(money),
        lines=listing(due_line),
        by_year=listing(fields(**a_year)),
        known=boolean,
        unknown_prices=listing(unknown_price),
        ten_years_unknown=listing(unknown_price),
    )(value, place)
    yield from _ascending(value, place)


def program(value: Any, place: str) -> Iterator[str]:
    """`{id, name, award, …}`: the contract leaves the rest open."""
    if list(value)[:3] != ["id", "name", "award"]:
        yield f"{place}: does not begin with id, name, award"
    yield from ident(value.get("id"), f"{place}.id")
    yield from text(value.get("name"), f"{place}.name")


alternative = fields(
    change=text,
    applies=mapping(text, text),
    certified_on=day,
    cost=_is(lambda v: isinstance(v, dict), "an object"),
    partial=boolean,
)
other_way = fields(
    pathway=ident,
    name=text,
    verdict=VERDICT,
    program=maybe(ident),
    own_training=boolean,
    certified_on=day,
    cost=_is(lambda v: isinstance(v, dict), "an object"),
    partial=boolean,
    applies=mapping(text, text),
)
open_door = fields(
    credential=ident,
    name=text,
    certified_on=day,
    cost=_is(lambda v: isinstance(v, dict), "an object"),
    partial=boolean,
)
clause = fields(
    id=ident,
    kind=text,
    text=text,
    verdict=VERDICT,
    reason=_is(lambda v: isinstance(v, dict), "an object"),
    evidence=maybe(text),
    source=maybe(ident),
    children=listing(_is(lambda v: isinstance(v, dict), "an object")),
)
state_route = fields(
    name=text,
    verdict=VERDICT,
    work=VERDICT,
    permit=maybe(text),
    **{"from": maybe(day)},
    lacks=listing(text),
    to_do=listing(text),
)
planned_state = fields(
    state=STATE,
    name=text,
    regime=maybe(text),
    checked=day,
    since=maybe(day),
    route=maybe(text),
    ready=maybe(ident),
    may_work_from=maybe(day),
    permit=maybe(ident),
    verdict=VERDICT,
    all_tasks=VERDICT,
    lacks=listing(text),
    to_do=listing(text),
    on=maybe(day),
    tree=maybe(clause),
    other_routes=listing(state_route),
)
goal = fields(
    credential=ident,
    state=maybe(STATE),
    start=maybe(day),
    finish_by=maybe(day),
    award=maybe(one_of("certificate", "associate", "apprenticeship")),
    program=maybe(ident),
    pathway=maybe(ident),
    move_to=maybe(fields(state=STATE, on=day)),
    what_if=maybe(
        fields(
            failed_exams=number,
            delays=listing(fields(step=ident, days=number)),
            lapsed=listing(ident),
        )
    ),
    budget=maybe(money),
    max_per_month=maybe(money),
)
priced = fields(currency=currency, low=money, likely=money, high=money, known=boolean)
safety = fields(
    confidence=one_of("high", "medium", "low"),
    attempts=maybe(number),
    spare_days=maybe(number),
    own_figures=_is(lambda v: v in {0, 1, 2}, "0, 1 or 2"),
)
runner_up = fields(
    credential=ident,
    pathway=ident,
    verdict=one_of("met", "unknown"),
    program=maybe(ident),
    certified_on=day,
    cost=priced,
    partial=boolean,
    safety=safety,
    applies=mapping(one_of("credential", "pathway", "program"), ident),
    may_cost_less=boolean,
)
open_price = fields(
    criterion=text,
    what=text,
    ask=maybe(text),
    low=money,
    high=money,
    currency=currency,
    times=number,
    known=boolean,
    whose=maybe(text),
    source=maybe(ident),
)
search = fields(
    prefer=one_of("fastest", "cheapest", "safest"),
    credentials=listing(ident),
    budget=maybe(money),
    filters=fields(
        state=maybe(STATE),
        near=maybe(text),
        within=maybe(decimal),
        award=maybe(one_of("certificate", "associate", "apprenticeship")),
        max_cost=maybe(money),
        max_months=maybe(number),
        accredited=maybe(one_of("programmatic", "any")),
    ),
    programs=number,
    fit=number,
    unpriced=number,
    safety=maybe(safety),
    runners_up=listing(runner_up),
    max_per_month=maybe(money),
    surely=boolean,
    hangs_on=listing(open_price),
)
extra = fields(
    kind=one_of("study", "retake", "membership", "shots", "shot_charge", "bundle"),
    label=text,
    low=maybe(money),
    likely=maybe(money),
    high=maybe(money),
    currency=currency,
    due=maybe(day),
    saves=maybe(money),
    why=text,
    confidence=one_of("high", "medium", "low"),
    sources=listing(ident),
)
aid = fields(
    id=ident,
    kind=one_of("grant", "workforce", "employer", "wage", "military", "payment_plan"),
    question=text,
    ask=text,
    facts=listing(fields(label=text, text=text, source=ident)),
)
all_held = fields(
    credentials=listing(
        fields(
            credential=ident,
            name=text,
            pathway=ident,
            verdict=one_of("met", "unmet", "unknown"),
            feasible=boolean,
            certified_on=maybe(day),
            expires_on=maybe(day),
            through=maybe(day),
        )
    ),
    cards=listing(fields(id=ident, name=text, expires_on=day)),
    through=maybe(day),
    by_year=listing(fields(part=ident, **a_year)),
)

DOCUMENT = fields(
    schema=one_of("urn:cma-roadmap:roadmap:1"),
    generator=fields(name=one_of("cma-roadmap"), version=text),
    data_version=sha256,
    today=day,
    as_of=maybe(day),
    language=one_of("en"),
    goal=goal,
    feasible=boolean,
    alternatives=listing(alternative),
    pathway=fields(id=ident, credential=ident, name=text, verdict=VERDICT),
    program=maybe(program),
    certified_on=maybe(day),
    expires_on=maybe(day),
    critical_path=listing(ident),
    steps=listing(step),
    dependencies=listing(dependency),
    cost=cost,
    findings=listing(
        fields(
            code=text,
            severity=one_of("info", "warning", "problem"),
            message=text,
            step=maybe(ident),
            source=maybe(ident),
        )
    ),
    sources=listing(
        fields(
            id=ident,
            publisher=text,
            title=text,
            url=maybe(text),
            tier=text,
            seen=maybe(text),
            confidence=maybe(one_of("high", "medium", "low")),
        )
    ),
    search=maybe(search),
    extras=listing(extra),
    aid=listing(aid),
    other_ways=listing(other_way),
    states=listing(planned_state),
    doors=listing(open_door),
    all_held=maybe(all_held),
    assumptions=listing(
        fields(
            id=one_of("study", "seat", "choose", "enroll"),
            usual_days=number,
            used_days=number,
            own=boolean,
        )
    ),
    expired_on=maybe(day),
    earned=listing(
        fields(
            title=text,
            on=day,
            points=text,
            categories=listing(text),
            credentials=listing(text),
            paper=maybe(text),
        )
    ),
)

"""What breaks a contract is refused: fields left out or added, other types, words and forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from cma_roadmap.rendering.json.contract_files import DOCUMENTS
from quick_schemas import remembering
from rendering.golden import GOLDEN

from .command_lines import LINES, REFUSED, Json, imported, lived, printed, refused, wrong_data
from .mutations import Spoiled, pattern, spoiled, thinned, walk, with_change
from .schema_walk import allows_null, choices, kind_of, schema, validator

pytestmark = pytest.mark.slow

MOST = 14
"""How many documents of a kind are spoiled, each only in places that are new in it."""
DEPTH = {"credentials": 2, "states": 2, "career": 3}
"""In whole definitions, places are of one kind if these last names of them are the same."""
EVERY = {"credentials": 17, "career": 5}
"""Of the thousands of changes in whole definitions, one in so many is tried."""
MODELLED = {
    "credentials": (".credentials",),
    "states": (".states",),
    "career": (
        *(".premium", ".settings", ".work", ".travel[]", ".outcomes", ".outlook", ".pay"),
        *(".steps", ".travel_between.here", ".travel_between.there", ".travel_between.pay"),
        *(".travel_further[].here", ".travel_further[].there", ".travel_further[].pay"),
        *(".asked_by[]", ".specialties[]"),
    ),
}
"""Where the model's own definitions and rows stand: test_models.py holds these against it."""
BLANKS = ".reason.params"
NEXT_PARTS = ("later", "month[]", "under_way[]", "week[]")
_PRICE = ("high", "likely", "low", "source")
_WAY = ".credentials[].pathways[].tree.children[]"
NEVER_MET = {
    "ce": (
        *(".sources[].confidence", ".standings[].kinds[].left", ".standings[].kinds[].minimum"),
        *(".standings[].not_counted[].paper", ".standings[].total"),
    ),
    "renewals": (
        *(".all_held.credentials[].certified_on", ".all_held.credentials[].through"),
        *(".all_held.through", ".chains[].after_lapse", ".chains[].after_lapse.note"),
        *(".chains[].after_lapse.says", ".chains[].by_exam.high", ".chains[].by_exam.likely"),
        *(".chains[].by_exam.low", ".chains[].by_exam.minutes", ".chains[].early.note"),
        *(".chains[].early.says", ".chains[].papers[].says", ".chains[].questions[].says"),
        *(".chains[].terms[].left", ".chains[].terms[].limits[].source", ".chains[].terms[].total"),
    ),
    "roadmap": (
        *(".search.filters.state", ".search.runners_up[].program"),
        *(".search.runners_up[].safety.attempts", ".search.safety.attempts"),
        *(".all_held.credentials[].certified_on", ".all_held.credentials[].through"),
        *(".all_held.through", ".states[].regime"),
    ),
    "comparison": (
        *(".hangs_on[].ask", ".options[].exam", ".options[].exam.delivery"),
        *(".options[].exam.items", ".options[].exam.minutes", ".options[].exam.score_high"),
        ".options[].exam.score_low",
        *(".options[].school.earnings.high_school", ".options[].school.earnings.share_of_field"),
        *(".options[].payoff.months.low", ".options[].renewal.ce_every"),
        *(".options[].renewal.ce_total", ".options[].renewal.term"),
        *(".options[].school.doors[].source", ".options[].school.per_month"),
        *(".options[].school.tuition", ".pay", ".pay.hourly.p25", ".pay.hourly.p50"),
        *(".pay.hourly.p75", ".sources[].confidence"),
    ),
    "eligibility": (
        ".findings[].source",
        f"{_WAY}.children[].source",
        f"{_WAY}.children[].children[].source",
    ),
    "why": (
        *(".certified_on", ".explanation.costs[].source", ".explanation.drivers[].ref"),
        *(".findings[].step", ".step.costs[].high", ".step.costs[].likely", ".step.costs[].low"),
        *(".step.costs[].source", ".step.drivers[].ref"),
    ),
    "why-verdict": (
        *(".certified_on", ".sources[].confidence", ".sources[].url"),
        *(".tree.children[].children[].source", ".tree.children[].children[].children[].source"),
    ),
    "programs": (
        *(".hours_asked[].needed", ".price_standing.per_month"),
        *(".pay_of_occupation.hourly_median", ".pay_of_occupation.source"),
    ),
    "career": (
        *(".retold_outlook", ".retold_outlook.jobs_later", ".retold_outlook.openings"),
        *(".retold_outlook.second_hand", ".travel_between.credentials[].here"),
        ".travel_between.credentials[].name",
        *(".travel_further[].credentials[].name", ".travel_further[].credentials[].there"),
    ),
    "next": (
        *(f".{part}.costs[].{name}" for part in NEXT_PARTS for name in _PRICE),
        *(".later.latest", ".month[].latest", ".week[].latest"),
    ),
    "status": (
        *(".done[].on", ".done[].step", ".first.cause", ".first.causes[].old.day"),
        *(".first.certified_on", ".first.days", ".next[].latest"),
        *(f".next[].costs[].{name}" for name in _PRICE),
    ),
    "diff": (
        *(".causes[].new.day", ".causes[].old.day", ".days", ".new.certified_on"),
        ".old.certified_on",
    ),
    "study": (
        *(".materials[].price", ".materials[].price[].note", ".materials[].price[].value"),
        *(".outline.note", ".outline.whole"),
    ),
    "outlines": (".outlines[].whole",),
    "outlines-compared": tuple(
        f".{which}.{name}" for which in ("studied", "wanted") for name in ("note", "whole")
    ),
    "skills": (".skills[].asked.value", ".skills[].taught.note"),
    "transcript": (".ways[].clauses[].source",),
    "data-coverage": (".unknowns[].changes",),
    "data-check": tuple(
        f".problems[].{name}" for name in ("column", "file", "hint", "line", "pointer")
    ),
    "error": (".problems[].file", ".problems[].hint"),
    "data-import-ipeds": (".defaults[].clock_hours.note", ".defaults[].months.note"),
}
"""What is known in every document here, and by the types of the model need not be."""


@cache
def goldens() -> tuple[Json, ...]:
    paths = sorted(GOLDEN.glob("roadmap-*.json"))
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in paths)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Json]]:
    """Documents by their kind: the golden ones, then those that are printed, all cut down."""
    folder: Path = tmp_path_factory.mktemp("data")
    made = [*goldens(), wrong_data(), imported(folder), *map(refused, REFUSED), *lived()]
    made += map(printed, LINES)
    found: dict[str, list[Json]] = {kind: [] for kind in DOCUMENTS}
    for document in made:
        found[kind_of(document)].append(thinned(document))
    return found


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_that_is_cut_down_keeps_its_contract(
    kind: str, documents: dict[str, list[Json]]
) -> None:
    assert all(validator(kind).is_valid(document) for document in documents[kind])


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_spoiled_document_is_refused(kind: str, documents: dict[str, list[Json]]) -> None:
    taken, met, contract = [], set[str](), remembering(validator(kind))
    for document in documents[kind][:MOST]:
        changes = spoiled(document, met, DEPTH.get(kind, 99))
        for change in islice(changes, 0, None, EVERY.get(kind, 1)):
            if contract.is_valid(with_change(document, change)):
                taken.append(f"{pattern(change.path)}: {change.kind}: {change.value!r}")

    assert taken == []
    assert len(met) >= 50


def _may_be_null(kind: str, documents: list[Json]) -> set[str]:
    """Kinds of places at which the contract takes `null` and no document here has one."""
    whole = schema(kind)
    met: dict[str, bool] = {}
    for document in documents:
        for path, value in walk(document):
            met[pattern(path)] = met.get(pattern(path), False) or value is None
    held = {place for place, was_null in met.items() if not was_null and place}
    return {place for place in held if _takes_null(place, whole)}


def _takes_null(place: str, whole: Json) -> bool:
    parts: list[Any] = [whole]
    for name in place.replace("[]", ".[]").split(".")[1:]:
        parts = [
            inner for part in parts for one in choices(part, whole) for inner in _in(one, name)
        ]
    return any(allows_null(part, whole) for part in parts)


def _in(part: Json, name: str) -> list[Json]:
    if name == "[]":
        return [part["items"]] if "items" in part else []
    if name in part.get("properties", {}):
        return [part["properties"][name]]
    more = part.get("additionalProperties")
    return [more] if isinstance(more, dict) else []


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_null_is_taken_only_where_a_document_can_have_it(
    kind: str, documents: dict[str, list[Json]]
) -> None:
    found = _may_be_null(kind, documents[kind])
    unmodelled = {p for p in found if not p.startswith(MODELLED.get(kind, ("?",)))}

    assert {p for p in unmodelled if BLANKS not in p} == set(NEVER_MET.get(kind, ()))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_null_anywhere_else_is_refused(kind: str, documents: dict[str, list[Json]]) -> None:
    met, contract = set[str](), remembering(validator(kind))
    for document in documents[kind][:MOST]:
        for path, value in walk(document):
            place = pattern(path)
            modelled = place.startswith(MODELLED.get(kind, ("?",)))
            if value is None or place in met or modelled or _takes_null(place, schema(kind)):
                continue
            met.add(place)
            assert not contract.is_valid(with_change(document, Spoiled(path, None, "null"))), place
    assert met


# What several fields say together


def _one(kind: str, documents: dict[str, list[Json]], told: Callable[[Json], bool]) -> Json:
    """A copy of the first document of a kind of which something is true."""
    return deepcopy(next(document for document in documents[kind] if told(document)))


def _lines(document: Json) -> list[Json]:
    return [*document["cost"]["lines"], *(c for s in document["steps"] for c in s["costs"])]


@pytest.mark.parametrize("bound", ["low", "likely", "high"])
@pytest.mark.parametrize("unknown", [True, False])
def test_a_price_is_known_in_full_or_not_at_all(
    bound: str, unknown: bool, documents: dict[str, list[Json]]
) -> None:
    def some(document: Json) -> bool:
        return any((line["low"] is None) == unknown for line in _lines(document))

    document = _one("roadmap", documents, some)
    line = next(line for line in _lines(document) if (line["low"] is None) == unknown)
    line[bound] = "1.00" if unknown else None

    assert not validator("roadmap").is_valid(document)


@pytest.mark.parametrize("bound", ["low", "likely", "high"])
@pytest.mark.parametrize("unknown", [True, False])
def test_the_cost_of_an_option_is_known_in_full_or_not_at_all(
    bound: str, unknown: bool, documents: dict[str, list[Json]]
) -> None:
    def costs(document: Json) -> list[Json]:
        found = [option["cost_to_certificate"] for option in document["options"]]
        return [cost for cost in found if (cost["low"] is None) == unknown]

    document = _one("comparison", documents, lambda one: bool(costs(one)))
    costs(document)[0][bound] = "1.00" if unknown else None

    assert not validator("comparison").is_valid(document)


@pytest.mark.parametrize("field", ["certified_on", "expires_on"])
def test_a_goal_that_cannot_be_reached_has_no_days(
    field: str, documents: dict[str, list[Json]]
) -> None:
    document = _one("roadmap", documents, lambda one: not one["feasible"])
    document[field] = "2027-06-01"

    assert not validator("roadmap").is_valid(document)


def test_data_is_sound_just_where_no_problem_is_told(documents: dict[str, list[Json]]) -> None:
    for document in documents["data-check"]:
        assert not validator("data-check").is_valid({**document, "sound": not document["sound"]})


@pytest.mark.parametrize("field", ["search", "doors", "hours_asked", "price_standing"])
def test_programs_are_a_list_with_a_search_or_one_with_its_doors(
    field: str, documents: dict[str, list[Json]]
) -> None:
    listed = _one("programs", documents, lambda one: one["search"] is not None)
    shown = _one("programs", documents, lambda one: one["search"] is None)

    assert not validator("programs").is_valid({**listed, field: shown[field]})
    assert not validator("programs").is_valid({**shown, field: listed[field]})


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_what_is_no_object_is_no_document(kind: str) -> None:
    others: tuple[Any, ...] = (None, [], "x", 7, {})

    assert not any(validator(kind).is_valid(other) for other in others)

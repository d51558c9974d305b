"""Linked data of a plan: terms that exist, identifiers that resolve, nothing made up."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.program import Award, Basis, Price
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.rendering.ctdl.ctdl_document import render_ctdl
from cma_roadmap.rendering.ctdl.ctdl_terms import CONTEXT, CTDL_CONTEXT, web
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE
from rendering import golden, sample_catalog
from rendering.ctdl.ctdl_samples import INVENTED, REAL, TODAY, invented, real, road, shown
from rendering.poisoned_roadmap import poisoned_refusal
from rendering.sample_parts import PHRASES, Steps, dollars, price, program, roadmap
from rendering.sample_roadmap import SAMPLES

Node = dict[str, Any]

TERMS = json.loads((Path(__file__).parent / "ctdl_terms.json").read_text(encoding="utf-8"))
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
WORDS = ENGLISH | PHRASES
CASES = [*(("invented", name) for name in INVENTED), *(("real", name) for name in REAL)]


def graph(text: str) -> list[Node]:
    nodes: list[Node] = json.loads(text)["@graph"]
    return nodes


def text_of(case: tuple[str, str]) -> str:
    kind, name = case
    return invented(name) if kind == "invented" else real(name)


def walk(value: Any) -> Iterator[Node]:
    """Every object in a document that is a node: it has a type."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for part in value.values():
            yield from walk(part)
    elif isinstance(value, list):
        for part in value:
            yield from walk(part)


def of_type(text: str, kind: str) -> list[Node]:
    return [node for node in walk(graph(text)) if node["@type"] == kind]


def one(text: str, kind: str) -> Node:
    (node,) = of_type(text, kind)
    return node


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def english(value: Node) -> str:
    return " ".join(many(value["en-US"]))


@pytest.mark.parametrize("name", INVENTED)
def test_document_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    golden.check(request, f"ctdl-{name}.json", invented(name))


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_term_is_one_of_ctdl_and_used_where_its_schema_allows(case: tuple[str, str]) -> None:
    for node in walk(graph(text_of(case))):
        kind = node["@type"]
        if kind.startswith("ceterms:"):
            assert kind in TERMS["classes"]
        for name in node:
            if name.startswith("ceterms:"):
                allowed = TERMS["domain"][name]
                assert kind in allowed or (name == "ceterms:logicalOperator" and not allowed)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_values_have_the_form_that_the_context_asks_for(case: tuple[str, str]) -> None:
    document = json.loads(text_of(case))
    forms = TERMS["context"] | document["@context"][1]
    for node in walk(document["@graph"]):
        for name, value in node.items():
            form = forms.get(name)
            if not isinstance(form, dict):
                continue
            for each in many(value):
                assert isinstance(each, _FORMS[form.get("@type", "language")]), (name, each)
                _check(form.get("@type", "language"), each)


_FORMS: dict[str, Any] = {
    "language": dict,
    "@id": (str, dict),
    "xsd:string": str,
    "xsd:decimal": str,
    "xsd:date": str,
    "xsd:integer": int,
    "xsd:float": (int, float),
    "xsd:boolean": bool,
    "xsd:duration": str,
    "schema:Duration": str,
}


def _check(form: str, value: Any) -> None:
    match form:
        case "language":
            assert list(value) == ["en-US"]
            assert all(isinstance(text, str) and text for text in many(value["en-US"]))
        case "xsd:date":
            date.fromisoformat(value)
        case "xsd:decimal":
            assert re.fullmatch(r"\d+\.\d\d", value)
        case "schema:Duration" | "xsd:duration":
            assert re.fullmatch(r"P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?)?", value)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_nothing_is_null_or_empty(case: tuple[str, str]) -> None:
    def look(value: Any) -> None:
        assert value not in (None, "", [], {})
        for part in value.values() if isinstance(value, dict) else many(value):
            if isinstance(part, dict | list):
                look(part)
            else:
                assert part not in (None, "")

    look(graph(text_of(case)))


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_what_is_referred_to_is_there_or_has_an_address(case: tuple[str, str]) -> None:
    document = json.loads(text_of(case))
    here = {node["@id"] for node in document["@graph"]}
    prefixes = tuple(f"{name}:" for name in TERMS["context"] if ":" not in name)
    forms = TERMS["context"] | document["@context"][1]
    for node in walk(document["@graph"]):
        for name, value in node.items():
            form = forms.get(name)
            if isinstance(form, dict) and form.get("@type") == "@id":
                for each in many(value):
                    if isinstance(each, str):
                        assert each in here or web(each) or each.startswith(prefixes), (name, each)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_only_what_this_project_makes_has_a_name_and_nothing_a_ctid(case: tuple[str, str]) -> None:
    """A CTID is a random UUID that a registry keeps for good: a plan of one day has none."""
    nodes = graph(text_of(case))
    ours = [n for n in nodes if not n["@id"].startswith("_:") and "Plan" not in n["@type"]]

    assert bool(ours) == (case != ("real", "refused"))  # a no has no steps
    assert "ceterms:ctid" not in text_of(case)
    for node in ours:
        assert re.fullmatch(rf"urn:uuid:{UUID}", node["@id"])
        assert node["@type"] == "ceterms:Pathway" or node["@type"].endswith("Component")


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_concepts_are_named_with_the_scheme_that_holds_them(case: tuple[str, str]) -> None:
    for node in of_type(text_of(case), "ceterms:CredentialAlignmentObject"):
        target = node.get("ceterms:targetNode")
        if target is not None:
            scheme = TERMS["concepts"][target].removeprefix("ceterms:")
            assert node["ceterms:framework"] == f"https://purl.org/ctdl/terms/{scheme}"


def _targets(condition: Node) -> Iterator[str]:
    yield from condition.get("ceterms:targetComponent", ())
    for part in condition.get("ceterms:hasCondition", ()):
        yield from _targets(part)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_the_order_has_no_circle_and_counts_what_it_asks_for(case: tuple[str, str]) -> None:
    text = text_of(case)
    parts = {n["@id"]: n for n in graph(text) if n["@type"].endswith("Component")}
    before = {
        name: {t for c in node.get("ceterms:hasCondition", ()) for t in _targets(c)}
        for name, node in parts.items()
    }
    done: set[str] = set()
    while len(done) < len(parts):
        ready = {name for name, needs in before.items() if needs <= done} - done
        assert ready, "the parts left wait for one another"
        done |= ready
    for node in of_type(text, "ceterms:ComponentCondition"):
        groups: list[Node] = node.get("ceterms:hasCondition", [])
        asked: list[Any] = node.get("ceterms:targetComponent", groups)
        assert node["ceterms:requiredNumber"] == len(asked)
        assert ("ceterms:logicalOperator" in node) == bool(groups) == (len(groups) > 1)


def test_the_road_leads_from_the_program_to_the_certificate() -> None:
    text = real("default")
    way = one(text, "ceterms:Pathway")
    parts = {n["@id"]: n for n in graph(text) if n["@id"] in way["ceterms:hasPart"]}
    (goal,) = (parts[name] for name in way["ceterms:hasDestinationComponent"])
    reached, ahead = set(), [goal["@id"]]
    while ahead:
        name = ahead.pop()
        reached.add(name)
        ahead += [
            t
            for c in parts[name].get("ceterms:hasCondition", ())
            for t in _targets(c)
            if t not in reached
        ]
    proxies = {parts[name].get("ceterms:proxyFor") for name in reached}

    assert goal["ceterms:isDestinationComponentOf"] == [way["@id"]]
    assert {"_:credential", "_:exam", "_:program"} <= proxies
    assert all(node["ceterms:isPartOf"] == [way["@id"]] for node in parts.values())
    left_out = {english(parts[name]["ceterms:name"]) for name in parts.keys() - reached}
    assert left_out <= {"Study by the content outline", "Result"}


def test_the_days_are_those_of_the_plan() -> None:
    catalog = load_catalog()
    roadmap = road(catalog, *REAL["default"])
    node = one(real("default"), "cmaroadmap:Plan")
    days = {p.step.id: p.timing for p in roadmap.steps}
    by_name = {
        english(n["ceterms:name"]): n
        for n in graph(real("default"))
        if "cmaroadmap:plannedStart" in n
    }
    sit = by_name["Sit the CMA (AAMA) exam"]
    hours = by_name["Externship, 200 h"]

    assert node["cmaroadmap:certifiedOn"] == str(roadmap.certified_on)
    assert node["cmaroadmap:lastValidDay"] == str(roadmap.expires_on)
    assert sit["cmaroadmap:plannedStart"] == str(days["exam.sit"].start)
    last = days["externship.hours"].end.toordinal() - 1
    assert hours["cmaroadmap:plannedLastDay"] == str(date.fromordinal(last))


def test_ways_in_are_alternatives_and_renewal_is_told_apart() -> None:
    held = one(invented("road"), "ceterms:Certification")
    (needs,) = held["ceterms:requires"]
    (keep,) = held["ceterms:renewal"]

    assert held["ceterms:renewalFrequency"] == "P5Y"
    assert english(needs["ceterms:name"]) == "Graduate of an accredited program"
    assert needs["ceterms:targetAssessment"] == ["_:exam"]
    assert needs["ceterms:condition"]["en-US"] == ["Hold a high-school diploma or GED."]
    assert len(needs["ceterms:alternativeCondition"]) == 2
    names = [english(way["ceterms:name"]) for way in keep["ceterms:alternativeCondition"]]
    assert names == ["Renew by continuing education", "Renew by exam", "Holder", "After a lapse"]


def test_a_time_limit_is_in_our_own_terms_and_the_description_says_so() -> None:
    (window,) = of_type(invented("road"), "cmaroadmap:RecencyWindow")
    (profile,) = (
        node
        for node in of_type(invented("road"), "ceterms:ConditionProfile")
        if "cmaroadmap:recencyWindow" in node
    )

    assert window["cmaroadmap:within"] == "P3Y"
    assert window["cmaroadmap:measuredTo"] == "application"
    assert "cmaroadmap:recencyWindow" in english(profile["ceterms:description"])


def test_rules_of_another_day_are_those_in_force_then() -> None:
    catalog = sample_catalog.catalog()
    goal, _ = INVENTED["road"]
    later = replace(road(catalog, goal, ""), as_of=date(2028, 1, 1))
    text = render_ctdl(later, catalog.credential("alpha-board"), catalog.sources)
    (window,) = of_type(text, "cmaroadmap:RecencyWindow")

    assert window["cmaroadmap:within"] == "P2Y"


def test_a_fee_has_the_days_of_its_versions_and_its_audience() -> None:
    catalog = sample_catalog.catalog()
    early = replace(road(catalog, *INVENTED["road"]), as_of=date(2025, 6, 1))
    text = render_ctdl(early, catalog.credential("alpha-board"), catalog.sources)
    fees = {
        (english(fee["ceterms:name"]), fee["ceterms:price"]): fee
        for fee in one(text, "ceterms:Certification")["ceterms:estimatedCost"]
    }
    now, then = (fees["Exam fee: Everyone else", p] for p in ("200.00", "250.00"))
    (audience,) = fees["Exam fee: Members", "125.00"]["ceterms:audienceType"]

    assert "ceterms:startDate" not in now
    assert now["ceterms:endDate"] == "2025-12-31"
    assert then["ceterms:startDate"] == "2026-01-01"
    assert "ceterms:endDate" not in then
    assert audience["ceterms:targetNode"] == "audience:Member"


def test_an_unknown_price_has_no_figure_and_says_so() -> None:
    costs = of_type(real("default"), "ceterms:CostProfile")
    unknown = [cost for cost in costs if "ceterms:price" not in cost]

    assert unknown
    for cost in unknown:
        assert "ceterms:currency" not in cost
        assert "not known" in english(cost["ceterms:description"])
    assert all(Decimal(cost.get("ceterms:price", "1")) > 0 for cost in costs)


def test_a_spread_is_told_as_likely_low_and_high_and_typical_figures_as_typical() -> None:
    (tuition, *_) = one(real("default"), "ceterms:LearningProgram")["ceterms:estimatedCost"]
    said = english(tuition["ceterms:description"])
    low, likely, high = (
        Decimal(tuition[name])
        for name in ("cmaroadmap:lowPrice", "ceterms:price", "cmaroadmap:highPrice")
    )

    assert low < likely < high
    assert "likely price" in said
    assert "typical figure, not a quote" in said
    typical = one(real("default"), "schema:EducationalOccupationalProgram")
    assert "Typical figures" in english(typical["schema:description"])


def test_schema_org_says_the_same_as_ctdl() -> None:
    text = real("default")
    held = one(text, "schema:EducationalOccupationalCredential")
    study = one(text, "schema:EducationalOccupationalProgram")
    ctdl = one(text, "ceterms:LearningProgram")

    assert held["schema:sameAs"] == {"@id": "_:credential"}
    assert held["schema:validFor"] == "P5Y"
    assert study["schema:occupationalCategory"]["schema:codeValue"] == "31-9092"
    assert (
        study["schema:offers"]["schema:price"] == ctdl["ceterms:estimatedCost"][0]["ceterms:price"]
    )
    assert re.fullmatch(r"P\d+M", study["schema:timeToComplete"])


def test_an_unknown_tuition_is_no_offer() -> None:
    catalog = load_catalog()
    made = road(catalog, *REAL["default"])
    assert made.program is not None
    free = replace(made, program=made.program.model_copy(update={"tuition": None}))
    text = render_ctdl(free, catalog.credential("cma-aama"), catalog.sources)

    assert "schema:offers" not in one(text, "schema:EducationalOccupationalProgram")
    assert of_type(text, "schema:Offer") == []


def test_a_no_says_why_and_what_would_help() -> None:
    text = real("refused")
    node = one(text, "cmaroadmap:Plan")

    assert node["cmaroadmap:feasible"] is False
    assert node["cmaroadmap:reason"]["en-US"]
    assert node["cmaroadmap:wayOut"][0]["cmaroadmap:command"].startswith("cma-roadmap plan ")
    assert "cmaroadmap:certifiedOn" not in node
    assert "cmaroadmap:estimatedCost" not in node
    assert of_type(text, "ceterms:Pathway") == []


def test_a_plan_that_breaks_a_limit_warns_in_its_description() -> None:
    text = real("late")

    assert one(text, "cmaroadmap:Plan")["cmaroadmap:feasible"] is False
    assert one(text, "ceterms:CredentialComponent")["ceterms:proxyFor"] == "_:credential"
    assert english(one(text, "ceterms:Pathway")["ceterms:description"]).startswith("No: ")


def test_who_holds_it_already_is_led_to_keeping_it() -> None:
    text = real("held")
    way = one(text, "ceterms:Pathway")
    (goal,) = (n for n in graph(text) if n["@id"] == way["ceterms:hasDestinationComponent"][0])

    assert english(goal["ceterms:name"]) == "Keep RMA (AMT)"
    assert one(text, "cmaroadmap:Plan")["cmaroadmap:certifiedOn"] == "2024-02-29"
    assert any(
        "cmaroadmap:latestDay" in n and "cmaroadmap:plannedStart" not in n for n in graph(text)
    )


def test_another_plan_has_other_identifiers() -> None:
    catalog = sample_catalog.catalog()
    other = shown(catalog, Goal("alpha-board", start=date(2027, 1, 12)))

    def names(text: str) -> set[str]:
        return {n["@id"] for n in graph(text) if n["@id"].startswith("urn:uuid:")}

    assert names(invented("road"))
    assert names(invented("road")).isdisjoint(names(other))


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_bytes_do_not_depend_on_the_order_of_hashes(seed: str) -> None:
    root = Path(__file__).parents[2]
    made = "from rendering.ctdl.ctdl_samples import invented"
    code = f"import sys; {made}; sys.stdout.write(invented('road'))"
    path = os.pathsep.join([str(root), str(root.parent / "src")])
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], env=env, capture_output=True, check=True
    )

    assert found.stdout.decode("utf-8") == invented("road")


@pytest.mark.parametrize("name", SAMPLES)
def test_hand_built_plans_of_every_kind_come_out(name: str) -> None:
    catalog = sample_catalog.catalog()
    made = SAMPLES[name]()
    text = render_ctdl(made, catalog.credential("alpha-board"), catalog.sources, WORDS)

    assert bool(of_type(text, "ceterms:Pathway")) == bool(made.steps)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_a_string(words: str) -> None:
    catalog = sample_catalog.catalog()
    held = catalog.credential("alpha-board")
    body = held.body.model_copy(update={"name": words, "url": words, "abbreviation": words})
    rule = held.pathways[0].model_copy(update={"name": words})
    odd = held.model_copy(update={"name": words, "title": words, "note": words, "body": body})
    odd = odd.model_copy(update={"pathways": (rule, *held.pathways[1:])})
    steps = Steps()
    steps.add("x", words, "2026-12-01", documents=[words], costs=[price(words, dollars(5))])
    school = program("x", Award.CERTIFICATE, 9, typical=False)
    spot = {"name": words, "institution": words, "city": words, "website": words, "zip": words}
    made = roadmap(
        steps,
        goal=Goal("alpha-board"),
        name=words,
        certified="2027-01-01",
        training=school.model_copy(update=spot),
    )
    text = render_ctdl(made, odd, catalog.sources, WORDS)
    shape = render_ctdl(replace(made, credential_name="y"), held, catalog.sources, WORDS)

    assert {key for n in walk(graph(text)) for key in n} <= _keys(shape) | _keys(invented("road"))
    assert visible(words) in "\n".join(_strings(graph(text)))
    refused = render_ctdl(poisoned_refusal(words), odd, catalog.sources, WORDS)
    assert all(told == visible(told) for told in _strings([*graph(text), *graph(refused)]))
    assert not any(c < " " and c != "\n" for c in text)
    assert all(value != words for node in walk(graph(text)) for value in _links(node))


def _keys(text: str) -> set[str]:
    return {key for node in walk(graph(text)) for key in node}


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


def _links(node: Node) -> Iterator[str]:
    for name, value in node.items():
        form = TERMS["context"].get(name)
        if name in ("@id", "@type") or (isinstance(form, dict) and form.get("@type") == "@id"):
            yield from (each for each in many(value) if isinstance(each, str))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://x/ y", "https://x/<a>", "https://x/\u202e", "x.org"]
)
def test_only_plain_web_addresses_are_links(address: str) -> None:
    assert web(address) is None
    assert web("https://www.example.org/a?b=c#d") == "https://www.example.org/a?b=c#d"


def test_the_whole_expands_to_triples_and_loses_nothing() -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    document = json.loads(real("state"))
    assert document["@context"][0] == CTDL_CONTEXT
    assert document["@context"] == CONTEXT
    local = [TERMS["context"], document["@context"][1]]
    nodes = jsonld.expand({"@context": local, "@graph": document["@graph"]})
    flat = json.dumps(nodes)

    assert len(nodes) == len(document["@graph"])
    assert flat.count("https://purl.org/ctdl/terms/") > 500
    assert '"https://purl.org/ctdl/vocabs/logic/And"' in flat
    assert '"urn:cma-roadmap:terms:1:plannedStart"' in flat
    assert (
        sum(len(_strings(n)) for n in nodes)
        > sum(len(_strings(n)) for n in graph(real("state"))) / 2
    )
    pairs = jsonld.to_rdf({"@context": local, "@graph": document["@graph"]})
    prices = [
        q["object"]
        for q in pairs["@default"]
        if q["predicate"]["value"] == "https://purl.org/ctdl/terms/price"
    ]
    assert prices
    assert {p["datatype"] for p in prices} == {"http://www.w3.org/2001/XMLSchema#decimal"}


@pytest.mark.skipif(sys.version_info < (3, 12), reason="ctdl-validate needs Python 3.12")
@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_the_validator_finds_no_error(case: tuple[str, str]) -> None:
    validator = pytest.importorskip("ctdl_validate")
    found = validator.validate_document(json.loads(text_of(case)))
    told = [(str(f.severity), f.code, f.prop, f.value) for f in found]

    assert [f for f in told if "ERROR" in f[0].upper()] == []
    assert [f for f in told if "WARNING" in f[0].upper()] == []


def test_today_is_never_the_clock() -> None:
    assert one(real("default"), "cmaroadmap:Plan")["cmaroadmap:today"] == str(TODAY)


def test_a_basis_of_every_kind_is_told() -> None:
    catalog = load_catalog()
    made = road(catalog, *REAL["default"])
    assert made.program is not None
    assert made.program.tuition is not None
    for basis in Basis:
        tuition: Price = made.program.tuition.model_copy(update={"basis": basis})
        school = made.program.model_copy(update={"tuition": tuition})
        text = render_ctdl(
            replace(made, program=school), catalog.credential("cma-aama"), catalog.sources
        )
        (cost, *_) = one(text, "ceterms:LearningProgram")["ceterms:estimatedCost"]
        said = english(cost["ceterms:description"])
        assert ("not a quote" in said) == (basis is not Basis.REPORTED)

"""The contracts of `--json`: sound and closed schemas, kept by every document that is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any, get_args, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from cli.running import run
from cma_roadmap.model.definitions import (
    aid,
    credential,
    jurisdiction,
    labor,
    program,
    requirement,
    studying,
    waiting,
)
from cma_roadmap.model.results import (
    assessment,
    audit,
    beside_totals,
    comparison,
    guesses,
    network,
    route_search,
)
from cma_roadmap.model.results import program_matches as program_search
from cma_roadmap.model.studying import skill_report, study_plan
from cma_roadmap.model.tracked import happened, keeping, moves
from cma_roadmap.model.traveling import packing, two_states
from cma_roadmap.model.values import fact, message, span
from cma_roadmap.rendering.json.contract_files import DOCUMENTS, FOLDER, urn
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.golden import GOLDEN

from .command_lines import (
    LINES,
    REFUSED,
    CommandLine,
    Json,
    imported,
    lived,
    printed,
    refused,
    wrong_data,
)
from .schema_walk import choices, complaints, inside, kind_of, schema, types

GOLDENS = sorted(GOLDEN.glob("roadmap-*.json"))
WORDS: dict[str, type[StrEnum]] = {
    "accepted": jurisdiction.Accepted,
    "acceptance_by_state": comparison.Acceptance,
    "accreditation_kind": program.AccreditationKind,
    "accreditation_status": program.AccreditationStatus,
    "action_kind": program.ActionKind,
    "accredited": program_search.Accredited,
    "accreditor": requirement.Accreditor,
    "answer": assessment.Answer,
    "aid_kind": aid.AidKind,
    "area_kind": labor.AreaKind,
    "award": program.Award,
    "basis": program.Basis,
    "listed": network.Listed,
    "step_change": moves.StepChange,
    "card_kind": packing.CardKind,
    "certificate_needed": two_states.CertificateNeeded,
    "confidence": fact.Confidence,
    "contest": comparison.Contest,
    "credential_kind": credential.CredentialKind,
    "criterion": comparison.Criterion,
    "crossing": two_states.Crossing,
    "date_rule": span.DateRule,
    "dependency_type": network.DependencyType,
    "effect": audit.Effect,
    "evidence_kind": skill_report.EvidenceKind,
    "extra_kind": beside_totals.ExtraKind,
    "guess": guesses.Guess,
    "having": skill_report.Having,
    "ending": packing.Ending,
    "may_work": packing.MayWork,
    "measured_to": requirement.MeasuredTo,
    "needed_for": jurisdiction.NeededFor,
    "outcome": happened.Outcome,
    "renewal_day": keeping.RenewalDay,
    "pay_basis": comparison.PayBasis,
    "phase": network.Phase,
    "place": studying.Place,
    "prefer": route_search.Prefer,
    "readiness": packing.Readiness,
    "regime": jurisdiction.Regime,
    "light": study_plan.Light,
    "met": study_plan.Met,
    "severity": message.Severity,
    "skill_group": studying.SkillGroup,
    "standing": study_plan.Standing,
    "subject": studying.Subject,
    "sort_by": program_search.SortBy,
    "start_rule": credential.StartRule,
    "state_step_kind": jurisdiction.StateStepKind,
    "step_kind": network.StepKind,
    "step_status": network.StepStatus,
    "step_up": labor.StepUp,
    "tier": fact.Tier,
    "training_kind": requirement.TrainingKind,
    "verdict": assessment.Verdict,
    "wait_unit": waiting.WaitUnit,
    "why": moves.Why,
}
"""The closed lists of words in the contracts, by their names there."""
OPTIONAL = (
    "Options of the command, without the dashes, each with what to write after it.",
    "What fills the blanks of the reason; which of these there are depends on its code.",
)
"""The only objects that may lack a field: no option and no blank is always there."""


def _name(value: Any) -> str:
    return value.name if isinstance(value, Path) else str(value)


# What the files are


def test_there_is_a_file_for_every_kind_and_no_other_file() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{kind}.schema.json" for kind in DOCUMENTS}


@pytest.mark.slow(but=3)
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_contract_is_a_schema_of_its_dialect_and_says_what_it_is_of(kind: str) -> None:
    made = schema(kind)

    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == made["properties"]["schema"]["const"] == urn(kind)
    assert made["title"]
    assert made["description"].startswith("What `cma-roadmap ")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_contract_is_closed_and_needs_every_field_wherever_it_has_an_object(kind: str) -> None:
    objects = [part for part in inside(schema(kind)) if "object" in types(part)]
    closed = [part for part in objects if part.get("additionalProperties") is False]
    maps = [part for part in objects if part not in closed]

    assert closed
    loose = [part for part in closed if "required" not in part]
    assert [p for p in closed if p not in loose and p["required"] != list(p["properties"])] == []
    assert [part["description"] for part in loose if part["description"] not in OPTIONAL] == []
    assert [m for m in maps if not isinstance(m.get("additionalProperties"), dict)] == []
    assert [m for m in maps if "propertyNames" not in m] == []
    assert all("object" in types(p) for p in inside(schema(kind)) if "additionalProperties" in p)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_array_says_what_is_in_it_and_everything_says_what_it_is(kind: str) -> None:
    for part in inside(schema(kind)):
        assert {"type", "enum", "const", "$ref", "anyOf", "pattern"} & set(part), part
        assert "array" not in types(part) or part["items"], part


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_reference_leads_somewhere_and_every_definition_is_used(kind: str) -> None:
    made = schema(kind)
    text = json.dumps({name: part for name, part in made.items() if name != "$defs"})
    parts = {name: json.dumps(part) for name, part in made["$defs"].items()}
    used = {
        name
        for name in parts
        if any(f'"#/$defs/{name}"' in t for n, t in parts.items() if n != name)
        or f'"#/$defs/{name}"' in text
    }
    named = [p["$ref"].removeprefix("#/$defs/") for p in inside(made) if "$ref" in p]

    assert set(named) <= set(parts)
    assert used == set(parts)


def test_a_definition_means_the_same_in_all_files() -> None:
    met: dict[str, Json] = {}
    for kind in DOCUMENTS:
        for name, part in schema(kind)["$defs"].items():
            assert met.setdefault(name, part) == part, f"{kind}: {name}"


def test_a_closed_list_of_words_is_that_of_the_model() -> None:
    for kind in DOCUMENTS:
        for name, part in schema(kind)["$defs"].items():
            if "enum" in part and name != "requirement_kind":
                assert part["enum"] == [word.value for word in WORDS[name]], f"{kind}: {name}"


def test_the_kinds_of_clauses_are_those_of_the_model() -> None:
    union = get_args(get_args(requirement.Requirement)[0])
    kinds = [get_args(get_type_hints(one)["kind"])[0] for one in union]

    for kind in ("eligibility", "programs", "why-verdict"):
        assert schema(kind)["$defs"]["requirement_kind"]["enum"] == kinds


def test_what_an_alternative_applies_are_options_of_the_command() -> None:
    made = schema("roadmap")["$defs"]
    shown = run("plan", "--help").stdout

    for name in ("applied_options", "runner_up_options"):
        for option in made[name]["properties"]:
            assert f"--{option}" in shown


def test_the_blanks_of_reasons_are_those_of_the_phrases() -> None:
    phrases = [text for code, text in ENGLISH.items() if code.startswith("reason.")]
    blanks = {name for text in phrases for _, name, _, _ in Formatter().parse(text) if name}

    for kind in ("eligibility", "why-verdict"):
        assert blanks <= set(schema(kind)["$defs"]["reason_params"]["properties"])


# What is printed


@pytest.mark.parametrize("path", GOLDENS, ids=_name)
def test_a_golden_document_keeps_its_contract(path: Path) -> None:
    assert complaints(json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("line", LINES, ids=_name)
def test_a_printed_document_keeps_its_contract(line: CommandLine) -> None:
    assert complaints(printed(line)) == []


@pytest.mark.slow
def test_what_is_said_of_data_that_cannot_be_used_keeps_its_contract() -> None:
    found = wrong_data()

    assert found["problems"]
    assert complaints(found) == []


def test_an_import_keeps_its_contract_whatever_the_tables_leave_out(tmp_path: Path) -> None:
    found = imported(tmp_path)
    full, bare = found["import-ipeds"]

    assert complaints(found) == []
    assert None not in (full["months"], full["clock_hours"], full["books"], full["tuition"])
    assert [bare[name] for name in ("lat", "control", "months", "tuition")] == [None] * 4


def test_what_is_printed_of_a_log_keeps_its_contract() -> None:
    found = lived()

    assert {kind_of(one) for one in found} == {"log", "next", "status", "diff", "roadmap", "people"}
    assert [complaints(one) for one in found if complaints(one)] == []


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_an_error_keeps_its_contract(words: tuple[str, ...]) -> None:
    assert complaints(refused(words)) == []


@pytest.mark.slow
def test_every_kind_of_document_is_among_those_printed() -> None:
    kinds = {kind_of(document) for document in (*map(printed, LINES), *lived())}

    assert kinds == DOCUMENTS.keys() - {"data-import-ipeds", "error"}


def _out_of_order(value: Any, part: Json, whole: Json, place: str = "$") -> Iterator[str]:
    """Objects whose fields do not come in the order of the contract."""
    for one in choices(part, whole):
        if isinstance(value, list) and "items" in one:
            for item in value:
                yield from _out_of_order(item, one["items"], whole, f"{place}[]")
        names = one.get("properties", {})
        if not isinstance(value, dict) or set(value) != set(names):
            continue
        if list(value) != list(names):
            yield f"{place}: {list(value)}"
        for name, inner in names.items():
            yield from _out_of_order(value[name], inner, whole, f"{place}.{name}")


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(DOCUMENTS.keys() - {"data-import-ipeds", "error"}))
def test_fields_are_printed_in_the_order_in_which_the_contract_tells_them(kind: str) -> None:
    every = (*map(printed, LINES), *lived())
    found = [document for document in every if kind_of(document) == kind][:6]

    for document in found:
        assert set(_out_of_order(document, schema(kind), schema(kind))) == set()

"""The JSON contract of `plan`: golden documents, field order, exact money, harmless text."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.json.document import roadmap_document
from cma_roadmap.rendering.json.json_text import json_text
from cma_roadmap.sentences.catalog import ENGLISH
from rendering import golden
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import default_plan, hostile_plan, infeasible_plan

FIELDS = (
    "schema generator data_version today as_of language goal feasible alternatives pathway program "
    "certified_on expires_on critical_path steps dependencies cost findings sources search "
    "extras aid other_ways states doors all_held assumptions expired_on earned"
)
SAMPLES = {"default": default_plan, "infeasible": infeasible_plan, "hostile": hostile_plan}


@pytest.fixture(autouse=True)
def _sample_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The samples say anything at all, by codes of their own."""
    for code in PHRASES.keys() - ENGLISH.keys():
        monkeypatch.setitem(ENGLISH, code, PHRASES[code])


@pytest.mark.parametrize("name", SAMPLES)
def test_document_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    roadmap: Roadmap = SAMPLES[name]()

    golden.check(request, f"roadmap-{name}.json", json_text(roadmap_document(roadmap)))


@pytest.mark.parametrize("name", SAMPLES)
def test_fields_come_in_the_order_of_the_contract(name: str) -> None:
    assert " ".join(roadmap_document(SAMPLES[name]())) == FIELDS


def test_totals_are_the_sums_of_the_lines_to_the_cent() -> None:
    document = roadmap_document(default_plan())
    lines = [line for step in document["steps"] for line in step["costs"]]
    for bound in ("low", "likely", "high"):
        known = [Decimal(amount) for line in lines if (amount := line[bound]) is not None]

        assert Decimal(document["cost"][bound]) == sum(known)


def test_control_and_direction_characters_stay_escaped() -> None:
    text = json_text({"name": "\x1b[31m \x9b \u202e \u200b [bold] é"})

    assert text.isprintable() or all(c.isprintable() or c == "\n" for c in text)
    assert json.loads(text) == {"name": "\x1b[31m \x9b \u202e \u200b [bold] é"}
    assert "é" in text


def test_score_is_a_number_and_anything_unforeseen_is_a_bug() -> None:
    assert json_text({"a": Decimal("0.5"), "b": Decimal(3)}) == '{\n  "a": 0.5,\n  "b": 3\n}\n'
    with pytest.raises(TypeError):
        json_text({"a": object()})

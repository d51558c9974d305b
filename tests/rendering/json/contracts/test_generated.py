"""The contracts in the package are those that the types of the documents make."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from typing import Any, Literal

import pytest
from building.compact_json import WIDTH, compact_json
from building.document_schemas import Schemas, document_schema, main

from cma_roadmap.rendering.json.contract_files import DOCUMENTS, contract
from cma_roadmap.rendering.json.shapes.definitions import Version
from cma_roadmap.rendering.json.shapes.every_document import ReadSource
from cma_roadmap.rendering.json.shapes.every_kind import KINDS
from cma_roadmap.rendering.json.shapes.values import Count, Day


def test_every_kind_of_document_has_a_type() -> None:
    assert list(KINDS) == list(DOCUMENTS)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_contract_is_what_its_type_says(kind: str) -> None:
    assert compact_json(document_schema(kind)) == contract(kind), (
        "python -m building.document_schemas writes it anew"
    )


def test_files_that_are_current_are_left_alone() -> None:
    assert main(["--check"]) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (int | None, {"type": ["integer", "null"]}),
        (Count | None, {"type": ["integer", "null"], "minimum": 0}),
        (Day | None, {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}]}),
        (Literal["a", "b"], {"enum": ["a", "b"]}),
        (Literal["a"] | None, {"anyOf": [{"const": "a"}, {"type": "null"}]}),
        (list[Decimal], {"type": "array", "items": {"$ref": "#/$defs/decimal"}}),
        (Version[int], {"$ref": "#/$defs/integer_version"}),
    ],
)
def test_what_a_type_says(kind: Any, said: dict[str, Any]) -> None:
    assert Schemas().of(kind) == said


def test_a_field_that_is_inherited_keeps_its_description() -> None:
    fields = Schemas().object(ReadSource)["properties"]

    assert list(fields)[-2:] == ["seen", "confidence"]
    assert fields["seen"]["description"].startswith("The date that the page itself shows")


def test_a_type_without_a_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no form"):
        Schemas().of(bytes)


def test_what_fits_stands_on_one_line_and_nothing_is_lost() -> None:
    value = {"short": [1, {"a": None}], "words": ["word" * 5] * 9, "long": [{"x": "y" * 60}] * 2}

    text = compact_json(value)

    assert json.loads(text) == value
    assert '  "short": [1, {"a": null}],' in text.splitlines()
    assert max(map(len, text.splitlines())) <= WIDTH


def test_no_start_pays_for_the_types() -> None:
    code = (
        "import sys\nfrom cma_roadmap.cli.program.app import main\n"
        "sys.argv = ['cma-roadmap', 'plan', '--json', '--today', '2026-11-21']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join(name for name in sys.modules if 'rendering.json' in name))\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    loaded = done.stderr.split()
    assert "cma_roadmap.rendering.json.document" in loaded
    assert [name for name in loaded if "shapes" in name] == []

"""A rule tree in JSON: every clause with its verdict on a day, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.model.results.assessment import Assessment
from cma_roadmap.model.values.message import EARLIER_DAY, Message, Parameter
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.json_text import iso
from cma_roadmap.rendering.messages.phrases import say

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import eligibility as types


def tree_document(node: Assessment, today: date) -> types.Clause:
    """A rule tree with the verdict of each clause on a day."""
    return {
        "id": node.id,
        "kind": node.kind,
        "text": node.text,
        "verdict": node.verdict(today),
        "reason": {"code": node.reason.code, "params": _params(node.reason.params)},
        "evidence": node.evidence,
        "source": node.sources[0] if node.sources else None,
        "children": [tree_document(child, today) for child in node.children],
    }


def _params(params: Mapping[str, Parameter]) -> dict[str, object]:
    # What is shared has no earlier days: a blank without one is left out, as no day can be null.
    return {name: _param(value) for name, value in params.items() if value != EARLIER_DAY}


def _param(value: Parameter) -> object:
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, date):
        return iso(value)
    if isinstance(value, Duration):
        return value.iso
    if isinstance(value, tuple):
        return [_param(part) for part in value]
    return value if isinstance(value, int | str | None) else str(value)

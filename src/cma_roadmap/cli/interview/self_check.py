"""A self-check: which parts of an exam are hard for a person, and which they know well."""

from __future__ import annotations

from collections.abc import Sequence

from cma_roadmap.cli.interview.talk import Talk
from cma_roadmap.model.studying.study_plan import Part
from cma_roadmap.planning.studying.parts import OwnViews


def self_check(talk: Talk, parts: Sequence[Part]) -> OwnViews:
    """Two questions on a numbered list of all parts; what is named in neither is as usual.

    Raises:
        WrongRequestError: there are no more answers.
    """
    listed = [(part.id, part.name) for part in parts]
    weak = talk.several("check.weak", listed) or []
    rest = [(id_, name) for id_, name in listed if id_ not in weak]
    strong = (talk.several("check.strong", rest) or []) if rest else []
    if weak or strong:
        talk.remark("check.keep", weak=", ".join(weak), strong=", ".join(strong))
    return OwnViews(tuple(strong), tuple(weak))

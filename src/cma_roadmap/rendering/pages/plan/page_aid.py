"""Questions of a page on who else may pay, with what sources say on each."""

from __future__ import annotations

from dataclasses import dataclass

from cma_roadmap.rendering.facts.page_notes import Citations, Ref
from cma_roadmap.rendering.plan.beside_totals import AidFactNote, AidNote


@dataclass(frozen=True, slots=True)
class PageAid:
    """A question with its sources, and its facts with theirs."""

    note: AidNote
    refs: tuple[Ref, ...]
    facts: tuple[tuple[AidFactNote, tuple[Ref, ...]], ...]


def page_aid(note: AidNote, citations: Citations) -> PageAid:
    """Cite the sources of a question and of its facts; the way back leads to the question."""
    refs = citations.cite(note.refs, note.question)
    facts = tuple((fact, citations.cite(fact.refs, note.question)) for fact in note.facts)
    return PageAid(note, refs, facts)

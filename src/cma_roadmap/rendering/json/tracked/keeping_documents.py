"""`ce --json` and `renew --json`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cma_roadmap.model.tracked.keeping import (
    ByExam,
    CePlan,
    CeStanding,
    CeWriting,
    RenewalChain,
    Renewals,
    RenewalTerm,
)
from cma_roadmap.model.values.fact import Confidence, FactVersion, by_source
from cma_roadmap.rendering.json.cost_document import all_held_document
from cma_roadmap.rendering.json.document import about_plan, findings, head, sources
from cma_roadmap.rendering.json.json_text import amounts_if_known, iso
from cma_roadmap.rendering.json.roads_document import earned_ce
from cma_roadmap.rendering.json.tracked.documents import logged_event
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import keeping as types


def ce_document(
    plan: CePlan, as_of: date | None, written: CeWriting | None = None
) -> types.CeDocument:
    """Points that were earned and where each credential stands, and what was just told."""
    return {
        **head("ce", plan.today, as_of, plan.data_version),
        "preview": written.preview if written else False,
        "written": [logged_event(entry) for entry in written.written] if written else [],
        "new": [earned_ce(one) for one in written.new] if written else [],
        "again": [
            {
                "title": one.title,
                "on": one.on.isoformat(),
                "file": place.file,
                "line": place.line,
            }
            for one, place in (written.again if written else ())
        ],
        "doubts": [
            {"code": text.code, "message": sentence(say(text))}
            for text in (written.doubts if written else ())
        ],
        "earned": [earned_ce(one) for one in plan.earned],
        "standings": [_standing(one) for one in plan.standings],
        "sources": sources(plan.sources.values(), _confidence(plan)),
    }


def _confidence(plan: CePlan) -> dict[str, Confidence]:
    """How sure what was read in each source is."""
    read = [
        version
        for one in plan.standings
        for version in (one.total, one.carries_over, one.takes_others)
        if version is not None
    ]
    return by_source((source, v.confidence) for v in read for source in v.sources)


def _figure(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _figure_if_any(value: Decimal | None) -> str | None:
    return None if value is None else _figure(value)


def _standing(one: CeStanding) -> types.PointsStanding:
    so_far = one.so_far
    return {
        "credential": one.credential,
        "name": one.name,
        "body": one.body,
        "unit": one.unit,
        "held": one.is_held,
        "exempt": one.exempt,
        "first": iso(one.first),
        "due": iso(one.due),
        "expires_on": iso(one.last),
        "total": one.total.value,
        "earned": _figure(so_far.earned) if so_far else None,
        "left": _figure_if_any(so_far.left) if so_far else None,
        "months_left": _figure_if_any(one.months),
        "a_month": _figure_if_any(one.pace),
        "kinds": [
            {
                "id": kind.id,
                "name": kind.name,
                "minimum": kind.minimum,
                "earned": _figure(kind.earned),
                "left": _figure_if_any(kind.left),
                "across": kind.across,
            }
            for kind in (so_far.kinds if so_far else ())
        ],
        "counted": [earned_ce(each) for each in (so_far.inside if so_far else ())],
        "not_counted": [earned_ce(each) for each in one.outside],
        "carries_over": one.carries_over.value if one.carries_over else None,
        "takes_others": _said(one.takes_others),
    }


def _said(version: FactVersion[Any] | None) -> types.FactSaid | None:
    if version is None:
        return None
    return {"says": version.value, "source": version.source, "note": version.note}


def _every(versions: Iterable[FactVersion[str]]) -> list[types.FactSaid]:
    return [
        {"says": version.value, "source": version.source, "note": version.note}
        for version in versions
    ]


def renewals_document(found: Renewals) -> types.RenewalsDocument:
    """The terms ahead of all that is held."""
    roadmap = found.roadmap
    about = about_plan("renewals", roadmap)
    cited = {source.id: source for source in (*roadmap.sources, *found.sources.values())}
    return {
        **head("renewals", roadmap.today, roadmap.as_of, roadmap.data_version),
        "goal": about["goal"],
        "feasible": about["feasible"],
        "currency": roadmap.cost.total.currency,
        "chains": [_chain(chain) for chain in found.chains],
        "all_held": all_held_document(found.all_held),
        "findings": findings(roadmap.findings),
        "sources": sources(cited.values(), found.confidence),
    }


def _chain(one: RenewalChain) -> types.RenewalChain:
    fee = one.late_fee.value if one.late_fee else None
    return {
        "credential": one.credential,
        "name": one.name,
        "body": one.body,
        "unit": one.unit,
        "expires_on": iso(one.expires_on),
        "renewable": one.renewable,
        "feasible": one.feasible,
        "exempt": one.exempt,
        "terms": [_term(term) for term in one.terms],
        "by_exam": _by_exam(one.by_exam),
        "early": _said(one.early),
        "late_fee": str(fee.amount) if fee is not None else None,
        "after_lapse": _said(one.after_lapse),
        "papers": _every(one.papers),
        "questions": _every(one.questions),
    }


def _term(term: RenewalTerm) -> types.RenewalTerm:
    return {
        "number": term.number,
        "last": term.last.isoformat(),
        "total": term.total,
        "left": _figure_if_any(term.left),
        "hours": _figure_if_any(term.hours),
        "limits": [
            {
                "what": limit.what,
                "day": limit.day.isoformat(),
                "days_late": limit.late,
                "source": limit.sources[0] if limit.sources else None,
            }
            for limit in term.limits
        ],
        "prices": [
            {
                "code": price.code,
                "step": price.step,
                "due": price.due.isoformat(),
                **amounts_if_known(price.amount),
                "source": price.source,
            }
            for price in term.prices
        ],
    }


def _by_exam(one: ByExam | None) -> types.RenewalByExam | None:
    if one is None:
        return None
    return {"minutes": one.minutes, **amounts_if_known(one.fee)}

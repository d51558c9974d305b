"""What keeps a credential alive, as one `ceterms:ConditionProfile` with its ways to renew."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.credential import Credential, Renewal
from cma_roadmap.model.definitions.renewal import ExamRenewal
from cma_roadmap.rendering.ctdl.ctdl_conditions import way_in
from cma_roadmap.rendering.ctdl.ctdl_costs import UPKEEP, fee_profiles
from cma_roadmap.rendering.ctdl.ctdl_terms import Node, Telling, tell, tell_each, tidy


def renewal(credential: Credential, exam: str, told: Telling) -> Node:
    """One cycle; where there are several ways, each is an alternative of which one is enough."""
    rule, words = credential.renewal, told.words
    others = [*_other_ways(credential, exam, told)]
    education = tell_each(_education(rule, told))
    by_education = tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:name": tell(words("ctdl.renewal-by-ce")),
            "ceterms:condition": education,
        }
    )
    first = [by_education] if others and education else []
    return tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:name": tell(words("ctdl.renewal", credential=credential.name)),
            "ceterms:description": tell(*_about(rule, told)),
            "ceterms:condition": None if others else education,
            "ceterms:estimatedCost": [*_fees(rule, told)],
            "ceterms:alternativeCondition": [*first, *others],
        }
    )


def _about(rule: Renewal, told: Telling) -> Iterator[str]:
    words = told.words
    yield told.line(words("credential.methods"), rule.methods)
    yield told.line(words("credential.cycle"), rule.cycle)
    yield told.line(words("credential.submit-before"), rule.submit_before_expiry)
    if rule.grace is None:
        yield words("credential.no-grace")
    else:
        yield told.line(words("credential.grace"), rule.grace.length)


def _education(rule: Renewal, told: Telling) -> Iterator[str]:
    words = told.words
    yield told.line(words("credential.ce-total", unit=rule.ce.unit), rule.ce.total)
    yield told.line(words("credential.ce-every"), rule.ce.every)
    for category in rule.ce.categories:
        yield told.line(words("credential.ce-least", name=category.name), category.minimum)


def _fees(rule: Renewal, told: Telling) -> Iterator[Node]:
    words = told.words
    yield from fee_profiles(words("credential.renewal-fee"), rule.fee, UPKEEP, told)
    if rule.annual_fee is not None:
        pattern = {"ceterms:paymentPattern": tell(words("ctdl.every-year"))}
        label = words("credential.annual-fee")
        yield from fee_profiles(label, rule.annual_fee.amount, UPKEEP, told, **pattern)


def _other_ways(credential: Credential, exam: str, told: Telling) -> Iterator[Node]:
    """By exam, by a way in for those who hold or held it, and after a lapse."""
    rule = credential.renewal
    if rule.by_exam is not None:
        yield _by_exam(rule.by_exam, exam if credential.exam else None, told)
    for pathway in credential.pathways:
        if pathway.recertification:
            yield way_in(pathway, credential, told)
    if rule.after_lapse is not None or rule.reactivation_fee is not None:
        yield _late(rule, told)


def _by_exam(rule: ExamRenewal, exam: str | None, told: Telling) -> Node:
    words = told.words
    lines = (
        told.line(words("credential.apply-before"), rule.apply_before_expiry),
        told.line(words("credential.pass-before"), rule.pass_before_expiry),
    )
    return tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:name": tell(words("ctdl.renewal-by-exam")),
            "ceterms:condition": tell_each(lines),
            "ceterms:targetAssessment": [exam] if exam else None,
        }
    )


def _late(rule: Renewal, told: Telling) -> Node:
    words = told.words
    label = words("credential.reactivation")
    return tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:name": tell(words("ctdl.renewal-late")),
            "ceterms:description": tell(
                told.line(words("credential.after-lapse"), rule.after_lapse)
            ),
            "ceterms:estimatedCost": [*fee_profiles(label, rule.reactivation_fee, UPKEEP, told)],
        }
    )

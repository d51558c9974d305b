"""A credential as `ceterms:Certification`, with its body, its exam and what keeps it alive."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.credential import Credential, CredentialKind, Exam, Fee
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.ctdl.ctdl_conditions import way_in
from cma_roadmap.rendering.ctdl.ctdl_costs import APPLICATION, RETAKE, fee_profiles
from cma_roadmap.rendering.ctdl.ctdl_renewal import renewal
from cma_roadmap.rendering.ctdl.ctdl_terms import (
    Node,
    Telling,
    code,
    concept,
    in_force,
    tell,
    tell_each,
    tidy,
    web,
)
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT

CREDENTIAL, BODY, EXAM = "_:credential", "_:body", "_:exam"
"""Things of others: no identifier is made up for them, they are known in this document only."""

SOC = "https://www.bls.gov/soc/"


def certification(credential: Credential, told: Telling) -> Node:
    """The credential itself, by the rules of the day."""
    words, renew = told.words, in_force(credential.renewal.cycle, told.day)
    for_assistants = credential.kind is CredentialKind.MEDICAL_ASSISTANT
    soc = code("soc", SOC, MEDICAL_ASSISTANT, words) if for_assistants else None
    return tidy(
        {
            "@id": CREDENTIAL,
            "@type": "ceterms:Certification",
            "ceterms:name": tell(credential.name),
            "ceterms:alternateName": tell_each(credential.abbreviations),
            "ceterms:description": tell(*_description(credential, told)),
            "ceterms:subjectWebpage": web(credential.body.url),
            "ceterms:ownedBy": [BODY],
            "ceterms:credentialStatusType": concept(
                "CredentialStatus", "credentialStat:Active", words
            ),
            "ceterms:occupationType": [soc] if soc else None,
            "ceterms:renewalFrequency": renew.value.iso if renew and renew.value else None,
            "ceterms:requires": [requirements(credential, told)],
            "ceterms:renewal": [renewal(credential, EXAM, told)],
            "ceterms:estimatedCost": [*_fees(credential, told)],
        }
    )


def _description(credential: Credential, told: Telling) -> Iterator[str]:
    yield f"{credential.title}."
    yield credential.note or ""
    yield told.line(told.words("credential.term"), credential.certification.term)
    for bar in credential.bars:
        yield told.line(bar.label, bar.fact)


def requirements(credential: Credential, told: Telling) -> Node:
    """All ways in: one is enough, and the exam where there is one."""
    ways = [way_in(p, credential, told) for p in credential.pathways if not p.recertification]
    exam = [EXAM] if credential.exam is not None else None
    if len(ways) == 1:
        return tidy({**ways[0], "ceterms:targetAssessment": exam})
    said = "ctdl.one-way" if exam else "ctdl.one-way-no-exam"
    return tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:name": tell(told.words("ctdl.ways-in", credential=credential.name)),
            "ceterms:description": tell(told.words(said)),
            "ceterms:targetAssessment": exam,
            "ceterms:alternativeCondition": ways,
        }
    )


def _fees(credential: Credential, told: Telling) -> Iterator[Node]:
    words = told.words
    names = {pathway.id: pathway.name for pathway in credential.pathways}
    for fee in credential.application.fees:
        ways = tuple(names[name] for name in fee.pathways if name in names)
        whom = tell(words("ctdl.cost-for", pathways=ways)) if ways else {}
        label = words("credential.fee", candidate=fee.candidate)
        more = {"ceterms:condition": whom, "ceterms:audienceType": _audience(fee, told)}
        yield from fee_profiles(label, fee.amount, APPLICATION, told, **more)


def _audience(fee: Fee, told: Telling) -> list[Node] | None:
    if fee.member is None:
        return None
    term = "audience:Member" if fee.member else "audience:NonMember"
    return [concept("Audience", term, told.words)]


def organization(credential: Credential) -> Node:
    """The body that awards the credential."""
    body = credential.body
    return tidy(
        {
            "@id": BODY,
            "@type": "ceterms:CredentialOrganization",
            "ceterms:name": tell(body.name),
            "ceterms:alternateName": tell_each([body.abbreviation]),
            "ceterms:subjectWebpage": web(body.url),
        }
    )


def assessment(credential: Credential, test: Exam, told: Telling) -> Node:
    """The exam, with what another try costs."""
    words, retake = told.words, credential.retake
    minutes = in_force(test.minutes, told.day)
    fee: Fact[Money] | None = retake.fee if retake else None
    return tidy(
        {
            "@id": EXAM,
            "@type": "ceterms:AssessmentProfile",
            "ceterms:name": tell(words("ctdl.exam", credential=credential.name)),
            "ceterms:description": tell(*_about(credential, test, told)),
            "ceterms:ownedBy": [BODY],
            "ceterms:isRequiredFor": [CREDENTIAL],
            "ceterms:assessmentMethodType": [
                concept("AssessmentMethod", "assessMethod:Exam", words)
            ],
            "ceterms:deliveryTypeDescription": tell(
                told.line(words("credential.exam.delivery"), test.delivery)
            ),
            "ceterms:scoringMethodDescription": tell(
                told.line(words("credential.exam.passing"), test.passing_score)
            ),
            "ceterms:estimatedDuration": [
                {
                    "@type": "ceterms:DurationProfile",
                    "ceterms:exactDuration": f"PT{minutes.value}M",
                }
            ]
            if minutes and minutes.value
            else None,
            "ceterms:estimatedCost": [
                *fee_profiles(words("credential.retake-fee"), fee, RETAKE, told)
            ],
        }
    )


def _about(credential: Credential, test: Exam, told: Telling) -> Iterator[str]:
    words, retake = told.words, credential.retake
    yield told.line(words("credential.exam.items"), test.items)
    yield told.line(words("credential.exam.outline"), test.outline)
    if retake is not None:
        yield told.line(words("credential.attempts"), retake.attempts)
        for wait in retake.waits:
            yield told.line(words("credential.wait", attempt=wait.after_attempt), wait.wait)

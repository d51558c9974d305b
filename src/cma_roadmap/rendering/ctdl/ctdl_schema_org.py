"""The credential and the program once more in schema.org terms, for search engines.

They are nodes of their own, tied by `schema:sameAs`, because readers of CTDL compare `@type` with
one name. (`owl:sameAs` would say it best, but CTDL's validator takes it for its own resources
only.) The prefix `schema:` comes with CTDL's context, which makes `schema:description` a language
map. Terms: https://schema.org/EducationalOccupationalCredential and
https://schema.org/EducationalOccupationalProgram.
"""

from __future__ import annotations

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Basis, Price, Program
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.ctdl.ctdl_credential import CREDENTIAL
from cma_roadmap.rendering.ctdl.ctdl_program import PROGRAM, about_length, entry_rules
from cma_roadmap.rendering.ctdl.ctdl_terms import Node, Telling, in_force, tell, tidy, web
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT

_CREDENTIAL, _PROGRAM = "_:credential-schema-org", "_:program-schema-org"


def credential_node(credential: Credential, told: Telling) -> Node:
    """`schema:EducationalOccupationalCredential`."""
    term = in_force(credential.certification.term, told.day)
    body = _organization(credential.body.name, credential.body.url)
    return tidy(
        {
            "@id": _CREDENTIAL,
            "@type": "schema:EducationalOccupationalCredential",
            "schema:sameAs": {"@id": CREDENTIAL},
            "schema:name": credential.name,
            "schema:description": tell(f"{credential.title}."),
            "schema:url": _link(credential.body.url),
            "schema:credentialCategory": told.words("ctdl.category"),
            "schema:recognizedBy": body,
            "schema:validFor": term.value.iso if term and term.value else None,
        }
    )


def program_node(roadmap: Roadmap, program: Program, told: Telling) -> Node:
    """`schema:EducationalOccupationalProgram`; its time to complete is the likely one."""
    typical = told.words("ctdl.typical") if program.typical else ""
    school = None if program.typical else program.institution
    return tidy(
        {
            "@id": _PROGRAM,
            "@type": "schema:EducationalOccupationalProgram",
            "schema:sameAs": {"@id": PROGRAM},
            "schema:name": program.name,
            "schema:description": tell(typical, about_length(program, told)),
            "schema:url": _link(program.website),
            "schema:provider": _organization(school, program.website) if school else None,
            "schema:timeToComplete": Duration(months=program.months.likely).iso,
            "schema:programPrerequisites": list(entry_rules(roadmap, told)),
            "schema:occupationalCategory": _occupation(told),
            "schema:offers": _offer(program.tuition, told) if program.tuition else None,
        }
    )


def _organization(name: str, url: str | None) -> Node:
    return tidy(
        {
            "@type": "schema:Organization",
            "schema:name": name,
            "schema:url": _link(url),
        }
    )


def _link(url: str | None) -> Node | None:
    address = web(url)
    return {"@id": address} if address else None


def _occupation(told: Telling) -> Node:
    return {
        "@type": "schema:CategoryCode",
        "schema:codeValue": MEDICAL_ASSISTANT,
        "schema:name": told.words("ctdl.soc.name"),
        "schema:inCodeSet": {
            "@type": "schema:CategoryCodeSet",
            "schema:name": told.words("ctdl.soc"),
        },
    }


def _offer(price: Price, told: Telling) -> Node:
    """Tuition and fees for the whole program: the likely price, with its spread."""
    spread = price.low != price.high
    remarks = []
    if spread:
        remarks.append(told.words("ctdl.price-likely", low=price.low, high=price.high))
    if price.basis is not Basis.REPORTED:
        remarks.append(told.words(f"ctdl.basis.{price.basis}"))
    range_of_prices = {
        "@type": "schema:PriceSpecification",
        "schema:minPrice": str(price.low.amount),
        "schema:maxPrice": str(price.high.amount),
        "schema:priceCurrency": price.likely.currency,
    }
    return tidy(
        {
            "@type": "schema:Offer",
            "schema:name": told.words("cost.tuition"),
            "schema:description": tell(*remarks),
            "schema:price": str(price.likely.amount),
            "schema:priceCurrency": price.likely.currency,
            "schema:priceSpecification": range_of_prices if spread else None,
        }
    )

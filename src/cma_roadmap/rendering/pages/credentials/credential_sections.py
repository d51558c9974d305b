"""The sections of a credential's page, each as items under a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.page.blocks import Block, Item, Items, Mark, Paragraph, Tone
from cma_roadmap.rendering.pages.study.outline_items import outline_items
from cma_roadmap.rendering.text.said import cite

Told = Callable[[Credential, FactItems], Iterator[Item]]


def pathways(credential: Credential, told: FactItems) -> Iterator[Item]:
    """Every way in as a tree of rules."""
    for number, pathway in enumerate(credential.pathways, 1):
        flags = (
            ("review", pathway.needs_review),
            ("holders", pathway.recertification),
            ("early", pathway.early_sitting),
        )
        body: list[Block] = [
            Paragraph(told.words(f"credential.flag.{name}"), Tone.ASIDE)
            for name, holds in flags
            if holds
        ]
        body.append(Items(tuple(_pathway(pathway, told))))
        yield Item(pathway.name, number, Tone.STRONG, tuple(body))


def _pathway(pathway: Pathway, told: FactItems) -> Iterator[Item]:
    words = told.words
    yield told.requirement(pathway.requirement)
    yield from told.fact(words("credential.sit-before"), pathway.sit_before_completion)
    yield from told.fact(words("credential.open-from"), pathway.open_from)
    yield from told.fact(words("credential.open-until"), pathway.open_until)
    if pathway.proof is not None:
        yield from told.fact(words("credential.proof-within"), pathway.proof.within)
        yield from told.fact(words("credential.proof-processing"), pathway.proof.processing)
        yield from told.fact(words("credential.proof-accepted"), pathway.proof.accepted)
    yield from told.named(pathway.facts)


def bars(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What keeps a person out whatever else holds."""
    return told.named(credential.bars)


def procedures(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What the body asks of some: with a record, from abroad, with needs for the exam."""
    body = credential.body
    asked_of = {"record": body.record, "abroad": body.abroad, "accommodations": body.accommodations}
    for name, asked in asked_of.items():
        if asked is None:
            yield Item(told.words(f"credential.{name}-unknown"))
            continue
        yield from told.fact(told.words(f"credential.{name}"), asked.rule)
        yield from told.fact(told.words("credential.ahead"), asked.ahead)
        for paper in asked.papers:
            yield from told.fact(told.words("credential.paper"), paper)
        yield from told.fact(told.words("credential.answer"), asked.answer)
    for one in body.licenses:
        yield from told.fact(told.words("credential.license"), one.rule)
    if body.languages is None:
        yield Item(told.words("credential.languages-unknown"))
    yield from told.fact(told.words("credential.languages"), body.languages)


def application(credential: Credential, told: FactItems) -> Iterator[Item]:
    """Fees by candidate, times and papers."""
    words, apply = told.words, credential.application
    names = {p.id: p.name for p in credential.pathways}
    for fee in apply.fees:
        label = words("credential.fee", candidate=fee.candidate)
        yield from told.fact(label, fee.amount)
    yield from told.fact(words("credential.processing"), apply.processing)
    yield from told.fact(words("credential.review"), apply.review)
    yield from told.fact(words("credential.authorisation"), apply.authorisation)
    yield from told.fact(words("credential.valid-for"), apply.valid_for)
    yield from told.fact(words("credential.testing-window"), apply.testing_window)
    for document in apply.documents:
        who = ", ".join(names[p] for p in document.pathways) or words("credential.everyone")
        yield from told.fact(words("credential.document", who=who), document.fact)
    yield from told.named(apply.facts)


def exam(credential: Credential, told: FactItems) -> Iterator[Item]:
    """The exam and its content outline as bars."""
    test = credential.exam
    if test is None:
        yield Item(told.words("credential.no-exam"))
        return
    facts = (
        ("items", test.items),
        ("scored", test.scored_items),
        ("pretest", test.pretest_items),
        ("minutes", test.minutes),
        ("appointment", test.appointment_minutes),
        ("passing", test.passing_score),
        ("score-low", test.score_low),
        ("score-high", test.score_high),
        ("vendor", test.vendor),
        ("delivery", test.delivery),
        ("results", test.results),
    )
    for name, fact in facts:
        yield from told.fact(told.words(f"credential.exam.{name}"), fact)
    yield from told.fact(told.words("credential.exam.study-material"), test.study_material)
    yield from told.named(test.facts)


def outline(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What the exam asks, its weights as bars, the topics of each area, and what they add up to."""
    test = credential.exam
    if test is not None:
        yield from outline_items(test, told)


def retakes(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What a failure means."""
    words, rule = told.words, credential.retake
    if rule is None:
        return
    for wait in rule.waits:
        yield from told.fact(words("credential.wait", attempt=wait.after_attempt), wait.wait)
    yield from told.fact(words("credential.attempts"), rule.attempts)
    yield from told.fact(words("credential.retake-fee"), rule.fee)
    yield from told.fact(words("credential.full-fee"), rule.full_exam_fee)
    yield from told.fact(words("credential.after-last"), rule.after_last)
    yield from told.named(rule.facts)


def certification(credential: Credential, told: FactItems) -> Iterator[Item]:
    """From when and how long it holds."""
    words, rule = told.words, credential.certification
    yield from told.fact(words("credential.starts"), rule.starts)
    yield from told.fact(words("credential.term"), rule.term)
    yield from told.fact(words("credential.counted"), rule.counted)
    yield from told.fact(words("credential.held"), rule.held_until_completion)
    yield from told.named(rule.facts)


def renewal(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What one cycle asks for, and what lateness does."""
    words, rule = told.words, credential.renewal
    yield from told.fact(words("credential.cycle"), rule.cycle)
    yield from told.fact(words("credential.methods"), rule.methods)
    yield from told.fact(words("credential.ce-total", unit=rule.ce.unit), rule.ce.total)
    yield from told.fact(words("credential.ce-every"), rule.ce.every)
    for category in rule.ce.categories:
        yield from told.fact(words("credential.ce-least", name=category.name), category.minimum)
    yield from told.fact(words("credential.ce-price"), rule.ce.price)
    yield from told.fact(words("credential.ce-price-each"), rule.ce.price_each)
    yield from told.named(rule.ce.facts)
    yield from told.fact(words("credential.renewal-fee"), rule.fee)
    if rule.annual_fee is not None:
        yield from told.fact(words("credential.annual-fee"), rule.annual_fee.amount)
        yield from told.fact(words("credential.first-year"), rule.annual_fee.first_year_included)
        yield from told.fact(words("credential.fee-counted"), rule.annual_fee.counted)
    yield from told.fact(words("credential.submit-before"), rule.submit_before_expiry)
    if rule.by_exam is not None:
        yield from told.fact(words("credential.pass-before"), rule.by_exam.pass_before_expiry)
        yield from told.fact(words("credential.apply-before"), rule.by_exam.apply_before_expiry)
    if rule.grace is None:
        yield Item(words("credential.no-grace"))
    else:
        yield from told.fact(words("credential.grace"), rule.grace.length)
        yield from told.fact(words("credential.grace-counted"), rule.grace.counted)
        yield from told.fact(words("credential.grace-fee"), rule.grace.fee)
    yield from told.fact(words("credential.reactivation"), rule.reactivation_fee)
    yield from told.fact(words("credential.after-lapse"), rule.after_lapse)
    yield from told.named(rule.facts)


def pass_rates(credential: Credential, told: FactItems) -> Iterator[Item]:
    """The share of people who passed, by period, and who was counted."""
    for rate in credential.pass_rates:
        label = told.words("credential.pass-rate", period=rate.period, population=rate.population)
        if rate.exams is not None:
            label = told.words("credential.pass-rate-of", label=label, exams=f"{rate.exams:,}")
        yield from told.fact(label, rate.percent)


def membership(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What belonging to the body costs and changes."""
    yield from told.named(credential.membership)
    if credential.dues is not None:
        yield from told.fact(told.words("credential.dues.active"), credential.dues.active)
        yield from told.fact(told.words("credential.dues.student"), credential.dues.student)


def accreditation(credential: Credential, told: FactItems) -> Iterator[Item]:
    """Who vouches for the credential itself."""
    return told.named(credential.accreditation)


def changes(credential: Credential, told: FactItems) -> Iterator[Item]:
    """How the rules came to be what they are."""
    for change in credential.changes:
        text = f"{change.effective}: {change.what.rstrip('.')}." + cite([change.source])
        parts = (("before", change.before), ("after", change.after))
        body = (
            Paragraph(told.words(f"credential.change.{code}", text=part.rstrip(".")), Tone.ASIDE)
            for code, part in parts
            if part
        )
        yield Item(text, body=tuple(body))


def unknown(credential: Credential, told: FactItems) -> Iterator[Item]:
    """What was looked for and not found, and whom to ask."""
    yield from (Item(text, Mark.UNKNOWN) for text in credential.unknown)
    if credential.unknown:
        body = credential.body
        contact = body.reached(told.day)
        yield Item(told.words("credential.ask", body=body.abbreviation, contact=contact))


SECTIONS: tuple[tuple[str, Told], ...] = (
    ("pathways", pathways),
    ("bars", bars),
    ("application", application),
    ("procedures", procedures),
    ("exam", exam),
    ("outline", outline),
    ("retakes", retakes),
    ("certification", certification),
    ("renewal", renewal),
    ("pass-rates", pass_rates),
    ("membership", membership),
    ("accreditation", accreditation),
    ("changes", changes),
    ("unknown", unknown),
)
"""The sections in the order in which a page tells them."""

"""The sections of a credential's page, each as lines under a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP

from cma_roadmap.model.definitions.credential import Credential, Outline, Pathway
from cma_roadmap.rendering.facts.fact_lines import FactLines
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Piece, line, trimmed
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.text.visible import visible

_BAR = 40
_DASH = Piece("-")

Section = Callable[[Credential, FactLines], Iterator[Line]]


def pathways(credential: Credential, told: FactLines) -> Iterator[Line]:
    """Every way in as a tree of rules."""
    for number, pathway in enumerate(credential.pathways):
        if number:
            yield BLANK
        yield from told.paper.hanging(f" {number + 1}. ", visible(pathway.name), Ink.STRONG)
        yield from _pathway(pathway, told)


def _pathway(pathway: Pathway, told: FactLines) -> Iterator[Line]:
    flags = (
        ("review", pathway.needs_review),
        ("holders", pathway.recertification),
        ("early", pathway.early_sitting),
    )
    for name, holds in flags:
        if holds:
            yield from remark(told.paper, 0, told.words(f"credential.flag.{name}"))
    yield from told.requirement(pathway.requirement, 1)
    words = told.words
    yield from told.fact(words("credential.sit-before"), pathway.sit_before_completion, 1)
    yield from told.fact(words("credential.open-until"), pathway.open_until, 1)
    yield from told.named(pathway.facts, 1)


def bars(credential: Credential, told: FactLines) -> Iterator[Line]:
    """What keeps a person out whatever else holds."""
    return told.named(credential.bars)


def application(credential: Credential, told: FactLines) -> Iterator[Line]:
    """Fees by candidate, times and papers."""
    words, apply = told.words, credential.application
    names = {p.id: visible(p.name) for p in credential.pathways}
    for fee in apply.fees:
        label = words("credential.fee", candidate=fee.candidate)
        yield from told.fact(label, fee.amount)
    yield from told.fact(words("credential.processing"), apply.processing)
    yield from told.fact(words("credential.authorisation"), apply.authorisation)
    yield from told.fact(words("credential.valid-for"), apply.valid_for)
    yield from told.fact(words("credential.testing-window"), apply.testing_window)
    for document in apply.documents:
        who = ", ".join(names[p] for p in document.pathways) or words("credential.everyone")
        yield from told.fact(words("credential.document", who=who), document.fact)
    yield from told.named(apply.facts)


def exam(credential: Credential, told: FactLines) -> Iterator[Line]:
    """The exam and its content outline as bars."""
    test = credential.exam
    if test is None:
        yield line(told.words("credential.no-exam"))
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
    outline = test.outline.at(told.day).value
    drawn = _outline(outline, told) if outline is not None else ()
    yield from told.fact(told.words("credential.exam.outline"), test.outline, drawn=drawn)
    yield from told.fact(told.words("credential.exam.study-material"), test.study_material)
    yield from told.named(test.facts)


def _outline(outline: Outline, told: FactLines) -> Iterator[Line]:
    """The weights to scale, so that a person sees what to study most."""
    paper = told.paper
    names = [visible(area.name) for area in outline.areas]
    weights = [told.words.value(area.weight) for area in outline.areas]
    number = paper.widest(weights)
    label = min(paper.widest(names), max(paper.width - _BAR, paper.width // 3))
    room = min(_BAR, paper.width - label - number - 7)
    most = max(area.weight for area in outline.areas)
    for name, weight, area in zip(names, weights, outline.areas, strict=True):
        cells = int((area.weight / most * room).to_integral_value(ROUND_HALF_UP))
        first, *rest = paper.wrap(name, label)
        bar = "█" * max(cells, 1)
        figure = f"   {paper.left(first, label)}  {paper.right(weight, number)} "
        yield trimmed((Piece(figure), Piece(bar, Ink.CRITICAL)))
        yield from (line(f"   {part}") for part in rest)


def retakes(credential: Credential, told: FactLines) -> Iterator[Line]:
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


def certification(credential: Credential, told: FactLines) -> Iterator[Line]:
    """From when and how long it holds."""
    words, rule = told.words, credential.certification
    yield from told.fact(words("credential.starts"), rule.starts)
    yield from told.fact(words("credential.term"), rule.term)
    yield from told.fact(words("credential.counted"), rule.counted)
    yield from told.fact(words("credential.held"), rule.held_until_completion)
    yield from told.named(rule.facts)


def renewal(credential: Credential, told: FactLines) -> Iterator[Line]:
    """What one cycle asks for, and what lateness does."""
    words, rule = told.words, credential.renewal
    yield from told.fact(words("credential.cycle"), rule.cycle)
    yield from told.fact(words("credential.methods"), rule.methods)
    yield from told.fact(words("credential.ce-total", unit=rule.ce.unit), rule.ce.total)
    yield from told.fact(words("credential.ce-every"), rule.ce.every)
    for category in rule.ce.categories:
        yield from told.fact(words("credential.ce-least", name=category.name), category.minimum)
    yield from told.fact(words("credential.ce-price"), rule.ce.price)
    yield from told.named(rule.ce.facts)
    yield from told.fact(words("credential.renewal-fee"), rule.fee)
    if rule.annual_fee is not None:
        yield from told.fact(words("credential.annual-fee"), rule.annual_fee.amount)
        yield from told.fact(words("credential.first-year"), rule.annual_fee.first_year_included)
    yield from told.fact(words("credential.submit-before"), rule.submit_before_expiry)
    if rule.by_exam is not None:
        yield from told.fact(words("credential.pass-before"), rule.by_exam.pass_before_expiry)
        yield from told.fact(words("credential.apply-before"), rule.by_exam.apply_before_expiry)
    if rule.grace is None:
        yield from bullet(told.paper, 0, _DASH, words("credential.no-grace"))
    else:
        yield from told.fact(words("credential.grace"), rule.grace.length)
        yield from told.fact(words("credential.grace-counted"), rule.grace.counted)
    yield from told.fact(words("credential.reactivation"), rule.reactivation_fee)
    yield from told.fact(words("credential.after-lapse"), rule.after_lapse)
    yield from told.named(rule.facts)


def pass_rates(credential: Credential, told: FactLines) -> Iterator[Line]:
    """The share of people who passed, by period, and who was counted."""
    for rate in credential.pass_rates:
        label = told.words("credential.pass-rate", period=rate.period, population=rate.population)
        if rate.exams is not None:
            label = told.words("credential.pass-rate-of", label=label, exams=f"{rate.exams:,}")
        yield from told.fact(label, rate.percent)


def membership(credential: Credential, told: FactLines) -> Iterator[Line]:
    """What belonging to the body costs and changes."""
    yield from told.named(credential.membership)
    if credential.dues is not None:
        yield from told.fact(told.words("credential.dues.active"), credential.dues.active)
        yield from told.fact(told.words("credential.dues.student"), credential.dues.student)


def accreditation(credential: Credential, told: FactLines) -> Iterator[Line]:
    """Who vouches for the credential itself."""
    return told.named(credential.accreditation)


def changes(credential: Credential, told: FactLines) -> Iterator[Line]:
    """How the rules came to be what they are."""
    for change in credential.changes:
        refs = told.cited.refs([change.source])
        text = f"{visible(change.effective)}: {visible(change.what).rstrip('.')}.{refs}"
        yield from bullet(told.paper, 0, _DASH, text)
        for code, part in (("before", change.before), ("after", change.after)):
            if part:
                words = told.words(f"credential.change.{code}", text=part.rstrip("."))
                yield from remark(told.paper, 0, words)


def unknown(credential: Credential, told: FactLines) -> Iterator[Line]:
    """What was looked for and not found."""
    for text in credential.unknown:
        yield from bullet(told.paper, 0, Piece("?", Ink.WARNING), visible(text))


SECTIONS: tuple[tuple[str, Section], ...] = (
    ("pathways", pathways),
    ("bars", bars),
    ("application", application),
    ("exam", exam),
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

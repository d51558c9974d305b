"""What a plan assumes to go wrong, in words, so that nobody takes it for the plan itself."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.roadmap import Delay, Roadmap
from cma_roadmap.model.values.message import About, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.messages.words import Words


def assumed(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """The line of the head that says what is assumed, by its key; none where nothing is."""
    told = "; ".join(_turns(roadmap, words))
    if told:
        yield "what-if", told


def effects(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """What would be without it, and, after failures, how many attempts are left."""
    if not any(_turns(roadmap, words)):
        return
    for finding in roadmap.findings:
        if finding.about is About.SET_BACKS:
            yield "without", words.say(message("what-if.without", **finding.message.params))
    for finding in roadmap.findings:
        if roadmap.goal.what_if.failed_exams and finding.about is About.ATTEMPTS:
            yield "left", words.say(finding.message)


def _turns(roadmap: Roadmap, words: Words) -> Iterator[str]:
    asked = roadmap.goal.what_if
    if asked.failed_exams:
        code = "what-if.failed_once" if asked.failed_exams == 1 else "what-if.failed"
        yield words(code, count=asked.failed_exams)
    for delay in asked.delays:
        if delay.days:
            yield _late(delay, roadmap, words)
    for card in dict.fromkeys(asked.lapsed):
        yield words("what-if.lapse", card=_card(card, roadmap))


def _late(delay: Delay, roadmap: Roadmap, words: Words) -> str:
    titles = {planned.step.id: planned.step.title for planned in roadmap.steps}
    title = words.say(titles[delay.step]) if delay.step in titles else delay.step
    return words("what-if.delay", title=title, late=Duration(days=delay.days))


def _card(card: str, roadmap: Roadmap) -> str:
    """The name of a card; its id where there is no plan."""
    return roadmap.lapsed_cards.get(card, card)

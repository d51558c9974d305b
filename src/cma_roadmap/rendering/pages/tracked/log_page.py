"""What happened, as a page: what was just written, what it moved, and the log so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.tracked.due import DueNow
from cma_roadmap.model.tracked.happened import Entry, Happened
from cma_roadmap.model.tracked.moves import PlanDiff
from cma_roadmap.model.values.message import Message
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    listed,
)
from cma_roadmap.rendering.pages.tracked.diff_page import short_diff
from cma_roadmap.rendering.pages.tracked.next_page import due_line, nothing_due
from cma_roadmap.sentences.catalog import ENGLISH

_NEXT = 3

_OF_EXAMS = ("exam.apply", "exam.sit", "exam.certified")
_AGAIN = re.compile(r"exam\.attempt-(?P<number>\d+)\.(?P<part>\w+)")


class Titles(NamedTuple):
    """The titles of the steps of a plan by id, and the credential that the plan is for."""

    credential: str
    by_id: Mapping[str, str]


def titles_of(roadmap: Roadmap, words: Words, before: Mapping[str, str] | None = None) -> Titles:
    """What the steps of a plan are called, those that it has no more as they were `before`."""
    now = {p.step.id: words.say(p.step.title) for p in roadmap.steps}
    return Titles(roadmap.goal.credential, {**(before or {}), **now})


def done_items(entries: Iterable[Entry], titles: Titles, words: Words) -> Iterator[Item]:
    """A line for each thing that happened, with its number in the log."""
    for entry in entries:
        if entry.happened is not None:
            yield Item(happened_in_words(entry.happened, titles, words), entry.number)


def _title(one: Happened, plan: Titles, words: Words) -> str:
    """What a step is called, also a later attempt of which the plan knows no more; else its id.

    Steps of exams have the same ids whatever the credential: of another one the plan has no title.
    """
    titles = plan.by_id if one.is_of(plan.credential) else _of_another(one, words)
    again = _AGAIN.fullmatch(one.step)
    first = titles.get(f"exam.{again['part']}") if again else None
    if one.step in titles or again is None or first is None:
        return titles.get(one.step, one.step)
    return words("log.attempt", title=first, number=int(again["number"]))


def _of_another(one: Happened, words: Words) -> Mapping[str, str]:
    """What the steps of the exam of another credential are called, and this one whatever it is."""
    told = {step: words(f"log.another.{step}", credential=one.credential) for step in _OF_EXAMS}
    if one.step in _OF_EXAMS or _AGAIN.fullmatch(one.step):
        return told
    return {one.step: words("log.another", step=one.step, credential=one.credential)}


def happened_in_words(one: Happened, titles: Titles, words: Words) -> str:
    """The step or the course, its day, and what was told beside it."""
    title = _title(one, titles, words)
    text = words("log.begun" if one.begun else "log.done", title=title, day=one.on)
    if one.course is not None:
        names, kinds = one.course.credentials, one.course.categories
        text = words(
            "ce.course",
            title=one.course.title,
            day=one.on,
            points=one.course.points,
            names=names,
        )
        text = words("ce.course.kind", text=text, kinds=kinds) if kinds else text
    if one.result is not None:
        text = words(f"log.result.{one.result}", text=text)
    if one.cost is not None:
        text = words("log.paid", text=text, amount=one.cost)
    return words("log.paper", text=text, paper=one.paper) if one.paper else text


def log_page(
    entries: Sequence[Entry], titles: Titles, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The whole log, with what was taken back marked so."""
    words = Words(phrases)
    undone = {entry.undoes for entry in entries}
    items = []
    for entry in entries:
        if entry.happened is None:
            continue
        text = happened_in_words(entry.happened, titles, words)
        code = "log.taken-back" if entry.number in undone else "log.line"
        items.append(Item(words(code, text=text), entry.number))
    lead = tuple(listed(items)) or (Paragraph(words("log.empty")),)
    return Page(words("log.title"), lead, (), {})


def written_page(
    written: Sequence[Entry],
    surprises: Sequence[tuple[str, Message]],
    roadmap: Roadmap,
    moved: PlanDiff,
    due: DueNow,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """What was written, what is surprising in it, what it moved, and what is next."""
    words = Words(phrases)
    items = tuple(done_items(written, titles_of(roadmap, words), words))
    told = tuple(listed(items)) or (Paragraph(words("log.known")),)
    doubts = tuple(Item(words.say(text), Mark.WARNING) for _, text in surprises)
    title = words("log.written" if written else "log.not-written")
    return Page(title, (*told, *listed(doubts)), tuple(_after(moved, due, words)), {})


def undone_page(
    undone: Entry,
    roadmap: Roadmap,
    moved: PlanDiff,
    due: DueNow,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """What was taken back, what it moved, and what is next."""
    words = Words(phrases)
    items = tuple(listed(done_items((undone,), titles_of(roadmap, words), words)))
    return Page(words("log.undone"), items, tuple(_after(moved, due, words)), {})


def _after(moved: PlanDiff, due: DueNow, words: Words) -> Iterator[Section]:
    yield Section("moved", words("log.heading.moved"), short_diff(moved, words))
    yield Section("next", words("status.heading.next"), tuple(_next(due, words)))


def _next(due: DueNow, words: Words) -> Iterator[Block]:
    ahead = (*due.week, *due.month)[:_NEXT]
    if not ahead:
        yield Paragraph(nothing_due(due, words))
    yield from listed(
        Item(due_line(one, words), number, lead=f"{words.say(one.planned.step.title)}:")
        for number, one in enumerate(ahead, 1)
    )

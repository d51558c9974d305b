"""Why a step is on its day, at one look; and the steps of a plan by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.facts.short_parts import know, next_up
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Fact, Facts, Page, Paragraph, Tone
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.why.explanation import Explanation, explain, findings_of
from cma_roadmap.sentences.catalog import ENGLISH

_LETTERS = 125
"""Two lines beside their label."""
_DRIVERS, _KNOWN = 2, 2
_COLUMNS = ("step", "day", "id")
_TO_DO = (StepKind.TASK, StepKind.MILESTONE)
_STEPS = 13
"""Steps that fit a first screen by name."""


def short_explanation_page(
    roadmap: Roadmap, step: str, whole: Page, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """That day because of what, and what happens if it slips; `whole` is the page that tells all.

    Raises:
        KeyError: the plan has no such step.
    """
    words = Words(phrases)
    told = explain(roadmap, step, words)
    found = findings_of(roadmap, told.planned)
    warned = (words.say(one.message) for one in found if one.severity is not Severity.INFO)
    sections = (
        know(list(dict.fromkeys(warned))[:_KNOWN], words),
        next_up(words, whole, *_commands(told, words)),
    )
    return Page(
        words("why.short.title", title=told.title, when=told.when),
        (Facts(tuple(_facts(told, words))),),
        tuple(section for section in sections if section.blocks),
        {},
    )


def _facts(told: Explanation, words: Words) -> Iterator[Fact]:
    for number, reason in enumerate(told.drivers[:_DRIVERS]):
        label = words("why.short.and" if number else "why.short.because")
        yield Fact(label, in_short(reason.text, _LETTERS))
    yield Fact(words("why.short.slips"), in_short(told.slack, _LETTERS))
    over = told.planned.step.status is StepStatus.DONE
    limit = next((reason.text for reason in told.limits if not over), "")
    yield Fact(words("why.short.limit"), in_short(limit, _LETTERS))
    waiting = dict.fromkeys(tie.about.successor for tie in told.awaited_by)
    titles = {p.step.id: words.say(p.step.title) for p in told.roadmap.steps}
    behind = "; ".join(titles[name] for name in waiting)
    yield Fact(words("why.short.behind"), in_short(behind, _LETTERS))
    costs = "; ".join(reason.text.rstrip(".") for reason in told.costs)
    yield Fact(words("why.short.costs"), in_short(costs, _LETTERS))


def _commands(told: Explanation, words: Words) -> Iterator[str]:
    """The step before it in the chain, the chain itself, the whole road."""
    before = next((driver.ref for driver in told.planned.timing.drivers if driver.ref), None)
    if before is not None and any(p.step.id == before for p in told.roadmap.steps):
        yield words("short.more.why", step=before)
    yield words("short.more.chain", step=told.planned.step.id)
    yield words("short.more.plan", credential=told.roadmap.goal.credential)


def steps_page(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """Every step that is still to come, by name, with its day."""
    words, left = Words(phrases), _left(roadmap)
    title = words("why.steps.title", credential=roadmap.credential_name, count=len(left))
    hint = Paragraph(words("why.steps.hint"), Tone.ASIDE)
    return Page(title, (*_table(left, words), hint), (), {})


def short_steps_page(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The first steps that are something to do, without the shots and cards."""
    words, left = Words(phrases), _left(roadmap)
    kept = [p for p in left if p.step.kind in _TO_DO and not _is_clearance(p, roadmap)]
    some = left if len(left) <= _STEPS else kept or left
    shown = sorted(some, key=lambda planned: planned.timing.start)[:_STEPS]
    title = words("why.steps.title", credential=roadmap.credential_name, count=len(left))
    path = [name for name in roadmap.critical_path if any(p.step.id == name for p in left)]
    last = path[-1:] or [p.step.id for p in shown[-1:]]
    lines = [words("short.more.why", step=name) for name in last]
    hidden = len(left) - len(shown)
    if hidden:
        lines.insert(0, words("why.steps.hidden", count=hidden))
    return Page(
        title, _table(shown, words), (next_up(words, steps_page(roadmap, phrases), *lines),), {}
    )


def _left(roadmap: Roadmap) -> list[PlannedStep]:
    """The steps that are not done."""
    return [p for p in roadmap.steps if p.step.status is not StepStatus.DONE]


def _is_clearance(planned: PlannedStep, roadmap: Roadmap) -> bool:
    """Whether it is a shot, a test or a card that holds nothing up."""
    step = planned.step
    return step.phase is Phase.EXTERNSHIP and step.id not in roadmap.critical_path


def _table(steps: Sequence[PlannedStep], words: Words) -> tuple[Block, ...]:
    columns = tuple(
        Column(name, words(f"why.steps.{name}"), flexible=name == "step", least=20)
        for name in _COLUMNS
    )
    rows = tuple((words.say(p.step.title), words.value(p.timing.start), p.step.id) for p in steps)
    return (Table(columns, rows, "step"),) if rows else ()

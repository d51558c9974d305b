"""What to tick off: every task and every last day ahead, in order, with what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import Listed, Step, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.due import is_action, is_open_ended
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.listed import listed_label
from cma_roadmap.rendering.plan.panels import Panel
from cma_roadmap.rendering.plan.prices import Price, price_of
from cma_roadmap.rendering.plan.rows import last_day


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to tick off.

    `days` are the first and the last one of it, or its one day; none for a deadline. `latest` is
    empty where nobody knows one. `firm`: there is no day to spare. `needs` is what to bring or to
    know, `price` what to pay.
    """

    title: str
    days: tuple[str, ...]
    latest: str
    firm: bool
    needs: tuple[str, ...]
    price: str


@dataclass(frozen=True, slots=True)
class CheckPart:
    """The items of one panel: the way to the certificate, or keeping it."""

    title: str
    items: tuple[CheckItem, ...]


def checklist(roadmap: Roadmap, panels: Sequence[Panel], words: Words) -> tuple[CheckPart, ...]:
    """The parts that hold anything, their items by day; nothing for a plan that does not hold."""
    if not roadmap.stands:
        return ()
    steps = {planned.step.id: planned for planned in roadmap.steps}
    parts = []
    for panel in panels:
        ids = [name for row in panel.rows for name in row.ids if roadmap.can_be_followed(name)]
        ahead = [steps[name] for name in ids if _is_ahead(steps[name])]
        ahead.sort(key=lambda planned: (_day(planned), planned.timing.latest_end))
        if ahead:
            parts.append(CheckPart(panel.title, tuple(_item(p, words) for p in ahead)))
    return tuple(parts)


def _is_ahead(planned: PlannedStep) -> bool:
    """What somebody has to do, and each last day; nobody ticks off a wait."""
    late = planned.step.kind is StepKind.DEADLINE and planned.step.status is not StepStatus.DONE
    return late or is_action(planned)


def _day(planned: PlannedStep) -> date:
    timing = planned.timing
    late = planned.step.kind is StepKind.DEADLINE
    return last_day(timing.start, timing.end) if late else timing.start


def _item(planned: PlannedStep, words: Words) -> CheckItem:
    step, timing = planned.step, planned.timing
    final = last_day(timing.start, timing.end)
    latest = max(final, last_day(timing.latest_start, timing.latest_end))
    firm = step.kind is StepKind.DEADLINE or step.status is StepStatus.PINNED
    if firm:
        latest = final
    open_ended = not firm and is_open_ended(planned)
    price = price_of(step.costs, words)
    return CheckItem(
        title=words.say(step.title),
        days=() if step.kind is StepKind.DEADLINE else _days(planned, words),
        latest="" if open_ended else words.value(latest),
        firm=firm or (latest == final and not open_ended),
        needs=tuple(_needs(step, words)),
        price=_price(price, words),
    )


def _days(planned: PlannedStep, words: Words) -> tuple[str, ...]:
    timing = planned.timing
    days = (timing.start, last_day(timing.start, timing.end))
    return tuple(words.value(day) for day in dict.fromkeys(days))


def _needs(step: Step, words: Words) -> Iterator[str]:
    """Papers one by one; what a step lists of another kind in one text that says what it is."""
    if step.listed is Listed.PAPERS:
        yield from step.documents
    elif step.documents:
        texts = "; ".join(step.documents)
        yield words("page.listed", label=listed_label(step, words), texts=texts)


def _price(price: Price | None, words: Words) -> str:
    """What to pay, or that the price is to be asked for."""
    if price is None:
        return ""
    unknown = price.full == words("view.price-unknown")
    return words("page.ask_price") if unknown else words("page.pay", price=price.full)

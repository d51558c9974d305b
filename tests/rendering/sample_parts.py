"""Small makers for hand-built roadmaps: steps, costs, sources, clauses, in one line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cma_roadmap.model.definitions.program import Award, Basis, Program, Quantity
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.guesses import AssumedTime
from cma_roadmap.model.results.network import (
    CostLine,
    Listed,
    Phase,
    Step,
    StepKind,
    StepStatus,
    Timing,
)
from cma_roadmap.model.results.roadmap import (
    Alternative,
    DueLine,
    Goal,
    PathwayChoice,
    PlannedStep,
    Roadmap,
)
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import Confidence, Source, Tier
from cma_roadmap.model.values.message import Finding, Message, Severity, message
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.model.values.span import ALWAYS, NEVER, ONE_DAY, Duration, Spans
from cma_roadmap.planning.money.costing import summarize
from cma_roadmap.sentences.catalog import ENGLISH

PHRASES = {
    **ENGLISH,
    "sample": "{text}",
    "sample.dose": "{name}: dose {dose}",
}
"""All words, and any text at all as a title."""

TODAY = date(2026, 11, 21)
_VERDICTS = {
    Verdict.MET: (ALWAYS, ALWAYS),
    Verdict.UNKNOWN: (NEVER, ALWAYS),
    Verdict.UNMET: (NEVER, NEVER),
}


def text(words: str) -> Message:
    """A message that says just this."""
    return message("sample", text=words)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def dollars(low: int, likely: int | None = None, high: int | None = None) -> MoneyRange:
    figures = (low, low if likely is None else likely, low if high is None else high)
    return MoneyRange(*(Money(Decimal(figure)) for figure in figures))


def price(
    label: str,
    amount: MoneyRange | None,
    source: str | None = None,
    basis: Basis = Basis.REPORTED,
) -> CostLine:
    code = re.sub("[^a-z0-9]+", "_", label.lower()).strip("_") or "price"
    return CostLine(code, text(label), amount, basis, source)


@dataclass
class Steps:
    """Collects planned steps; `last` days are inclusive here, as people say them."""

    phase: Phase = Phase.FOUNDATION

    def __post_init__(self) -> None:
        self.made: list[PlannedStep] = []

    def add(
        self,
        name: str,
        title: str | Message,
        first: str,
        last: str | None = None,
        *,
        kind: StepKind = StepKind.TASK,
        critical: bool = False,
        slack: int = 0,
        status: StepStatus = StepStatus.TODO,
        costs: Iterable[CostLine] = (),
        documents: Sequence[str] = (),
        sources: Sequence[str] = (),
        series: str | None = None,
        findings: Sequence[int] = (),
        listed: Listed = Listed.PAPERS,
    ) -> None:
        start, end = day(first), day(last or first) + ONE_DAY
        spare = Duration(days=slack)
        step = Step(
            id=f"{self.phase}.{name}",
            phase=self.phase,
            kind=kind,
            title=text(title) if isinstance(title, str) else title,
            length=Elapsed(Duration(days=(end - start).days)),
            status=status,
            fixed=None if status is StepStatus.TODO else start,
            costs=tuple(costs),
            documents=tuple(documents),
            sources=tuple(sources),
            series=series,
            listed=listed,
        )
        timing = Timing(start, end, spare.after(start), spare.after(end), critical)
        self.made.append(PlannedStep(step, timing, tuple(findings)))

    def doses(self, name: str, title: str, days: Sequence[str], slack: int, done: int = 0) -> None:
        """A series of visits of which the first `done` have been made."""
        for number, first in enumerate(days, 1):
            self.add(
                f"{name}.{number}",
                message("sample.dose", name=title, dose=number),
                first,
                slack=slack,
                status=StepStatus.DONE if number <= done else StepStatus.TODO,
                series=f"{self.phase}.{name}",
                sources=["cdc"],
            )


def source(name: str, publisher: str, title: str, tier: Tier, seen: str | None = None) -> Source:
    url = f"https://www.{publisher.split()[0].lower()}.example/{name}"
    return Source(id=name, publisher=publisher, title=title, url=url, tier=tier, seen=seen)


def clause(
    words: str,
    verdict: Verdict,
    reason: str = "",
    children: Sequence[Assessment] = (),
    sources: Sequence[str] = (),
    held: Spans | None = None,
) -> Assessment:
    surely, possibly = _VERDICTS[verdict]
    kind = "all_of" if children else "confirm"
    return Assessment(
        words.lower(),
        kind,
        words,
        text(reason),
        held or surely,
        held or possibly,
        sources=tuple(sources),
        children=tuple(children),
    )


def program(name: str, award: Award, months: int, *, typical: bool) -> Program:
    hours = Quantity(likely=160, low=160, high=200, basis=Basis.DEFAULT, source="nces")
    length = Quantity(likely=months, low=months, high=months, basis=Basis.DEFAULT, source="nces")
    return Program(
        id=name.lower().replace(" ", "-"),
        name=name,
        award=award,
        typical=typical,
        months=length,
        clock_hours=None,
        externship_hours=hours,
        tuition=None,
        books=None,
    )


def finding(severity: Severity, words: str, step: str | None = None, *cited: str) -> Finding:
    return Finding(severity, text(words), step, cited)


def roadmap(
    steps: Steps,
    *,
    goal: Goal,
    name: str = "CMA (AAMA)",
    today: date = TODAY,
    certified: str | None = None,
    expires: str | None = None,
    goal_step: str | None = None,
    verdict: Verdict = Verdict.MET,
    pathway: str = "Graduate of an accredited program",
    tree: Assessment | None = None,
    training: Program | None = None,
    findings: Sequence[Finding] = (),
    sources: Sequence[Source] = (),
    alternatives: Sequence[Alternative] = (),
    feasible: bool = True,
    assumed: Sequence[AssumedTime] = (),
) -> Roadmap:
    """A roadmap with its sums done; the critical path ends in `goal_step`."""
    chosen = tree or clause(pathway, verdict)
    critical = [p.step.id for p in steps.made if p.timing.critical and p.step.id != goal_step]
    dues = sorted(_dues(steps.made, certified), key=lambda line: line.due)
    return Roadmap(
        goal=goal,
        credential_name=name,
        today=today,
        as_of=None,
        data_version="0" * 64,
        feasible=feasible,
        pathway=PathwayChoice("graduate", goal.credential, pathway, verdict, chosen, TODAY),
        program=training,
        certified_on=day(certified) if certified else None,
        expires_on=day(expires) if expires else None,
        critical_path=(*critical, *([goal_step] if goal_step else [])),
        steps=tuple(steps.made),
        dependencies=(),
        cost=summarize(dues)._replace(not_known=tuple(map(not_known, unpriced(dues)))),
        findings=tuple(findings),
        sources=tuple(sources),
        alternatives=tuple(alternatives),
        confidence={s.id: Confidence.HIGH for s in sources if s.tier is Tier.OFFICIAL},
        assumed=tuple(assumed),
    )


def unpriced(dues: Sequence[DueLine]) -> list[DueLine]:
    """The lines that have no price."""
    return [due for due in dues if due.line.amount is None]


def not_known(due: DueLine) -> UnknownPrice:
    """A price of which only its label is known."""
    key = f"{due.step}.{due.line.code}"
    return UnknownPrice(key, "ged", due.line.label, None, 1, due.before)


def _dues(steps: Sequence[PlannedStep], certified: str | None) -> Iterator[DueLine]:
    for planned in steps:
        due = planned.timing.start
        for line in planned.step.costs:
            before = certified is None or due <= day(certified)
            yield DueLine(planned.step.id, planned.step.phase, line, due, before)

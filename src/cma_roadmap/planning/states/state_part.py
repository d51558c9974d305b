"""One state inside one plan: its way in for this person, and the steps added of it so far."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TypeVar

from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Route, StateStep
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.schooling import DiplomaKind
from cma_roadmap.model.results.network import DependencyType, Phase, Step, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED, COMPLETE, DIPLOMA
from cma_roadmap.planning.eligibility.case import Case, Earned
from cma_roadmap.planning.eligibility.pathways import assumed_case
from cma_roadmap.planning.states.judged_way import JudgedWay
from cma_roadmap.planning.states.past_papers import PaperHistory, paper_history
from cma_roadmap.planning.states.state_rules import adds_steps
from cma_roadmap.planning.states.state_ways import judged_ways

T = TypeVar("T")


@dataclass
class StatePart:
    """What is planned of one state.

    `program` is the school that is still ahead, if there is one. `since` is the id of the move
    that comes first and `moved_on` its day; `until` is the day one moves away: what would come
    later is `skipped`. `marked` steps carry the letters of their state. `plan_ids` gives plan ids
    by the state's own; `at_once` holds those after which the next step may begin on the same day.
    """

    draft: Draft
    goal: Goal
    credential: Credential
    state: Jurisdiction
    prefix: str = "state."
    since: str | None = None
    moved_on: date | None = None
    until: date | None = None
    marked: bool = False
    plan_ids: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    at_once: set[str] = field(default_factory=lambda: {COMPLETE})
    program: Program | None = None

    @cached_property
    def history(self) -> PaperHistory:
        """What the person has had of this state already."""
        case = self.draft.case
        return paper_history(self.state, case.profile, self.prefix, case.today)

    @cached_property
    def ways(self) -> tuple[JudgedWay, ...]:
        """The ways in, judged for the person as the plan leaves them; the planned one first."""
        return judged_ways(self.state, self.credential.id, self._case(), self.history)

    @property
    def way(self) -> JudgedWay:
        """The way in that is planned."""
        return self.ways[0]

    @property
    def route(self) -> Route | None:
        """The same, as the state names it; `None` where it has but one."""
        return self.way.route

    @property
    def steps(self) -> tuple[StateStep, ...]:
        """What that way asks for, in order."""
        return self.way.steps

    def _case(self) -> Case:
        """The person with the school, the diploma and the certificate that the plan brings."""
        draft, case = self.draft, self.draft.case
        if self.program is not None and COMPLETE in draft.steps:
            case = assumed_case(case, self.program, self.day_of(COMPLETE))
        case = case._replace(diploma_from=self._diploma_day())
        if case.choosing:
            case = case._replace(choosing_from=self.day_of(COMPLETE))
        if CERTIFIED not in draft.steps or self.held:
            return case
        return case._replace(earned=Earned(self.credential.id, self.day_of(CERTIFIED)))

    @property
    def by_plan(self) -> date:
        """The day by which the plan has brought what it brings."""
        days = [self.day_of(name) for name in (COMPLETE, CERTIFIED) if name in self.draft.steps]
        return max([*days, self.draft.case.today])

    def _diploma_day(self) -> date | None:
        """When the plan brings a diploma; where it is said to lack, a state's rule makes it."""
        said = self.draft.case.profile.diploma
        if DIPLOMA in self.draft.steps:
            return self.day_of(DIPLOMA)
        if said is None or said.kind is not DiplomaKind.NONE:
            return None
        return self.draft.dates.get(DIPLOMA, self.draft.case.today)

    def id(self, state_step: StateStep) -> str:
        """The id in the plan of a step that the state asks for."""
        return self.prefix + state_step.id

    def title(self, state_step: StateStep) -> Message:
        """Its title, with the letters of the state where two states are in the plan."""
        return self.named(message("title.state_step", title=state_step.title))

    def named(self, title: Message) -> Message:
        """A title with the letters of the state, where they are needed."""
        if not self.marked:
            return title
        return message("title.state_marked", state=self.state.id, title=title)

    @property
    def rules_day(self) -> date:
        """The day whose rules the state is told by: `--as-of`, else that of the move, or today."""
        return self.draft.as_of or self.moved_on or self.draft.case.today

    @property
    def has_steps(self) -> bool:
        """Whether the state, as it deals with the work then, has steps for a plan."""
        return adds_steps(self.state, self.state.regime.at(self.rules_day).value)

    def version(self, fact: Fact[T]) -> FactVersion[T]:
        """What is in force on the day by which the state is told, cited."""
        version = fact.at(self.rules_day)
        for source in version.sources:
            self.draft.cite(source, version.confidence)
        return version

    @property
    def agency(self) -> str:
        """Who to ask."""
        return self.state.agency.name if self.state.agency else self.state.name

    @property
    def held(self) -> bool:
        """Whether the credential is in hand already."""
        return self.draft.steps[CERTIFIED].status is StepStatus.DONE

    def is_gone(self, name: str) -> bool:
        """Whether the person has moved away by the day of this step, as far as it is known."""
        if self.until is None or not self.draft.dates:
            return False
        day = self.draft.dates.get(name)
        return day is None or day >= self.until

    def skips(self, name: str) -> bool:
        """Whether a step is left out because the person is gone by its day; notes it."""
        gone = self.is_gone(name)
        if gone:
            self.skipped.append(name)
        return gone

    def day_of(self, name: str) -> date:
        """The day of a step as last scheduled; before that, the first one possible."""
        self.draft.unsettled = True
        known = self.draft.dates.get(name) or self.draft.steps[name].fixed
        return known or max(self.draft.case.today, self.moved_on or date.min)

    def follows(self, before: str, after: str) -> bool:
        """Whether `after`, where it is scheduled now, comes when `before` is over."""
        return self.draft.steps[before].length.end(self.day_of(before)) <= self.day_of(after)

    def is_behind(self, state_step: StateStep) -> bool:
        """Whether something that comes after this step was done already."""
        later = (step for step in self.steps if state_step.id in step.after)
        return any(step.id in self.history.done for step in later)

    def is_done(self, name: str) -> bool:
        return self.draft.steps[name].status is StepStatus.DONE

    def add(self, state_step: StateStep, step: Step) -> None:
        """Add a step for what the state asks; one that was done in the past is paid, too."""
        pin = self.history.done.get(state_step.id)
        if pin is not None and step.status is StepStatus.TODO:
            done = StepStatus.DONE
            length = step.length if step.kind is StepKind.WINDOW else DAY
            step = Step(step.id, step.phase, step.kind, step.title, length, done, fixed=pin)
        self.draft.add(step)
        self.plan_ids[state_step.id] = step.id
        if step.kind is StepKind.MILESTONE:
            self.at_once.add(step.id)
        self.after_move(step.id)

    def after_move(self, name: str) -> None:
        """Let a step wait for the move, where there is one."""
        if self.since is not None and not self.is_done(name):
            self.draft.add_dependency(self.since, name, DependencyType.SS, code="state_move")

    def add_dependency(
        self, before: str, after: str, code: str = "state_order", source: str = ""
    ) -> None:
        """Let one step wait for another; what is done waits for nothing any more."""
        if self.is_done(after):
            return
        same_day = before in self.at_once
        kind = DependencyType.SS if same_day else DependencyType.FS
        self.draft.add_dependency(before, after, kind, code=code, source=source or None)

    def before(self, state_step: StateStep) -> tuple[str, ...]:
        """The plan ids of what comes before a step, seen through what is only told of."""
        known = {step.id: number for number, step in enumerate(self.steps)}
        found: list[str] = []
        for name in state_step.after:
            if known.get(name, len(known)) > known[state_step.id]:
                continue
            if name in self.plan_ids:
                found.append(self.plan_ids[name])
            else:
                found += self.before(self.steps[known[name]])
        return tuple(dict.fromkeys(found))

    def milestone(self, state_step: StateStep, day: date | None = None) -> Step:
        """A point to reach, or one that was reached on `day`."""
        status = StepStatus.TODO if day is None else StepStatus.DONE
        kind = StepKind.MILESTONE
        return Step(
            self.id(state_step), Phase.STATE, kind, self.title(state_step), DAY, status, fixed=day
        )

    def find(self, severity: Severity, text: Message, step: str | None = None) -> None:
        """Tell something that rests on no source of its own."""
        self.draft.find(severity, text, step)

    def tell_rule(self, state_step: StateStep) -> None:
        """What the rule says of a step, beside it; what is no step is told with its title."""
        name = self.plan_ids.get(state_step.id)
        version = self.draft.version(state_step.rule, self.id(state_step))
        weak = version.confidence is Confidence.LOW
        code = "finding.state_rule" if name else "finding.state_condition"
        text = message(
            code,
            state=self.state.name,
            title=state_step.title,
            tasks=message("word.state_tasks", tasks=state_step.tasks) if state_step.tasks else None,
            rule=version.value or message("word.unknown"),
            doubt=message("word.state_doubt", agency=self.agency) if weak else None,
        )
        severity = Severity.WARNING if weak else Severity.INFO
        self.draft.find(severity, text, name, version.sources)

"""The way back for those whose credential has run out: ask, earn what is asked, send it in."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.network import CostLine, Listed, Phase, Step, StepKind
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import ONE_DAY, WITHIN, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft, fee_cost
from cma_roadmap.planning.draft.milestones import (
    CERTIFIED,
    RETURN_ANSWER,
    RETURN_APPLY,
    RETURN_ASK,
    RETURN_CE,
)
from cma_roadmap.planning.draft.pace import study_days
from cma_roadmap.planning.steps.holding import Holding


def add_way_back(draft: Draft, credential: Credential, holding: Holding, goal: Goal) -> None:
    """Add the steps back to a credential that has surely run out, as far as they are known."""
    _Return(draft, credential, holding).add(goal)


class _Return:
    def __init__(self, draft: Draft, credential: Credential, holding: Holding) -> None:
        self.draft, self.credential, self.holding = draft, credential, holding
        self.rule = credential.renewal.way_back
        self.open_until = self._open_until()
        self.is_shut = self.open_until is not None and self.open_until < draft.case.today

    def add(self, goal: Goal) -> None:
        self._ask()
        earlier = RETURN_ASK
        if self._education(goal):
            self.draft.add_dependency(RETURN_ASK, RETURN_CE)
            earlier = RETURN_CE
        self._apply()
        self._answer()
        body = self.credential.body.abbreviation
        title = message("title.back_in_force", credential=self.credential.name, body=body)
        self.draft.add(Step(CERTIFIED, Phase.EXAMINATION, StepKind.MILESTONE, title, DAY))
        self.draft.add_dependency(earlier, RETURN_APPLY)
        self.draft.add_dependency(RETURN_APPLY, RETURN_ANSWER)
        self.draft.add_dependency(RETURN_ANSWER, CERTIFIED)
        self._tell()

    def _title(self, code: str) -> Message:
        return message(code, body=self.credential.body.abbreviation)

    def _open_until(self) -> date | None:
        if self.rule is None or self.rule.open_for is None or self.holding.last is None:
            return None
        length = self.draft.read(self.rule.open_for, RETURN_APPLY, "return_open").value
        return WITHIN.last_day(self.holding.last, length) if length else None

    def _ask(self) -> None:
        facts = self.rule.questions if self.rule else ()
        versions = [self.draft.version(fact, RETURN_ASK) for fact in facts]
        body, day = self.credential.body, self.draft.case.rules_day
        phone = body.phone.at(day).value if body.phone else None
        at = phone or body.url or body.name
        title = message("title.return_ask", body=body.abbreviation, contact=at)
        step = Step(
            RETURN_ASK,
            Phase.EXAMINATION,
            StepKind.TASK,
            title,
            DAY,
            documents=tuple(version.value for version in versions if version.value),
            sources=self.draft.cite_all(versions),
            listed=Listed.QUESTIONS,
        )
        self.draft.add(step)

    def _education(self, goal: Goal) -> bool:
        """Whether continuing education is known to be owed; nobody tells how long that takes."""
        if self.rule is None or self.rule.ce is None or self.is_shut:
            return False
        total = self.draft.read(self.rule.ce, RETURN_CE, "return_ce")
        days = study_days(self.draft, goal)
        if self.open_until is not None:  # a guess does not close a door that the body leaves open
            days = max(1, min(days, (self.open_until - self.draft.case.today).days - 1))
        length = Duration(days=days)
        unit = self.credential.renewal.ce.unit
        title = message("title.ce", total=total.value, unit=unit)
        kind, costs = StepKind.TASK, (_unknown("ce", "cost.ce"),)
        step = Step(RETURN_CE, Phase.EXAMINATION, kind, title, Elapsed(length), costs=costs)
        self.draft.add(step)
        text = message("finding.assumed", what=message("assumption.return_ce"), value=length)
        self.draft.find(Severity.INFO, text, RETURN_CE)
        return True

    def _apply(self) -> None:
        papers = self.rule.papers if self.rule else ()
        versions = [self.draft.version(fact, RETURN_APPLY) for fact in papers]
        soon = self.draft.case.today + 2 * ONE_DAY
        until = self.open_until if self.open_until and self.open_until >= soon else None
        step = Step(
            RETURN_APPLY,
            Phase.EXAMINATION,
            StepKind.TASK,
            self._title("title.return_apply"),
            DAY,
            due=until + ONE_DAY if until else None,
            costs=(self._fee(),),
            documents=tuple(version.value for version in versions if version.value),
            sources=self.draft.cite_all(versions),
        )
        self.draft.add(step)

    def _fee(self) -> CostLine:
        fee = self.credential.renewal.reactivation_fee
        if fee is None or self.is_shut:
            return _unknown("reactivation_fee", "cost.reactivation")
        version = self.draft.read(fee, RETURN_APPLY, "reactivation_fee")
        label = message("cost.reactivation")
        return fee_cost("reactivation_fee", label, version.value, version.source)

    def _answer(self) -> None:
        """No body tells how long it takes: as long as an application for the exam."""
        version = self.draft.read(
            self.credential.application.processing, RETURN_ANSWER, "processing"
        )
        length = self.draft.longest_wait(version, RETURN_ANSWER)
        title = self._title("title.return_answer")
        self.draft.add(Step(RETURN_ANSWER, Phase.EXAMINATION, StepKind.TASK, title, length))

    def _tell(self) -> None:
        """What is known of the way back, and that the rest is for the body to say."""
        known = self.credential.renewal.after_lapse
        version = known.at(self.draft.case.rules_day) if known else None
        code = "finding.way_back" if version and version.value else "finding.way_back_unknown"
        body = self.credential.body
        text = message(
            code,
            credential=self.credential.name,
            day=self.holding.last,
            body=body.abbreviation,
            contact=body.reached(self.draft.case.rules_day),
            text=version.value if version else None,
        )
        self.draft.find(Severity.WARNING, text, RETURN_ASK, version.sources if version else ())
        if self.open_until is not None:
            code = "finding.way_back_shut" if self.is_shut else "finding.way_back_until"
            last = message(code, body=body.abbreviation, day=self.open_until)
            self.draft.find(Severity.WARNING, last, RETURN_APPLY)


def _unknown(code: str, label: str) -> CostLine:
    return CostLine(code, message(label), None, Basis.REPORTED, None)

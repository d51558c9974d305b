"""Sitting the exam again: what each failed attempt costs in time and money, try after try."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple, replace
from cma_roadmap.model.definitions.credential import Exam, Retake
from cma_roadmap.model.results.network import CostLine, DependencyType, Phase, Step, StepKind
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import RESULT, SIT
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.exam.ahead import ahead, ask_of, is_behind, tell_unsaid
from cma_roadmap.planning.exam.application import documents_for
from cma_roadmap.planning.exam.attempts import (
    FIRST,
    ApplicationRule,
    Attempt,
    add_result,
    add_window,
    allowed,
    application_rule,
    booking_lag,
    is_last,
    nth_attempt,
    pause_after,
)
from cma_roadmap.planning.exam.retake_limits import (
    is_first_over,
    keep_first_window,
    keep_recency,
    retake_fee,
    way_in_again,
)

_FINDINGS = {
    ApplicationRule.NEW_APPLICATION: (Severity.INFO, "finding.retake_new_application"),
    ApplicationRule.SAME_APPLICATION: (Severity.INFO, "finding.retake_same_application"),
    ApplicationRule.UNKNOWN: (Severity.WARNING, "finding.retake_application_unknown"),
}


def add_retakes(draft: Draft, route: Route, goal: Goal, exam: Exam) -> Attempt:
    """Add the attempts after the failures that are assumed; returns the last one.

    Where all attempts fail there is no certificate: the last result is the end of the plan.
    """
    failed = draft.set_backs.failed
    if not failed:
        return FIRST
    again = _Retakes(draft, route, goal, exam)
    again.retitle_first()
    attempt = FIRST
    while attempt.number <= failed and not again.is_last(attempt):
        attempt = again.add(attempt)
    again.tell_rules()
    tell_unsaid(draft, route)
    if attempt.number <= failed:
        again.tell_the_end(attempt)
        draft.goal = attempt.result
    return attempt


class _Retakes(NamedTuple):
    """Adding the attempts after the first, one by one."""

    draft: Draft
    route: Route
    goal: Goal
    exam: Exam

    @property
    def _retake(self) -> Retake | None:
        return self.route.credential.retake

    @property
    def _body(self) -> str:
        return self.route.credential.body.abbreviation

    def is_last(self, attempt: Attempt) -> bool:
        return is_last(self._retake, attempt.number, self.draft.day_for(SIT))

    def retitle_first(self) -> None:
        """The first attempt, too, says that it is taken to fail."""
        for name, title in ((SIT, self._sit_title(FIRST)), (RESULT, self._result_title(FIRST))):
            self.draft.steps[name] = replace(self.draft.steps[name], title=title)

    def _sit_title(self, attempt: Attempt) -> Message:
        fails = attempt.number <= self.draft.set_backs.failed
        code = "title.sit_failed" if fails else "title.sit_again"
        if fails and attempt.sit in self.draft.set_backs.sat:
            code = "title.sit_failed_then"
        return message(code, body=self.route.credential.name, number=attempt.number)

    def _result_title(self, attempt: Attempt) -> Message:
        fails = attempt.number <= self.draft.set_backs.failed
        code = "title.result_failed" if fails else "title.result_again"
        return message(code, number=attempt.number)

    def add(self, before: Attempt) -> Attempt:
        """Add the attempt that follows `before`."""
        attempt, application = nth_attempt(before.number + 1), self.route.credential.application
        wanted = application_rule(self._retake, self.draft.day_for(attempt.apply))
        is_over = is_first_over(self.draft, attempt, self._body)
        by_school = self.route.program is not None and is_behind(self.draft, before)
        is_new = is_over or by_school or wanted is ApplicationRule.NEW_APPLICATION
        route = way_in_again(self.draft, self.route, self.goal, attempt) if is_new else self.route
        fee = retake_fee(self.draft, route, attempt, is_over=is_over)
        ready = self._apply(before, attempt, route, fee, is_new=is_new)
        title = self._sit_title(attempt)
        self.draft.add(Step(attempt.sit, Phase.EXAMINATION, StepKind.TASK, title, DAY))
        lag, source = booking_lag(self.draft, application, attempt.sit)
        self.draft.add_dependency(ready, attempt.sit, least=lag, code="booking", source=source)
        self._wait(before, attempt)
        if is_new:
            opened = message("title.window_again", number=attempt.number)
            add_window(self.draft, application, attempt, opened)
        else:
            keep_first_window(
                self.draft, self.route, attempt, is_sure=wanted is ApplicationRule.SAME_APPLICATION
            )
        if route.pathway.id == self.route.pathway.id:
            keep_recency(self.draft, self.route, attempt, is_new=is_new)
        add_result(self.draft, self.exam, attempt, self._result_title(attempt))
        if attempt.number == ahead(self.draft).number:
            ask_of(self.draft, route, attempt, is_new=is_new)
        return attempt

    def _apply(
        self, before: Attempt, attempt: Attempt, route: Route, fee: CostLine, *, is_new: bool
    ) -> str:
        """Pay, and be approved where a new application is made; returns the step that ends it."""
        is_other = route.pathway.id != self.route.pathway.id
        documents = documents_for(self.draft, route, attempt.apply) if is_other else ()
        code = "title.apply_again" if is_new else "title.retake_pay"
        title = message(code, body=self._body, number=attempt.number)
        step = Step(
            attempt.apply,
            Phase.EXAMINATION,
            StepKind.TASK,
            title,
            DAY,
            costs=(fee,),
            documents=documents,
        )
        self.draft.add(step)
        self.draft.add_dependency(before.result, attempt.apply, code="failed")
        if not is_new:
            return attempt.apply
        version = self.draft.read(
            self.route.credential.application.processing, attempt.approval, "processing"
        )
        length = self.draft.wait(version.value) if version.value else DAY
        title = message("title.approval_again", number=attempt.number)
        kind, sources = StepKind.TASK, version.sources
        self.draft.add(
            Step(attempt.approval, Phase.EXAMINATION, kind, title, length, sources=sources)
        )
        # Processing begins when the body has the application, and at no other time.
        self.draft.add_dependency(
            attempt.apply, attempt.approval, most=NO_LAG, source=version.source
        )
        return attempt.approval

    def _wait(self, before: Attempt, attempt: Attempt) -> None:
        """The wait from one sitting to the next."""
        day = self.draft.day_for(attempt.sit)
        pause = pause_after(self._retake, before.number, day)
        if pause.rule is not None and not self._is_known(pause.rule, before.number):
            what = "retake_wait" if before is FIRST else "next_wait"
            self.draft.read(pause.rule, attempt.sit, what)
        sources = self.draft.cite_all(pause.readings)
        if not pause.is_sure:
            known = pause.length is not None
            code = "finding.retake_wait_longest" if known else "finding.retake_wait_missing"
            text = message(code, body=self._body, number=before.number, wait=pause.length)
            self.draft.find(Severity.WARNING, text, attempt.sit, sources)
        least = pause.length or Duration()
        source = sources[0] if sources else None
        kind = DependencyType.SS
        self.draft.add_dependency(
            before.sit, attempt.sit, kind, least=least, code="retake_wait", source=source
        )

    def _is_known(self, rule: Fact[Duration], number: int) -> bool:
        """Whether the wait after an earlier attempt rests on the same readings."""
        day = self.draft.day_for(SIT)
        earlier = (pause_after(self._retake, past, day).rule for past in range(1, number))
        return rule in earlier

    def tell_rules(self) -> None:
        """What is assumed of applying again, and whatever else the body says of retakes."""
        second = nth_attempt(2)
        rule = application_rule(self._retake, self.draft.day_for(second.apply))
        severity, code = _FINDINGS[rule]
        ran_out = (
            rule is not ApplicationRule.NEW_APPLICATION and second.approval in self.draft.steps
        )
        if second.apply in self.draft.steps and not ran_out:
            self.draft.find(severity, message(code, body=self._body), second.apply)
        for known in self._retake.facts if self._retake else ():
            version = known.fact.at(self.draft.day_for(second.apply))
            if version.value:
                text = message("finding.pathway_fact", label=known.label, text=version.value)
                sources = self.draft.cite_all([version])
                self.draft.find(Severity.INFO, text, second.apply, sources)

    def tell_the_end(self, attempt: Attempt) -> None:
        """No attempt is left: what the limit is, and what the body says comes then."""
        retake = self._retake
        most = allowed(retake, self.draft.day_for(SIT))
        after = retake.after_last if retake else None
        said = after.at(self.draft.day_for(attempt.result)) if after else None
        known = said is not None and said.value is not None
        asked = self.goal.what_if.failed_exams > 0
        code = "finding.no_attempt_left" if asked else "finding.no_attempt_told"
        text = message(
            code if known else f"{code}_unknown",
            body=self._body,
            attempts=most.value if most else None,
            text=said.value if said else None,
            contact=self.route.credential.body.reached(self.draft.day_for(SIT)),
        )
        sources = self.draft.cite_all(version for version in (most, said) if version)
        self.draft.find(Severity.PROBLEM, text, attempt.result, sources)

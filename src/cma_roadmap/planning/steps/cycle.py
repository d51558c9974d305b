"""One term of a credential in a draft: its days, and the steps that lie in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.network import Step
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED


class Term(NamedTuple):
    """One term of validity: its number from 1, its first and its last day.

    `renewable_until` is the last day to renew it late, for one that may have ended already.
    Continuing education counts from `earned_from` on (`None`: from the first day).
    """

    number: int
    first: date
    last: date
    renewable_until: date | None = None
    earned_from: date | None = None


class Cycle(NamedTuple):
    """A term while its steps are added: each is tied to the day of the certification."""

    draft: Draft
    credential: Credential
    certified: date
    term: Term

    def id(self, name: str) -> str:
        """The id of a step of this term."""
        return f"renewal.{self.term.number}.{name}"

    def title(self, code: str, **more: str | int | Decimal | None) -> Message:
        """A title that names the credential and the term."""
        return message(code, credential=self.credential.name, cycle=self.term.number, **more)

    def add_on(self, step: Step, day: date) -> None:
        """Add a step that lies a fixed time after certification; what is over is left out."""
        today = self.draft.case.today
        if step.length.end(day) <= today:
            return
        if day < today:
            step = replace(step, length=Elapsed(Duration(days=(step.length.end(day) - today).days)))
            day = today
        self.draft.add(step)
        lag = Duration.between(self.certified, day)
        source = step.sources[0] if step.sources else None
        self.draft.exactly(CERTIFIED, step.id, lag, code="counted", source=source)

    def submit_by(self) -> date:
        """The last day to send the papers in; once that is over, the last one on which it helps."""
        fact = self.credential.renewal.submit_before_expiry
        lead = self.draft.value(fact, self.id("submit"), "submit_before")
        day = lead.before(self.term.last) if lead else self.term.last
        if day >= self.draft.case.today:
            return day
        text = message("finding.renew_now", day=day)
        self.draft.find(Severity.WARNING, text, self.id("submit"))
        is_over = self.term.last < self.draft.case.today
        return (self.term.renewable_until or self.term.last) if is_over else self.term.last

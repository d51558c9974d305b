"""The weeks of study as entries of a calendar, each with its hours, and the practice test.

A week is called after how many weeks it is before its exam: where a few weeks go by, those that are
left keep their entries, with what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.definitions.studying import Material
from cma_roadmap.model.results.exported_calendar import (
    PRACTICE_TEST,
    STUDY_WEEK,
    Alarms,
    PlanIdentity,
)
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.studying.study_plan import StudyPlan, Week
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.calendar.calendar_entries import Entry, Link, Reminder
from cma_roadmap.rendering.messages.readings import doubt_in_words, reading_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.study.told_weeks import ToldWeeks
from cma_roadmap.rendering.text.web_links import web_link


@dataclass(frozen=True, slots=True)
class StudyEntries:
    """Makes the entries of one study plan; they are entries of the plan `identity`."""

    plan: StudyPlan
    identity: PlanIdentity
    alarms: Alarms
    words: Words

    def entries(self) -> Iterator[Entry]:
        """One for each week, those that are over too, and one for the practice test."""
        count = len(self.plan.weeks)
        for number, week in enumerate(self.plan.weeks):
            yield self._week(week, count - number)
            if week.practice_on is not None:
                yield self._practice(week, week.practice_on)

    def _week(self, week: Week, to_go: int) -> Entry:
        told, words = ToldWeeks(self.plan, self.words), self.words
        names = tuple(told.name(one) for one in week.shares if one.new)
        code = "new" if names else "repeat" if week.shares else "practice"
        code = code if week.hours else "none"
        title = words(f"calendar.study.{code}", hours=week.hours, parts=names)
        credential, exam = self.plan.credential.name, self.plan.exam_on
        lines = (
            told.work(week) if week.shares else "",
            told.practice_on(week),
            told.fewer(week),
            words("calendar.study.for", credential=credential, day=exam),
        )
        return self._entry(f"{STUDY_WEEK}{to_go}", title, (week.start, week.end), lines)

    def _practice(self, week: Week, day: date) -> Entry:
        credential, hours = self.plan.credential.name, week.practice_hours
        title = self.words("calendar.study.test", credential=credential, hours=hours)
        tests = [one for one in self.plan.materials if one.practice_test]
        lines = [*map(self._material, tests), self.words("study.after-practice")]
        if not tests:
            lines.insert(0, self.words("study.no-practice-test", body=self.plan.body))
        entry = self._entry(PRACTICE_TEST, title, (day, day + ONE_DAY), lines)
        known = [(web_link(one.url), one) for one in tests]
        links = tuple(Link(url, self.plan.body) for url, _ in known if url is not None)
        rings = self.alarms is not Alarms.NONE
        soon = Reminder(1, self.words("calendar.tomorrow", title=title))
        return replace(entry, links=links, reminders=(soon,) if rings else ())

    def _material(self, one: Material) -> str:
        version = one.price.at(self.plan.exam_on) if one.price else None
        if version is None:
            return f"{one.name}. " + self.words("study.no-price")
        price = reading_in_words(version, self.words)
        doubt = doubt_in_words(version, self.words)
        return f"{one.name}. {self.words('study.price')}: {price}" + (
            f" ({doubt})" if doubt else ""
        )

    def _entry(self, key: str, title: str, days: tuple[date, date], lines: Iterable[str]) -> Entry:
        step = self.plan.sitting + key
        return Entry(
            uid=self.identity.entry_uid(step),
            step=step,
            title=title,
            first=days[0],
            end=days[1],
            text="\n".join(filter(None, lines)),
            category=self.words(f"view.phase.{Phase.EXAMINATION}"),
        )

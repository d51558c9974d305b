"""A plan as a calendar to import (iCalendar): every step on its days, with reminders and reasons.

A refused plan has one entry, on the day of asking: the no, its reasons and what would help. It
calls nothing off: whoever asked for too much still has the plan that they follow.
"""

from __future__ import annotations

from collections.abc import Mapping

from cma_roadmap.model.results.exported_calendar import Alarms, PlanIdentity, PreviousCalendar
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, Roadmap
from cma_roadmap.model.studying.study_plan import StudyPlan
from cma_roadmap.rendering.calendar.calendar_entries import EntryMaker
from cma_roadmap.rendering.calendar.calendar_file import CalendarHead, calendar_file, revisions
from cma_roadmap.rendering.calendar.calendar_text import calendar_text
from cma_roadmap.rendering.calendar.study_entries import StudyEntries
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.study.told_weeks import ToldWeeks
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.sentences.catalog import ENGLISH

_STUDY_ALONE = "study"


def identity_of(
    roadmap: Roadmap, name: str | None = None, person: str | None = None
) -> PlanIdentity:
    """Which plan it is: the one of `person` to its credential, or the one that is called `name`."""
    goal = roadmap.goal
    return PlanIdentity(goal.credential, name, goal.what_if != NOTHING_HAPPENS, person)


def render_calendar(
    roadmap: Roadmap,
    previous: PreviousCalendar | None,
    alarms: Alarms,
    name: str | None = None,
    phrases: Mapping[str, str] = ENGLISH,
    person: str | None = None,
    *,
    shared: bool = False,
    study: StudyPlan | None = None,
) -> str:
    """The calendar of a plan, in lines that end in CRLF.

    Args:
        roadmap: the plan.
        previous: the calendar of this plan that was exported last, if any. It decides the numbers
            of the entries: one that changed since gets the next, one that is gone is called off.
            A refused plan leaves it as it is.
        alarms: how much it reminds.
        name: what the person calls this plan, to tell it from others to the same credential.
        phrases: the language.
        person: whose plan it is, where that has to be told.
        shared: whether others see it: the person is not named then.
        study: what to learn in which week, where that is planned.
    """
    words = Words(phrases)
    identity, view = identity_of(roadmap, name, person), build(roadmap, words.phrases)
    title = view.title
    for called in filter(None, (name, None if shared else person)):
        title = words("calendar.named", title=title, name=called)
    head = CalendarHead(identity.uid, title, calendar_text(roadmap, view, words))
    entries = [*EntryMaker(roadmap, identity, alarms, words).entries(view)]
    if study is not None:
        entries += StudyEntries(study, identity, alarms, words).entries()
    before = previous if roadmap.stands else None
    revised = revisions(entries, before, roadmap.today, words)
    return calendar_file(head, revised, roadmap.today)


def study_calendar_uid(identity: PlanIdentity) -> str:
    """The UID of the calendar that has the weeks of study of a plan and nothing else."""
    return identity.entry_uid(_STUDY_ALONE)


def render_study_calendar(
    study: StudyPlan,
    identity: PlanIdentity,
    previous: PreviousCalendar | None,
    alarms: Alarms,
    data_version: str,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The weeks of study as a calendar of its own; its entries are those that the plan's has.

    Args:
        study: the weeks; one of them at least has hours, for a calendar needs an entry.
        identity: the plan that they belong to.
        previous: the calendar of them that went out last, if any.
        alarms: how much it reminds.
        data_version: the version of the data that it rests on.
        phrases: the language.
    """
    words = Words(phrases)
    entries = StudyEntries(study, identity, alarms, words).entries()
    title = words("study.title", credential=study.credential.name, day=study.exam_on)
    lines = (ToldWeeks(study, words).hours(), *Made(study.today, data_version).told(words))
    head = CalendarHead(study_calendar_uid(identity), title, "\n".join(lines))
    return calendar_file(head, revisions(entries, previous, study.today, words), study.today)

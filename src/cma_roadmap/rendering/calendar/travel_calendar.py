"""Work in other states as a calendar to import: papers to ask for, and last days of what is held.

A paper is on the last day to start with it; where nobody says how long it takes, on today, since
the time to ask is now. A card is on its last valid day, at the earliest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.exported_calendar import Alarms, PlanIdentity, PreviousCalendar
from cma_roadmap.model.traveling.packing import Assignment, Carried, Packed, PackingList, Readiness
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.calendar.calendar_entries import Entry, Link, Reminder
from cma_roadmap.rendering.calendar.calendar_file import CalendarHead, calendar_file, revisions
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.career.packing_sections import card_item, heading
from cma_roadmap.rendering.pages.states.packing_items import agency_of, paper_text
from cma_roadmap.rendering.text.web_links import web_link
from cma_roadmap.sentences.catalog import ENGLISH

_TRAVEL = "travel"
"""What stands for the credential of a plan: all work in other states is one calendar."""
_DAYS = {"card": (90, 30, 7, 1), "paper": (30, 7, 1), "first": (7, 1)}
_FEW = (7, 1)


def travel_identity(name: str | None, person: str | None) -> PlanIdentity:
    """Which calendar it is: that of `person` for work in other states, or the one called `name`."""
    return PlanIdentity(_TRAVEL, name, person=person)


def render_travel(
    packing: PackingList,
    sources: Mapping[str, Source],
    previous: PreviousCalendar | None,
    *,
    alarms: Alarms,
    identity: PlanIdentity,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The calendar of a packing list, in lines that end in CRLF.

    Args:
        packing: the assignments and the cards; at least one assignment.
        sources: those of the catalogue, by id.
        previous: the calendar that went out last, if any: it decides the numbers of the entries.
        alarms: how much it reminds.
        identity: whose calendar it is.
        phrases: the language.
    """
    words = Words(phrases)
    here = packing.assignments[0].travel.here.name
    title = words("packing.calendar.title", here=here)
    for called in filter(None, (identity.name, identity.person)):
        title = words("calendar.named", title=title, name=called)
    states = tuple(dict.fromkeys(one.travel.there.name for one in packing.assignments))
    text = words("packing.calendar.text", states=states)
    entries = _Maker(packing, sources, alarms, identity, words).entries()
    revised = revisions(entries, previous, packing.today, words)
    return calendar_file(CalendarHead(identity.uid, title, text), revised, packing.today)


class _Maker(NamedTuple):
    packing: PackingList
    sources: Mapping[str, Source]
    alarms: Alarms
    identity: PlanIdentity
    words: Words

    def entries(self) -> Iterator[Entry]:
        """The assignments with their papers, then the cards that have a last day."""
        times: Counter[str] = Counter()
        for one in self.packing.assignments:
            state = one.travel.there.id.lower()
            times[state] += 1
            key = state if times[state] == 1 else f"{state}-{times[state]}"
            yield from self._days(one, key)
            for packed in one.standing(Readiness.GET, Readiness.SHOW):
                if packed.standing is Readiness.GET or packed.latest is not None:
                    yield self._paper(packed, one, key)
            yield from self._asked(one, key)
        for card in self.packing.cards:
            if card.ends is not None and card.ends >= self.packing.today:
                yield self._card(card, card.ends)

    def _days(self, one: Assignment, key: str) -> Iterator[Entry]:
        """The first day of the work, and the last one where it is told."""
        state, text = one.travel.there.name, heading(one, self.words)
        if one.asked.first is not None:
            title = self.words("packing.calendar.first", state=state)
            yield self._entry(f"{key}.first", title, one.asked.first, text, "first")
        if one.asked.last is not None:
            title = self.words("packing.calendar.last", state=state)
            yield self._entry(f"{key}.last", title, one.asked.last, text, None)

    def _paper(self, packed: Packed, one: Assignment, key: str) -> Entry:
        state, title, today = one.travel.there.name, packed.step.title, self.packing.today
        told = packed.latest is not None and packed.latest >= today
        code = "packing.calendar.start-by" if told else "packing.calendar.paper"
        day = max(packed.latest or today, today)
        text = paper_text(packed, one, today, self.words)
        rule = packed.step.rule.at(one.first)
        lines = (text, rule.value or "", heading(one, self.words))
        name = self.words(code, state=state, title=title)
        kind = "paper" if told else None
        return self._entry(f"{key}.{packed.step.id}", name, day, _said(lines), kind, rule.sources)

    def _asked(self, one: Assignment, key: str) -> Iterator[Entry]:
        """One entry today for all that only somebody else can say."""
        today, state = self.packing.today, one.travel.there
        asked = [paper_text(p, one, today, self.words) for p in one.standing(Readiness.ASK)]
        if not asked and state.is_recorded:
            return
        asked.append(self.words("packing.ask-agency", who=agency_of(one, self.words)))
        title = self.words("packing.calendar.ask", state=state.name)
        yield self._entry(f"{key}.ask", title, today, _said(asked), None)

    def _card(self, card: Carried, ends: date) -> Entry:
        title = self.words("packing.calendar.card", name=card.name)
        text = str(card_item(card, self.packing, self.words).text)
        return self._entry(card.key, title, ends, text, "card", card.sources)

    def _entry(
        self,
        step: str,
        title: str,
        day: date,
        text: str,
        kind: str | None,
        sources: Iterable[str] = (),
    ) -> Entry:
        return Entry(
            uid=self.identity.entry_uid(step),
            step=step,
            title=title,
            first=day,
            end=day + ONE_DAY,
            text=text,
            category=self.words("packing.calendar.category"),
            links=tuple(self._links(sources)),
            reminders=tuple(self._reminders(kind, title)),
        )

    def _links(self, sources: Iterable[str]) -> Iterator[Link]:
        for name in sources:
            source = self.sources.get(name)
            address = web_link(source.url) if source else None
            if source is not None and address is not None:
                yield Link(address, source.publisher)

    def _reminders(self, kind: str | None, title: str) -> Iterator[Reminder]:
        if kind is None or self.alarms is Alarms.NONE:
            return
        for days in _FEW if self.alarms is Alarms.FEW else _DAYS[kind]:
            code = "calendar.tomorrow" if days == 1 else "calendar.ahead"
            yield Reminder(days, self.words(code, days=days, title=title))


def _said(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))

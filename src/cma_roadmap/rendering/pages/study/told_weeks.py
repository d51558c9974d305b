"""The weeks of a study plan in words: for its own page, for that of a plan, and for a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.studying.study_plan import Share, StudyPlan, Week
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Paragraph, Tone


@dataclass(frozen=True, slots=True)
class ToldWeeks:
    """The weeks of one plan being told."""

    plan: StudyPlan
    words: Words

    def items(self) -> Iterator[Item]:
        """A week each that is not over: its days, its hours, what is new and what is repeated."""
        for week in self.plan.ahead:
            yield Item(
                self.work(week),
                lead=self.words("study.week", first=week.start, hours=week.hours),
                body=tuple(self._aside(week)),
            )

    def work(self, week: Week) -> str:
        """What to learn and what to repeat, part by part."""
        said = []
        for code, hours in (("new", _new), ("repeat", _repeated)):
            named = [
                self.words("study.share", part=self.name(one), hours=hours(one))
                for one in week.shares
                if hours(one)
            ]
            if named:
                said.append(self.words(f"study.{code}", parts=tuple(named)))
        if not said and not week.practice_on:
            said.append(self.words("study.nothing"))
        return " ".join(said)

    def name(self, share: Share) -> str:
        """The part in the words of the outline."""
        return next(one.part.name for one in self.plan.parts if one.part.id == share.part)

    def _aside(self, week: Week) -> Iterator[Block]:
        for text, tone in ((self.practice_on(week), Tone.STRONG), (self.fewer(week), Tone.ASIDE)):
            if text:
                yield Paragraph(text, tone)

    def practice_on(self, week: Week) -> str:
        """The practice test in the week; empty where there is none."""
        day, hours = week.practice_on, week.practice_hours
        return "" if day is None else self.words("study.practice-on", day=day, hours=hours)

    def fewer(self, week: Week) -> str:
        """Why the week has fewer hours than others; empty where it has not."""
        why = [self.words(f"study.light.{one}") for one in week.light]
        return self.words("study.light", why=tuple(why)) if why else ""

    def hours(self) -> str:
        """How many hours there are in all and in a week, and how many are missing.

        Who sits again has studied before: nobody knows what is missing then.
        """
        plan, words = self.plan, self.words
        code = "study.hours-assumed" if plan.allowed is None else "study.hours"
        said = words(code, hours=plan.hours, weekly=plan.weekly, allowed=plan.allowed or 0)
        if plan.hours < plan.aim and plan.is_first:
            said += " " + words("study.too-few", short=plan.aim - plan.hours, aim=plan.aim)
        return said

    def practice(self) -> str | None:
        """The day of the practice test and how long it takes; `None`: there is none."""
        plan = self.plan
        test = next((week for week in plan.weeks if week.practice_on), None)
        if test is None:
            return None
        whole = test.practice_hours == plan.practice_length
        code = "study.practice" if whole else "study.practice-in-parts"
        has, hours = test.practice_hours, plan.practice_length
        return self.words(code, day=test.practice_on, hours=hours, has=has)


def _new(share: Share) -> int:
    return share.new


def _repeated(share: Share) -> int:
    return share.repeated

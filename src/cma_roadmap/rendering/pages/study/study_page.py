"""A study plan as a page: the weeks first, then the parts, what to study with, and the exam day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.studying import Material
from cma_roadmap.model.studying.study_plan import PartPlan, Standing, StudyPlan
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.span import add_days
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.readings import doubt_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Fact,
    Facts,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    Sheet,
    Tone,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.study.exam_day import exam_day
from cma_roadmap.rendering.pages.study.told_weeks import ToldWeeks
from cma_roadmap.rendering.text.said import Said, Text, cite, link
from cma_roadmap.rendering.text.spreadsheet import Value
from cma_roadmap.sentences.catalog import ENGLISH

_TENTHS = Decimal("0.1")
_COLUMNS = ("week", "start", "end", "part", "new", "repeated", "practice")


def study_page(
    plan: StudyPlan,
    sources: Mapping[str, Source],
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The weeks that are still ahead, and all that they rest on."""
    words = Words(phrases)
    told = _Told(plan, words, ToldWeeks(plan, words))
    facts = FactItems(plan.exam_on, words)
    parts = (
        ("weeks", listed(told.weeks.items())),
        ("parts", iter((told.table(), *told.under_table()))),
        ("material", listed(told.materials(facts))),
        ("exam-day", listed(exam_day(plan.credential, facts))),
        ("rests-on", listed(told.rests_on())),
    )
    sections = (Section(name, words(f"study.heading.{name}"), tuple(body)) for name, body in parts)
    title = words("study.title", credential=plan.credential.name, day=plan.exam_on)
    return paged(title, [Facts(tuple(told.head()))], sections, sources, words)


def percent(share: Fraction) -> Decimal:
    """A share in percent with one decimal."""
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(_TENTHS)


@dataclass(frozen=True, slots=True)
class _Told:
    """One plan being told."""

    plan: StudyPlan
    words: Words
    weeks: ToldWeeks

    def head(self) -> Iterator[Fact]:
        """The day of the exam, how many hours there are, and the practice test."""
        plan, words = self.plan, self.words
        yield Fact(words("study.head.exam"), words("view.day", day=plan.exam_on), Tone.ANSWER)
        ahead = plan.ahead
        if plan.begins < plan.today:
            left = words("study.left", left=len(ahead), weeks=len(plan.weeks))
            yield Fact(words("study.head.left"), left)
        else:
            code = "study.from" if len(ahead) != 1 else "study.from-one"
            yield Fact(words("study.head.begins"), words(code, day=plan.begins, weeks=len(ahead)))
        yield Fact(words("study.head.hours"), self.weeks.hours())
        practice = self.weeks.practice()
        if practice is not None:
            yield Fact(words("study.head.practice"), practice)
        if plan.past:
            done = sum(week.hours for week in plan.weeks[: plan.past])
            yield Fact(words("study.head.past"), words("study.past", hours=done))

    def table(self) -> Table:
        """Every part with its percent of the exam, its hours, and how the person sees it."""
        words = self.words
        keys = ("part", "area", "percent", "hours", "view")
        columns = tuple(
            Column(
                key,
                words(f"study.column.{key}"),
                figures=key in ("percent", "hours"),
                flexible=key == "part",
                least=16,
                give_way={"area": 1, "view": 2}.get(key, 0),
            )
            for key in keys
        )
        return Table(columns, tuple(map(self._row, self.plan.parts)), "part")

    def _row(self, one: PartPlan) -> tuple[Said, ...]:
        part, view = one.part, one.view
        sign = "*" if part.shared_out else ""
        score = view.score if view.score is not None else ""
        said = ""
        if view.standing is not Standing.USUAL:
            said = self.words(f"study.view.{view.standing}", score=score)
        area = part.area if part.area != part.name else ""
        return part.name, area, f"{percent(part.percent)}%{sign}", str(one.hours), said

    def under_table(self) -> Iterator[Block]:
        """What a star means, what the profile names in vain, and what a practice test is for."""
        if any(one.part.shared_out for one in self.plan.parts):
            yield Paragraph(
                self.words("study.shared-out", body=self.plan.body),
                Tone.ASIDE,
            )
        missing = self.plan.not_in_outline
        if missing:
            body = self.plan.body
            yield Paragraph(
                self.words("study.not-in-outline", names=missing, body=body), Tone.WARNING
            )
        yield Paragraph(self.words("study.after-practice"), Tone.ASIDE)

    def materials(self, facts: FactItems) -> Iterator[Item]:
        """What to study with, free and official things first, each with its price and source."""
        for material in self.plan.materials:
            official = self.words("study.official" if material.official else "study.unofficial")
            text: Said = f"{material.name}. {official}" + _at(material) + cite([material.source])
            price = tuple(listed(facts.fact(self.words("study.price"), material.price)))
            unknown = (Paragraph(self.words("study.no-price"), Tone.ASIDE),)
            yield Item(text, body=price or unknown)
        if not any(one.practice_test for one in self.plan.materials):
            text = self.words("study.no-practice-test", body=self.plan.body)
            yield Item(text, Mark.UNKNOWN)
        yield Item(self.words("study.free-help"))

    def rests_on(self) -> Iterator[Item]:
        """The outline with its doubts and its year, and what is assumed here."""
        outline, words = self.plan.outline, self.words
        doubt = doubt_in_words(outline, words)
        said = words("study.outline-of", body=self.plan.body) + (f" ({doubt})." if doubt else ".")
        body = (Paragraph(outline.note, Tone.ASIDE),) if outline.note else ()
        yield Item(said + cite(outline.sources), body=body)
        yield Item(self.plan.why)
        yield Item(words("study.no-promise"))


def _at(material: Material) -> Said:
    return "" if material.url is None else Text((" ",)) + link(material.url)


def study_sheet(plan: StudyPlan) -> Sheet:
    """A row for each part of each week, and one for the practice test."""
    names = {one.part.id: one.part.name for one in plan.parts}
    rows: list[dict[str, Value]] = []
    for number, week in enumerate(plan.ahead, plan.past + 1):
        days: dict[str, Value] = {
            "week": number,
            "start": week.start,
            "end": add_days(week.end, -1),
        }
        if week.practice_on is not None:
            rows.append(
                {
                    **days,
                    "start": week.practice_on,
                    "end": week.practice_on,
                    "practice": week.practice_hours,
                }
            )
        rows += [
            {**days, "part": names[one.part], "new": one.new, "repeated": one.repeated}
            for one in week.shares
        ]
    return Sheet(_COLUMNS, tuple(rows))

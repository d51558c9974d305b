"""A comparison as a page: the answer first, the table, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.comparison import Comparison, Contest, Criterion, Option
from cma_roadmap.model.values.message import About
from cma_roadmap.rendering.facts.fact_items import finding_item
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Fact,
    Facts,
    Item,
    Mark,
    Page,
    Paragraph,
    Section,
    Tone,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import SideBySide
from cma_roadmap.rendering.pages.compare.comparison_cells import Cells
from cma_roadmap.rendering.pages.compare.comparison_lines import (
    hang_lines,
    hanging,
    pay_lines,
    threshold_lines,
    turn_line,
)
from cma_roadmap.rendering.text.said import cite
from cma_roadmap.sentences.catalog import ENGLISH


def comparison_page(comparison: Comparison, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The whole comparison, its options beside each other."""
    words = Words(phrases)
    told = ToldComparison(
        comparison, words, {option.id: option.name for option in comparison.options}
    )
    table = SideBySide(tuple(told.names.values()), tuple(told.cells.rows()))
    return paged(
        words(f"compare.title.{comparison.contest}"),
        [Facts(tuple(told.head())), Break(), table],
        told.sections(),
        {source.id: source for source in comparison.sources},
        words,
        comparison.confidence,
    )


@dataclass(frozen=True, slots=True)
class ToldComparison:
    """One comparison being put in words; `names` are those of its options, by id."""

    comparison: Comparison
    words: Words
    names: Mapping[str, str]

    @property
    def cells(self) -> Cells:
        return Cells(self.comparison, self.words)

    def head(self) -> Iterator[Fact]:
        """The day, the best fit, and why it is."""
        words, found = self.words, self.comparison
        yield Fact(words("view.head.today"), words("view.day", day=found.today))
        if found.as_of is not None:
            yield Fact(words("view.head.rules"), words("view.day", day=found.as_of))
        yield Fact(words("compare.head.best"), self.answer(), Tone.ANSWER)
        yield Fact(words("compare.head.why"), self.why())

    def answer(self) -> str:
        """Who wins, or why nobody does."""
        best = self.comparison.winner
        if best is None and self.comparison.hangs_on:
            return self.words("compare.close", what=hanging(self.comparison, self.words))
        if best is None:
            dear = all(not option.within_limits for option in self.comparison.options)
            return self.words("compare.nobody-affordable" if dear else "compare.nobody")
        if len(self.comparison.options) == 1:
            return self.words("compare.only", credential=self.names[best])
        total = next(o.total for o in self.comparison.options if o.id == best)
        return self.words("compare.winner", credential=self.names[best], total=f"{total:.2f}")

    def why(self) -> str:
        """Where the winner is ahead of every other, and where somebody is ahead of it."""
        found, lead = self.comparison, self.comparison.lead
        if found.hangs_on:
            return turn_line(found.hangs_on[0], self.names, self.words)
        if lead is None:
            return ""
        told = [
            self.words(f"compare.why.{code}", criteria=self._criteria(criteria))
            for code, criteria in lead._asdict().items()
            if criteria
        ]
        best = next(option for option in found.options if option.id == found.winner)
        if best.road is Verdict.UNKNOWN:
            told.append(self.words("compare.why.unsure"))
        return " ".join(told)

    def _criteria(self, criteria: Iterable[Criterion]) -> str:
        return ", ".join(self.words(f"compare.criterion.{c}").lower() for c in criteria)

    def sections(self) -> Iterator[Section]:
        """Where one stands, what would change the answer, pay, doubts, and how to read it all."""
        found, words = self.comparison, self.words
        parts: tuple[tuple[str, Iterable[Item]], ...] = (
            ("hangs", map(Item, hang_lines(found, self.names, words))),
            ("today", self._standings()),
            ("work", self._work()),
            ("thresholds", map(Item, threshold_lines(found, self.names, words))),
            ("pay", map(Item, pay_lines(found, words))),
            ("warnings", self._warnings()),
            ("disputes", map(Item, self.cells.disputes())),
            ("reading", map(Item, self._reading())),
        )
        for name, items in parts:
            yield Section(name, words(f"compare.heading.{name}"), tuple(listed(items)))

    def _standings(self) -> Iterator[Item]:
        """For each credential what stops the person today, and the road that is planned."""
        options: dict[str, Option] = {}
        for option in self.comparison.options:  # where one stands is the same whatever the school
            options.setdefault(option.credential.id, option)
        for option in options.values():
            verdict, mark = self.cells.standing(option)
            text = f"{option.credential.name}: {verdict}"
            body: list[Block] = [*listed(map(self._missing, option.missing))]
            remark = self._remark(option)
            if remark is not None:
                body.append(Paragraph(remark))
            yield Item(text, mark, Tone.STRONG, tuple(body))

    def _missing(self, clause: Assessment) -> Item:
        day = self.comparison.today
        verdict = Verdict.UNKNOWN if clause.open_once(day) else clause.verdict(day)
        reason = Paragraph(self.words.say(clause.reason), Tone.ASIDE)
        text = clause.text + cite(clause.sources[:1])
        return Item(text, Mark(verdict.value), body=(reason,))

    def _remark(self, option: Option) -> str | None:
        """The road, or why there is none."""
        if not option.missing:
            return self.words.say(option.reason)
        if option.certified_on is None or self.comparison.contest is not Contest.CREDENTIALS:
            return None
        return self.words("compare.road", pathway=option.pathway, day=option.eligible_from)

    def _work(self) -> Iterator[Item]:
        """What the state says of each road, where it lets nobody work without its paper."""
        for option in self.comparison.options:
            work = option.work
            if option.certified_on is None or work is None:
                continue
            verdict = work.verdict if work.may_work_from is None else Verdict.MET
            text = self.words(
                f"compare.work.item.{verdict}",
                credential=option.name,
                state=work.name,
                day=work.may_work_from,
                lacks=work.lacks,
            )
            body = (Paragraph(self.words("compare.work.item.shut", ways=work.shut)),)
            yield Item(text, Mark(verdict.value), body=body if work.shut else ())

    def _warnings(self) -> Iterator[Item]:
        for found in self.comparison.findings:
            if found.about is not About.STANDING:  # told where one stands
                yield finding_item(found, self.words)

    def _reading(self) -> Iterator[str]:
        """How to read the table."""
        found = self.comparison
        options = self.comparison.options
        if self.cells.has_scores:
            yield self.words("compare.reading.scores")
            if self.comparison.level:
                yield self.words("compare.all-level", criteria=self._criteria(found.level))
            yield self.words("compare.reading.open")
            yield self.words("compare.reading.courses")
            if found.winner is not None:
                yield self.words("compare.reading.near")
        if any(option.work for option in options):
            yield self.words("compare.reading.state")
        yield self.words("compare.reading.costs")
        yield self.words("compare.reading.facts")
        if any(option.school for option in options):
            yield self.words("compare.reading.schools")

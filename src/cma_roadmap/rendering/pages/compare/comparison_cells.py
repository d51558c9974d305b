"""What stands in the cells of a comparison: each criterion of each credential in few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Comparison, Contest, Criterion, Option
from cma_roadmap.model.results.undecided import Reach
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.money import MoneyRange
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.unknowns import with_unknown
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Mark, Tone
from cma_roadmap.rendering.page.table_blocks import Line, Row
from cma_roadmap.rendering.pages.compare.comparison_facts import ComparedFacts
from cma_roadmap.rendering.pages.compare.comparison_money import MoneyCells, SchoolCells, StateCells
from cma_roadmap.rendering.text.said import Text, cite


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of one comparison, in words."""

    comparison: Comparison
    words: Words

    @property
    def facts(self) -> ComparedFacts:
        """The facts in force on the day of the comparison."""
        return ComparedFacts(self.comparison.as_of or self.comparison.today, self.words)

    def disputes(self) -> Iterator[Text]:
        """What sources do not agree on, for all options."""
        if self.comparison.contest is Contest.CREDENTIALS:
            for option in self.comparison.options:
                yield from self.facts.disputes(option.credential)

    def rows(self) -> list[Row]:
        """All criteria, in the order in which a person asks for them."""
        state = next((o.work.name for o in self.comparison.options if o.work), None)
        found = [
            self._row(self.words(f"compare.row.{name}", state=state), cell)
            for name, cell in self._parts()
        ]
        if self.has_scores:
            drawn = (c for c in self.comparison.weights if c not in self.comparison.level)
            scores = [self._score_row(criterion) for criterion in drawn]
            total = self._row(self.words("compare.row.total"), self._total)
            found += [replace(row, tight=bool(n)) for n, row in enumerate([*scores, total])]
        return found

    @property
    def has_scores(self) -> bool:
        """Whether several roads are scored against each other."""
        return len([o for o in self.comparison.options if o.total is not None]) > 1

    def _parts(self) -> Iterator[tuple[str, Callable[[Option], Iterator[Line]]]]:
        """The rows that tell something here: of schools where there are any, of a state if told."""
        contest, options = self.comparison.contest, self.comparison.options
        money, facts = MoneyCells(self.words), self.facts
        yield "today", self._today
        yield "certified", self._certified
        if any(option.work for option in options):
            yield "work", StateCells(self.words).work
        if any(option.school for option in options):
            school = SchoolCells(self.words)
            yield from (("school", school.school), ("tuition", school.tuition))
            yield "doors", school.doors
            yield "earnings", school.earnings
        yield "cost", self._cost
        if any(option.dearest_month for option in options):
            yield "month", money.dearest_month
        if contest is not Contest.PROGRAMS:
            yield "ten-years", self._ten_years
        if any(option.payoff for option in options):
            yield "even", money.payoff
        if any(option.state.state for option in options):
            yield "state", StateCells(self.words).accepted
        if contest is Contest.CREDENTIALS:
            yield "exam", lambda option: facts.exam(option.credential)
            yield "retake", lambda option: facts.retake(option.credential)
            yield "renewal", lambda option: facts.renewal(option.credential)
            yield "pass-rate", lambda option: facts.pass_rate(option.credential)
        yield "confidence", self._confidence

    def _row(self, label: str, cell: Callable[[Option], Iterator[Line]]) -> Row:
        return Row(label, tuple(tuple(cell(option)) for option in self.comparison.options))

    def _score_row(self, criterion: Criterion) -> Row:
        weight = self.comparison.weights[criterion]
        name = self.words(f"compare.criterion.{criterion}")
        label = self.words("compare.row.score", criterion=name, weight=weight)
        return self._row(label, lambda option: self._score(option, criterion))

    def standing(self, option: Option) -> tuple[str, Mark]:
        """Whether it is open to the person today."""
        if option.once:
            return self.words("compare.verdict.once", what=option.once), Mark.UNKNOWN
        return self.words(f"compare.verdict.{option.verdict}"), Mark(option.verdict.value)

    def _today(self, option: Option) -> Iterator[Line]:
        text, mark = self.standing(option)
        if option.verdict is Verdict.UNMET and option.certified_on is None:
            verdict = "closed" if option.within_limits else "too-dear"
            text, mark = self.words(f"compare.verdict.{verdict}"), Mark.UNMET
        yield Line(text, mark=mark)
        if option.missing and not option.once:
            yield Line(self.words("compare.missing", count=len(option.missing)))

    def _certified(self, option: Option) -> Iterator[Line]:
        if option.certified_on is None:
            yield Line(self.words("compare.no-road"), Tone.PROBLEM)
            if option.problem is not None:
                yield Line(self.words("compare.see-warnings"))
            return
        yield Line(self.words.value(option.certified_on), Tone.STRONG)
        yield from self._bar([self._days(o) for o in self.comparison.options], self._days(option))
        if option.usual_on is not None and option.certified_on < option.usual_on:
            yield Line(self.words("compare.short", day=option.usual_on), Tone.WARNING)
        yield Line(self.words("compare.pathway", pathway=option.pathway))
        if option.road is Verdict.UNKNOWN:
            yield Line(self.words("compare.ask-first"), Tone.WARNING)
        if option.expires_on is not None:
            yield Line(self.words("compare.valid", day=option.expires_on))

    def _cost(self, option: Option) -> Iterator[Line]:
        cost = option.cost_to_certificate
        yield from self._money(option, cost, option.unknown_before, option.cost_sources)
        if cost is not None:
            costs = [o.cost_to_certificate for o in self.comparison.options]
            likely = [c.likely.amount for c in costs if c is not None]
            yield from self._bar(likely, cost.likely.amount)

    def _days(self, option: Option) -> Decimal:
        """Days until certified; none where that is over or there is no road."""
        certified = option.certified_on
        return Decimal(max((certified - self.comparison.today).days, 0) if certified else 0)

    def _bar(self, all_: list[Decimal], one: Decimal) -> Iterator[Line]:
        """How much of the most this is, to be looked at; nothing where there is nothing."""
        most = max(all_, default=Decimal(0))
        if len(set(all_)) > 1:
            yield Line(tone=Tone.ASIDE, share=one / most)

    def _ten_years(self, option: Option) -> Iterator[Line]:
        return self._money(option, option.cost_ten_years, option.unknown_prices, ())

    def _money(
        self,
        option: Option,
        amount: MoneyRange | None,
        unknown: tuple[UnknownPrice, ...],
        sources: tuple[str, ...],
    ) -> Iterator[Line]:
        """What is known, and what comes on top of it."""
        if amount is None:
            if option.certified_on is None:
                yield Line(self.words("compare.no-score"))
            else:
                yield Line(with_unknown(None, unknown, self.words), Tone.WARNING)
            return
        text = with_unknown(money_in_words(amount.likely), unknown, self.words)
        if amount.low == amount.high:
            yield Line(text + cite(sources), Tone.STRONG)
            return
        yield Line(text, Tone.STRONG)
        yield Line(self.words("compare.range", amount=self.words.amount(amount)) + cite(sources))

    def _confidence(self, option: Option) -> Iterator[Line]:
        if option.certified_on is None:
            yield Line(self.words("compare.no-score"))
            return
        sure = option.confidence
        tone = Tone.WARNING if sure is Confidence.LOW else Tone.PLAIN
        yield Line(self.words(f"compare.confidence.{sure}"), tone)

    def _score(self, option: Option, criterion: Criterion) -> Iterator[Line]:
        if option.total is None:
            yield Line(self.words("compare.no-score"))
            return
        tone = Tone.WARNING if criterion in option.unscored else Tone.PLAIN
        reach = option.reach[criterion]
        yield Line(self._reach(reach), tone, share=option.scores[criterion])

    def _reach(self, reach: Reach) -> str:
        """A score, or both its ends."""
        low, high = f"{reach.low:.2f}", f"{reach.high:.2f}"
        return low if low == high else self.words("compare.score-range", low=low, high=high)

    def _total(self, option: Option) -> Iterator[Line]:
        if option.total is None:
            yield Line(self.words("compare.no-score"))
            return
        best = option.id == self.comparison.winner
        text = self._reach(option.total_reach) if option.total_reach else f"{option.total:.2f}"
        text = self.words("compare.best", total=text) if best else text
        yield Line(text, Tone.ANSWER if best else Tone.STRONG)
        if option.dominated_by:
            names = {o.id: o.name for o in self.comparison.options}
            others = tuple(names[name] for name in option.dominated_by)
            yield Line(self.words("compare.dominated", others=others), Tone.WARNING)

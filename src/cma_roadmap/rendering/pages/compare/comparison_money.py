"""Cells of a comparison on money, schools and states, in few words."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Acceptance, Option, PayBasis, Payoff
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Mark, Tone
from cma_roadmap.rendering.page.table_blocks import Line
from cma_roadmap.rendering.text.said import cite

_TONES = {
    Acceptance.YES: Tone.PLAIN,
    Acceptance.PARTLY: Tone.WARNING,
    Acceptance.NO: Tone.PROBLEM,
    Acceptance.NOT_REQUIRED: Tone.PLAIN,
    Acceptance.UNKNOWN: Tone.WARNING,
}


@dataclass(frozen=True, slots=True)
class MoneyCells:
    """What a month costs, and when a road has paid for itself."""

    words: Words

    def dearest_month(self, option: Option) -> Iterator[Line]:
        """The most that falls due in one month, likely figure."""
        month = option.dearest_month
        yield Line(money_in_words(month) if month else self.words("compare.no-score"))

    def payoff(self, option: Option) -> Iterator[Line]:
        """A range of months, never one figure."""
        found = option.payoff
        if found is None:
            yield Line(self.words("compare.no-score"))
            return
        yield Line(self._months(found), Tone.STRONG)
        if found.lost is not None and found.lost.high.amount:
            low, high = money_in_words(found.lost.low), money_in_words(found.lost.high)
            code = "compare.lost-pay-one" if low == high else "compare.lost-pay"
            yield Line(self.words(code, low=low, high=high))

    def _months(self, found: Payoff) -> str:
        low, high = found.months_low, found.months_high
        whole = "-pay" if found.basis is PayBasis.WHOLE_PAY else ""
        if low is None:
            return self.words("compare.even.never")
        if high is None:
            code = "perhaps-single" if low == 1 else "perhaps"
            return self.words(f"compare.even.{code}", low=low)
        code = ("single" if low == 1 else "one") if low == high else "range"
        text = self.words(f"compare.even.{code}{whole}", low=low, high=high)
        return self.words("compare.at-least", amount=text) if found.partial else text


@dataclass(frozen=True, slots=True)
class SchoolCells:
    """What a school is, what it asks, and where it leads."""

    words: Words

    def school(self, option: Option) -> Iterator[Line]:
        """Where it is and how long it takes."""
        found = option.school
        if found is None:
            yield Line(self.words("compare.no-school"))
            return
        yield from map(Line, self._facts(found.program))
        if found.miles is not None:
            yield Line(self.words("compare.miles", miles=found.miles))

    def _facts(self, program: Program) -> Iterator[str]:
        if program.city and program.state:
            yield f"{program.city}, {program.state}"
        if program.control:
            yield self.words(f"program.control.{program.control}")
        award = self.words(f"program.award.{program.award}")
        yield self.words("compare.award", award=award, months=program.months.likely)
        if program.clock_hours is not None:
            yield self.words("compare.hours", hours=program.clock_hours.likely)
        else:
            yield self.words("compare.hours-unknown")

    def tuition(self, option: Option) -> Iterator[Line]:
        """The price, by the month, and beside the middle of its state."""
        found = option.school
        if found is None:
            yield Line(self.words("compare.no-school"))
            return
        price, standing = found.program.tuition, found.standing
        if price is None:
            yield Line(self.words("word.unknown"), Tone.WARNING)
            return
        likely = money_in_words(price.likely)
        basis = self.words(f"compare.basis.{price.basis}")
        text = self.words("compare.tuition", amount=likely, basis=basis)
        yield Line(text + cite([price.source]), Tone.STRONG)
        if standing.per_month is not None:
            yield Line(self.words("compare.per-month", amount=standing.per_month))
        if standing.median is not None:
            more = price.likely.amount - standing.median.amount
            code = "more" if more > 0 else ("less" if more < 0 else "same")
            text = self.words(f"compare.median.{code}", median=standing.median)
            yield Line(text, Tone.WARNING if more > 0 else Tone.PLAIN)

    def earnings(self, option: Option) -> Iterator[Line]:
        """What graduates earn after four years, against high-school earnings of the state."""
        earned = option.school.earnings if option.school else None
        if earned is None or earned.compared is None:
            code = "suppressed" if earned and earned.suppressed else "unknown"
            yield Line(self.words(f"compare.earnings.{code}"), Tone.WARNING)
            return
        yield Line(money_in_words(earned.compared) + cite([earned.source]), Tone.STRONG)
        more = earned.over_high_school
        if more is not None:
            code = "more" if more.amount > 0 else ("less" if more.amount < 0 else "same")
            text = self.words(f"compare.high-school.{code}", other=earned.high_school)
            told = text + cite([earned.high_school_source])
            yield Line(told, Tone.WARNING if more.amount < 0 else Tone.PLAIN)
        if not earned.is_of_medical_assistants:
            yield Line(self.words("compare.earnings.others"), Tone.WARNING)
        if earned.shared_by > 1:
            yield Line(self.words("compare.earnings.shared", count=earned.shared_by))

    def doors(self, option: Option) -> Iterator[Line]:
        """Which of the main credentials it leads to, and which it shuts."""
        found = option.school
        if found is None:
            yield Line(self.words("compare.no-school"))
            return
        for door in found.doors:
            code = "closes" if door.closes else door.verdict.value
            text = self.words(f"compare.door.{code}", credential=door.name)
            yield Line(text, mark=Mark(door.verdict.value))
        if all(door.verdict is not Verdict.MET for door in found.doors):
            yield Line(self.words("compare.door.none"), Tone.PROBLEM)


@dataclass(frozen=True, slots=True)
class StateCells:
    """What the person's state says of a credential."""

    words: Words

    def work(self, option: Option) -> Iterator[Line]:
        """From when one may work there by this road, or that one may not."""
        work = option.work
        if option.certified_on is None or work is None:
            yield Line(self.words("compare.no-score"))
            return
        if work.may_work_from is not None:
            yield Line(self.words("compare.work.from", day=work.may_work_from), Tone.STRONG)
            if work.permit_from is not None:
                yield Line(self.words("compare.work.permit", day=work.permit_from))
            return
        tone = Tone.PROBLEM if work.verdict is Verdict.UNMET else Tone.WARNING
        yield Line(self.words(f"compare.work.{work.verdict}"), tone)
        for way in work.shut:
            yield Line(self.words("compare.work.closed", way=way.params["way"]), Tone.PROBLEM)

    def accepted(self, option: Option) -> Iterator[Line]:
        """In one word, and what for."""
        word = option.state
        text = self.words(f"compare.accepted.{word.accepted}", state=word.state)
        yield Line(text + cite(word.sources[:1]), _TONES[word.accepted])
        if word.purpose and word.accepted in (Acceptance.YES, Acceptance.PARTLY, Acceptance.NO):
            yield Line(word.purpose)

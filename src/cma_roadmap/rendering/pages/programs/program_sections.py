"""What is known of a program itself: length, hours, price, awards, and who accredits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Price,
    Program,
    Quantity,
)
from cma_roadmap.model.results.assessment import Answer
from cma_roadmap.model.results.program_matches import ProgramReport
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Mark, Paragraph, Tone
from cma_roadmap.rendering.text.said import cite

_MARKS = {
    AccreditationStatus.ACCREDITED: Mark.MET,
    AccreditationStatus.ASSUMED: Mark.UNKNOWN,
    AccreditationStatus.FORMER: Mark.UNMET,
    AccreditationStatus.WITHDRAWN: Mark.UNMET,
    AccreditationStatus.MERGED: Mark.UNKNOWN,
    AccreditationStatus.NOT_LISTED: Mark.UNKNOWN,
    AccreditationStatus.UNKNOWN: Mark.UNKNOWN,
}
_ALWAYS_TOLD = ("months", "clock_hours", "externship_hours")
_HOURS = (*_ALWAYS_TOLD, "academic_hours", "credit_hours")


@dataclass(frozen=True, slots=True)
class ToldProgram:
    """Tells the figures and the accreditation of one program."""

    report: ProgramReport
    words: Words

    @property
    def program(self) -> Program:
        return self.report.program

    def figures(self) -> Iterator[Item]:
        """Every figure with its spread, where it comes from and who gives it."""
        for name in _HOURS:
            quantity = getattr(self.program, name)
            if quantity is not None or name in _ALWAYS_TOLD:
                yield self._quantity(name, quantity)
        tuition = self._price("tuition", self.program.tuition)
        beside = (Paragraph(text, Tone.ASIDE) for text in self._beside())
        yield replace(tuition, body=(*tuition.body, *beside))
        yield self._price("books", self.program.books)
        done = self.program.completions
        if done is not None:
            text = self.words("program.completions", year=done.year, count=f"{done.count:,}")
            yield Item(text + cite([self.program.source]))

    def _quantity(self, name: str, known: Quantity | None) -> Item:
        if known is None:
            return self._unknown(name)
        numbers = [known.likely, known.low, known.high]
        texts = [self._months(n) if name == "months" else f"{n:,}" for n in numbers]
        return self._figure(name, texts, known)

    def _months(self, count: int) -> str:
        return self.words("program.month" if count == 1 else "program.months", count=count)

    def _price(self, name: str, known: Price | None) -> Item:
        if known is None:
            return self._unknown(name)
        amounts = [self.words.value(money) for money in (known.likely, known.low, known.high)]
        return self._figure(name, amounts, known)

    def _figure(self, name: str, texts: list[str], known: Quantity | Price) -> Item:
        words, (value, low, high) = self.words, texts
        code = "program.figure" if low == high else "program.figure-range"
        label, basis = words(f"program.label.{name}"), words(f"program.basis.{known.basis}")
        text = words(code, label=label, value=value, low=low, high=high, basis=basis)
        return Item(text + cite([known.source]), body=noted(known.note))

    def _unknown(self, name: str) -> Item:
        label = self.words(f"program.label.{name}")
        return Item(self.words("program.figure-unknown", label=label))

    def _beside(self) -> Iterator[str]:
        """The price by the month, and against the middle of the state."""
        words, standing = self.words, self.report.standing
        if standing.per_month is not None and standing.per_month.amount:
            yield words("program.per-month", amount=standing.per_month)
        if self.program.typical or self.program.state is None:
            return
        yield words(
            "program.median-none" if standing.median is None else "program.median",
            programs=standing.programs,
            state=self.program.state,
            median=_whole(standing.median) if standing.median else None,
            award=words(f"program.award.{self.program.award}"),
            worked_out=standing.worked_out,
            beside=self._difference(standing.median) if standing.median else None,
        )

    def _difference(self, median: Money) -> str:
        price = self.program.tuition
        if price is None:
            return self.words("program.median.unknown")
        more = price.likely.amount - median.amount
        code = "same" if not more else "more" if more > 0 else "less"
        return self.words(
            f"program.median.{code}", amount=_whole(Money(abs(more), median.currency))
        )

    def accreditation(self, kind: AccreditationKind) -> Iterator[Item]:
        """Who is seen to accredit the program, both bodies in turn, or the school as a whole."""
        told = [e for e in self.program.accreditation if e.kind is kind]
        for evidence in told:
            text = self._statement(evidence) + cite([evidence.source])
            yield Item(text, _MARKS[evidence.status], body=noted(evidence.note))
        if kind is AccreditationKind.PROGRAMMATIC:
            yield from self._bodies_without_a_word(told)
        elif not told:
            check = self.words(f"program.check.{kind}")
            yield Item(self.words("program.no-statement", check=check), Mark.UNKNOWN)

    def _bodies_without_a_word(self, told: Sequence[Accreditation]) -> Iterator[Item]:
        """Each body of which nothing is told, and how to settle it unless one surely accredits."""
        if self.program.typical:
            return
        spoken = {evidence.accreditor for evidence in told}
        for answer in self.report.accreditors:
            if answer.accreditor not in spoken:
                text = self.words("program.body-not-told", accreditor=answer.accreditor)
                yield Item(text, Mark.UNKNOWN)
        settle = self.report.settle
        if settle is not None:
            yield Item(self.words.say(settle.message) + cite(settle.sources))

    def _statement(self, evidence: Accreditation) -> str:
        """What it says, and when the body looks at it again."""
        text = statement(evidence, self.report, self.words)
        if evidence.of_parent:
            text = self.words("program.of-parent", text=text)
        if evidence.next_review is None:
            return text
        code = "passed" if evidence.next_review < self.report.today else "next"
        return self.words(f"program.review.{code}", text=text, day=evidence.next_review)

    def written(self, texts: Iterable[str | None]) -> Iterator[Item]:
        """Notes as they were written down, under the source of the whole entry."""
        return (Item(text + cite([self.program.source])) for text in texts if text)


def noted(note: str | None) -> tuple[Block, ...]:
    """What is noted of the line above."""
    return (Paragraph(note, Tone.ASIDE),) if note else ()


def _whole(money: Money) -> Money:
    """To the dollar: a median need not be told to the cent."""
    return Money(money.amount.quantize(Decimal(1)), money.currency)


def statement(evidence: Accreditation, report: ProgramReport, words: Words) -> str:
    """`ABHES: accredited (we are sure; seen: 2024-08-30)`.

    A body that accredits the school is not told as one on whose list nothing stands.
    """
    by_school = {a.accreditor for a in report.accreditors if a.answer is Answer.SCHOOL_ONLY}
    code = str(evidence.status)
    if evidence.status is AccreditationStatus.NOT_LISTED and evidence.accreditor in by_school:
        code = "school_only"
    status = words(f"program.status.{code}", accreditor=evidence.accreditor)
    sure = words(f"view.confidence.{evidence.confidence}")
    if evidence.status is AccreditationStatus.ASSUMED:
        return status
    code = "program.statement" if evidence.seen else "program.statement-undated"
    return words(code, status=status, sure=sure, seen=evidence.seen)

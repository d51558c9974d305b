"""What is known of a program itself: length, hours, price, awards, and who accredits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Price,
    Program,
    Quantity,
)
from cma_roadmap.model.results.program_matches import PriceStanding
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import Ink, Line, Paper, Piece
from cma_roadmap.rendering.page.tables import bullet, remark
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_MARKS = {
    AccreditationStatus.ACCREDITED: Piece("✓", Ink.DONE),
    AccreditationStatus.ASSUMED: Piece("?", Ink.WARNING),
    AccreditationStatus.FORMER: Piece("✗", Ink.PROBLEM),
    AccreditationStatus.WITHDRAWN: Piece("✗", Ink.PROBLEM),
    AccreditationStatus.UNKNOWN: Piece("?", Ink.WARNING),
}
_ALWAYS_TOLD = ("months", "clock_hours", "externship_hours")
_HOURS = (*_ALWAYS_TOLD, "academic_hours", "credit_hours")


@dataclass(frozen=True, slots=True)
class ProgramLines:
    """Tells the figures and the accreditation of one program."""

    program: Program
    standing: PriceStanding
    words: Words
    cited: Cited
    paper: Paper

    def figures(self) -> Iterator[Line]:
        """Every figure with its spread, where it comes from and who gives it."""
        for name in _HOURS:
            quantity = getattr(self.program, name)
            if quantity is not None or name in _ALWAYS_TOLD:
                yield from self._quantity(name, quantity)
        yield from self._price("tuition", self.program.tuition)
        yield from self._beside()
        yield from self._price("books", self.program.books)
        done = self.program.completions
        if done is not None:
            text = self.words("program.completions", year=done.year, count=f"{done.count:,}")
            yield from self._bullet(text + self.cited.refs([self.program.source]))

    def _quantity(self, name: str, known: Quantity | None) -> Iterator[Line]:
        if known is None:
            return self._unknown(name)
        numbers = [known.likely, known.low, known.high]
        texts = [self._months(n) if name == "months" else f"{n:,}" for n in numbers]
        return self._figure(name, texts, known)

    def _months(self, count: int) -> str:
        return self.words("program.month" if count == 1 else "program.months", count=count)

    def _price(self, name: str, known: Price | None) -> Iterator[Line]:
        if known is None:
            return self._unknown(name)
        amounts = [self.words.value(money) for money in (known.likely, known.low, known.high)]
        return self._figure(name, amounts, known)

    def _figure(self, name: str, texts: list[str], known: Quantity | Price) -> Iterator[Line]:
        words, (value, low, high) = self.words, texts
        code = "program.figure" if low == high else "program.figure-range"
        label, basis = words(f"program.label.{name}"), words(f"program.basis.{known.basis}")
        text = words(code, label=label, value=value, low=low, high=high, basis=basis)
        yield from self._bullet(text + self.cited.refs([known.source]))
        if known.note:
            yield from remark(self.paper, 0, visible(known.note))

    def _unknown(self, name: str) -> Iterator[Line]:
        label = self.words(f"program.label.{name}")
        return self._bullet(self.words("program.figure-unknown", label=label))

    def _beside(self) -> Iterator[Line]:
        """The price by the month, and against the middle of the state."""
        words, standing = self.words, self.standing
        if standing.per_month is not None and standing.per_month.amount:
            yield from remark(self.paper, 0, words("program.per-month", amount=standing.per_month))
        if self.program.typical or self.program.state is None:
            return
        award = words(f"program.award.{self.program.award}")
        code = "program.median-none" if standing.median is None else "program.median"
        text = words(
            code,
            programs=standing.programs,
            state=self.program.state,
            median=_whole(standing.median) if standing.median else None,
            award=award,
            worked_out=standing.worked_out,
            beside=self._difference(standing.median) if standing.median else None,
        )
        yield from remark(self.paper, 0, text)

    def _difference(self, median: Money) -> str:
        price = self.program.tuition
        if price is None:
            return self.words("program.median.unknown")
        more = price.likely.amount - median.amount
        code = "same" if not more else "more" if more > 0 else "less"
        return self.words(
            f"program.median.{code}", amount=_whole(Money(abs(more), median.currency))
        )

    def accreditation(self, kind: AccreditationKind) -> Iterator[Line]:
        """Who is seen to accredit the program, or the school as a whole."""
        told = [e for e in self.program.accreditation if e.kind is kind]
        for evidence in told:
            refs = self.cited.refs([evidence.source])
            text = self.words.value(statement(evidence, self.words)) + refs
            yield from bullet(self.paper, 0, _MARKS[evidence.status], text)
            if evidence.note:
                yield from remark(self.paper, 0, visible(evidence.note))
        if not told:
            check = self.words(f"program.check.{kind}")
            text = self.words("program.no-statement", check=check)
            yield from bullet(self.paper, 0, _MARKS[AccreditationStatus.UNKNOWN], text)

    def _bullet(self, text: str) -> Iterator[Line]:
        return bullet(self.paper, 0, _DASH, text)


def _whole(money: Money) -> Money:
    """To the dollar: a median need not be told to the cent."""
    return Money(money.amount.quantize(Decimal(1)), money.currency)


def statement(evidence: Accreditation, words: Words) -> str:
    """`ABHES: accredited (we are sure; seen: 2024-08-30)`."""
    status = words(f"program.status.{evidence.status}", accreditor=evidence.accreditor)
    sure = words(f"view.confidence.{evidence.confidence}")
    if evidence.status is AccreditationStatus.ASSUMED:
        return status
    code = "program.statement" if evidence.seen else "program.statement-undated"
    return words(code, status=status, sure=sure, seen=evidence.seen)

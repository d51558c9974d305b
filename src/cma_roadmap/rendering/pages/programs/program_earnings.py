"""What graduates of one program earn, and beside it, never mixed, the pay of the occupation."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.earnings import COMPARED_AFTER, AreaPay, GraduateEarnings
from cma_roadmap.model.results.program_matches import ProgramReport
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Mark, Paragraph, Tone
from cma_roadmap.rendering.text.said import cite

_FULL_TIME_YEAR = 2080
"""Hours, as BLS counts a year of full-time work."""
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class ToldEarnings:
    """Tells the earnings of the graduates of one program."""

    report: ProgramReport
    words: Words

    def items(self) -> Iterator[Item]:
        """The medians by year, whom they hold, high-school earnings, and the occupation's pay."""
        if self.report.program.typical:
            return
        earned = self.report.earnings
        if earned is None or earned.suppressed:
            code = "none" if earned is None else "suppressed"
            sources = cite([earned.source if earned else None])
            yield Item(self.words(f"program.earnings.{code}") + sources, Mark.UNKNOWN)
        else:
            told = Paragraph(self.words("program.earnings.whose"), Tone.ASIDE)
            yield Item(self._medians(earned) + cite([earned.source]), body=(told,))
            yield from self._doubts(earned)
            yield from self._over_high_school(earned)
        if self.report.pay is not None:
            yield from self._pay(self.report.pay)

    def _medians(self, earned: GraduateEarnings) -> str:
        words = self.words
        years = (
            words("program.earnings.year", count=years, amount=words.value(amount))
            if amount is not None
            else words("program.earnings.year-unknown", count=years)
            for years, amount in earned.after
        )
        return words("program.earnings.medians", years="; ".join(years))

    def _doubts(self, earned: GraduateEarnings) -> Iterator[Item]:
        """Whom else the figures hold: other fields, other locations."""
        if earned.share is None:
            yield Item(self.words("program.earnings.share-unknown"), Mark.UNKNOWN)
        else:
            percent = (earned.share * _PERCENT).quantize(Decimal(1))
            code = "share" if earned.is_of_medical_assistants else "share-small"
            code = "share-none" if earned.is_of_others else code
            mark = Mark.DASH if earned.is_of_medical_assistants else Mark.WARNING
            yield Item(self.words(f"program.earnings.{code}", percent=percent), mark)
        if earned.shared_by > 1:
            yield Item(self.words("program.earnings.shared", count=earned.shared_by), Mark.WARNING)

    def _over_high_school(self, earned: GraduateEarnings) -> Iterator[Item]:
        """The median after four years against people of the state with a diploma alone."""
        more, high_school = earned.over_high_school, earned.high_school
        if more is None or high_school is None:
            return
        code = "more" if more.amount > 0 else "less" if more.amount < 0 else "same"
        text = self.words(
            f"program.earnings.high-school.{code}",
            years=COMPARED_AFTER,
            amount=Money(abs(more.amount)),
            other=high_school,
            state=self.report.program.state,
            year=earned.high_school_year,
        )
        yield Item(text + cite([earned.high_school_source]))

    def _pay(self, pay: AreaPay) -> Iterator[Item]:
        if pay.p50 is None:
            return
        text = self.words(
            "program.earnings.pay",
            hour=Money(pay.p50),
            year=Money((pay.p50 * _FULL_TIME_YEAR).quantize(Decimal(1))),
            area=pay.name,
            period=pay.period,
        )
        yield Item(text + cite([pay.source]))

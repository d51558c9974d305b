"""The facts of a comparison in few words: exam, second tries, renewal, who passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.rendering.messages.readings import (
    others_in_words,
    reading_in_words,
    value_in_words,
)
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Tone
from cma_roadmap.rendering.page.table_blocks import Line
from cma_roadmap.rendering.text.said import Text, cite


@dataclass(frozen=True, slots=True)
class ComparedFacts:
    """Puts the facts in force on `day` in words, each with its source and its doubts."""

    day: date
    words: Words

    def exam(self, credential: Credential) -> Iterator[Line]:
        """How long, how much to reach, where."""
        exam = credential.exam
        if exam is None:
            yield Line(self.words("compare.no-exam"))
            return
        yield self._plain(exam.items)
        yield self._plain(exam.minutes)
        score = exam.passing_score.at(self.day)
        figures = (f.at(self.day).value for f in (exam.passing_score, exam.score_low))
        passing, low = (value_in_words(value, None, self.words) for value in figures)
        high = value_in_words(exam.score_high.at(self.day).value, None, self.words)
        code = "compare.passing-unknown" if score.value is None else "compare.passing"
        if score.value is None and exam.score_low.at(self.day).value is None:
            code = "compare.passing-no-scale"
        text = self.words(code, score=passing, low=low, high=high)
        yield Line(self._told(score, text))
        yield self._plain(exam.delivery)

    def retake(self, credential: Credential) -> Iterator[Line]:
        """How long to wait, how often one may try, what it costs."""
        rule = credential.retake
        if rule is None:
            yield Line(self.words("compare.no-exam"))
            return
        yield self._in("compare.wait", rule.waits[0].wait)
        attempts = rule.attempts.at(self.day)
        text = reading_in_words(attempts, self.words)
        if attempts.value is None:
            text = self.words("compare.attempts-unknown")
        yield Line(self._told(attempts, text))
        full_again = rule.full_exam_fee.at(self.day) if rule.full_exam_fee else None
        if rule.fee is not None:
            yield self._in("compare.fee", rule.fee)
        elif full_again is not None and full_again.value:
            yield Line(self._told(full_again, self.words("compare.full-fee")))
        else:
            yield Line(self.words("compare.fee", value=self.words("word.unknown")))

    def renewal(self, credential: Credential) -> Iterator[Line]:
        """How often, how much study, which fees, what lateness does."""
        rule = credential.renewal
        yield self._term(credential)
        total, every = rule.ce.total.at(self.day), rule.ce.every.at(self.day)
        study = self.words("compare.ce-unknown")
        if total.value is not None:
            study = self.words(
                "compare.ce",
                total=value_in_words(total.value, None, self.words),
                unit=rule.ce.unit,
                every=_one(reading_in_words(every, self.words)),
            )
        yield Line(self._told(total, study))
        yield self._in("compare.renewal-fee", rule.fee)
        if rule.annual_fee is not None:
            yield self._in("compare.yearly", rule.annual_fee.amount)
        if rule.grace is None:
            yield Line(self.words("compare.no-grace"))
        else:
            yield self._in("compare.grace", rule.grace.length)

    def _term(self, credential: Credential) -> Line:
        version = credential.certification.term.at(self.day)
        if version.value is None:
            return Line(self._told(version, self.words("compare.term-unknown")))
        return self._in("compare.term", credential.certification.term)

    def pass_rate(self, credential: Credential) -> Iterator[Line]:
        """The latest period with a figure, and who was counted."""
        latest = credential.latest_pass_rate(self.day)
        if latest is None:
            yield Line(self.words("word.unknown"))
            return
        version = latest.percent.at(self.day)
        share = f"{self.words.value(version.value)}%"
        yield Line(share, Tone.STRONG)
        period = self.words("compare.period", period=latest.period, population=latest.population)
        yield Line(self._told(version, period))

    def disputes(self, credential: Credential) -> Iterator[Text]:
        """What the sources of the facts above do not agree on, one sentence a fact."""
        exam, retake, renewal = credential.exam, credential.retake, credential.renewal
        asked: tuple[tuple[str, Fact[Any] | None], ...] = (
            ("compare.fact.items", exam.items if exam else None),
            ("compare.fact.minutes", exam.minutes if exam else None),
            ("compare.fact.passing", exam.passing_score if exam else None),
            ("fact.delivery", exam.delivery if exam else None),
            ("fact.retake_wait", retake.waits[0].wait if retake else None),
            ("fact.attempts", retake.attempts if retake else None),
            ("compare.fact.retake-fee", retake.fee if retake else None),
            ("fact.term", credential.certification.term),
            ("fact.ce_total", renewal.ce.total),
            ("fact.renewal_fee", renewal.fee),
            ("fact.annual_fee", renewal.annual_fee.amount if renewal.annual_fee else None),
            ("fact.grace", renewal.grace.length if renewal.grace else None),
        )
        for code, fact in asked:
            others = others_in_words(fact.at(self.day), self.words) if fact else ""
            if fact is not None and others:
                yield self._dispute(credential, self.words(code), fact.at(self.day), others)

    def _dispute(
        self, credential: Credential, what: str, version: FactVersion[Any], others: str
    ) -> Text:
        ids = (*version.sources, *(s for other in version.disputed_by for s in other.sources))
        text = self.words(
            "compare.dispute-unknown" if version.value is None else "compare.dispute",
            credential=credential.name,
            what=what,
            value=reading_in_words(version, self.words).rstrip("."),
            others=others,
        )
        return text + cite(ids)

    def _plain(self, fact: Fact[Any]) -> Line:
        version = fact.at(self.day)
        return Line(self._told(version, reading_in_words(version, self.words).rstrip(".")))

    def _in(self, code: str, fact: Fact[Any]) -> Line:
        version = fact.at(self.day)
        text = self.words(code, value=reading_in_words(version, self.words))
        return Line(self._told(version, text))

    def _told(self, version: FactVersion[Any], text: str) -> Text:
        """The text with its source, and marked where the fact is disputed or weak."""
        if others_in_words(version, self.words):
            text += self.words("compare.disputed")
        elif version.confidence is Confidence.LOW and version.value is not None:
            text += self.words("compare.weak")
        return text + cite([version.source])


def _one(length: str) -> str:
    """`year` for `1 year`, to follow `every`."""
    return length.removeprefix("1 ")

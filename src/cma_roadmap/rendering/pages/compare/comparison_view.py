"""A comparison as it is told: answer, table, sections and notes, decided once for all formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Comparison, Contest, Criterion, Option
from cma_roadmap.model.values.message import About, Severity
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.tables import TableRow
from cma_roadmap.rendering.pages.compare.comparison_cells import Cells
from cma_roadmap.rendering.pages.compare.comparison_lines import pay_lines, threshold_lines
from cma_roadmap.rendering.text.visible import visible


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of the answer; `is_answer` for the best fit."""

    label: str
    text: str
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One clause that stops a person today, and why."""

    verdict: Verdict
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands with one credential; `remark` is the road, or why there is none."""

    verdict: Verdict
    text: str
    missing: tuple[Missing, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence of a section; `severity` where it warns."""

    text: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading; there are no empty ones."""

    heading: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything a renderer needs. It draws; it decides no order and no wording."""

    title: str
    head: tuple[HeadLine, ...]
    names: tuple[str, ...]
    rows: tuple[TableRow, ...]
    standing_heading: str
    standing: tuple[Standing, ...]
    sections: tuple[Section, ...]
    sources_heading: str
    cited: Cited


def build(comparison: Comparison, phrases: Mapping[str, str] = ENGLISH) -> ComparisonView:
    """Decide how `comparison` is told; sources are numbered in the order of reading."""
    told = _Told(comparison, Words(phrases))
    return ComparisonView(
        title=told.words(f"compare.title.{comparison.contest}"),
        head=tuple(told.head()),
        names=tuple(told.names.values()),
        rows=tuple(told.cells.rows()),
        standing_heading=told.words("compare.heading.today"),
        standing=tuple(told.standing()),
        sections=tuple(told.sections()),
        sources_heading=told.words("view.label.sources"),
        cited=told.cited,
    )


class _Told:
    """One comparison being put in words."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison, self.words = comparison, words
        self.cited = Cited.of(comparison.sources, comparison.confidence, words)
        self.names = {o.id: visible(o.name) for o in comparison.options}
        self.cells = Cells(comparison, words, self.cited)

    def head(self) -> Iterator[HeadLine]:
        """The day, the best fit, and why it is."""
        words, found = self.words, self.comparison
        yield HeadLine(words("view.head.today"), words("view.day", day=found.today))
        if found.as_of is not None:
            yield HeadLine(words("view.head.rules"), words("view.day", day=found.as_of))
        yield HeadLine(words("compare.head.best"), self._answer(), is_answer=True)
        why = self._why()
        if why:
            yield HeadLine(words("compare.head.why"), why)

    def _answer(self) -> str:
        best = self.comparison.winner
        if best is None:
            dear = all(not option.within_limits for option in self.comparison.options)
            return self.words("compare.nobody-affordable" if dear else "compare.nobody")
        if len(self.comparison.options) == 1:
            return self.words("compare.only", credential=self.names[best])
        total = next(o.total for o in self.comparison.options if o.id == best)
        return self.words("compare.winner", credential=self.names[best], total=f"{total:.2f}")

    def _why(self) -> str:
        """Where the winner is ahead of every other, and where somebody is ahead of it."""
        found, lead = self.comparison, self.comparison.lead
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

    def standing(self) -> Iterator[Standing]:
        """For each credential what stops the person today, and the road that is planned."""
        told: set[str] = set()
        for option in self.comparison.options:
            if option.credential.id in told:
                continue  # where one stands is the same whatever the school
            told.add(option.credential.id)
            verdict = self.words(f"compare.verdict.{option.verdict}")
            text = f"{visible(option.credential.name)}: {verdict}"
            yield Standing(option.verdict, text, tuple(self._missing(option)), self._remark(option))

    def _missing(self, option: Option) -> Iterator[Missing]:
        for clause in option.missing:
            verdict = clause.verdict(self.comparison.today)
            text = visible(clause.text) + self.cited.refs(clause.sources[:1])
            yield Missing(verdict, text, self.words.say(clause.reason))

    def _remark(self, option: Option) -> str | None:
        if not option.missing:
            return self.words.say(option.reason)
        if option.certified_on is None or self.comparison.contest is not Contest.CREDENTIALS:
            return None
        return self.words("compare.road", pathway=option.pathway, day=option.eligible_from)

    def sections(self) -> Iterator[Section]:
        """What would change the answer, pay, warnings, disputes, and how to read it all."""
        found = self.comparison
        parts: tuple[tuple[str, Iterator[Note]], ...] = (
            ("thresholds", map(Note, threshold_lines(found, self.names, self.words))),
            ("pay", map(Note, pay_lines(found, self.words, self.cited))),
            ("warnings", self._warnings()),
            ("disputes", map(Note, self.cells.disputes())),
            ("reading", map(Note, self._reading())),
        )
        for name, notes in parts:
            shown = tuple(notes)
            if shown:
                yield Section(self.words(f"compare.heading.{name}"), shown)

    def _warnings(self) -> Iterator[Note]:
        for found in self.comparison.findings:
            if found.about is not About.STANDING:  # told where one stands
                lead = self.words(f"view.severity.{found.severity}")
                refs = self.cited.refs(found.sources)
                text = f"{lead}: {self.words.say(found.message)}{refs}"
                yield Note(text, found.severity)

    def _reading(self) -> Iterator[str]:
        """How to read the table."""
        options = self.comparison.options
        if self.comparison.winner is not None and len(options) > 1:
            yield self.words("compare.reading.scores")
        yield self.words("compare.reading.costs")
        yield self.words("compare.reading.facts")
        if any(option.school for option in options):
            yield self.words("compare.reading.schools")

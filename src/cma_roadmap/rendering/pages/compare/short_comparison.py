"""A comparison at one look: who wins or why nobody does, a row an option, what would turn it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.comparison import Comparison, Contest, Option
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.message import About, Severity
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.facts.short_parts import know, next_up
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.sentences import cut, in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Fact,
    Facts,
    Item,
    Page,
    Paragraph,
    Section,
    Tone,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.compare.comparison_lines import hang_lines, threshold_lines
from cma_roadmap.rendering.pages.compare.comparison_page import ToldComparison
from cma_roadmap.rendering.pages.programs.program_rows import school
from cma_roadmap.rendering.text.paper import GLUE
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("option", "open", "certified", "cost", "keep", "sure")
_IN_THE_TABLE = "compare.unscored."
"""Prices that nobody found: a sign in the table tells of them."""
_TURNS = 2
"""How many changes of the answer are told."""
_SHORT_NAME = 40
"""Letters of the name of a school that are told."""
_BEST = f"{GLUE}<"
"""Behind the name of the winner."""
_MORE = "+"
"""Behind a sum: something that nobody could price comes on top."""


def short_comparison_page(
    comparison: Comparison, whole: Page, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The answer and what it goes by; `whole` is the page that tells all."""
    words = Words(phrases)
    names = {option.id: _name(option, comparison.contest, words) for option in comparison.options}
    told = _Short(comparison, words, names)
    answer = ToldComparison(comparison, words, names)
    title = words("compare.short.title", answer=answer.answer())
    why = Facts((Fact(words("compare.head.why"), in_short(answer.why())),))
    tone = Tone.STRONG if any(o.certified_on for o in comparison.options) else Tone.PROBLEM
    sections = (
        told.turns(),
        know(told.known(), words),
        next_up(words, whole, *told.commands(), parts="today,hangs,disputes"),
    )
    lead = (*((why, Break()) if answer.why() else ()), *told.table())
    return Page(title, lead, tuple(s for s in sections if s.blocks), {}, tone)


def _name(option: Option, contest: Contest, words: Words) -> str:
    """Its name, or that of its school and award; on a road with the letters of the credential."""
    program = option.program
    if program is None or program.typical:
        return cut(option.name, _SHORT_NAME)
    award = words(f"programs.short.award.{program.award}")
    code = "road" if contest is Contest.ROUTES else "school"
    letters = option.credential.name.partition(" (")[0]
    where = cut(school(program), _SHORT_NAME)
    return words(f"compare.short.{code}", credential=letters, school=where, award=award)


@dataclass(frozen=True, slots=True)
class _Short:
    """One comparison being told in short; `names` are those of its options, by id."""

    comparison: Comparison
    words: Words
    names: Mapping[str, str]

    def table(self) -> Iterator[Block]:
        """A row an option, and what the sign behind a sum means."""
        columns = tuple(
            Column(
                name,
                self.words(f"compare.short.column.{name}"),
                figures=name in ("cost", "keep"),
                flexible=name in ("option", "open"),
                least=11 if name == "option" else 0,
            )
            for name in _COLUMNS
        )
        rows = tuple(map(self._row, self.comparison.options))
        yield Table(columns, rows, "option")
        if any(text.endswith(_MORE) for row in rows for text in row):
            yield Paragraph(self.words("compare.short.more"), Tone.ASIDE)

    def _row(self, option: Option) -> tuple[str, ...]:
        words, road = self.words, option.certified_on is not None
        likely = option.cost_to_certificate.likely if option.cost_to_certificate else None
        none = words("compare.no-score")
        sure = words(f"credentials.confidence.{option.confidence}")
        return (
            self.names[option.id] + (_BEST if option.id == self.comparison.winner else ""),
            self._open(option),
            words.value(option.certified_on) if road else words("compare.no-road"),
            self._sum(likely, option.unknown_before) if road else none,
            self._sum(option.cost_to_keep, option.unknown_after) if road else none,
            sure if road else none,
        )

    def _open(self, option: Option) -> str:
        """Whether it is open to the person today, in a word or two."""
        if option.once:
            return self.words("compare.short.once", what=option.once)
        if option.verdict is Verdict.UNMET and option.certified_on is None:
            verdict = "closed" if option.within_limits else "too-dear"
            return self.words(f"compare.verdict.{verdict}")
        return self.words(f"compare.short.open.{option.verdict}")

    def _sum(self, amount: Money | None, unknown: Sequence[UnknownPrice]) -> str:
        """The likely figure; with a sign where more comes on top, unknown where all of it is."""
        if amount is None or (unknown and not amount.amount):
            return self.words("word.unknown")
        return money_in_words(amount) + (_MORE if unknown else "")

    def turns(self) -> Section:
        """What would change the answer, the nearest first."""
        found, names, words = self.comparison, self.names, self.words
        hangs = found.hangs_on
        lines = hang_lines(found, names, words) if hangs else threshold_lines(found, names, words)
        items = (Item(in_short(str(line))) for line in islice(lines, _TURNS))
        heading = words(f"compare.heading.{'hangs' if hangs else 'thresholds'}")
        return Section("thresholds", heading, tuple(listed(items)))

    def known(self) -> Iterator[str]:
        """Why a road is none, what the state says of work, and what a finding warns of."""
        for option in self.comparison.options:
            if option.certified_on is not None:
                continue
            missing = next((clause.text for clause in option.missing), "")
            problem = self.words.say(option.problem) if option.problem else missing
            if problem:
                name = self.names[option.id]
                yield self.words("compare.short.problem", option=name, problem=problem)
        for option in self.comparison.options:
            work = option.work
            if option.certified_on is not None and work and work.may_work_from is None:
                code = f"compare.work.item.{work.verdict}"
                name, lacks = self.names[option.id], work.lacks
                yield self.words(code, credential=name, state=work.name, day=None, lacks=lacks)
        for found in self.comparison.findings:
            in_table = found.message.code.startswith(_IN_THE_TABLE)
            told = found.about is About.STANDING or found.severity is Severity.INFO or in_table
            if not told:
                yield self.words.say(found.message)

    def commands(self) -> Iterator[str]:
        """The plan of the best, what is missing for the first, other things to compare."""
        words, found = self.words, self.comparison
        leads = found.winner or (found.hangs_on[0].option if found.hangs_on else None)
        best = next((o for o in found.options if o.id == leads), None)
        planned = best or next((o for o in found.options if o.certified_on), None)
        if planned is None:
            yield words("short.more.verdict", credential=found.options[0].credential.id)
            yield words("short.more.eligible")
        elif planned.program is not None and not planned.program.typical:
            id_, program = planned.credential.id, planned.program.id
            yield words("short.more.plan-program", credential=id_, program=program)
        else:
            yield words("short.more.plan", credential=planned.credential.id)
        if found.contest is not Contest.ROUTES:
            yield words("short.more.routes")

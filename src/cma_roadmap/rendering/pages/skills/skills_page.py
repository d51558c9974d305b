"""The skills of the job as a page: who has them, where they are learned, which exam asks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.studying import SkillGroup
from cma_roadmap.model.studying.skill_report import (
    ExamOutline,
    Having,
    SkillRecord,
    SkillReport,
    TaughtRecord,
)
from cma_roadmap.model.values.fact import Source
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged, with_credits
from cma_roadmap.rendering.facts.short_parts import next_up
from cma_roadmap.rendering.messages.readings import doubt_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Command,
    Fact,
    Facts,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    Sheet,
    Tone,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.skills.skill_words import Names, having, in_exam, in_short
from cma_roadmap.rendering.text.said import Said, cite
from cma_roadmap.rendering.text.spreadsheet import Value
from cma_roadmap.sentences.catalog import ENGLISH

_COLUMNS = ("skill", "you", "learned", "exam")
_SHEET = ("skill", "name", "group", "having", "because", "learned", "exam", "met", "areas")


def skills_page(
    report: SkillReport,
    sources: Mapping[str, Source],
    names: Names,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """Every skill, every subject of a program, and who says so; `names` are those of ids."""
    words = Words(phrases)
    told = _Told(report, words, names, FactItems(report.day, words))
    parts = (
        *((group.value, iter(told.table(group))) for group in SkillGroup),
        ("taught", told.taught()),
        ("next", told.next_steps()),
        ("who-says", listed(told.who_says())),
        ("rests-on", listed(told.rests_on())),
    )
    sections = (Section(key, words(f"skill.heading.{key}"), tuple(body)) for key, body in parts)
    title = words("skill.title", credential=report.credential.name)
    page = paged(title, [Facts(tuple(told.head()))], sections, sources, words)
    return with_credits(page, sources, words)


def short_skills_page(
    report: SkillReport, whole: Page, phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """What the person has, likely has, and has left to learn, in names alone."""
    words = Words(phrases)
    told = _Told(report, words, {}, FactItems(report.day, words))
    items = (
        Item(_named(some, words), lead=words(f"skill.short.{code}"))
        for code, some in _by_having(report)
        if some
    )
    sections = (
        Section("skills", words("skill.heading.skills"), tuple(listed(items))),
        next_up(
            words,
            whole,
            words("skill.more.resume"),
            words("skill.more.transcript"),
            parts="clinical,office,people,taught",
        ),
    )
    return Page(whole.title, (Facts(tuple(told.head())),), sections, {})


def _by_having(report: SkillReport) -> Iterator[tuple[str, tuple[SkillRecord, ...]]]:
    """What the person has, what is likely, what their program teaches, and what is left."""
    left = report.having(Having.LEFT)
    yield "have", report.having(Having.HAVE)
    yield "likely", report.having(Having.LIKELY)
    yield "in-training", tuple(one for one in left if one.in_training)
    yield "left", tuple(one for one in left if not one.in_training)


def _named(records: tuple[SkillRecord, ...], words: Words) -> str:
    return words("skill.names", names=tuple(one.skill.name for one in records))


@dataclass(frozen=True, slots=True)
class _Told:
    """One report being told."""

    report: SkillReport
    words: Words
    names: Names
    facts: FactItems

    def head(self) -> Iterator[Fact]:
        """How many skills the person has, and whose exam the tables speak of."""
        report, words = self.report, self.words
        counts = {way.value: len(report.having(way)) for way in Having}
        code = "skill.nothing-told" if report.says_nothing else "skill.counts"
        said = words(code, all=len(report.skills), **counts)
        yield Fact(words("skill.head.you"), said, Tone.ANSWER)
        if report.not_judged:
            yield Fact(words("skill.head.not-judged"), words("skill.not-judged"))
        exam = report.exam
        if exam is None:
            text = words("skill.exam-unknown", body=report.credential.body.abbreviation)
        else:
            doubt = doubt_in_words(exam.version, words)
            text = report.credential.name + (f" ({doubt})" if doubt else "")
        yield Fact(words("skill.head.exam"), text)
        yield Fact(words("credential.head.day"), words("view.day", day=report.day))

    def table(self, group: SkillGroup) -> Iterator[Block]:
        """The skills of one kind, a row each."""
        name, codes = self.report.credential.name, {"skill": group.value}
        columns = tuple(
            Column(
                key,
                self.words(f"skill.column.{codes.get(key, key)}", credential=name),
                flexible=True,
                least=14,
                give_way={"learned": 1}.get(key, 0),
                below=key == "learned",
            )
            for key in _COLUMNS
        )
        rows = [self._row(one) for one in self.report.skills if one.skill.group is group]
        if rows:
            yield Table(columns, tuple(rows), "skill")

    def _row(self, record: SkillRecord) -> tuple[Said, ...]:
        skill, exam = record.skill, self.report.exam
        places = tuple(self.words(f"skill.place.{place}") for place in skill.learned)
        return (
            skill.name + cite(skill.asked.at(self.report.day).sources),
            having(record, self.words, self.names),
            self.words("skill.names", names=places),
            self._asked(record, exam),
        )

    def _asked(self, record: SkillRecord, exam: ExamOutline | None) -> str:
        if not record.skill.subjects:
            return self.words("skill.exam.no-area")
        name = exam.credential.id if exam else ""
        return in_exam(record.exams.get(name), exam, self.words)

    def taught(self) -> Iterator[Block]:
        """What programs teach, a column for each of the main exams that are known."""
        words, exams = self.words, self._main()
        columns = (
            Column("subject", words("skill.column.subject"), flexible=True, least=18),
            *(Column(one.credential.id, one.credential.name) for one in exams),
        )
        rows = tuple(self._subject(one, exams) for one in self.report.taught)
        if rows:
            yield Table(columns, rows, "subject")
            yield Paragraph(words("skill.taught-legend"), Tone.ASIDE)

    def _main(self) -> tuple[ExamOutline, ...]:
        asked = self.report.credential
        shown = [one for one in self.report.exams if one.credential.main]
        first = [one for one in self.report.exams if one.credential is asked and one not in shown]
        return (*first, *shown)

    def _subject(self, one: TaughtRecord, exams: tuple[ExamOutline, ...]) -> tuple[Said, ...]:
        cited = cite(one.taught.fact.at(self.report.day).sources)
        if not one.taught.subjects:
            return (one.taught.name + cited, *(self.words("skill.short.no-area") for _ in exams))
        cells = (in_short(one.exams[e.credential.id], e, self.words) for e in exams)
        return (one.taught.name + cited, *cells)

    def next_steps(self) -> Iterator[Block]:
        """How what is likely comes on a résumé, and where the rest is learned."""
        words, report = self.words, self.report
        likely, left = report.having(Having.LIKELY), report.having(Having.LEFT)
        if likely:
            ids = tuple(one.skill.id for one in likely)
            yield Paragraph(words("skill.if-you-can", names=ids))
        if left:
            yield Paragraph(words("skill.learn", names=tuple(one.skill.name for one in left)))
        yield Command(("cma-roadmap skills --resume", "-o skills.md"))
        yield Command(("cma-roadmap skills --transcript", "-o transcript.html"))

    def who_says(self) -> Iterator[Item]:
        """Of every skill: that the job asks it, what programs teach of it, and every exam."""
        words = self.words
        for record in self.report.skills:
            skill = record.skill
            told = (
                *self.facts.fact(words("skill.asked"), skill.asked),
                *self.facts.fact(words("skill.taught"), skill.taught),
                *self._exams(record),
            )
            yield Item(skill.name, body=(Items(told),))

    def _exams(self, record: SkillRecord) -> Iterator[Item]:
        exams = self.report.exams if record.skill.subjects else ()
        for exam in exams:
            said = self._asked(record, exam)
            yield Item(self.words("skill.exam-of", credential=exam.credential.name, said=said))

    def rests_on(self) -> Iterator[Item]:
        """Who says that each step teaches, whose outlines these are, what is assumed."""
        words, known = self.words, self.report.known
        for place in known.places:
            yield from self.facts.fact(words(f"skill.place-told.{place.id}"), place.fact)
        for exam in self.report.exams:
            doubt = doubt_in_words(exam.version, words)
            said = words("study.outline-of", body=exam.credential.name)
            yield Item(said + (f" ({doubt})." if doubt else ".") + cite(exam.version.sources))
        yield Item(known.why)
        yield Item(words("skill.state-law"), Mark.NOTE)
        yield from (Item(one, Mark.UNKNOWN) for one in known.unknown)


def skills_sheet(report: SkillReport, names: Names, phrases: Mapping[str, str] = ENGLISH) -> Sheet:
    """A row for each skill; the exam is that of the credential asked for."""
    words, rows = Words(phrases), list[dict[str, Value]]()
    for record in report.skills:
        found = record.exams.get(report.credential.id)
        rows.append(
            {
                "skill": record.skill.id,
                "name": record.skill.name,
                "group": record.skill.group.value,
                "having": record.having.value,
                "because": having(record, words, names) if record.evidence else None,
                "learned": ", ".join(record.skill.learned),
                "exam": report.credential.id,
                "met": found.met.value if found else None,
                "areas": in_exam(found, report.exam, words) if found else None,
            }
        )
    return Sheet(_SHEET, tuple(rows))

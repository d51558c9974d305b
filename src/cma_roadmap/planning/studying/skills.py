"""What a person can do by what they told, and which area of which exam asks each skill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.schooling import Training
from cma_roadmap.model.definitions.studying import Outline, Place, Skill, Skills, Subject
from cma_roadmap.model.studying.skill_report import (
    AskedIn,
    Evidence,
    EvidenceKind,
    ExamOutline,
    Having,
    Holding,
    InExam,
    SkillRecord,
    SkillReport,
    TaughtRecord,
)
from cma_roadmap.model.studying.study_plan import Met
from cma_roadmap.planning.draft.milestones import COMPLETE, EXTERNSHIP, PROGRAM
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.validity import is_decided, last_days
from cma_roadmap.planning.studying.comparing_outlines import is_near, is_wide


def skills_of(catalog: Catalog) -> Skills:
    """The skills of the catalogue.

    Raises:
        WrongRequestError: it has none.
    """
    if catalog.skills is None:
        raise WrongRequestError.of("no_skills")
    return catalog.skills


def skill_report(
    catalog: Catalog, profile: Profile, credential: Credential, today: date, as_of: date | None
) -> SkillReport:
    """Every skill of the job: whether the person has it, who teaches it, which exam asks it.

    Raises:
        WrongRequestError: the catalogue knows of no skills.
    """
    known, day = skills_of(catalog), as_of or today
    exams = _exams(catalog, credential, day)
    person = _Person(profile, today, {one.credential.id: one.outline for one in exams})
    return SkillReport(
        credential=credential,
        today=today,
        day=day,
        exams=exams,
        skills=tuple(map(partial(_record, person), known.skills)),
        taught=tuple(
            TaughtRecord(one, _in_exams(one.subjects, person.outlines, one.within))
            for one in known.taught
        ),
        known=known,
        says_nothing=person.says_nothing,
        not_judged=bool(profile.military or profile.licenses),
    )


def _exams(catalog: Catalog, first: Credential, day: date) -> tuple[ExamOutline, ...]:
    """All outlines that are known on the day, that of `first` before the others."""
    found = []
    for one in (first, *(c for c in catalog.credentials if c.id != first.id)):
        version = one.exam.outline.at(day) if one.exam else None
        if version is not None and version.value is not None:
            found.append(ExamOutline(one, version, version.value))
    return tuple(found)


def _in_exams(
    subjects: Sequence[Subject], outlines: Mapping[str, Outline], within: bool = False
) -> dict[str, InExam]:
    return {name: asked_in(subjects, outline, within) for name, outline in outlines.items()}


def asked_in(subjects: Sequence[Subject], outline: Outline, within: bool = False) -> InExam:
    """Where an outline asks these subjects; `within`: what is meant is only a part of them.

    What is not named may be in a part that is wide, or of which nothing is known: then nobody can
    tell, and those parts are given.
    """
    parts = [(asked, has) for asked, has in _parts(outline) if subjects]
    named = tuple(
        asked._replace(shared=within or not set(has) <= set(subjects))
        for asked, has in parts
        if set(has) & set(subjects)
    )
    if named:
        return InExam(Met.NAMED, named)
    near = tuple(
        asked for asked, has in parts if not has or any(is_near(one, has) for one in subjects)
    )
    is_whole = bool(subjects) and not near and not any(is_wide(has) for _, has in parts)
    return InExam(Met.NOT_NAMED if is_whole else Met.UNKNOWN, near)


def _parts(outline: Outline) -> Iterator[tuple[AskedIn, tuple[Subject, ...]]]:
    for area in outline.areas:
        if not area.topics:
            yield AskedIn(area.name, None, area.weight, area.weight), area.subjects
        for topic in area.topics:
            yield AskedIn(area.name, topic.name, topic.weight, area.weight), topic.subjects


def _record(person: _Person, skill: Skill) -> SkillRecord:
    exams = _in_exams(skill.subjects, person.outlines, within=True)
    evidence = tuple(dict.fromkeys(person.speaks_for(skill, exams)))
    having = Having.LIKELY if evidence else Having.LEFT
    if skill.id in person.profile.skills:
        having = Having.HAVE
    return SkillRecord(skill, having, evidence, exams, person.learns(skill))


class _Person:
    """What a person told that can speak for skills, up to today."""

    def __init__(self, profile: Profile, today: date, outlines: Mapping[str, Outline]) -> None:
        self.profile = profile
        self.outlines = outlines
        self._today = today
        self._learned = frozenset(self._places())
        self._learning = frozenset(self._places_ahead())
        self._roles = dict.fromkeys(e.role for e in profile.experience if e.start <= today)
        self._passed = [c.id for c in profile.credentials if c.certified_on <= today]
        self._cards = [n for n, days in profile.clearances.items() if days and min(days) <= today]

    @property
    def says_nothing(self) -> bool:
        """Whether nothing that they told can speak for any skill."""
        told = self.profile.skills, self._learned, self._roles, self._passed, self._cards
        return not any(told)

    def _places(self) -> Iterator[Place]:
        """The parts of a program that are over."""
        for training in self.profile.training:
            if training.completed_on is not None and training.completed_on <= self._today:
                yield Place.COURSE
                if _externship_is_over(training, self._today):
                    yield Place.EXTERNSHIP
        steps = {PROGRAM: Place.COURSE, EXTERNSHIP: Place.EXTERNSHIP}
        for step, place in steps.items():
            over = (self.profile.days.get(name) for name in (step, COMPLETE))
            if any(day is not None and day <= self._today for day in over):
                yield place

    def _places_ahead(self) -> Iterator[Place]:
        """The parts of a program that is under way."""
        for training in self.profile.training:
            if training.expected_on is not None:
                yield Place.COURSE
            ahead = training.expected_on or training.externship_expected_on
            if ahead is not None and training.left_on is None and training.externship_hours != 0:
                yield Place.EXTERNSHIP

    def learns(self, skill: Skill) -> bool:
        """Whether a program that is under way teaches it."""
        return not (self._learning - self._learned).isdisjoint(skill.learned)

    def speaks_for(self, skill: Skill, exams: Mapping[str, InExam]) -> Iterator[Evidence]:
        """What speaks for one skill; a card or a certificate that has run out was once earned."""
        if not self._learned.isdisjoint(skill.learned):
            yield Evidence(EvidenceKind.TRAINING)
        yield from (Evidence(EvidenceKind.WORK, role) for role in self._roles if role in skill.jobs)
        for name in self._passed:
            if name in exams and exams[name].met is Met.NAMED:
                yield Evidence(EvidenceKind.CREDENTIAL, name)
        yield from (Evidence(EvidenceKind.CARD, one) for one in self._cards if one in skill.cards)


def _externship_is_over(training: Training, today: date) -> bool:
    """Whether it is: with the classes, where no other day is told and it has any hours."""
    if training.externship_hours == 0 or training.externship_expected_on is not None:
        return False
    return training.ends <= today


def holdings(catalog: Catalog, profile: Profile, today: date) -> tuple[Holding, ...]:
    """The certificates, and the cards that show skills, that are surely in force today.

    What may have run out is left out.
    """
    return (*_certificates(catalog, profile, today), *_cards(catalog, profile, today))


def _certificates(catalog: Catalog, profile: Profile, today: date) -> Iterator[Holding]:
    """By their card, else by their body's count; of a count that is not sure no day is told."""
    case = Case.of(catalog, profile, today, None)
    for held in profile.credentials:
        days = last_days(held, case)
        if held.certified_on <= today and days is not None and days[0] >= today:
            until = days[0] if is_decided(held) and days[0] == days[1] else None
            yield Holding(catalog.name_of(held.id), held.certified_on, until)


def _cards(catalog: Catalog, profile: Profile, today: date) -> Iterator[Holding]:
    shown = {card for skill in skills_of(catalog).skills for card in skill.cards}
    for card in catalog.clearances:
        days = [day for day in profile.clearances.get(card.id, ()) if day <= today]
        if card.id not in shown or not days or card.valid_for is None:
            continue
        term = card.valid_for.term.at(today).value
        until = card.valid_for.counted.last_day(max(days), term) if term else None
        if until is not None and until >= today:
            yield Holding(card.name, max(days), until)

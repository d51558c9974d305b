"""A credential: who awards it, every way in, the exam, how long it lasts and how it is kept."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cma_roadmap.model.definitions.body import Body
from cma_roadmap.model.definitions.renewal import (
    AmountRange,
    AnnualFee,
    CeCategory,
    Dues,
    ExamRenewal,
    Exemption,
    Grace,
    WayBack,
)
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.definitions.studying import Material, Outline
from cma_roadmap.model.definitions.waiting import DiplomaProof, Wait
from cma_roadmap.model.values.base import (
    Definition,
    Field,
    Identifier,
    MonthOrDay,
)
from cma_roadmap.model.values.fact import Confidence, Fact
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import DateRule, Duration

_YEAR = re.compile(r"\b\d{4}\b")


class StartRule(StrEnum):
    """Which day a certification counts from."""

    EXAM_DAY = "exam_day"
    COMPLETION_CONFIRMED = "completion_confirmed"


class Pathway(Definition):
    """One way to become eligible.

    `needs_review`: documents must be approved before the exam can be booked or paid.
    `early_sitting`: the pathway serves students who sit before they finish; it is planned only for
    a person who asks for that. `sit_before_completion` is how long before the *later* of classes
    and externship the exam may be sat (value `None`: allowed, how early was not found). `proof`:
    the diploma is proved afterwards. `open_from` is the first day on which the pathway exists,
    `open_until` the last that was published: a day, a month or words.
    """

    id: Identifier
    name: str
    requirement: Requirement
    needs_review: bool = False
    recertification: bool = False
    early_sitting: bool = False
    sit_before_completion: Fact[Duration] | None = None
    proof: DiplomaProof | None = None
    open_until: Fact[str] | None = None
    facts: tuple[NamedFact, ...] = ()
    open_from: Fact[MonthOrDay] | None = None


MAY_ASK_DIPLOMA = "diploma"
"""The fact of a pathway that is a warning to whoever has not said that they hold a diploma."""


class NamedFact(Definition):
    """A fact that informs a person but drives no date: shown, cited, never computed with."""

    id: Identifier
    label: str
    fact: Fact[str]


class Fee(Definition):
    """What one kind of candidate pays; `member` is `None` when membership makes no difference."""

    id: Identifier
    candidate: str
    pathways: tuple[Identifier, ...] = ()
    member: bool | None = None
    amount: Fact[Money]


class Document(Definition):
    """Something to send or bring; `pathways` empty means everyone."""

    id: Identifier
    pathways: tuple[Identifier, ...] = ()
    fact: Fact[str]


class Application(Definition):
    """Applying for the exam.

    `processing` runs from a complete application to approval, `authorisation` from approval to
    permission to book. `review` is how long the papers of a pathway that `needs_review` take, where
    that is not `processing`. `valid_for` is the life of the application; `testing_window` the time
    from approval in which the exam must be sat.
    """

    fees: tuple[Fee, ...] = Field(min_length=1)
    processing: Fact[Wait]
    authorisation: Fact[Wait] | None = None
    review: Fact[Wait] | None = None
    documents: tuple[Document, ...] = ()
    valid_for: Fact[Duration] | None = None
    testing_window: Fact[Duration] | None = None
    facts: tuple[NamedFact, ...] = ()


class Exam(Definition):
    """The examination. Times in minutes, items counted with the unscored ones.

    `study_material` is what the body itself sells to prepare with, from its cheapest piece to all
    of it: nobody has to buy any. `materials` names the pieces, free ones too.
    """

    items: Fact[int]
    scored_items: Fact[int]
    pretest_items: Fact[int]
    minutes: Fact[int]
    appointment_minutes: Fact[int] | None = None
    outline: Fact[Outline]
    passing_score: Fact[Decimal]
    score_low: Fact[Decimal]
    score_high: Fact[Decimal]
    vendor: Fact[str]
    delivery: Fact[str]
    results: Fact[Wait]
    study_material: Fact[AmountRange] | None = None
    facts: tuple[NamedFact, ...] = ()
    materials: tuple[Material, ...] = ()


class RetakeWait(Definition):
    """The wait after failed attempt number `after_attempt`."""

    after_attempt: int = Field(ge=1)
    wait: Fact[Duration]


class Retake(Definition):
    """Sitting again after a failure; `attempts` counts all sittings in a lifetime.

    A body asks either a `fee` of its own or the full exam fee again (`full_exam_fee`). `reopens`:
    whether who enrolls in an accredited program after the last failure, and finishes it, may sit
    again; left out where the body says nothing of it.
    """

    waits: tuple[RetakeWait, ...] = Field(min_length=1)
    attempts: Fact[int]
    fee: Fact[Money] | None = None
    full_exam_fee: Fact[bool] | None = None
    after_last: Fact[str] | None = None
    facts: tuple[NamedFact, ...] = ()
    reopens: Fact[bool] | None = None


class Certification(Definition):
    """From passing to the last day of validity."""

    starts: Fact[StartRule]
    term: Fact[Duration]
    counted: Fact[DateRule]
    held_until_completion: Fact[bool] | None = None
    facts: tuple[NamedFact, ...] = ()


class ContinuingEducation(Definition):
    """Continuing education due `every` period; `total` in `unit` (points, credits, clock hours).

    `price` is what the `total` of one period can cost, where a source says so; `price_each` that of
    one unit of it, where only that is known. `only_these`: every unit must be of one of the
    `categories`. `hours_each` are the hours that one unit takes. `carries_over`: what is earned
    above the `total` counts in the next period. `takes_others` tells how far what others have
    approved counts too.
    """

    total: Fact[int]
    unit: str
    every: Fact[Duration]
    categories: tuple[CeCategory, ...] = ()
    price: Fact[AmountRange] | None = None
    price_each: Fact[AmountRange] | None = None
    only_these: Fact[bool] | None = None
    hours_each: Fact[int] | None = None
    carries_over: Fact[bool] | None = None
    takes_others: Fact[str] | None = None
    facts: tuple[NamedFact, ...] = ()


class Renewal(Definition):
    """Keeping the credential: one cycle and what it asks for.

    `submit_before_expiry` is how long before expiry the paperwork should go in so that processing
    ends in time. A `fee` of unknown value stays unknown. Who is `exempt` owes the annual fee only.
    """

    cycle: Fact[Duration]
    methods: Fact[str]
    ce: ContinuingEducation
    fee: Fact[Money]
    annual_fee: AnnualFee | None = None
    submit_before_expiry: Fact[Duration] | None = None
    by_exam: ExamRenewal | None = None
    grace: Grace | None = None
    exempt: Fact[Exemption] | None = None
    reactivation_fee: Fact[Money] | None = None
    after_lapse: Fact[str] | None = None
    way_back: WayBack | None = None
    facts: tuple[NamedFact, ...] = ()


class PassRate(Definition):
    """Share of examinees who passed, in percent; `population` says who was counted."""

    period: str
    population: str
    percent: Fact[Decimal]
    exams: int | None = None

    @property
    def last_year(self) -> str:
        """The last year that the period names; nothing where it names none."""
        return max(_YEAR.findall(self.period), default="")


class Change(Definition):
    """A dated change of the rules, kept as history."""

    effective: str
    what: str
    before: str | None = None
    after: str | None = None
    source: Identifier
    confidence: Confidence


class CredentialKind(StrEnum):
    """What work a credential is for."""

    MEDICAL_ASSISTANT = "medical_assistant"
    ADMINISTRATIVE = "administrative"
    PHLEBOTOMY = "phlebotomy"
    EKG = "ekg"
    HEALTH_RECORDS = "health_records"
    OPHTHALMIC = "ophthalmic"
    PODIATRIC = "podiatric"


class Credential(Definition):
    """Everything known about one credential; `unknown` lists what was looked for and not found.

    `main` marks the four national ones that most employers and states mean. `abbreviations` are
    the letters people say; other credentials may share them. A body that registers people without
    an exam of its own has no `exam` and no `retake`. `dues` stand only where members pay another
    exam fee.
    """

    id: Identifier
    name: str
    title: str
    kind: CredentialKind = CredentialKind.MEDICAL_ASSISTANT
    main: bool = False
    abbreviations: tuple[str, ...] = ()
    note: str | None = None
    body: Body
    pathways: tuple[Pathway, ...] = Field(min_length=1)
    bars: tuple[NamedFact, ...] = ()
    application: Application
    exam: Exam | None = None
    retake: Retake | None = None
    certification: Certification
    renewal: Renewal
    pass_rates: tuple[PassRate, ...] = ()
    membership: tuple[NamedFact, ...] = ()
    dues: Dues | None = None
    accreditation: tuple[NamedFact, ...] = ()
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()

    def latest_pass_rate(self, day: date) -> PassRate | None:
        """The rate of the latest period for which one is known; `None` where none is."""
        known = [rate for rate in self.pass_rates if rate.percent.at(day).value is not None]
        return max(known, key=lambda rate: rate.last_year, default=None)

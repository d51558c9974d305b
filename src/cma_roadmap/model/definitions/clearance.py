"""What a clinical site asks for before a student may come: shots, tests, cards and checks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cma_roadmap.model.definitions.program import Price, Term
from cma_roadmap.model.definitions.requirement import Accreditor
from cma_roadmap.model.definitions.studying import HoursAssumed, StudyDefaults
from cma_roadmap.model.values.base import Definition, Field, Identifier, model_validator
from cma_roadmap.model.values.fact import Confidence, Fact
from cma_roadmap.model.values.span import DateRule, Duration


class ReadPrice(Price):
    """A price whose ends were read on several pages: `also` names those beside the `source`."""

    also: tuple[Identifier, ...] = ()
    seen: str | None = None
    confidence: Confidence = Confidence.MEDIUM

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all pages, the main one first."""
        return (self.source, *self.also)


class Bundle(Definition):
    """One price for a clearance and `others` (none: for it alone, done in another way).

    It is paid in place of their own prices, and never added to them.
    """

    name: str
    others: tuple[Identifier, ...] = ()
    cost: ReadPrice


class Spacing(Definition):
    """The hard lower bound of a wait; a dose given is judged as if it were up to `grace` later."""

    minimum: Fact[Duration]
    grace: Fact[Duration] | None = None


class DoseInterval(Spacing):
    """The wait from the earlier dose number `after`: what the plan keeps is `recommended`."""

    after: int = Field(ge=1)
    recommended: Fact[Duration] | None = None


class Dose(Definition):
    """One dose, reading or blood test of a series; the first has no intervals.

    `again`: how long after one that came too soon, and so does not count, it may be repeated.
    `cost` is that of this visit alone. `shot`: it is a vaccine.
    """

    name: str
    intervals: tuple[DoseInterval, ...] = ()
    again: Spacing | None = None
    cost: ReadPrice | None = None
    shot: bool = False


class OtherSeries(Definition):
    """Another product with doses of its own, given from the age of `from_age` years on."""

    name: str
    from_age: Fact[int]
    doses: tuple[Dose, ...] = Field(min_length=1)


class ClearanceNeed(StrEnum):
    """How often sites ask for it, as far as the sources tell."""

    USUAL = "usual"
    SOME_SITES = "some_sites"


class Validity(Definition):
    """How long a clearance holds, and how that is counted."""

    term: Fact[Duration]
    counted: DateRule


class Clearance(Definition):
    """One clearance, as a series of one or more `doses` (visits).

    `issue_business_days` pass until the proof is in hand. `not_earlier`: how long before the
    externship it may be done at most (a planning default where no source says). A live vaccine and
    the one named by `same_day_as` are given on the same day, or at least `apart`. `other_series`
    are asked about where they are sooner; who was born before the year `immune_if_born_before`
    may need none. `at_will`: anybody can have it within days, so its want is a thing to do, no bar.
    `cost` is for all of its visits; a series may tell the price of each dose instead.
    """

    id: Identifier
    name: str
    need: ClearanceNeed
    at_will: bool = False
    doses: tuple[Dose, ...] = Field(min_length=1)
    issue_business_days: Fact[int] | None = None
    valid_for: Validity | None = None
    not_earlier: Duration | None = None
    same_day_as: Identifier | None = None
    apart: Fact[Duration] | None = None
    cost: ReadPrice | None = None
    bundles: tuple[Bundle, ...] = ()
    other_series: tuple[OtherSeries, ...] = ()
    immune_if_born_before: Fact[int] | None = None
    alternatives: tuple[Fact[str], ...] = ()
    sources: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _counts_from_earlier_doses(self) -> Clearance:
        for doses in (self.doses, *(series.doses for series in self.other_series)):
            for number, dose in enumerate(doses, 1):
                if any(interval.after >= number for interval in dose.intervals):
                    raise ValueError(
                        f"dose {number} waits for itself or a later dose: write the number of an "
                        "earlier one after 'after:'"
                    )
        return self

    @model_validator(mode="after")
    def _is_priced_once(self) -> Clearance:
        if self.cost is not None and self.has_prices_by_dose:
            raise ValueError(
                "write one 'cost' for all doses, or a 'cost' under each dose: with both, it would "
                "be paid twice"
            )
        return self

    @property
    def has_prices_by_dose(self) -> bool:
        """Whether each visit has a price of its own."""
        return any(dose.cost is not None for dose in self.doses)

    def price(self, number: int, first_ahead: int) -> tuple[ReadPrice | None, ...]:
        """What visit `number` costs, counted from 1: none, or one that may not be known.

        A price for all visits is due with the first one that is still ahead.
        """
        if self.has_prices_by_dose:
            return (self.doses[number - 1].cost,)
        return (self.cost,) if number == first_ahead else ()


class Equivalency(Definition):
    """The GED or HiSET: preparing, testing, paying. Prices are per whole test, by state.

    `age` is what holds in every state, `ages_by_state` what some set beside it.
    """

    prepare_hours: Fact[int]
    prepare_months: Fact[int]
    test_hours: Fact[int]
    price: Price
    prices_by_state: tuple[StatePrice, ...] = ()
    age: AgeToTest | None = None
    ages_by_state: tuple[StateAge, ...] = ()
    rules: tuple[Fact[str], ...] = ()


class AgeToTest(Definition):
    """How old one must be to take the test, in `years`.

    `conditions` are asked of those who are younger than that, or than `until`; `None`: of nobody.
    """

    years: Fact[int]
    conditions: Fact[str] | None = None
    until: Fact[int] | None = None


class StateAge(AgeToTest):
    """The age for the test in one state."""

    state: str


class StatePrice(Definition):
    """The GED price in one state."""

    state: str
    total: Price


class Assumption(Definition):
    """A figure no source gives, without which there is no plan: shown as an assumption."""

    value: Duration
    why: str


class TermStart(Definition):
    """The day of the year on which a term is taken to begin: an assumption."""

    term: Term
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=28)]
    why: str


class DayOfYear(Definition):
    """A day of every year."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]


class YearEndBreak(Definition):
    """The days round New Year, both included, on which no school begins: an assumption."""

    first: DayOfYear
    last: DayOfYear
    why: str
    sources: tuple[Identifier, ...] = ()


class AccreditorMinimum(Definition):
    """The least hours at a workplace in any program that a body accredits.

    A program has no fewer hours in all. Where the body's own figure is not known, `assumed` is
    taken for programs still ahead.
    """

    accreditor: Accreditor
    externship_hours: Fact[int]
    assumed: HoursAssumed | None = None


class PlanningDefaults(Definition):
    """Every planning default in one place. `study` is the least time for `study_hours`."""

    choose_program: Assumption
    enroll: Assumption | None = None
    study: Assumption
    study_hours: HoursAssumed | None = None
    studying: StudyDefaults | None = None
    book_exam: Assumption
    terms: tuple[TermStart, ...] = ()
    year_end_break: YearEndBreak | None = None
    clearance_cushion: Assumption | None = None
    accreditor_minimums: tuple[AccreditorMinimum, ...] = ()
    full_time_week_hours: Fact[int]


class Unfinished(Definition):
    """What a program that was not finished leaves open, and whom to ask.

    `credit` is what to ask a new school, `records` how to get a transcript of one that goes on.
    Of one that shut, `closed_records` tell that, and `loans` what may become of federal loans.
    """

    credit: tuple[Fact[str], ...] = ()
    records: tuple[Fact[str], ...] = ()
    closed_records: tuple[Fact[str], ...] = ()
    loans: tuple[Fact[str], ...] = ()


class Shots(Definition):
    """What holds for all vaccines: what giving one costs beside its price, and what plans pay."""

    charge: ReadPrice
    insured: Fact[str]


class AccreditorContact(Definition):
    """Where to look a program up, and whom to call: `search` is the address of the body's list."""

    accreditor: Accreditor
    name: str
    search: Fact[str]
    phone: Fact[str]


class Foundation(Definition):
    """The file `foundation.yaml`: equivalency tests, planning defaults, and who accredits.

    `record_questions` are what people with a criminal record should ask before they pay a school;
    `license_credit` is what schools say of those who hold a license for other health work.
    """

    equivalency: Equivalency
    defaults: PlanningDefaults
    record_questions: tuple[Fact[str], ...] = ()
    unfinished: Unfinished | None = None
    license_credit: Fact[str] | None = None
    shots: Shots | None = None
    accreditors: tuple[AccreditorContact, ...] = ()

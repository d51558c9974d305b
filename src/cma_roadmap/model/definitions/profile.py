"""A person, as far as they tell: every field is optional, and what is not said stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from cma_roadmap.model.definitions.circumstances import License, Needs, StatePaper
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.definitions.schooling import Diploma, Training, no_later
from cma_roadmap.model.values.base import (
    BeforeValidator,
    Definition,
    Field,
    Identifier,
    IsoDate,
    MonthOrDay,
    StateCode,
    ZipCode,
    model_validator,
    parse_iso_date,
)
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import add_months, days_told, month_end

Hours = Annotated[int, Field(gt=0, le=168)]
Weeks = Annotated[int, Field(ge=0, le=104)]


def _parse_to(value: Any) -> Any:
    return value if value is None or value == "present" else parse_iso_date(value)


class Experience(Definition):
    """Paid work in a role, `from` a first day `to` a last day or `present`."""

    role: Identifier
    start: IsoDate = Field(alias="from")
    end: Annotated[date | Literal["present"], BeforeValidator(_parse_to)] = Field(alias="to")
    hours_per_week: Hours | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Experience:
        if isinstance(self.end, date):
            no_later(self.start, self.end, "from comes first, then to")
        return self

    @property
    def last_day(self) -> date | None:
        """The last day worked; `None` while it goes on."""
        return self.end if isinstance(self.end, date) else None


class Military(Definition):
    """Medical training in the US Armed Forces."""

    training: Identifier
    completed_on: IsoDate


class HeldCredential(Definition):
    """A credential a person holds or held; `expires_on` is its last valid day if known.

    `renewed_on` is when it was renewed last. With neither, nobody can tell that it has run out.
    """

    id: Identifier
    certified_on: IsoDate
    expires_on: IsoDate | None = None
    renewed_on: IsoDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> HeldCredential:
        no_later(self.certified_on, self.expires_on, "certified_on comes first, then expires_on")
        no_later(self.certified_on, self.renewed_on, "certified_on comes first, then renewed_on")
        no_later(self.renewed_on, self.expires_on, "renewed_on comes first, then expires_on")
        return self


class Break(Definition):
    """Time without study, `from` a first day up to, not including, `to`."""

    start: IsoDate = Field(alias="from")
    end: IsoDate = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Break:
        if self.end <= self.start:
            raise ValueError("a break must end after it begins")
        return self


class ExamAttempt(Definition):
    """A sitting of the exam of one credential: on which day, and how it ended.

    `passed` is `None` while the result is not known.
    """

    credential: Identifier
    on: IsoDate
    passed: bool | None = None


class Availability(Definition):
    """How much time there is for school."""

    hours_per_week: Hours | None = None
    breaks: tuple[Break, ...] = ()


class OwnStudy(Definition):
    """How a person sees themselves in what exams ask: areas or topics by name, scores in percent.

    `scores` are those of the last exam that was not passed, or of a practice test.
    """

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    scores: dict[str, Annotated[int, Field(ge=0, le=100)]] = {}  # noqa: RUF012 - pydantic copies it

    @model_validator(mode="after")
    def _one_view_each(self) -> OwnStudy:
        views = (self.strong, self.weak, self.scores)
        said = [name for view in views for name in {one.strip().casefold() for one in view}]
        twice = next((name for name in said if said.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"{twice!r} is told in two ways: say strong, weak or a score, not two")
        return self


class OwnTimes(Definition):
    """How long a person takes for what no source gives a time for; not said: what is usual."""

    study_weeks: Weeks | None = None
    seat_days: Annotated[int, Field(ge=0, le=365)] | None = None
    choose_weeks: Weeks | None = None
    enroll_weeks: Weeks | None = None


def _in_dollars(value: Any) -> Any:
    return f"{value} USD" if isinstance(value, int | str) and "USD" not in str(value) else value


Dollars = Annotated[Money, BeforeValidator(_in_dollars)]


class Budget(Definition):
    """What a person can pay until certified, in US dollars, in all and per month."""

    total: Dollars | None = None
    per_month: Dollars | None = None


class PromisedAid(Definition):
    """Money that others have promised for the road: a grant, an employer's help.

    `on` is the day it comes (`None`: in time for the first bill).
    """

    name: str
    amount: Dollars
    on: IsoDate | None = None

    @property
    def month(self) -> str:
        """The month it comes in, `YYYY-MM`; before all others where no day is told."""
        return self.on.isoformat()[:7] if self.on else ""


class Earnings(Definition):
    """Present work: pay an hour, hours a week, and how many of them are left while in school."""

    per_hour: Dollars
    hours_per_week: Hours
    in_school: Annotated[int, Field(ge=0, le=168)] | None = None

    @model_validator(mode="after")
    def _no_more_in_school(self) -> Earnings:
        if self.in_school is not None and self.in_school > self.hours_per_week:
            raise ValueError("in_school cannot be more than hours_per_week: leave it out")
        return self


def _dates(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


class Profile(Definition):
    """Everything a person has said. `confirmed` lists ids of requirements they vouch for.

    `finish_by` is the day by which they want to be certified. `zip` is where they live, to measure
    the way to a school from; `record`, whether they have a criminal record; `needs`, what they need
    for an exam, `study` what they are strong and weak in; `licenses` are for other health work,
    `ce` is continuing education, `skills` what they can do. `pins` are first days of steps,
    `finished` the last days of steps that are over.
    """

    born: MonthOrDay | None = None
    state: StateCode | None = None
    zip: ZipCode | None = None
    diploma: Diploma | None = None
    training: tuple[Training, ...] = ()
    experience: tuple[Experience, ...] = ()
    military: tuple[Military, ...] = ()
    credentials: tuple[HeldCredential, ...] = ()
    memberships: tuple[Identifier, ...] = ()
    clearances: dict[Identifier, Annotated[tuple[IsoDate, ...], BeforeValidator(_dates)]] = {}  # noqa: RUF012 - pydantic copies it
    availability: Availability | None = None
    finish_by: IsoDate | None = None
    assumptions: OwnTimes | None = None
    budget: Budget | None = None
    aid: tuple[PromisedAid, ...] = ()
    earnings: Earnings | None = None
    pins: dict[Identifier, IsoDate] = {}  # noqa: RUF012 - pydantic copies it
    finished: dict[Identifier, IsoDate] = {}  # noqa: RUF012 - as above
    confirmed: tuple[Identifier, ...] = ()
    attempts: tuple[ExamAttempt, ...] = ()
    state_papers: tuple[StatePaper, ...] = ()
    record: bool | None = None
    needs: Needs | None = None
    licenses: tuple[License, ...] = ()
    ce: tuple[EarnedCe, ...] = ()
    skills: tuple[Identifier, ...] = ()
    study: OwnStudy | None = None

    @property
    def held(self) -> frozenset[str]:
        """The ids of all credentials that are listed, those that have run out too."""
        return frozenset(credential.id for credential in self.credentials)

    @property
    def days(self) -> dict[str, date]:
        """The days of steps, of those that are over the last one."""
        return self.pins | self.finished

    @property
    def is_past_school(self) -> bool:
        """Whether a part of school is over by the last days that were told."""
        return any(step.startswith("training.") for step in self.finished)

    def has_seat(self, credential: str, today: date) -> bool:
        """Whether a seat in the exam of a credential is booked for `today` or later."""
        names = ("exam.sit", f"{credential}.exam.sit")
        return any(name in names and day >= today for name, day in self.pins.items())

    def turns(self, years: int) -> tuple[date, date] | None:
        """The first and the last day on which the person can turn `years`; `None`: cannot tell.

        Of a month of birth these are the first and the last day of that month.
        """
        if self.born is None:
            return None
        first, last = days_told(self.born)
        turned = add_months(first, 12 * years)
        return turned, turned if first == last else month_end(turned)


def empty_profile() -> Profile:
    """A person who has said nothing, made without building any validator."""
    return Profile.model_construct()

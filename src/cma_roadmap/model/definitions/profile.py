"""A person, as far as they tell: every field is optional, and what is not said stays unknown."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from cma_roadmap.model.definitions.requirement import Accreditor, TrainingKind
from cma_roadmap.model.definitions.state_paper import StatePaper
from cma_roadmap.model.values.base import (
    BeforeValidator,
    Definition,
    Field,
    Identifier,
    IsoDate,
    StateCode,
    ZipCode,
    model_validator,
    parse_iso_date,
)
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import add_months, month_end

Hours = Annotated[int, Field(gt=0, le=168)]


class DiplomaKind(StrEnum):
    """What kind of high-school credential a person has."""

    HIGH_SCHOOL = "high_school"
    GED = "ged"
    HISET = "hiset"
    NONE = "none"


def _no_later(first: date | None, last: date | None, names: str) -> None:
    if first is not None and last is not None and last < first:
        raise ValueError(f"the dates are in the wrong order: {names}")


class Diploma(Definition):
    """A high-school diploma or equivalent, held or expected `on` a day."""

    kind: DiplomaKind
    on: IsoDate | None = None


class Training(Definition):
    """Medical assisting training, finished or under way.

    `completed_on` and `expected_on` are the end of classes; `externship_completed_on` and
    `externship_expected_on` the end of the externship where it ends on another day. Hours are clock
    hours; `clock_hours` includes the externship, `academic_hours` leaves it out.
    """

    program: Identifier | None = None
    name: str | None = None
    state: StateCode | None = None
    kind: TrainingKind = TrainingKind.SCHOOL
    accreditors: tuple[Accreditor, ...] | None = None
    institution_accredited: bool | None = None
    started_on: IsoDate | None = None
    completed_on: IsoDate | None = None
    expected_on: IsoDate | None = None
    externship_completed_on: IsoDate | None = None
    externship_expected_on: IsoDate | None = None
    clock_hours: Annotated[int, Field(gt=0)] | None = None
    academic_hours: Annotated[int, Field(gt=0)] | None = None
    externship_hours: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _has_one_end(self) -> Training:
        if self.completed_on is None and self.expected_on is None:
            raise ValueError("say when classes ended (completed_on) or will end (expected_on)")
        if self.completed_on is not None and self.expected_on is not None:
            raise ValueError("give completed_on or expected_on, not both")
        externship = self.externship_completed_on or self.externship_expected_on
        for end in (self.completed_on or self.expected_on, externship):
            _no_later(self.started_on, end, "started_on comes first, then the end")
        return self

    @property
    def classes_end(self) -> date:
        """The day classes ended or will end."""
        return self.completed_on or self.expected_on or date.max  # one is set: it was checked

    @property
    def ends(self) -> date:
        """The later of the end of classes and the end of the externship."""
        externship = self.externship_completed_on or self.externship_expected_on
        return max(self.classes_end, externship) if externship else self.classes_end


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
            _no_later(self.start, self.end, "from comes first, then to")
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
        _no_later(self.certified_on, self.expires_on, "certified_on comes first, then expires_on")
        _no_later(self.certified_on, self.renewed_on, "certified_on comes first, then renewed_on")
        _no_later(self.renewed_on, self.expires_on, "renewed_on comes first, then expires_on")
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


_MONTH = r"\d{4}-(0[1-9]|1[0-2])"


def parse_birth(value: Any) -> str:
    """Read `YYYY-MM` or `YYYY-MM-DD`; a month stays a month, for that is what is known.

    Raises:
        ValueError: another form, a day that no calendar has, or a year out of reach.
    """
    if not isinstance(value, str) or not re.fullmatch(_MONTH + r"(-\d\d)?", value, re.ASCII):
        raise ValueError("write a birth as YYYY-MM or YYYY-MM-DD, such as 2001-03 or 2001-03-14")
    parse_iso_date(value if value.count("-") == 2 else f"{value}-01")
    return value


Birth = Annotated[
    str, Field(pattern=rf"^{_MONTH}(-(0[1-9]|[12]\d|3[01]))?$"), BeforeValidator(parse_birth)
]
"""The day of birth, or only its month."""


def birth_days(born: str) -> tuple[date, date]:
    """The first and the last day on which a person can be born who tells `born`."""
    if born.count("-") == 2:
        return (day := date.fromisoformat(born)), day
    return (first := date.fromisoformat(f"{born}-01")), month_end(first)


def _dates(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


class Profile(Definition):
    """Everything a person has said. `confirmed` lists ids of requirements they vouch for.

    `zip` is where they live, to measure the way to a school from.
    """

    born: Birth | None = None
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
    budget: Budget | None = None
    aid: tuple[PromisedAid, ...] = ()
    earnings: Earnings | None = None
    pins: dict[Identifier, IsoDate] = {}  # noqa: RUF012 - pydantic copies it
    confirmed: tuple[Identifier, ...] = ()
    attempts: tuple[ExamAttempt, ...] = ()
    state_papers: tuple[StatePaper, ...] = ()

    @property
    def held(self) -> frozenset[str]:
        """The ids of all credentials that are listed, those that have run out too."""
        return frozenset(credential.id for credential in self.credentials)

    def turns(self, years: int) -> tuple[date, date] | None:
        """The first and the last day on which the person can turn `years`; `None`: cannot tell.

        Of a month of birth these are the first and the last day of that month.
        """
        if self.born is None:
            return None
        first, last = birth_days(self.born)
        turned = add_months(first, 12 * years)
        return turned, turned if first == last else month_end(turned)


def empty_profile() -> Profile:
    """A person who has said nothing, made without building any validator."""
    return Profile.model_construct()

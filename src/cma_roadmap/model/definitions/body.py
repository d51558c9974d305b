"""The organization that awards a credential, and what it asks of some who come to it."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.waiting import Wait
from cma_roadmap.model.values.base import Definition, Identifier
from cma_roadmap.model.values.fact import Fact


class Procedure(Definition):
    """What a body asks of some of those who apply, beside what it asks of all.

    `ahead`: whether it looks at the matter before an application is in (`None`: nobody tells).
    `papers` go in with the application; `answer` is how long the body takes from then on, where it
    gives one of its own.
    """

    rule: Fact[str]
    ahead: Fact[bool] | None = None
    papers: tuple[Fact[str], ...] = ()
    answer: Fact[Wait] | None = None


class LicenseRule(Definition):
    """What a body says of people with licenses of other health work, by `kinds`."""

    kinds: tuple[Identifier, ...]
    rule: Fact[str]


class Body(Definition):
    """The organization that awards a credential.

    `record` is its procedure for people with a criminal record, `abroad` for those who were trained
    in another country, `accommodations` for those who need the exam given in another way.
    `languages` are those of its exams, `licenses` what it says of other health work.
    """

    id: Identifier
    name: str
    abbreviation: str
    url: str | None = None
    contact: str | None = None
    phone: Fact[str] | None = None
    address: Fact[str] | None = None
    record: Procedure | None = None
    abroad: Procedure | None = None
    accommodations: Procedure | None = None
    languages: Fact[str] | None = None
    licenses: tuple[LicenseRule, ...] = ()

    def reached(self, day: date) -> str:
        """How a person reaches the body, by all that is known on `day`; else its name."""
        told = [f.at(day).value for f in (self.phone, self.address) if f is not None]
        return ", ".join(filter(None, (self.contact, *told, self.url))) or self.name

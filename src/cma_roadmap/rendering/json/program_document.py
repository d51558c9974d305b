"""The JSON document of `programs` and of `programs show`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Accreditation, Program, Quantity
from cma_roadmap.model.results.assessment import AccreditorAnswer, Assessment
from cma_roadmap.model.results.earnings import AreaPay, GraduateEarnings
from cma_roadmap.model.results.program_matches import (
    Door,
    Found,
    HoursNeeded,
    PriceStanding,
    ProgramReport,
    Search,
)
from cma_roadmap.model.values.fact import Confidence, by_source
from cma_roadmap.model.values.message import Finding
from cma_roadmap.rendering.json.cost_document import graduates
from cma_roadmap.rendering.json.document import findings, head, price, sources
from cma_roadmap.rendering.json.json_text import iso, money
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.pages.programs.program_notices import program_notices, search_notices

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import cost as cost_types
    from cma_roadmap.rendering.json.shapes import every_document as every_types
    from cma_roadmap.rendering.json.shapes import programs as types


@dataclass(frozen=True, slots=True)
class ProgramWalk:
    """Turns programs and doors into JSON, noting every source that it names."""

    catalog: Catalog
    cited: dict[str, Confidence | None] = field(default_factory=dict)

    def program(self, found: Found) -> types.ListedProgram:
        """One program: the contract's fields first, what was added later after them."""
        program = found.program
        return {
            "id": program.id,
            "institution": program.institution,
            "city": program.city,
            "state": program.state,
            "zip": program.zip,
            "lat": program.lat,
            "lon": program.lon,
            "award": program.award,
            "months": program.months.likely,
            "hours": program.clock_hours.likely if program.clock_hours else None,
            "tuition": self._cite(price(program.tuition)),
            "completions": _completions(program),
            "accreditation": [self._accreditation(a) for a in program.accreditation],
            "opens": [door.credential for door in found.doors if door.opens],
            "closes": [door.credential for door in found.doors if door.closes],
            "website": program.website,
            **self._more(found),
        }

    def _more(self, found: Found) -> types.ProgramDetails:
        program = found.program
        doors = (door for door in found.doors if not door.opens and not door.closes)
        return {
            "cannot_tell": [door.credential for door in doors],
            "miles": found.miles,
            "miles_basis": found.miles_basis,
            "name": program.name,
            "typical": program.typical,
            "level": program.level,
            "control": program.control,
            "training_kind": program.training_kind,
            "months_range": self._quantity(program.months),
            "hours_range": self._known(program.clock_hours),
            "externship_hours": self._quantity(program.externship_hours),
            "academic_hours": self._known(program.academic_hours),
            "credit_hours": self._known(program.credit_hours),
            "tuition_note": program.tuition.note if program.tuition else None,
            "books": self._cite(price(program.books)),
            "books_note": program.books.note if program.books else None,
            "navigator": program.navigator,
            "listed_credential": program.listed_credential,
            "intake": program.intake,
            "notes": list(program.notes),
            "source": self._source(program.source),
            "accreditors": [self.accreditor(answer) for answer in found.accreditors],
            "sure": found.sure,
            "earnings": self._earnings(found.earnings),
        }

    def accreditor(self, answer: AccreditorAnswer) -> types.AccreditorAnswer:
        """What is known of one of the two bodies that accredit programs."""
        evidence = answer.evidence
        return {
            "accreditor": answer.accreditor,
            "answer": answer.answer,
            "seen": answer.seen,
            "ended_on": iso(answer.ended_on),
            "next_review": iso(evidence.next_review) if evidence else None,
            "confidence": evidence.confidence if evidence else None,
            "source": self._source(evidence.source, evidence.confidence) if evidence else None,
        }

    def _earnings(self, earned: GraduateEarnings | None) -> types.GraduateEarnings | None:
        if earned is not None:
            self._source(earned.source)
            self._source(earned.high_school_source if earned.high_school else None)
        return graduates(earned)

    def _known(self, known: Quantity | None) -> types.Quantity | None:
        return self._quantity(known) if known else None

    def _quantity(self, known: Quantity) -> types.Quantity:
        self._source(known.source)
        return {
            "low": known.low,
            "likely": known.likely,
            "high": known.high,
            "basis": known.basis,
            "source": known.source,
            "note": known.note,
        }

    def _accreditation(self, evidence: Accreditation) -> types.ProgramAccreditation:
        source, done = self._source(evidence.source, evidence.confidence), evidence.action
        return {
            "accreditor": evidence.accreditor,
            "status": evidence.status,
            "seen": evidence.seen,
            "tier": self.catalog.sources[source].tier if source else None,
            "source": source,
            "kind": evidence.kind,
            "confidence": evidence.confidence,
            "note": evidence.note,
            "granted_on": iso(evidence.granted_on),
            "ended_on": iso(evidence.ended_on),
            "next_review": iso(evidence.next_review),
            "action": {"kind": done.kind, "on": done.on.isoformat()} if done else None,
        }

    def door(self, door: Door, report: ProgramReport) -> types.Door:
        """One credential seen from the program."""
        return {
            "credential": door.credential,
            "verdict": door.verdict,
            "pathway": door.pathway,
            "clauses": [self._clause(clause, report) for clause in door.clauses],
            "other_ways": list(door.other_ways),
            "sources": self._sources(door.sources),
            "name": door.name,
            "rests_on": [self._accreditation(evidence) for evidence in door.rests_on],
            "confidence": door.confidence,
        }

    def _clause(self, clause: Assessment, report: ProgramReport) -> types.DoorClause:
        return {
            "text": clause.text,
            "verdict": clause.verdict(report.today),
            "sources": self._sources(clause.sources),
            "id": clause.id,
            "kind": clause.kind,
            "reason": sentence(say(clause.reason)),
        }

    def hours(self, asked: HoursNeeded) -> types.HoursAsked:
        """Hours that a way in asks for, beside those of the program."""
        return {
            "credential": asked.credential,
            "pathway": asked.pathway,
            "which": asked.which,
            "needed": asked.needed,
            "have": asked.have,
            "verdict": asked.verdict,
            "sources": self._sources(asked.sources),
        }

    def sources(self, rules: Mapping[str, Confidence] | None = None) -> list[every_types.Source]:
        """Every source named, with the least confidence of what was read there, if told."""
        named = ((name, sure) for name, sure in self.cited.items() if sure is not None)
        sure = by_source((*named, *(rules or {}).items()))
        return sources(self.catalog.cited(self.cited), sure)

    def findings(self, told: Iterable[Finding]) -> list[every_types.Finding]:
        """What is told, with its sources noted."""
        return findings(one for one in told if self._sources(one.sources) is not None)

    def pay(self, pay: AreaPay | None) -> types.OccupationPay | None:
        """What everybody in the occupation earns, which graduates' earnings are not."""
        return pay and {
            "area": pay.area,
            "name": pay.name,
            "period": pay.period,
            "hourly_median": str(pay.p50) if pay.p50 is not None else None,
            "currency": "USD",
            "source": self._source(pay.source),
        }

    def _cite(self, known: cost_types.Price | None) -> cost_types.Price | None:
        if known is not None:
            self._source(known["source"])
        return known

    def _sources(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if self._source(name)]

    def _source(self, name: str | None, sure: Confidence | None = None) -> str | None:
        if name is not None:
            held = self.cited.get(name)
            known = [c for c in (held, sure) if c is not None]
            self.cited[name] = min(known, key=lambda c: c.rank, default=None)
        return name


def _completions(program: Program) -> types.Completions | None:
    done = program.completions
    return {"year": done.year, "count": done.count} if done else None


def programs_document(
    search: Search, catalog: Catalog, today: date, as_of: date | None
) -> types.ProgramsDocument:
    """The programs found, in order."""
    walk = ProgramWalk(catalog)
    may_open: list[types.MayOpen] = [
        {"id": one.program.id, "accreditors": [walk.accreditor(a) for a in one.accreditors]}
        for one in search.may_open
    ]
    return {
        **head("programs", today, as_of, catalog.version),
        "programs": [walk.program(found) for found in search.found],
        "search": _search(search),
        "doors": None,
        "hours_asked": None,
        "price_standing": None,
        "findings": walk.findings(search_notices(search)),
        "sources": walk.sources(),
        "may_open": may_open,
        "pay_of_occupation": None,
    }


def program_document(report: ProgramReport, catalog: Catalog) -> types.ProgramsDocument:
    """One program with its doors."""
    walk = ProgramWalk(catalog)
    told = [*program_notices(report), *([report.settle] if report.settle else [])]
    found = Found(report.program, report.doors, report.miles, accreditors=report.accreditors)
    found = found._replace(earnings=report.earnings)
    pay = walk.pay(report.pay)
    return {
        **head("programs", report.today, report.as_of, catalog.version),
        "programs": [walk.program(found)],
        "search": None,
        "doors": [walk.door(door, report) for door in report.doors],
        "hours_asked": [walk.hours(asked) for asked in report.hours],
        "price_standing": _standing(report.standing),
        "findings": walk.findings(told),
        "sources": walk.sources(report.confidence),
        "may_open": None,
        "pay_of_occupation": pay,
    }


def _search(search: Search) -> types.ProgramSearch:
    wanted = search.wanted
    near = wanted.near
    return {
        "wanted": {
            "state": wanted.state,
            "near": {"place": near.place, "lat": near.lat, "lon": near.lon} if near else None,
            "within": near.within if near else None,
            "award": wanted.award,
            "max_cost": money(wanted.max_cost),
            "max_months": wanted.max_months,
            "accredited": wanted.accredited,
            "opens": wanted.opens,
        },
        "sort": search.sort,
        "searched": search.searched,
        "fit": search.fit,
        "unknown_cost": search.unknown_cost,
        "unknown_place": search.unknown_place,
        "may_open": len(search.may_open),
        "unranked": search.unranked,
    }


def _standing(standing: PriceStanding) -> types.PriceStanding:
    return {
        "per_month": money(standing.per_month),
        "state_median": money(standing.median),
        "programs": standing.programs,
        "worked_out": standing.worked_out,
    }

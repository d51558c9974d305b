"""The JSON document of `programs`: each program by the contract, then what is known beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cma_roadmap.model.assessment import Assessment
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.fact import Confidence
from cma_roadmap.model.money import Money
from cma_roadmap.model.program import Accreditation, Program, Quantity
from cma_roadmap.model.program_search import (
    Door,
    Found,
    HoursAsked,
    PriceStanding,
    ProgramReport,
    Search,
)
from cma_roadmap.rendering.document import Json, findings, head, price, sources
from cma_roadmap.rendering.phrases import say
from cma_roadmap.rendering.program_notices import program_notices, search_notices
from cma_roadmap.rendering.sentences import sentence


def programs_document(search: Search, catalog: Catalog, today: date, as_of: date | None) -> Json:
    """The programs found, in order."""
    walk = _Walk(catalog)
    document = head("programs", today, as_of, catalog.version)
    document |= {
        "programs": [walk.program(found) for found in search.found],
        "search": _search(search),
        "doors": None,
        "hours_asked": None,
        "price_standing": None,
        "findings": findings(search_notices(search)),
        "sources": walk.sources(),
    }
    return document


def program_document(report: ProgramReport, catalog: Catalog) -> Json:
    """One program with its doors."""
    walk = _Walk(catalog)
    document = head("programs", report.today, report.as_of, catalog.version)
    document |= {
        "programs": [walk.program(Found(report.program, report.doors, None))],
        "search": None,
        "doors": [walk.door(door, report) for door in report.doors],
        "hours_asked": [walk.hours(asked) for asked in report.hours],
        "price_standing": _standing(report.standing),
        "findings": findings(program_notices(report)),
        "sources": walk.sources(report.confidence),
    }
    return document


def _search(search: Search) -> Json:
    wanted = search.wanted
    near = wanted.near
    return {
        "wanted": {
            "state": wanted.state,
            "near": {"place": near.place, "lat": near.lat, "lon": near.lon} if near else None,
            "within": near.within if near else None,
            "award": wanted.award.value if wanted.award else None,
            "max_cost": _money(wanted.max_cost),
            "max_months": wanted.max_months,
            "accredited": wanted.accredited.value if wanted.accredited else None,
            "opens": wanted.opens,
        },
        "sort": search.sort.value,
        "searched": search.searched,
        "fit": search.fit,
        "unknown_cost": search.unknown_cost,
        "unknown_place": search.unknown_place,
    }


def _money(money: Money | None) -> Json | None:
    return {"amount": str(money.amount), "currency": money.currency} if money else None


def _standing(standing: PriceStanding) -> Json:
    return {
        "per_month": _money(standing.per_month),
        "state_median": _money(standing.median),
        "programs": standing.programs,
        "worked_out": standing.worked_out,
    }


@dataclass(frozen=True, slots=True)
class _Walk:
    """Turns programs and doors into JSON, noting every source that it names."""

    catalog: Catalog
    cited: dict[str, Confidence | None] = field(default_factory=dict)

    def program(self, found: Found) -> Json:
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
            "award": program.award.value,
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

    def _more(self, found: Found) -> Json:
        program = found.program
        doors = (door for door in found.doors if not door.opens and not door.closes)
        return {
            "cannot_tell": [door.credential for door in doors],
            "miles": found.miles,
            "name": program.name,
            "typical": program.typical,
            "level": program.level,
            "control": program.control,
            "training_kind": program.training_kind.value,
            "months_range": self._quantity(program.months),
            "hours_range": self._quantity(program.clock_hours),
            "externship_hours": self._quantity(program.externship_hours),
            "academic_hours": self._quantity(program.academic_hours),
            "credit_hours": self._quantity(program.credit_hours),
            "books": self._cite(price(program.books)),
            "navigator": program.navigator,
            "listed_credential": program.listed_credential,
            "intake": program.intake,
            "notes": list(program.notes),
            "source": self._source(program.source),
        }

    def _quantity(self, known: Quantity | None) -> Json | None:
        if known is None:
            return None
        return {
            "low": known.low,
            "likely": known.likely,
            "high": known.high,
            "basis": known.basis.value,
            "source": self._source(known.source),
            "note": known.note,
        }

    def _accreditation(self, evidence: Accreditation) -> Json:
        source = self._source(evidence.source, evidence.confidence)
        return {
            "accreditor": evidence.accreditor,
            "status": evidence.status.value,
            "seen": evidence.seen,
            "tier": self.catalog.sources[source].tier.value if source else None,
            "source": source,
            "kind": evidence.kind.value,
            "confidence": evidence.confidence.value,
            "note": evidence.note,
        }

    def door(self, door: Door, report: ProgramReport) -> Json:
        """One credential seen from the program."""
        return {
            "credential": door.credential,
            "verdict": door.verdict.value,
            "pathway": door.pathway,
            "clauses": [self._clause(clause, report) for clause in door.clauses],
            "other_ways": list(door.other_ways),
            "sources": self._sources(door.sources),
            "name": door.name,
            "rests_on": [self._accreditation(evidence) for evidence in door.rests_on],
            "confidence": door.confidence.value,
        }

    def _clause(self, clause: Assessment, report: ProgramReport) -> Json:
        return {
            "text": clause.text,
            "verdict": clause.verdict(report.today).value,
            "sources": self._sources(clause.sources),
            "id": clause.id,
            "kind": clause.kind,
            "reason": sentence(say(clause.reason)),
        }

    def hours(self, asked: HoursAsked) -> Json:
        """Hours that a way in asks for, beside those of the program."""
        return {
            "credential": asked.credential,
            "pathway": asked.pathway,
            "which": asked.which,
            "needed": asked.needed,
            "have": asked.have,
            "verdict": asked.verdict.value,
            "sources": self._sources(asked.sources),
        }

    def sources(self, rules: Mapping[str, Confidence] | None = None) -> list[Json]:
        """Every source named, with the least confidence of what was read there, if told."""
        sure = {name: c for name, c in self.cited.items() if c is not None}
        for name, confidence in (rules or {}).items():
            held = sure.get(name, confidence)
            sure[name] = min(held, confidence, key=lambda c: c.rank)
        return sources(self.catalog.cited(self.cited), sure)

    def _cite(self, known: Json | None) -> Json | None:
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


def _completions(program: Program) -> Json | None:
    done = program.completions
    return {"year": done.year, "count": done.count} if done else None

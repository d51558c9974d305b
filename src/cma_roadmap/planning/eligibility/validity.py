"""How long a credential in hand is valid: as its card says, else by its body's own counting."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import HeldCredential
from cma_roadmap.model.values.span import ONE_DAY, DateRule, DateSpan, Duration
from cma_roadmap.planning.eligibility.case import Case


def is_decided(held: HeldCredential) -> bool:
    """Whether the person has told when it ends, or when it was renewed last.

    Without either a term that is over proves nothing: it may have been renewed since.
    """
    return held.expires_on is not None or held.renewed_on is not None


def last_days(held: HeldCredential, case: Case) -> tuple[date, date] | None:
    """The earliest and the latest day that can be the last valid one of the term that is told.

    `None`: no term is known.
    """
    if held.expires_on is not None:
        return held.expires_on, held.expires_on
    count = _count(held, case)
    if count is None:
        return None
    likely = [day for rule in count.rules for day in count.ends(rule, held)]
    return min(likely), max(likely)


def present_term(held: HeldCredential, case: Case) -> DateSpan | None:
    """The term that runs today if each one was renewed in time; `None`: no term is known.

    Where the body does not say how it counts, that of the count that ends first.
    """
    count = _count(held, case)
    if count is None:
        return None
    rule = min(count.rules, key=lambda r: r.last_day(held.certified_on, count.term))
    begin = held.renewed_on or held.certified_on
    last = rule.last_day(begin, count.term)
    while last < case.today:
        begin, last = rule.next_term(last, count.term)
    return DateSpan(begin, last + ONE_DAY)


def earned_from(held: HeldCredential, last: date, case: Case) -> date | None:
    """The first day from which points count in the term that ends on `last`.

    Where several countings are likely, that of the one that begins last: no point is promised that
    may not count. `None`: no term is known.
    """
    count = _count(held, case)
    if count is None:
        return None
    return max(count.begins(rule, held, last) for rule in count.rules)


def is_exempt(credential: Credential, held: HeldCredential, day: date) -> bool:
    """Whether the rules of `day` spare this person the continuing education."""
    rule = credential.renewal.exempt.at(day).value if credential.renewal.exempt else None
    if rule is None or held.certified_on >= rule.certified_before:
        return False
    bound, renewed = rule.unless_renewed_after, held.renewed_on
    return bound is None or renewed is None or renewed <= bound


class _Count(NamedTuple):
    """A term and the ways in which its last day may be counted."""

    term: Duration
    rules: tuple[DateRule, ...]

    def begins(self, rule: DateRule, held: HeldCredential, last: date) -> date:
        """The first day of the term that ends on `last`: counted on, else back from that day."""
        begun = held.renewed_on or held.certified_on
        for first in (begun, held.certified_on):
            if rule.last_day(first, self.term) == last:
                return first
        first, end = begun, rule.last_day(begun, self.term)
        while end < last:
            # A month-end term is counted from the old expiry; what was earned then was of the old.
            first, end = end + ONE_DAY, rule.next_term(end, self.term)[1]
        if end != last:
            first = self.term.before(last) + ONE_DAY
        return max(first, begun)

    def ends(self, rule: DateRule, held: HeldCredential) -> tuple[date, ...]:
        """The last days of the term: from the last renewal, or on from the term renewed."""
        last = rule.last_day(held.certified_on, self.term)
        if held.renewed_on is None:
            return (last,)
        while last < held.renewed_on:
            _, last = rule.next_term(last, self.term)
        return rule.last_day(held.renewed_on, self.term), rule.next_term(last, self.term)[1]


def _count(held: HeldCredential, case: Case) -> _Count | None:
    if not any(listing.id == held.id for listing in case.catalog.index):
        return None
    known = case.catalog.credential(held.id).certification
    begun = held.renewed_on or held.certified_on
    term, counted = known.term.at(begun).value, known.counted.at(begun).value
    if term is None:
        return None
    return _Count(term, tuple(DateRule) if counted is None else (counted,))

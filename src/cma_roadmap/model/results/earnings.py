"""What people earn: graduates of one school, and all in an occupation, which are two things."""

from __future__ import annotations

from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.money import Money

COMPARED_AFTER = 4
"""Years after graduating: the median that is sorted by and set against high-school earnings."""
_MOSTLY = Decimal("0.8")


class GraduateEarnings(NamedTuple):
    """Medians a year of the graduates of a field who work, by years since they graduated.

    An amount is `None` where none is published; all are where `suppressed`, as too few graduated.
    `share` is the part of the field's awards here that were in medical assisting (`None`: not
    known), `shared_by` the number of locations with this one figure. `high_school` is what people
    with a high-school diploma alone earn in the state. It is never the pay of an occupation.
    """

    after: tuple[tuple[int, Money | None], ...]
    share: Decimal | None
    shared_by: int
    suppressed: bool
    source: str
    high_school: Money | None
    high_school_year: str
    high_school_source: str

    @property
    def compared(self) -> Money | None:
        """The median that is set against high-school earnings: none where it is all of others."""
        return None if self.is_of_others else dict(self.after).get(COMPARED_AFTER)

    @property
    def over_high_school(self) -> Money | None:
        """How much more it is than high-school earnings; below zero where it is less."""
        own, other = self.compared, self.high_school
        return None if own is None or other is None else Money(own.amount - other.amount)

    @property
    def is_of_others(self) -> bool:
        """Whether none of the field's awards here were in medical assisting."""
        return self.share == 0

    @property
    def is_of_medical_assistants(self) -> bool:
        """Whether four of five graduates of the field are known to be medical assistants."""
        return self.share is not None and self.share >= _MOSTLY


class AreaPay(NamedTuple):
    """Pay in one kind of `work` in one place, in dollars an hour; `None` was not published.

    `asked` is the state that was asked for where `area` is not that: it has no figures of its own.
    """

    area: str
    name: str
    work: str
    period: str
    p25: Decimal | None
    p50: Decimal | None
    p75: Decimal | None
    source: str
    asked: str | None = None

"""What a road costs against what it brings: present pay, pay to come, months until it is even."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cma_roadmap.model.values.money import Money


class PayBasis(StrEnum):
    """What the pay to come is held against."""

    PRESENT_PAY = "present_pay"
    """The pay of a person's present work, which is other work."""
    SAME_WORK = "same_work"
    """Present work as a medical assistant: only what a certificate may add."""
    WHOLE_PAY = "whole_pay"
    """Nothing: present pay was not told, so it is the whole pay of a medical assistant."""


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


class Spread(NamedTuple):
    """Money between two bounds; nobody says which is likely."""

    low: Money
    high: Money


class Payoff(NamedTuple):
    """When the cost of a road is earned back, counted in months of work after the certificate.

    `lost` is pay given up while in school (`None`: present pay was not told). `spent` is all that
    is paid and given up. `gain` is what a month of the new work brings more; it may be nothing, or
    less. `months_low` and `months_high` are whole months, `None` where it is never earned back.
    `partial`: some price in it is not known.
    """

    basis: PayBasis
    weeks_in_school: int
    lost: Spread | None
    spent: Spread
    gain: Spread
    months_low: int | None
    months_high: int | None
    partial: bool

"""What is told beside the totals of a plan: amounts that nobody must pay, and who else may pay."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.money import Money


class ExtraKind(StrEnum):
    """What an amount beside the totals is for."""

    STUDY = "study"
    """Study or practice material: nobody must buy it."""
    RETAKE = "retake"
    """Sitting the exam again."""
    MEMBERSHIP = "membership"
    """Joining the body that certifies."""
    SHOTS = "shots"
    """What the shots in the totals cost: most health plans pay it."""
    SHOT_CHARGE = "shot_charge"
    """What some places ask for giving shots, beside their price."""
    BUNDLE = "bundle"
    """One price that is paid in place of several in the totals, never on top of them."""


class Extra(NamedTuple):
    """An amount that is in no total. What is not known, or not told, is `None`.

    `likely` of a retake is the fee times the tries that people need on average. `saves` is what
    joining takes off a fee. `why` says what it rests on.
    """

    kind: ExtraKind
    label: Message
    low: Money | None
    likely: Money | None
    high: Money | None
    due: date | None
    why: Message
    confidence: Confidence
    sources: tuple[str, ...] = ()
    saves: Money | None = None


class AidFact(NamedTuple):
    """What one source says on a way to be helped."""

    label: str
    text: str
    source: str


class AidQuestion(NamedTuple):
    """A question worth asking for this plan; nothing of it is counted as money."""

    id: str
    kind: str
    question: str
    ask: str
    facts: tuple[AidFact, ...]
    sources: tuple[str, ...]

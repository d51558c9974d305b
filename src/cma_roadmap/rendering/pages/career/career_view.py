"""What a page about pay and career is told from, and small facts put the way others are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cma_roadmap.fast_start.lazy_classes import dataclass, field, replace
from cma_roadmap.model.definitions.labor import Career, PayRow
from cma_roadmap.model.traveling.packing import PackingList
from cma_roadmap.model.traveling.two_states import TwoStates
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.career.pay_lookup import Pay, Place
from cma_roadmap.rendering.text.said import Text, cite


@dataclass(frozen=True, slots=True)
class CareerView:
    """A career being told, of the whole country or of one `place` in it.

    `packing` is there for work in other states; `names` are those of credentials, by id.
    """

    career: Career
    pay: Pay
    place: Place
    facts: FactItems
    packing: PackingList | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def travels(self) -> tuple[TwoStates, ...]:
        """Each state of travel work beside home; none where there is none."""
        return self.packing.travels if self.packing else ()

    @property
    def words(self) -> Words:
        return self.facts.words

    @property
    def currency(self) -> str:
        return self.pay.wages.currency

    @property
    def is_local(self) -> bool:
        """Whether one state or area was asked for: what holds everywhere is then told in short."""
        return self.place.state is not None

    @property
    def pay_cited(self) -> Text:
        """The source of all figures of pay."""
        return cite([self.pay.wages.source])

    def row(self, soc: str | None) -> PayRow | None:
        """The pay of an occupation in the state asked for, else in the country."""
        return self.pay.row(soc, self.place.state.area if self.place.state else "US")


def stated(
    text: str,
    source: str,
    confidence: Confidence,
    note: str | None = None,
    also: tuple[str, ...] = (),
) -> Fact[str]:
    """A value that the model keeps in parts, as a fact with one text."""
    return Fact((FactVersion(text, source, confidence, note=note, also=also),))


def retold(fact: Fact[Any], say: Callable[[Any], str]) -> Fact[str]:
    """The same fact with its values in words, the disputed ones too; unknown stays unknown."""
    return Fact(tuple(_retold(version, say) for version in fact.versions))


def _retold(version: FactVersion[Any], say: Callable[[Any], str]) -> FactVersion[str]:
    return replace(
        version,
        value=None if version.value is None else say(version.value),
        unit=None,
        disputed_by=tuple(_retold(reading, say) for reading in version.disputed_by),
    )

"""Money beside the totals in words: what may come on top, and who else may pay."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.beside_totals import Extra, ExtraKind
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.sentences import stopped
from cma_roadmap.rendering.messages.words import Words


@dataclass(frozen=True, slots=True)
class ExtraNote:
    """An amount that is in no total, and what it rests on."""

    label: str
    amount: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AidFactNote:
    """What sources say on a way to be helped."""

    label: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AidNote:
    """A question worth asking, whom to ask, and where to read about it."""

    question: str
    ask: str
    sources: tuple[str, ...]
    facts: tuple[AidFactNote, ...]


def extra_notes(roadmap: Roadmap, words: Words) -> tuple[ExtraNote, ...]:
    """All amounts beside the totals."""
    return tuple(
        ExtraNote(
            words.say(extra.label),
            " ".join(_amount(extra, words)),
            words.say(extra.why),
            extra.sources,
        )
        for extra in roadmap.extras
    )


def _amount(extra: Extra, words: Words) -> Iterator[str]:
    if extra.low is None:
        yield words("extra.amount-unknown")
        return
    low = money_in_words(extra.low)
    if extra.high is None:
        yield words("extra.amount-from", low=low)
    elif extra.high == extra.low:
        yield low
    else:
        yield words("view.from-to", low=low, high=money_in_words(extra.high))
    if extra.likely is not None and extra.low != extra.high:
        is_mean = extra.kind is ExtraKind.RETAKE
        code = "extra.amount-average" if is_mean else "extra.amount-likely"
        yield words(code, likely=extra.likely)


def aid_notes(roadmap: Roadmap) -> tuple[AidNote, ...]:
    """All questions on who else may pay."""
    return tuple(
        AidNote(
            aid.question,
            aid.ask,
            aid.sources,
            tuple(
                AidFactNote(fact.label, stopped(fact.text), (fact.source,)) for fact in aid.facts
            ),
        )
        for aid in roadmap.aid
    )

"""Source notes of a page: numbered in the order in which the page cites them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.rendering.messages.sentences import stopped
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.paper import GLUE, Ink, Line, Paper, Piece, runs
from cma_roadmap.rendering.text.visible import visible


@dataclass
class Cited:
    """Gives each source its number when it is first cited; ids it does not know get none."""

    sources: Mapping[str, Source]
    confidence: Mapping[str, Confidence]
    words: Words
    numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, sources: Iterable[Source], confidence: Mapping[str, Confidence], words: Words
    ) -> Cited:
        """Notes for a result that carries its own list of sources."""
        return cls({source.id: source for source in sources}, confidence, words)

    def refs(self, ids: Iterable[str | None]) -> str:
        """` [1,4-6]`, to follow a text and stay with its last word; nothing for no source."""
        known = [name for name in dict.fromkeys(ids) if name in self.sources]
        found = sorted(self.numbers.setdefault(str(n), len(self.numbers) + 1) for n in known)
        return f"{GLUE}[{runs(found)}]" if found else ""

    def lines(self, paper: Paper) -> Iterator[Line]:
        """Who says so, by number; the address on a line of its own, whole however long."""
        indent = len(str(len(self.numbers))) + 4
        for number, text, url in self.told():
            yield from paper.hanging(f" [{number}] ".rjust(indent), text)
            if url:
                address = visible(url).replace(" ", "%20")
                yield (Piece(" " * indent), Piece(address, Ink.LINK))

    def told(self) -> Iterator[tuple[int, str, str | None]]:
        """Every source cited: its number, who says what and how surely, and its address."""
        for name, number in self.numbers.items():
            source = self.sources[name]
            title = stopped(visible(source.title))
            text = f"{visible(source.publisher)}: {title} ({self._about(source)})"
            yield number, text, source.url

    def _about(self, source: Source) -> str:
        words = self.words
        seen = words("view.seen", seen=source.seen) if source.seen else words("view.seen-none")
        sure = self.confidence.get(source.id)
        parts = [words(f"view.tier.{source.tier}"), seen]
        return "; ".join([*parts, words(f"view.confidence.{sure}")] if sure else parts)

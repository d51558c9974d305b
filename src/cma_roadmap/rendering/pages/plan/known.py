"""What decides a plan: the few warnings that could close the road, or cost time or much money."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cma_roadmap.model.results.deciding import deciding
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.sentences import in_short
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Mark
from cma_roadmap.rendering.plan.view import RoadmapView
from cma_roadmap.rendering.text.visible import visible

MOST = 3
"""Next actions, things to know, and ways out of a no."""
_IN_THE_HEAD = "finding.state_work"
"""What the head says of work in a state."""


def known(
    roadmap: Roadmap,
    view: RoadmapView,
    words: Words,
    above: Collection[str] = (),
    unpriced: str = "short.no-price",
) -> Iterator[Item]:
    """What decides something and is not told above, in a sentence each; then what has no price.

    `unpriced` is the id of the sentence for that.
    """
    told = (roadmap.findings[place].message for place in deciding(roadmap.findings))
    texts = [words.say(one) for one in told if not one.code.startswith(_IN_THE_HEAD)]
    unknown = len(roadmap.cost.unknown_to_certificate) if roadmap.feasible else 0
    said = {*above, *(visible(fact.text) for fact in view.head)}
    shown = [text for text in texts if text not in said][: MOST - bool(unknown)]
    yield from (Item(in_short(text), Mark.WARNING) for text in shown)
    if unknown:
        yield Item(words(unpriced, count=unknown), Mark.WARNING)

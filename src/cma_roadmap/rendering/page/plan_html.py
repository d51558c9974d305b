"""A plan's own blocks in HTML: the pictures twice, and the checklist as large as paper allows."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.plan_blocks import Checklist, Timeline
from cma_roadmap.rendering.page.plan_sheets import HandOut, hand_out
from cma_roadmap.rendering.plan.cash_flow import CashPart
from cma_roadmap.rendering.svg import cash_picture, svg_panel
from cma_roadmap.rendering.svg.svg_timeline import picture
from cma_roadmap.rendering.text.markup import Safe


class Pictures(NamedTuple):
    """One picture twice: for wide screens and paper, and for narrow screens."""

    wide: Safe
    narrow: Safe


@dataclass(frozen=True, slots=True)
class PlanParts:
    """What the templates of a plan's own blocks ask for."""

    words: Words

    def timeline(self, block: Timeline) -> Pictures:
        """The bars of all panels."""
        return Pictures(
            picture(block, svg_panel.WIDE, self.words, "wide"),
            picture(block, svg_panel.NARROW, self.words, "narrow"),
        )

    def months(self, part: CashPart) -> Pictures | None:
        """The bars of a part; one sum has nothing to be compared with."""
        if sum(month.amount is not None for month in part.months) < 2 or not part.most:
            return None
        sizes = (("cash-wide", cash_picture.WIDE), ("cash-narrow", cash_picture.NARROW))
        return Pictures(
            *(cash_picture.cash_picture(part, width, self.words, name) for name, width in sizes)
        )

    def hand_out(self, block: Checklist) -> HandOut:
        """The checklist as it fits on paper."""
        return hand_out(block.parts, block.questions)

"""The writer for HTML: any page as one file, without scripts, with nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Items, Mark, Page
from cma_roadmap.rendering.page.plan_blocks import OfPlan
from cma_roadmap.rendering.page.table_blocks import Bars, Column, split_figure
from cma_roadmap.rendering.svg.svg_style import FONT, marks, palette
from cma_roadmap.rendering.text.said import Cite, Link, Said, cite, harmless, parts_of
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.rendering.text.web_links import web_link
from cma_roadmap.sentences.catalog import ENGLISH

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

SIGNS = {
    Mark.MET: "✓",
    Mark.UNMET: "✗",
    Mark.UNKNOWN: "?",
    Mark.PARTLY: "~",
    Mark.NOTE: "!",
    Mark.WARNING: "!",
    Mark.PROBLEM: "!",
}
"""Signs before an item, hidden from a screen reader: the words beside them say the same."""

_SHORT = 24
"""Letters of a cell that stays on one line, if its column does not say."""
_LONG = 75
"""About two lines of a column: a fact of more letters takes the whole width of its box."""


def write_html(page: Page, made: Made, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The whole page. Every text is escaped; only styles of our own are not."""
    from markupsafe import Markup

    from cma_roadmap.rendering.page.plan_html import PlanParts

    words = Words(phrases)
    writer = _Writer(page.numbers, words)
    # The styles hold no text of anyone else.
    styles = f"{palette(':root')}:root{{--font:{FONT}}}"
    return (
        pages()
        .get_template("document.html.j2")
        .render(
            page=page,
            said=writer.said,
            figure=writer.figure,
            backs=writer.backs,
            plan=PlanParts(words),
            words=words,
            styles=Markup(styles),  # noqa: S704
            marks=Markup(marks()),  # noqa: S704
            made=made.told(words),
        )
    )


@cache
def pages() -> Environment:
    """The templates, compiled once a process."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    found = Environment(
        loader=PackageLoader("cma_roadmap.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["picture"] = Markup  # what `markup` made is escaped already
    found.filters["kind"] = lambda block: type(block).__name__
    found.filters["sign"] = lambda mark: SIGNS.get(mark, "")
    found.filters["anchor"] = _anchor
    found.filters["link"] = web_link
    found.filters["cite"] = cite
    found.filters["percent"] = lambda share: f"{share * 100:.1f}"
    found.filters["width"] = lambda fact: "long" if len(str(fact.text)) > _LONG else None
    found.filters["kept_whole"] = lambda cell, column: "whole" if _is_whole(cell, column) else None
    found.tests["numbered"] = _is_numbered
    found.tests["drawn"] = _is_drawn
    found.tests["planned"] = _is_planned
    return found


class Back(NamedTuple):
    """The way back from a source: the id of a place that cites it, and what is told there."""

    place: str
    about: str


class _Writer:
    """What templates ask for while one page is written, from its top down."""

    def __init__(self, numbers: Mapping[str, int], words: Words) -> None:
        self.numbers = numbers
        self.words = words
        self.places: dict[int, dict[str, Back]] = {}

    def said(self, said: Said, about: str = "") -> Markup:
        """The words made harmless, with links to what they cite, and back if it says `about` what.

        Of each thing told about, a source leads back only to the first place.
        """
        from markupsafe import Markup, escape

        parts: list[Any] = []
        for part in parts_of(said):
            match part:
                case Cite():
                    parts += self._refs(part.sources, harmless(about))
                case Link():
                    parts.append(_anchor(part.url))
                case _:
                    parts.append(escape(harmless(part)))
        return Markup("").join(parts)

    def figure(self, said: Said) -> Markup:
        """A figure; a sign behind it stands beyond the edge at which figures end."""
        from markupsafe import Markup

        figure, sign = split_figure(said) if isinstance(said, str) else (said, "")
        beyond = Markup('<span class="beyond">{}</span>').format(visible(sign))
        return self.said(figure) + (beyond if sign else "")

    def backs(self, number: int) -> list[Back]:
        """The places so far that cite a source."""
        return list(self.places.get(number, {}).values())

    def _refs(self, ids: Sequence[str], about: str) -> list[Markup]:
        """Links to sources. The Tab key stops at the first to each: hundreds are no way through."""
        from markupsafe import Markup

        named = Markup('<span class="vh">{} </span>').format(self.words("page.source"))
        link = Markup(' <a class="ref"{}{} href="#source-{}">{}[{}]</a>')
        found = []
        for number in sorted({self.numbers[name] for name in ids if name in self.numbers}):
            again = Markup(' tabindex="-1"') if number in self.places else Markup("")
            known = self.places.setdefault(number, {})
            place = Markup("")
            if about and about not in known:
                known[about] = Back(f"cite-{number}-{len(known) + 1}", about)
                place = Markup(' id="{}"').format(known[about].place)
            found.append(link.format(place, again, number, named, number))
        return found


def _anchor(url: str) -> Markup:
    """A link that shows where it leads; mere text where it leads to no web page."""
    from markupsafe import Markup, escape

    shown, address = visible(url), web_link(url)
    link = Markup('<a href="{}" rel="noopener noreferrer">{}</a>')
    return link.format(address, shown) if address else escape(shown)


def _is_whole(cell: Said, column: Column) -> bool:
    """Whether a cell stays on one line: a short one in a column that is never wrapped."""
    return not column.flexible and len(str(cell)) <= (column.most or _SHORT)


def _is_numbered(block: Items) -> bool:
    """Whether a list counts its entries."""
    return all(isinstance(item.mark, int) for item in block.items)


def _is_drawn(block: Block) -> bool:
    """Whether bars have lengths to draw."""
    return isinstance(block, Bars) and any(bar.share is not None for bar in block.bars)


def _is_planned(page: Page) -> bool:
    """Whether there is a block that only a plan has."""
    return any(isinstance(block, OfPlan) for block in page.blocks())

"""A plan as one HTML file: no scripts, nothing from outside, the same bytes for the same plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from cma_roadmap import __version__
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.plan.page_view import page_view
from cma_roadmap.rendering.svg.svg_style import FONT, MARKS, palette

if TYPE_CHECKING:
    from jinja2 import Template


def render_page(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The whole page. Every text is escaped; only pictures and styles of our own are not."""
    from markupsafe import Markup

    # What `palette` made holds no text of anyone else.
    styles = Markup(f"{palette(':root')}:root{{--font:{FONT}}}\n{MARKS}")  # noqa: S704
    return _template().render(
        page=page_view(roadmap, phrases),
        words=Words(phrases),
        styles=styles,
        made_on=roadmap.today,
        version=__version__,
        data_version=roadmap.data_version[:12],
    )


@cache
def _template() -> Template:
    """The page with all that it includes, compiled once a process."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    pages = Environment(
        loader=PackageLoader("cma_roadmap.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # What `markup` made is escaped already.
    pages.filters["picture"] = Markup
    return pages.get_template("page.html.j2")

"""The lists of a hand-out: what to do first, warnings, the honest no, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.rendering.messages.sentences import sentence, stopped
from cma_roadmap.rendering.page.paper import runs
from cma_roadmap.rendering.plan.view import RoadmapView
from cma_roadmap.rendering.text.markdown_text import (
    Md,
    md_bold,
    md_code_block,
    md_link,
    md_table,
    md_text,
)


def refs_text(refs: Sequence[int]) -> Md:
    """` [1,4-6]` after a text; nothing for no notes. No data can make it a link: see `md_text`."""
    return Md(f" [{runs(refs)}]" if refs else "")


def visits(view: RoadmapView) -> Iterator[Md]:
    """A box for every series, with the day of each visit; the tables have one row for it."""
    for one in view.visits:
        yield Md(f"- [ ] {md_text(f'{one.title}: {one.days}')}")


def agenda(view: RoadmapView) -> Iterator[Md]:
    """The next things to do, each with a box to check, and one for each paper to have ready."""
    for item in view.agenda:
        told = md_text(f"{item.when}. {item.limit}")
        yield Md(f"- [ ] {md_bold(f'{item.title}:')} {told}{refs_text(item.refs)}")
        if item.documents:
            box = "[ ] " if item.to_tick else ""
            yield Md(f"  - {md_text(item.listed)}:")
            yield from (Md(f"    - {box}{md_text(one)}") for one in item.documents)


def late_starts(view: RoadmapView) -> Iterator[Md]:
    """The last safe first day of every step."""
    names = ("step", "begin-by", "room")
    rows = [
        (md_text(item.title), md_text(item.latest), md_text(item.room)) for item in view.late_starts
    ]
    if rows:
        yield from md_table([md_text(view.labels[name]) for name in names], rows)


def notices(view: RoadmapView) -> Iterator[Md]:
    """The warnings, under the numbers by which the steps name them."""
    for notice in view.notices:
        about = f" ({notice.about})" if notice.about else ""
        lead = md_bold(f"{notice.lead}{about}:")
        yield Md(f"{notice.number}. {lead} {md_text(notice.text)}{refs_text(notice.refs)}")


def refusal(view: RoadmapView) -> Iterator[Md]:
    """The rule, clause under clause, each with its verdict."""
    for clause in view.refusal:
        indent = "  " * clause.depth
        verdict = md_bold(f"{sentence(view.labels[f'verdict.{clause.verdict}'])}:")
        told = clause.reason not in ("", clause.text)
        text = f"{clause.text} – {clause.reason}" if told else clause.text
        yield Md(f"{indent}- {verdict} {md_text(text)}{refs_text(clause.refs)}")


def ways_out(view: RoadmapView) -> Iterator[Md]:
    """Changes that work, each with its command."""
    for way in view.ways_out:
        text = f"{md_bold(f'{way.change}:')} {md_text(way.result)}"
        yield from _with_command(way.number, text, way.command)
    if view.ways_out:
        yield from (Md(""), md_text(view.labels["ways-out-note"]))


def other_roads(view: RoadmapView) -> Iterator[Md]:
    """Roads that came close, each with its command."""
    for road in view.other_roads:
        text = f"{md_bold(f'{road.road}:')} {md_text(f'{road.result} {road.safety}.')}"
        yield from _with_command(road.number, text, road.command)


def _with_command(number: int, text: str, command: tuple[str, ...]) -> Iterator[Md]:
    """An entry of a numbered list, and under it a shell command, one option a line."""
    lead = f"{number}. "
    written = [f"{'  ' if at else ''}{part}" for at, part in enumerate(command)]
    block = md_code_block([*(f"{part} \\" for part in written[:-1]), written[-1]], "sh")
    yield Md(f"{lead}{text}")
    yield Md("")
    yield from (Md(f"{' ' * len(lead)}{line}") for line in block)


def sources(view: RoadmapView) -> Iterator[Md]:
    """Who says so, under the numbers by which the rest cites them; addresses can be read."""
    for note in view.sources:
        text = md_text(f"{note.publisher}: {stopped(note.title)} ({note.words})")
        yield Md(f"{note.number}. {text}" + (f" {md_link(note.url)}" if note.url else ""))

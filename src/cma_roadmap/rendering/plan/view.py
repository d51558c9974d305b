"""A roadmap as it is shown: order, phases, marks, notes and words, decided once for all formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.agenda import AgendaItem, LateStart, agenda, late_starts
from cma_roadmap.rendering.plan.beside_totals import AidNote, ExtraNote, aid_notes, extra_notes
from cma_roadmap.rendering.plan.cash_flow import CashFlow, cash_flow
from cma_roadmap.rendering.plan.folded import folded
from cma_roadmap.rendering.plan.headline import HeadFact, head_facts, title
from cma_roadmap.rendering.plan.notices import FindingNumbers, Notice, notices
from cma_roadmap.rendering.plan.other_roads import OtherRoad, other_roads, other_ways
from cma_roadmap.rendering.plan.panels import Panel, panels
from cma_roadmap.rendering.plan.prices import CostTable, cost_table
from cma_roadmap.rendering.plan.refusal import Clause, WayOut, clauses, ways_out
from cma_roadmap.rendering.plan.row_words import VisitDays, visit_days
from cma_roadmap.rendering.plan.rows import bundles, row
from cma_roadmap.sentences.catalog import ENGLISH


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """Everything a renderer needs. It draws; it decides no date, no order and no wording.

    `labels` holds the fixed words (headings, legend) by name. `refusal` is empty for a plan.
    """

    title: str
    feasible: bool
    head: tuple[HeadFact, ...]
    panels: tuple[Panel, ...]
    agenda: tuple[AgendaItem, ...]
    late_starts: tuple[LateStart, ...]
    refusal: tuple[Clause, ...]
    ways_out: tuple[WayOut, ...]
    other_roads: tuple[OtherRoad, ...]
    other_ways: tuple[OtherRoad, ...]
    notices: tuple[Notice, ...]
    costs: CostTable | None
    labels: Mapping[str, str]
    cash_flow: CashFlow | None
    extras: tuple[ExtraNote, ...]
    aid: tuple[AidNote, ...]
    visits: tuple[VisitDays, ...]
    short: Panel | None = None


def build(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> RoadmapView:
    """Decide how `roadmap` is told, in the language of `phrases`."""
    words = Words(phrases)
    told = bundles(roadmap.steps)
    numbers = FindingNumbers.of(roadmap)
    rows = [row(some, _goals(roadmap), numbers, words) for some in told]
    return RoadmapView(
        title=title(roadmap, words),
        feasible=roadmap.stands,
        head=head_facts(roadmap, words),
        panels=panels(roadmap, rows, words),
        agenda=agenda([some for some in told if _holds(some, roadmap)], words),
        late_starts=late_starts(roadmap, words),
        refusal=clauses(roadmap, words) if _is_refused(roadmap) else (),
        ways_out=ways_out(roadmap, words),
        other_roads=other_roads(roadmap, words),
        other_ways=other_ways(roadmap, words),
        notices=notices(roadmap, numbers, words),
        costs=cost_table(roadmap, words),
        labels=words.labels(),
        cash_flow=cash_flow(roadmap, words),
        extras=extra_notes(roadmap, words),
        aid=aid_notes(roadmap),
        visits=visit_days(rows),
        short=folded(roadmap, rows, words),
    )


def _holds(some: Sequence[PlannedStep], roadmap: Roadmap) -> bool:
    """Whether steps can be followed; the plan of one credential shows its agenda in any case."""
    return roadmap.all_held is None or roadmap.can_be_followed(some[0].step.id)


def _goals(roadmap: Roadmap) -> tuple[str, ...]:
    """The last step of the critical path; of several credentials, that of each."""
    if roadmap.all_held is None:
        return roadmap.critical_path[-1:]
    return tuple({name.partition(".")[0]: name for name in roadmap.critical_path}.values())


def _is_refused(roadmap: Roadmap) -> bool:
    """Whether it is the rules that say no; a day that cannot be met is told in the notes."""
    if roadmap.search is not None:
        return False
    missed = roadmap.goal.finish_by is not None and roadmap.steps
    return not roadmap.stands and not (missed and roadmap.pathway.verdict is not Verdict.UNMET)

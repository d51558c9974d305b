"""A plan being told: its result, how it is shown, its steps in words, and the words."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.studying.study_plan import StudyPlan
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.plan_blocks import ToldPanel
from cma_roadmap.rendering.pages.plan.told_steps import told_steps
from cma_roadmap.rendering.plan.view import RoadmapView


class Names(NamedTuple):
    """Whom a plan is made for, and by whom: somebody who hands it over."""

    made_for: str | None = None
    made_by: str | None = None


NOBODY = Names()


@dataclass(frozen=True, slots=True)
class ToldPlan:
    """What the sections of a page are made from."""

    roadmap: Roadmap
    view: RoadmapView
    steps: tuple[ToldPanel, ...]
    words: Words
    names: Names = NOBODY
    study: StudyPlan | None = None

    @classmethod
    def of(
        cls,
        roadmap: Roadmap,
        view: RoadmapView,
        words: Words,
        names: Names = NOBODY,
        study: StudyPlan | None = None,
    ) -> ToldPlan:
        """Put the steps of a plan in words."""
        return cls(roadmap, view, told_steps(roadmap, view.panels, words), words, names, study)

    def head(self, name: str) -> str:
        """A fixed word as the head of a column."""
        return sentence(self.view.labels[name])

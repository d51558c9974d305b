"""English words of the hand-out and of the chart. Codes begin with `view.`, like the view's."""

from __future__ import annotations

HANDOUT_PHRASES: dict[str, str] = {
    "view.label.step": "Step",
    "view.label.deadlines": "Days not to miss",
    "view.label.deadline": "What ends",
    "view.label.phase": "Phase",
    "view.label.room": "Room",
    "view.label.begin-by": "Begin by",
    "view.chart.left-out": "Done before this chart begins: {titles}.",
    "view.chart.clause": "{verdict}: {clause}",
    "view.chart.way": "{change}: {result}",
    "view.chart.sentence": "{text}.",
    "view.chart.fact": "{label}: {text}.",
}

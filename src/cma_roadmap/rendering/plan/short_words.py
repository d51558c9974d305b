"""The words of a first look: the headline, a note in a sentence, what to type next."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.words import Words, later_by
from cma_roadmap.rendering.plan.headline import hangs_on_body, is_open_ended
from cma_roadmap.rendering.plan.view import RoadmapView


def headline(roadmap: Roadmap, view: RoadmapView, words: Words) -> str:
    """What, by when, how long, for how much: the answer in a line."""
    certified = roadmap.certified_on
    if not roadmap.feasible or certified is None or roadmap.all_held is not None:
        return view.title
    if certified <= roadmap.today:
        code = "short.held" if roadmap.expires_on else "short.held-unsure"
        if any(found.message.code == "finding.sat_already" for found in roadmap.findings):
            code = f"{code}-if"
        return words(code, credential=roadmap.credential_name, day=roadmap.expires_on)
    start = max(roadmap.goal.start or roadmap.today, roadmap.today)
    if is_open_ended(roadmap):
        parts = [words("short.soonest", credential=roadmap.credential_name, day=certified)]
    else:
        code = "short.by-if" if hangs_on_body(roadmap) else "short.by"
        parts = [words(code, credential=roadmap.credential_name, day=certified)]
        parts.append(words("short.later", later=later_by(start, certified, words)))
    parts.append(_cost(roadmap, words))
    return " · ".join(parts)


def _cost(roadmap: Roadmap, words: Words) -> str:
    """The likely figure with its span; what is not known makes it at least that much."""
    cost = roadmap.cost
    amount, partial = cost.to_certificate, bool(cost.unknown_to_certificate)
    if not amount.high.amount:
        return words("view.cost-unknown" if partial else "short.free")
    if amount.low == amount.high:
        text = words("view.cost", amount=words.amount(amount), likely=amount.likely)
    else:
        text = words("short.about", likely=amount.likely, amount=words.amount(amount))
    return words("short.or-more", amount=text) if partial else text


def at_one_look(roadmap: Roadmap, view: RoadmapView, words: Words) -> Iterator[str]:
    """Where the rest is, and the commands that lead on from this result."""
    yield words("short.more.full", notes=len(view.notices), sources=len(roadmap.sources))
    yield words("short.more.show", parts="notes,money,sources")
    if roadmap.critical_path:
        yield words("short.more.why", step=roadmap.critical_path[-1])
    if roadmap.feasible and roadmap.program is not None and roadmap.program.typical:
        yield words("short.more.near")
    yield words("short.more.compare")
    if roadmap.stands:
        yield words("short.more.page")

"""A rule tree as items of a page: every clause with its verdict, why, and on which days."""

from __future__ import annotations

import re
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import Assessment, PathwayAssessment, Verdict
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Block, Item, Items, Mark, Paragraph, Tone, listed
from cma_roadmap.rendering.text.said import cite

_PLACE = re.compile(r"/([a-z]+)(?:/([0-9]+))?(?:/([a-z0-9_.-]+))?")


@dataclass(frozen=True, slots=True)
class RuleTree:
    """Tells rules as they stand on `day`."""

    day: date
    words: Words

    def pathway(self, pathway: PathwayAssessment) -> Item:
        """One pathway with its verdict, and its clauses under it."""
        name = pathway.name
        if pathway.early_sitting:
            name = self.words("eligible.early", pathway=name)
        return self.whole(name, pathway.tree, Tone.STRONG, (Items((self._clause(pathway.tree),)),))

    def whole(
        self, name: str, tree: Assessment, tone: Tone = Tone.PLAIN, body: tuple[Block, ...] = ()
    ) -> Item:
        """A name with the verdict of a whole tree and the days it is good for."""
        code, mark = self._standing(tree)
        word = self.words(f"eligible.verdict.{code}", what=tree.open_once(self.day))
        return Item(f"{name}: {word}. {self._window(tree)}".rstrip(), mark, tone, body)

    def _standing(self, node: Assessment) -> tuple[str, Mark]:
        """Its verdict, or that only what anybody can get is missing, which is no doubt."""
        if node.open_once(self.day):
            return "once", Mark.UNKNOWN
        verdict = node.verdict(self.day).value
        return verdict, Mark(verdict)

    def _clause(self, node: Assessment) -> Item:
        code, mark = self._standing(node)
        text = f"{self.words(f'view.label.verdict.{code}')}: {node.text}"
        reason = self._reason(node)
        body: list[Block] = [Paragraph(reason, Tone.ASIDE)] if reason else []
        body += listed(map(self._clause, node.children))
        return Item(text + cite(node.sources[:1]), mark, body=tuple(body))

    def _reason(self, node: Assessment) -> str:
        """Why, on which word of the person, and on which days."""
        parts = [self.words.say(self._parts(node) if node.children else node.reason)]
        if node.evidence:
            parts.append(self.words("eligible.evidence", places=_places(node.evidence)))
        window = self._window(node)
        if window and not node.children:
            parts.append(window)
        return " ".join(parts)

    def _parts(self, node: Assessment) -> Message:
        """How many parts hold on the day that is told."""
        met = sum(self.day in child.surely for child in node.children)
        return message("reason.parts", met=met, needed=node.needed, parts=len(node.children))

    def _window(self, tree: Assessment) -> str:
        """From when and until when it holds; nothing where no limit is in sight."""
        day, span = self.day, tree.window(self.day)
        if span is None:
            return ""
        begins = span.start is not None and span.start > day
        ends = span.last_day
        if begins:
            code = "eligible.from-until" if ends else "eligible.from"
        else:
            code = "eligible.until" if ends else ""
        if not code:
            return ""
        if tree.surely.first_from(day) is None and tree.verdict(day) is not Verdict.MET:
            code = f"{code}-maybe"
        return self.words(code, start=span.start, end=ends)


def _places(evidence: str) -> str:
    """Where in the profile: `training 1` for `/training/0`."""
    found = []
    for place in evidence.split(", "):
        match = _PLACE.fullmatch(place)
        if match is None:
            found.append(place)
            continue
        number = f" {int(match[2]) + 1}" if match[2] else f" {match[3]}" if match[3] else ""
        found.append(f"{match[1]}{number}")
    return ", ".join(dict.fromkeys(found))

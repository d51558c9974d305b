"""What is open to a person, in a terminal: every pathway as a tree of clauses with verdicts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    PathwayAssessment,
    Shortfall,
    Verdict,
)
from cma_roadmap.model.results.eligibility_check import Eligibility
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Paper, Piece, line, trimmed
from cma_roadmap.rendering.page.tables import (
    VERDICTS,
    bullet,
    page_text,
    readable,
    remark,
    under,
)
from cma_roadmap.rendering.text.visible import visible

_PLACE = re.compile(r"/([a-z]+)(?:/([0-9]+))?(?:/([a-z0-9_.-]+))?")


def render_eligibility(
    found: Eligibility,
    width: int,
    *,
    color: bool,
    detailed: Container[str] | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The whole page as text that ends in a line break, with ANSI colours if `color`.

    Clauses are told of the credentials with the ids `detailed`, the verdict of all.
    """
    paper = readable(paper_of(width))
    return page_text(EligibilityPage(found, Words(phrases), detailed).lines(paper), color=color)


class EligibilityPage:
    """One check being told."""

    def __init__(
        self, found: Eligibility, words: Words, detailed: Container[str] | None = None
    ) -> None:
        self.found = found
        shown = [c for c in found.credentials if detailed is None or c.id in detailed]
        self.shown = shown
        self.words = words
        self.cited = Cited.of(found.sources, found.confidence, words)

    def lines(self, paper: Paper) -> Iterator[Line]:
        """The overview, then each credential, then the sources."""
        words = self.words
        yield from (line(t, Ink.TITLE) for t in paper.wrap(words("eligible.title"), paper.width))
        yield BLANK
        yield from self._overview(paper)
        for credential in self.shown:
            yield from under(
                visible(credential.name), self._credential(credential, paper), name=True
            )
        yield from under(words("eligible.heading.legend"), self._legend(paper))
        yield from under(words("view.label.sources"), self.cited.lines(paper))

    def _overview(self, paper: Paper) -> Iterator[Line]:
        today = self.words("view.day", day=self.found.today)
        if self.found.as_of is not None:
            today = self.words("eligible.rules", today=self.found.today, rules=self.found.as_of)
        yield from paper.hanging(f" {self.words('view.head.today')}  ", today, lead_ink=Ink.FAINT)
        for credential in self.found.credentials:
            best = credential.best(self.found.today)
            text = f"{visible(credential.name)}: {self._verdict(best.tree)}"
            yield from bullet(paper, 0, self._mark(best.tree), text)
        rest = [c.id for c in self.found.credentials if c not in self.shown]
        if rest:
            yield from remark(paper, -1, self.words("eligible.others", id=rest[0]))

    def _credential(self, credential: CredentialAssessment, paper: Paper) -> Iterator[Line]:
        if credential.nearest:
            yield from self._nearest(credential, credential.nearest[0], paper)
        for number, pathway in enumerate(credential.pathways):
            if number or credential.nearest:
                yield BLANK
            yield from self.pathway(pathway, paper)

    def _nearest(
        self, credential: CredentialAssessment, nearest: Shortfall, paper: Paper
    ) -> Iterator[Line]:
        names = {p.id: visible(p.name) for p in credential.pathways}
        lead = f" {self.words('eligible.nearest')} "
        clauses = nearest.change.params.get("clauses")
        told = clauses if isinstance(clauses, tuple) else ()
        text = " ".join(self.words.value(clause) for clause in told)
        yield from paper.hanging(lead, text, Ink.STRONG, Ink.FAINT)
        where = self.words("eligible.nearest-pathway", pathway=names[nearest.pathway])
        if nearest.start is not None:
            where = self.words(
                "eligible.nearest-from", pathway=names[nearest.pathway], day=nearest.start
            )
        yield from paper.hanging(" " * len(lead), where, Ink.FAINT)

    def pathway(self, pathway: PathwayAssessment, paper: Paper) -> Iterator[Line]:
        """One pathway with its verdict, and its clauses under it."""
        mark = self._mark(pathway.tree)
        name = visible(pathway.name)
        if pathway.early_sitting:
            name = self.words("eligible.early", pathway=name)
        text = f"{name}: {self._verdict(pathway.tree)}"
        lead = f" {mark.text} "
        first, *rest = paper.hanging(lead, text, Ink.STRONG, mark.ink)
        yield trimmed(first)
        yield from rest
        yield from self._node(pathway.tree, 1, paper)

    def _node(self, node: Assessment, depth: int, paper: Paper) -> Iterator[Line]:
        mark = self._mark(node)
        refs = self.cited.refs(node.sources[:1])
        word = self.words(f"view.label.verdict.{node.verdict(self.found.today)}")
        yield from bullet(paper, depth, mark, f"{word}: {visible(node.text)}{refs}")
        yield from remark(paper, depth, self._reason(node))
        for child in node.children:
            yield from self._node(child, depth + 1, paper)

    def _reason(self, node: Assessment) -> str:
        """Why, on which word of the person, and on which days."""
        parts = [self.words.say(node.reason)]
        if node.evidence:
            parts.append(self.words("eligible.evidence", places=_places(node.evidence)))
        window = self._window(node)
        if window and not node.children:
            parts.append(window)
        return " ".join(parts)

    def _mark(self, node: Assessment) -> Piece:
        return VERDICTS[node.verdict(self.found.today)]

    def _verdict(self, tree: Assessment) -> str:
        """The verdict of a whole pathway with the days it is good for."""
        word = self.words(f"eligible.verdict.{tree.verdict(self.found.today)}")
        window = self._window(tree)
        return f"{word}. {window}".rstrip() if window else f"{word}."

    def _window(self, tree: Assessment) -> str:
        """From when and until when it holds; nothing where no limit is in sight."""
        today, span = self.found.today, tree.window(self.found.today)
        if span is None:
            return ""
        sure = tree.surely.first_from(today) is not None
        begins = span.start is not None and span.start > today
        ends = span.last_day
        if begins:
            code = "eligible.from-until" if ends else "eligible.from"
        else:
            code = "eligible.until" if ends else ""
        if not code:
            return ""
        if not sure and tree.verdict(today) is not Verdict.MET:
            code = f"{code}-maybe"
        return self.words(code, start=span.start, end=ends)

    def _legend(self, paper: Paper) -> Iterator[Line]:
        for verdict in Verdict:
            text = self.words(f"eligible.legend.{verdict}")
            yield from bullet(paper, 0, VERDICTS[verdict], text)


def _places(evidence: str) -> str:
    """Where in the profile: `training 1` for `/training/0`."""
    found = []
    for place in evidence.split(", "):
        match = _PLACE.fullmatch(place)
        if match is None:
            found.append(visible(place))
            continue
        number = f" {int(match[2]) + 1}" if match[2] else f" {match[3]}" if match[3] else ""
        found.append(f"{match[1]}{number}")
    return ", ".join(dict.fromkeys(found))

"""What is open to a person as a page: every pathway as a tree of clauses with verdicts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import (
    CredentialAssessment,
    Eligibility,
    Shortfall,
    Verdict,
)
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Fact,
    Facts,
    Item,
    Items,
    Mark,
    Page,
    Paragraph,
    Section,
    Tone,
)
from cma_roadmap.rendering.pages.why.rule_tree import RuleTree
from cma_roadmap.sentences.catalog import ENGLISH


def eligibility_page(
    found: Eligibility,
    detailed: Container[str] | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """The overview, then each credential.

    Clauses are told of the credentials with the ids `detailed`, the verdict of all.
    """
    words = Words(phrases)
    told = _Told(found, words, RuleTree(found.today, words))
    shown = [c for c in found.credentials if detailed is None or c.id in detailed]
    rest = [c for c in found.credentials if c not in shown]
    verdicts = (Item(words(f"eligible.legend.{v}"), Mark(v.value)) for v in Verdict)
    legend = Items((*verdicts, Item(words("eligible.legend.once"), Mark.UNKNOWN)))
    sections = [Section(c.id, c.name, tuple(told.credential(c)), is_name=True) for c in shown]
    return paged(
        words("eligible.title"),
        told.overview(rest),
        [*sections, Section("legend", words("eligible.heading.legend"), (legend,))],
        {source.id: source for source in found.sources},
        words,
        found.confidence,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """One check being told."""

    found: Eligibility
    words: Words
    rules: RuleTree

    def overview(self, rest: list[CredentialAssessment]) -> Iterator[Block]:
        """The day, each credential in a line, and how to see more of the `rest`."""
        words, found = self.words, self.found
        today = words("view.day", day=found.today)
        if found.as_of is not None:
            today = words("eligible.rules", today=found.today, rules=found.as_of)
        yield Facts((Fact(words("view.head.today"), today),))
        best = ((c.name, c.whole(found.today)) for c in found.credentials)
        yield Items(tuple(self.rules.whole(name, tree) for name, tree in best))
        for finding in found.findings:
            yield Paragraph(words.say(finding.message), Tone.STRONG)
        if rest:
            yield Paragraph(words("eligible.others", id=rest[0].id), Tone.ASIDE)

    def credential(self, credential: CredentialAssessment) -> Iterator[Block]:
        """What is nearest, then every pathway."""
        if credential.nearest:
            yield self._nearest(credential, credential.nearest[0])
            yield Break()
        yield Items(tuple(map(self.rules.pathway, credential.pathways)), apart=True)

    def _nearest(self, credential: CredentialAssessment, nearest: Shortfall) -> Paragraph:
        names = {p.id: p.name for p in credential.pathways}
        text = " ".join((self.words("eligible.nearest"), *nearest.clauses))
        code = "eligible.nearest-pathway" if nearest.start is None else "eligible.nearest-from"
        where = self.words(code, pathway=names[nearest.pathway], day=nearest.start)
        return Paragraph(text, Tone.STRONG, (Paragraph(where, Tone.ASIDE),))

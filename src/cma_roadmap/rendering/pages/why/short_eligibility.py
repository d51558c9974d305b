"""What is open to a person at one look: a line a credential, and the nearest thing to do."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    Eligibility,
    Verdict,
)
from cma_roadmap.rendering.facts.short_parts import ONE_LINE, know, next_up
from cma_roadmap.rendering.messages.sentences import cut
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import (
    Block,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Tone,
)
from cma_roadmap.rendering.pages.why.rule_tree import RuleTree
from cma_roadmap.sentences.catalog import ENGLISH


def short_eligibility_page(
    found: Eligibility,
    main: Container[str],
    named: Container[str],
    whole: Page,
    phrases: Mapping[str, str] = ENGLISH,
) -> Page:
    """A line for each credential, with what is nearest for the `main` ones.

    The clauses of the way in that is most open are told of those that were `named`. `whole` is
    the page that tells all.
    """
    words = Words(phrases)
    told = _Short(found, named, words, RuleTree(found.today, words))
    code = "eligible.short.title" if found.as_of is None else "eligible.short.title-rules"
    rows = (told.row(one, nearest=one.id in main) for one in found.credentials)
    trees = (told.tree(one) for one in found.credentials if one.id in named)
    sections = (
        *trees,
        know((words.say(finding.message) for finding in found.findings), words),
        next_up(words, whole, *told.commands()),
    )
    return Page(
        words(code, day=found.today, rules=found.as_of),
        (Items(tuple(rows)),),
        tuple(section for section in sections if section.blocks),
        {},
    )


@dataclass(frozen=True, slots=True)
class _Short:
    """One check being told in short."""

    found: Eligibility
    named: Container[str]
    words: Words
    rules: RuleTree

    def row(self, credential: CredentialAssessment, *, nearest: bool) -> Item:
        """Open, open once something is had, from when, or why nobody can tell."""
        tree = credential.whole(self.found.today)
        item = self.rules.whole(credential.name, tree)
        text = str(item.text).rstrip(".")
        body = tuple(self._nearest(credential)) if nearest else ()
        reason = None if body else self._unclear(tree)
        if reason is not None:
            text = self.words("eligible.short.because", text=text, reason=reason)
        return Item(cut(text, ONE_LINE + 5), item.mark, body=body)

    def _unclear(self, tree: Assessment) -> str | None:
        """The first clause of which nobody can tell, where that is what the whole hangs on."""
        day = self.found.today
        if tree.verdict(day) is not Verdict.UNKNOWN or tree.open_once(day):
            return None
        leaves = (node for node in tree.walk() if not node.children)
        doubtful = (leaf for leaf in leaves if leaf.verdict(day) is Verdict.UNKNOWN)
        return next((leaf.text.rstrip(".") for leaf in doubtful), None)

    def _nearest(self, credential: CredentialAssessment) -> Iterator[Block]:
        """What to do, and from when it would be open."""
        if not credential.nearest or credential.whole(self.found.today).open_once(self.found.today):
            return
        first = credential.nearest[0]
        code = "eligible.short.nearest" if first.start is None else "eligible.short.nearest-from"
        what = " ".join(first.clauses)
        text = self.words(code, day=first.start, what=what)
        room = ONE_LINE if self.found.findings else 2 * ONE_LINE
        yield Paragraph(cut(text, room), Tone.ASIDE)

    def tree(self, credential: CredentialAssessment) -> Section:
        """The clauses of the way in that is most open."""
        best = self.rules.pathway(credential.best(self.found.today))
        return Section(credential.id, credential.name, (Items((best,)),), is_name=True)

    def commands(self) -> Iterator[str]:
        """A plan for what is open, or for what is nearest; the clauses of one."""
        words, day = self.words, self.found.today
        every = self.found.credentials
        met = [c for c in every if c.whole(day).verdict(day) is Verdict.MET]
        once = [c for c in every if c.whole(day).open_once(day)]
        near = [c for c in every if c.nearest]
        first = next(iter((*met, *once, *near, *every)), None)
        if first is not None and first.id not in self.named:
            yield words("short.more.eligible-one", credential=first.id)
        if first is not None:
            yield words("short.more.plan", credential=first.id)
        yield words("short.more.compare")

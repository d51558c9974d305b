"""Hours of parts put into weeks: learned one after the other, repeated after a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cma_roadmap.fast_start.lazy_classes import dataclass, field
from cma_roadmap.model.studying.study_plan import Share, Week

_ENOUGH_WEEKS = 3
"""From so many weeks on the last one is kept for repeating."""


@dataclass(slots=True)
class _Spreading:
    """What is still to put somewhere: hours to learn in their order, and hours to repeat."""

    new: Counter[str]
    left: Counter[str]
    after: tuple[int, ...]
    due: list[tuple[int, int, str]] = field(default_factory=list)

    def fill(self, number: int, hours: int) -> tuple[Share, ...]:
        """A week: what is due to be repeated, at most half of it; then what is new; then more."""
        again: Counter[str] = Counter()
        self._repeat(again, number, hours // 2)
        new = self._learn(number, hours - again.total())
        while new.total() + again.total() < hours and self._repeat(again, None, 1):
            pass
        names = dict.fromkeys((*new, *again))
        return tuple(Share(name, new[name], again[name]) for name in names)

    def _learn(self, number: int, hours: int) -> Counter[str]:
        """New hours, of one part no more than half unless nothing else is left to learn."""
        taken: Counter[str] = Counter()
        for most in (-(-hours // 2), hours):
            for part in list(self.new):
                count = min(most - taken[part], self.new[part], hours - taken.total())
                taken[part] += max(count, 0)
                self.new[part] -= max(count, 0)
        for part in [name for name, count in self.new.items() if not count]:
            del self.new[part]
            self._will_be_due(part, number)
        return +taken

    def _will_be_due(self, part: str, number: int) -> None:
        for turn in range(self.left[part]):
            last = self.after[min(turn, len(self.after) - 1)]
            self.due.append((number + last, len(self.due), part))
        self.due.sort()

    def _repeat(self, again: Counter[str], by: int | None, most: int) -> bool:
        """Take up to `most` repeats, of those that are due `by` a week; whether there was one."""
        taken = [one for one in self.due if by is None or one[0] <= by][:most]
        for one in taken:
            self.due.remove(one)
            again[one[2]] += 1
        return bool(taken)


def spread(
    weeks: Sequence[Week], hours: Sequence[tuple[str, int]], every: int, after: tuple[int, ...]
) -> tuple[Week, ...]:
    """The weeks with their shares of the `hours` of each part, in the order in which to learn them.

    Of the hours of a part one in `every` repeats it, of two or more at least one. The last week is
    for repeating, where there are enough weeks.
    """
    again = Counter({name: max(count // every, int(count > 1)) for name, count in hours})
    new = Counter({name: count - again[name] for name, count in hours if count})
    last = len(weeks) - 1
    kept: Counter[str] = Counter()
    if len(weeks) >= _ENOUGH_WEEKS:
        kept = _kept_for_the_end(again, weeks[last].hours - weeks[last].practice_hours)
    state = _Spreading(new, again - kept, after)
    found: list[Week] = []
    for number, week in enumerate(weeks):
        room = week.hours - week.practice_hours - (kept.total() if number == last else 0)
        shares = state.fill(number, room)
        found.append(week._replace(shares=_joined(shares, kept) if number == last else shares))
    return tuple(found)


def _joined(shares: tuple[Share, ...], kept: Counter[str]) -> tuple[Share, ...]:
    """The shares of a week, and what was kept for it."""
    told = {share.part: share for share in shares}
    for name, hours in kept.items():
        share = told.get(name, Share(name, 0, 0))
        told[name] = share._replace(repeated=share.repeated + hours)
    return tuple(told.values())


def _kept_for_the_end(repeats: Counter[str], room: int) -> Counter[str]:
    """Up to so many repeats for the last week: one of each part in turn, in their order."""
    kept: Counter[str] = Counter()
    while kept.total() < min(room, repeats.total()):
        for name in (name for name in repeats if repeats[name] > kept[name]):
            if kept.total() < room:
                kept[name] += 1
    return kept

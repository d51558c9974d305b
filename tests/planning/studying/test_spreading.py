from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.studying.study_plan import Share, Week
from cma_roadmap.planning.studying.spreading import spread

AFTER = (1, 3)


def weeks(*hours: int) -> list[Week]:
    first = date(2027, 1, 4)
    days = [first + timedelta(days=7 * number) for number in range(len(hours) + 1)]
    return [Week(days[n], days[n + 1], count) for n, count in enumerate(hours)]


def test_what_was_learned_comes_again_and_the_last_week_repeats() -> None:
    found = spread(weeks(6, 6, 6, 6), [("a", 12), ("b", 6), ("c", 6)], 3, AFTER)

    assert [week.shares for week in found] == [
        (Share("a", 3, 0), Share("b", 3, 0)),
        (Share("a", 3, 0), Share("b", 1, 0), Share("c", 2, 0)),
        (Share("a", 2, 2), Share("c", 2, 0)),
        (Share("a", 0, 2), Share("b", 0, 2), Share("c", 0, 2)),
    ]


def test_two_weeks_are_too_few_to_keep_one_for_repeating() -> None:
    found = spread(weeks(2, 2), [("a", 2), ("b", 2)], 3, AFTER)

    assert [week.shares for week in found] == [
        (Share("a", 1, 0), Share("b", 1, 0)),
        (Share("a", 0, 1), Share("b", 0, 1)),
    ]


def test_no_week_no_shares() -> None:
    assert spread([], [], 3, AFTER) == ()


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=12),
    st.lists(st.integers(0, 30), min_size=1, max_size=8),
    st.integers(2, 5),
)
def test_every_hour_is_put_somewhere_and_nothing_is_repeated_before_it_is_new(
    rooms: list[int], wanted: list[int], every: int
) -> None:
    rooms[0] += max(0, sum(wanted) - sum(rooms))
    wanted[0] += max(0, sum(rooms) - sum(wanted))
    hours = [(f"part-{number}", count) for number, count in enumerate(wanted)]
    found = spread(weeks(*rooms), hours, every, AFTER)
    all_hours: Counter[str] = Counter()
    learned: Counter[str] = Counter()
    for week in found:
        assert sum(share.new + share.repeated for share in week.shares) == week.hours
        for share in week.shares:
            learned[share.part] += share.new
            assert learned[share.part] or not share.repeated
            all_hours[share.part] += share.new + share.repeated

    assert all_hours == Counter(dict(hours))

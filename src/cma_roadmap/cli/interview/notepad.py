"""What has been said so far, kept such that it always makes a profile that can be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cma_roadmap.cli.interview.answers import SaidDay, day, number
from cma_roadmap.cli.interview.talk import Talk
from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.person.names import Lookup
from cma_roadmap.loading.person.person_file import read_person
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.people.profile_text import profile_text
from cma_roadmap.planning.step_names import all_steps
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.sentences.catalog import ENGLISH
from cma_roadmap.sentences.told import told

FIRST, LAST = "first", "last"
"""Which end of a month is the careful one, where only the month of something is known."""

Entry = dict[str, Any]


class Notepad:
    """The answers as a profile has them; what would not be read as one is never kept.

    `notes` are sentences for the file, by the key that they are about.
    """

    def __init__(self, talk: Talk, catalog: Catalog, today: date) -> None:
        self.talk, self.catalog, self.today = talk, catalog, today
        self.lookup = Lookup(catalog, all_steps)
        self.said: Entry = {}
        self.notes: dict[str, list[str]] = {}

    def text(self) -> str:
        """The file that holds it all."""
        return profile_text(self.said, self.notes)

    def profile(self) -> Profile:
        """The same as the program reads it."""
        return self._read(self.said)

    def forget(self, keys: Iterable[str]) -> None:
        """Take back what was said to one question."""
        for key in keys:
            self.said.pop(key, None)
            self.notes.pop(key, None)

    def put(self, key: str, value: Any) -> bool:
        """Keep the value of a key; `False`, told of, where it cannot be true with the rest."""
        return self._keep({**self.said, key: value})

    def add(self, key: str, entry: Entry) -> bool:
        """Keep one more entry of a list."""
        return self._keep({**self.said, key: [*self.said.get(key, ()), entry]})

    def note(self, key: str, code: str, **params: object) -> None:
        """Tell something that stands in the file, too."""
        text = told(f"interview.{code}", **params)
        self.talk.tell(f"  {text}")
        self.notes.setdefault(key, []).append(text)

    def day(
        self, key: str, code: str, careful: str = FIRST, *, over: bool = True, **params: object
    ) -> str | None:
        """A day as the answer to a question; of a month that is not told closer, the careful end.

        Args:
            key: what it is about, for the note that says which day was taken.
            code: the question.
            careful: that end.
            over: whether it cannot be still to come.
            params: what fills the blanks of the question.
        """

        def reads(text: str) -> SaidDay:
            said = day(text, self.today)
            if over and said.first > self.today:
                raise ValueError(told("interview.still_ahead", day=self.shown(said.first)))
            return said

        said = self.talk.until(code, reads, **params)
        if said is None:
            return None
        found = said.first if said.is_day else self._day_of(said, key, careful)
        found = min(found, self.today) if over else found
        self.talk.remark("understood", day=self.shown(found))
        return found.isoformat()

    def count(self, code: str) -> int | None:
        """A whole number as the answer to a question."""
        return self.talk.until(code, number)

    def shown(self, day_: date) -> str:
        """A day in words, which nobody can take for another."""
        return Words(ENGLISH).value(day_)

    def _day_of(self, said: SaidDay, key: str, careful: str) -> date:
        most = said.last.day

        def reads(text: str) -> date:
            place = number(text)
            if place > most:
                raise ValueError(told("interview.not_in_list", most=most))
            return said.first.replace(day=place)

        month = told(f"date.month.{said.first.month}")
        chosen = self.talk.until("day_of_month", reads, month=month, year=said.first.year)
        if chosen is not None:
            return chosen
        end = said.first if careful == FIRST else said.last
        end = min(end, self.today) if said.first <= self.today else end
        self.note(key, "month_only", month=month, year=said.first.year, day=self.shown(end))
        return end

    def _keep(self, trial: Entry) -> bool:
        try:
            self._read(trial)
        except BadInputError as error:
            for problem in error.problems:
                self.talk.tell(f"  {problem.message}")
            self.talk.remark("again")
            return False
        self.said = trial
        return True

    def _read(self, said: Entry) -> Profile:
        text = profile_text(said).encode("utf-8")
        return read_person(text, "profile.yaml", self.catalog, self.today, all_steps)

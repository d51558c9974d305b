"""Playing an interview: answers are given in order, and everything that was said is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cma_roadmap.cli.interview import interview, talk
from cma_roadmap.cli.interview.notepad import Notepad
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.person.person_file import read_person
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.planning.step_names import all_steps

TODAY = date(2026, 11, 30)


class Stage:
    """Who answers, and what was asked and told until then."""

    def __init__(self, answers: str, patch: pytest.MonkeyPatch) -> None:
        self._left: Iterator[str] = iter(answers.removesuffix("\n").split("\n"))
        self.words: list[str] = []
        self.asked: list[tuple[str, str]] = []
        patch.setattr(talk, "tell", self.words.append)

    def read(self, prompt: str) -> str:
        """The next line: the answer, which may have words of its question before it and a |."""
        line = next(self._left, None)
        if line is None:
            return ""
        question, _, answer = line.rpartition("|")
        assert question.strip() in prompt, f"{line!r} is no answer to {prompt!r}"
        self.asked.append((prompt.strip(), answer.strip()))
        self.words.append(f"{prompt}{answer}\n")
        return answer.strip() + "\n"

    @property
    def told(self) -> str:
        return "".join(self.words)

    @property
    def left(self) -> list[str]:
        """Answers that nobody asked for."""
        return list(self._left)


def play(answers: str, patch: pytest.MonkeyPatch) -> tuple[Profile, Stage, Notepad]:
    """The profile that an interview writes, read from its text as any command reads it."""
    stage = Stage(answers, patch)
    pad = interview.hold(talk.Talk(stage.read), load_catalog(), TODAY)
    text = pad.text().encode("utf-8")
    person = read_person(text, "profile.yaml", load_catalog(), TODAY, all_steps)
    assert person == pad.profile()
    return person, stage, pad

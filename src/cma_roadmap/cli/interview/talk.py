"""Asking on a terminal: one line of question, one line of answer, nothing drawn over.

The same words serve every terminal and every screen reader. Where there is no reason against it,
the line can be edited with the arrow keys; nothing else differs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from cma_roadmap.cli.interview import answers
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.streams import tell
from cma_roadmap.errors import AmbiguousNameError, UnknownNameError, WrongRequestError
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.told import told

T = TypeVar("T")
_LONGEST = 300
_NOT_TO_EDIT = ("", "dumb", "unknown")
"""Terminals on which a line that is edited would hide the beginning of a long question."""


class Talk:
    """Asks, and asks again until an answer can be read; an empty one skips the question."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def remark(self, code: str, **params: object) -> None:
        """Tell the sentence `interview.CODE`."""
        self.tell(told(f"interview.{code}", **params))

    def tell(self, text: str) -> None:
        """Tell a text that is in words already."""
        tell("".join(visible(line) + "\n" for line in text.split("\n")))

    def answer(self, code: str, **params: object) -> str:
        """The answer to the question `interview.CODE`; empty where it is skipped.

        Raises:
            WrongRequestError: there are no more answers.
        """
        while True:
            try:
                line = self._read(f"{told(f'interview.{code}', **params)} ")
            except UnicodeDecodeError:
                self.remark("unreadable")
                continue
            if not line:
                raise WrongRequestError.of("interview_ended")
            said = line.strip()
            if said.isprintable() and len(said) <= _LONGEST:
                return said
            self.remark("unreadable")

    def until(self, code: str, reads: Callable[[str], T], **params: object) -> T | None:
        """What `reads` makes of the answer, once it can be read; `None` where it is skipped."""
        while said := self.answer(code, **params):
            try:
                return reads(said)
            except (ValueError, WrongRequestError) as error:
                self.refuse(error)
        return None

    def named(self, code: str, reads: Callable[[str], str], **params: object) -> str | None:
        """The id of what is named; where several are called so, the one that is chosen."""
        while said := self.answer(code, **params):
            try:
                return reads(said)
            except AmbiguousNameError as error:
                chosen = self.choose("which", [(id_, full) for id_, full in error.candidates])
            except UnknownNameError as error:
                near = [(name, name) for name in error.near]
                self.refuse(error, hint=not near)
                chosen = self.choose("near", near) if near else None
            except WrongRequestError as error:
                self.refuse(error)
                continue
            if chosen is not None:
                return chosen
        return None

    def refuse(self, error: Exception, *, hint: bool = True) -> None:
        """Tell why an answer will not do, and what would."""
        if not isinstance(error, WrongRequestError):
            self.tell(f"  {error}")
            return
        self.tell(f"  {error.message}")
        if error.hint and hint:
            self.tell(f"  {error.hint}")

    def choose(self, code: str, options: Sequence[tuple[T, str]], **params: object) -> T | None:
        """One of a numbered list; `None` where none is."""
        self._list(options)
        return self.until(code, lambda said: _one_meant(said, options), **params)

    def several(
        self, code: str, options: Sequence[tuple[T, str]], **params: object
    ) -> list[T] | None:
        """Some of a numbered list, by number or by words of theirs that no other has."""
        self._list(options)
        return self.until(code, lambda said: _meant(said, options), **params)

    def _list(self, options: Sequence[tuple[T, str]]) -> None:
        for place, (_, text) in enumerate(options, 1):
            self.tell(f"  {place}. {text}")

    def yes(self, code: str, **params: object) -> bool | None:
        """Yes or no; `None` where it is skipped."""
        return self.until(code, _yes_or_no, **params)


def on_terminal(session: Session, *, plain: bool) -> Talk:
    """A talk with whoever sits at the terminal; `plain`: nothing but the text of the lines.

    The questions are words, and go to standard error, unless the library that edits lines is used:
    that one writes to the terminal that standard output is.
    """
    dumb = plain or session.environment.get("TERM", "") in _NOT_TO_EDIT
    edits = not dumb and sys.stdout is not None and sys.stdout.isatty() and _can_edit()
    return Talk(_edited if edits else _plain)


def can_ask() -> bool:
    """Whether there is somebody to ask: a terminal to read from and one to write to."""
    streams = sys.stdin, sys.stderr
    return all(stream is not None and stream.isatty() for stream in streams)


def _can_edit() -> bool:
    try:
        import readline  # noqa: F401 - its import is what makes `input` edit lines
    except ImportError:  # Windows has none, and edits lines by itself
        return False
    return True


def _edited(prompt: str) -> str:
    try:
        return input(prompt) + "\n"
    except EOFError:
        return ""


def _plain(prompt: str) -> str:
    tell(prompt)
    return sys.stdin.readline()


def _meant(said: str, options: Sequence[tuple[T, str]]) -> list[T]:
    """The options that an answer means.

    Raises:
        ValueError: it means none, or several things at once.
    """
    found = answers.numbers(said, len(options))
    if found is not None:
        return [options[place - 1][0] for place in found]
    meant = []
    for part in filter(None, (one.strip().casefold() for one in said.split(","))):
        fits = [value for value, text in options if part in text.casefold()]
        if len(fits) != 1:
            raise ValueError(told("interview.not_in_list", most=len(options)))
        meant += fits
    return meant


def _one_meant(said: str, options: Sequence[tuple[T, str]]) -> T:
    """The option that an answer means.

    Raises:
        ValueError: it means none, or more than one.
    """
    meant = _meant(said, options)
    if len(meant) != 1:
        raise ValueError(told("interview.only_one"))
    return meant[0]


def _yes_or_no(said: str) -> bool:
    word = said.casefold().rstrip(".!")
    if word not in ("y", "yes", "n", "no"):
        raise ValueError(told("interview.yes_or_no"))
    return word.startswith("y")

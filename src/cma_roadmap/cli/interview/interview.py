"""The five questions, and the look at what was understood before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from cma_roadmap.cli.interview import answers, past
from cma_roadmap.cli.interview.notepad import Entry, Notepad
from cma_roadmap.cli.interview.talk import Talk
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.catalog.zip_codes import place_of
from cma_roadmap.loading.person.state_papers import papers_of
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.sentences.told import told

_SOON = {"asap", "soon", "as soon as possible", "whenever", "no rush"}


class Question(NamedTuple):
    """One of the five: how it is asked, and the keys of the profile that it can tell."""

    ask: Callable[[Notepad], None]
    keys: tuple[str, ...]


def hold(talk: Talk, catalog: Catalog, today: date) -> Notepad:
    """Ask everything, and show it until it is right.

    Raises:
        WrongRequestError: the answers ended before that.
    """
    from cma_roadmap.rendering.pages.person.profile_rows import profile_rows

    pad = Notepad(talk, catalog, today)
    talk.remark("welcome")
    for place, question in enumerate(QUESTIONS, 1):
        _ask(pad, place, question)
    while True:
        talk.remark("summary")
        rows = profile_rows(pad.profile(), catalog)
        for row in rows:
            for text in row.texts:
                talk.tell(f"  {row.label}: {text}")
        if not rows:
            talk.remark("summary_empty")
        again = talk.until("right", _place)
        if again is None:
            return pad
        pad.forget(QUESTIONS[again - 1].keys)
        _ask(pad, again, QUESTIONS[again - 1])


def _ask(pad: Notepad, place: int, question: Question) -> None:
    pad.talk.tell("")
    pad.talk.remark(f"question.{place}")
    question.ask(pad)


def _place(text: str) -> int:
    """Which question to ask again.

    Raises:
        ValueError: there is none of that number.
    """
    found = answers.numbers(text, len(QUESTIONS))
    if found is None or len(found) != 1:
        raise ValueError(told("interview.not_in_list", most=len(QUESTIONS)))
    return found[0]


def _where(pad: Notepad) -> None:
    found = pad.talk.until("where", lambda text: _home(text, pad))
    for key, value in (found or {}).items():
        pad.put(key, value)
    state = next((one for one in pad.catalog.states if one.id == pad.said.get("state")), None)
    if state is None:
        return
    pad.talk.remark("understood_state", state=state.name)
    papers = _labelled(papers_of(state))
    if not papers:
        return
    pad.talk.remark("about.papers", state=state.name)
    while paper := pad.talk.choose("paper", papers):
        issued = pad.day("state_papers", "paper_from")
        if issued is None:
            pad.note("state_papers", "left_out", name=dict(papers)[paper])
            return
        until = pad.day("state_papers", "paper_to", over=False)
        entry = {"state": state.id, "paper": paper, "issued_on": issued}
        if pad.add("state_papers", entry | ({"expires_on": until} if until else {})):
            return


def _labelled(papers: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, str]]:
    """The papers with their names, and with their ids where two are called alike."""
    named = [(id_, names[0]) for id_, names in papers]
    count = Counter(name for _, name in named)
    return [
        (id_, told("profile.named", name=name, value=id_) if count[name] > 1 else name)
        for id_, name in named
    ]


def _home(text: str, pad: Notepad) -> Entry:
    """The ZIP code in an answer with its state, or the state alone.

    Raises:
        WrongRequestError: there is none.
    """
    code = re.search(r"(?<!\d)\d{5}(?:-\d{4})?(?!\d)", text)
    if code is not None:
        place = place_of(code[0])
        pad.talk.remark("understood_place", zip=place.zip, city=place.city, state=place.state)
        state = {"state": place.state} if _known(place.state, pad) else {}
        return {**state, "zip": place.zip}
    words = text.split()
    parts = (text, text.rpartition(",")[2].strip(), " ".join(words[-2:]), words[-1])
    state_said = next((part for part in parts if part and _known(part, pad)), text)
    return {"state": pad.lookup.state(state_said)}


def _known(state: str, pad: Notepad) -> bool:
    try:
        pad.lookup.state(state)
    except WrongRequestError:
        return False
    return True


def _by_when(pad: Notepad) -> None:
    def reads(text: str) -> date | None:
        said = text.casefold().removeprefix("by ").strip()
        if said in _SOON:
            return None
        year = re.fullmatch(r"(?:the )?(?:end of )?(\d{4})", said)
        found = date(int(year[1]), 12, 31) if year else answers.day(said, pad.today).last
        if found < pad.today:
            raise ValueError(told("interview.is_over", day=pad.shown(found)))
        return found

    last = pad.talk.until("by_when", reads)
    if last is not None:
        pad.talk.remark("understood", day=pad.shown(last))
        pad.put("finish_by", last.isoformat())


def _hours(pad: Notepad) -> None:
    hours = pad.talk.until("hours", answers.hours)
    if hours is not None:
        pad.put("availability", {"hours_per_week": hours})


def _money(pad: Notepad) -> None:
    said = pad.talk.until("money", answers.money)
    if said is None:
        return
    total, per_month = said.total, said.per_month
    if said.unsure:
        kinds = [(kind, told(f"interview.money.{kind}")) for kind in ("total", "per_month")]
        kind = pad.talk.choose("money_kind", kinds, amount=total)
        total, per_month = (None, total) if kind == "per_month" else (total, None)
    found = {"total": total, "per_month": per_month}
    pad.put("budget", {name: value for name, value in found.items() if value is not None})


QUESTIONS = (
    Question(past.ask_past, past.KEYS),
    Question(_where, ("state", "zip", "state_papers")),
    Question(_by_when, ("finish_by",)),
    Question(_hours, ("availability",)),
    Question(_money, ("budget",)),
)

"""The unknown prices of a plan: which price each is, for what, and who can tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.body import Body
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.planned_state import PlannedState
from cma_roadmap.model.results.roadmap import DueLine, Roadmap
from cma_roadmap.model.results.unknown_price import Ask, UnknownPrice
from cma_roadmap.model.values.message import Message, message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.money.price_codes import (
    BOOKS,
    CE,
    CLEARANCE,
    GED,
    KEEPING,
    STATE_FEE,
    TUITION,
)


class Payees(NamedTuple):
    """Whom the prices of one plan are paid to; `titles` are those of its steps."""

    case: Case
    credential: Credential
    program: Program | None
    states: Sequence[PlannedState]
    titles: Mapping[str, Message]

    @classmethod
    def of(cls, roadmap: Roadmap, case: Case) -> Payees:
        """Those of a finished plan."""
        credential = case.catalog.credential(roadmap.goal.credential)
        titles = {planned.step.id: planned.step.title for planned in roadmap.steps}
        return cls(case, credential, roadmap.program, roadmap.states, titles)

    def unknown(self, dues: Iterable[DueLine]) -> tuple[UnknownPrice, ...]:
        """The unknown prices among these, each once, in the order in which they fall due."""
        found: dict[tuple[str, bool], UnknownPrice] = {}
        for due in dues:
            if due.line.amount is None:
                price = self.asked(due)
                same = found.get((price.key, price.before))
                times = same.times + 1 if same else 1
                found[price.key, price.before] = price._replace(times=times)
        return tuple(found.values())

    def keeping(self) -> UnknownPrice:
        """What keeping the credential costs, where nobody tells how long a term is."""
        what, key = message("cost.keeping"), f"{self.credential.id}.{KEEPING}"
        return UnknownPrice(key, KEEPING, what, self._body(), 1, before=False)

    def key(self, due: DueLine) -> str:
        """Which price it is: that of a body, a school, a state, or a clinic."""
        code = due.line.code
        if code in (TUITION, BOOKS):
            return f"{self.program.id if self.program else 'school'}.{code}"
        if code == STATE_FEE:
            return f"{self._state(due.step)}.{due.step.rpartition('.')[2]}"
        if code == CLEARANCE:
            return f"{code}.{due.step}"
        return code if code == GED else f"{self.credential.id}.{code}"

    def asked(self, due: DueLine) -> UnknownPrice:
        """A price: which one it is, for what, and who can tell it."""
        code = due.line.code
        is_step = due.phase is Phase.STATE and due.step in self.titles
        what = self.titles[due.step] if is_step else due.line.label
        return UnknownPrice(self.key(due), code, what, self._ask(due), 1, due.before)

    def _ask(self, due: DueLine) -> Ask | None:
        code = due.line.code
        if code in (TUITION, BOOKS):
            school = self.program.institution if self.program else None
            return Ask(school) if school else None
        if code == STATE_FEE:
            return self._agency(self._state(due.step))
        return None if code in (CLEARANCE, GED, CE) else self._body()

    def _state(self, step: str) -> str:
        """The letters of the state that a step is of; a plan for two states marks its steps."""
        letters = step.split(".")[1].upper()
        places = [place.state for place in self.states]
        return letters if letters in places else (places[-1] if places else "state")

    def _agency(self, state: str) -> Ask | None:
        known = next((s for s in self.case.catalog.states if s.id == state), None)
        if known is None:
            return None
        return Ask(known.agency.name, known.agency.url) if known.agency else Ask(known.name)

    def _body(self) -> Ask:
        return asked_body(self.credential.body, self.case.rules_day)


def asked_body(body: Body, day: date) -> Ask:
    """The body, and its telephone number where one is known; else its page."""
    phone = body.phone.at(day).value if body.phone else None
    return Ask(body.abbreviation, phone or body.contact or body.url)

"""Whether a person's state takes a credential, as far as its recorded rules say so."""

from __future__ import annotations

from datetime import date

from cma_roadmap.errors import UnknownNameError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import Accepted, Jurisdiction, Regime
from cma_roadmap.model.results.comparison import Acceptance, StateWord

_BEST_FIRST = (Accepted.YES, Accepted.PARTLY, Accepted.NO)
_AS_RESULT = {
    Accepted.YES: Acceptance.YES,
    Accepted.PARTLY: Acceptance.PARTLY,
    Accepted.NO: Acceptance.NO,
}


def accepted_by(catalog: Catalog, credential: str, state: str | None, day: date) -> StateWord:
    """What `state` says of `credential` on `day`.

    A state whose law has people work by delegation asks for none. Where no rule was found, or
    where one asks for a certificate and does not name this one, it is unknown: that a rule was not
    found is no proof that there is none.
    """
    if state is None:
        return StateWord(None, Acceptance.UNKNOWN)
    try:
        found = catalog.state(state)
    except UnknownNameError:  # a territory that nobody has looked into
        return StateWord(state, Acceptance.UNKNOWN)
    return _named(found, credential, day) or _by_step(found, credential, day) or _rest(found, day)


def _named(state: Jurisdiction, credential: str, day: date) -> StateWord | None:
    """The most that a rule grants to the credential by its name."""
    entries = [entry for entry in state.accepts if credential in entry.credentials]
    if not entries:
        return None
    best = min(entries, key=lambda entry: _BEST_FIRST.index(entry.accepted))
    purpose = best.purpose.at(day)
    return StateWord(state.id, _AS_RESULT[best.accepted], purpose.value, purpose.sources)


def _by_step(state: Jurisdiction, credential: str, day: date) -> StateWord | None:
    """A step of the state's own road that the credential satisfies."""
    for step in state.steps:
        if credential in step.credentials:
            rule = step.rule.at(day)
            return StateWord(state.id, Acceptance.YES, rule.value, rule.sources)
    return None


def _rest(state: Jurisdiction, day: date) -> StateWord:
    regime = state.regime.at(day)
    if regime.value is Regime.NONE:
        required = state.required.at(day)
        return StateWord(state.id, Acceptance.NOT_REQUIRED, required.value, regime.sources)
    return StateWord(state.id, Acceptance.UNKNOWN, None, regime.sources)

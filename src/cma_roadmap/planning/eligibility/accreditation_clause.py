"""Whether a training has the accreditation asked for, of its school or of the program itself.

What accreditors ask of any program is a part of it: one with fewer hours cannot be accredited.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.clearance import AccreditorMinimum
from cma_roadmap.model.definitions.requirement import Accreditor, CompletedProgram
from cma_roadmap.model.results.assessment import AccreditorAnswer, Answer, Feature, Verdict
from cma_roadmap.model.values.message import Message, Parameter, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.eligibility.accreditation import Standing
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judgment import Lacking, version
from cma_roadmap.planning.eligibility.training_record import Attended


def lacking_accreditation(
    rule: CompletedProgram, training: Attended, case: Case
) -> Iterator[Lacking]:
    """Of the school, of the program, or of either: then what one lacks the other makes good."""
    asked = []
    if rule.institution_accredited:
        asked.append(_of_school(training))
    if rule.school_accreditors:
        asked.append(_of_school_by(rule.school_accreditors, training))
    if rule.accreditors:
        lookback = version(rule.accreditation_lookback, case)
        within = lookback.value if lookback else None
        asked.append(_of_program(rule.accreditors, training, within, case))
    lacking = [lack for lack in asked if lack is not None]
    if lacking and len(lacking) == len(asked):
        yield next((lack for lack in lacking if lack.verdict is Verdict.UNKNOWN), lacking[0])


def _of_school(training: Attended) -> Lacking | None:
    if training.institution is Verdict.MET:
        return None
    code = "reason.school_unknown"
    if training.institution is Verdict.UNMET:
        code = "reason.school_not_accredited"
    return Lacking(Feature.SCHOOL, training.institution, message(code, name=training.name))


def _of_school_by(wanted: tuple[Accreditor, ...], training: Attended) -> Lacking | None:
    """A school that one of these bodies accredits; people list who accredits their program."""
    if training.school_bodies & set(wanted):
        return None
    names = tuple(body.value for body in wanted)
    if training.institution is Verdict.UNMET:
        text = message("reason.not_accredited", name=training.name, wanted=names)
        return Lacking(Feature.SCHOOL, Verdict.UNMET, text)
    text = message("reason.school_by_unknown", name=training.name, wanted=names)
    return Lacking(Feature.SCHOOL, Verdict.UNKNOWN, text)


def _of_program(
    wanted: tuple[Accreditor, ...], training: Attended, lookback: Duration | None, case: Case
) -> Lacking | None:
    asked = {accreditor: training.accreditation[accreditor] for accreditor in wanted}
    found = {a: standing.during(training.enrolled, lookback) for a, standing in asked.items()}
    if Verdict.MET in found.values():
        return None
    open_ = {a: asked[a] for a, verdict in found.items() if verdict is Verdict.UNKNOWN}
    if open_ and all(not standing.surely for standing in open_.values()):
        short = [too_short_for(accreditor, training, case) for accreditor in open_]
        ruled_out = [each for each in short if each is not None]
        if len(ruled_out) == len(open_):
            return _too_short(ruled_out, training)
    return _not_accredited(asked, open_, training)


def _not_accredited(
    asked: dict[Accreditor, Standing], open_: dict[Accreditor, Standing], training: Attended
) -> Lacking:
    """What is told of each body where none is known to accredit; `open_` are those that may."""
    verdict = Verdict.UNKNOWN if open_ else Verdict.UNMET
    deciding = (open_ or asked).values()
    last = max((standing.ended for standing in deciding if standing.ended), default=None)
    answers = [standing.answer for standing in asked.values() if standing.answer]
    more: dict[str, Parameter] = {"last": last}
    code = "reason.accreditation_unknown" if open_ else "reason.not_accredited"
    if last is not None:
        code = _since_it_ended(training, verdict)
    elif open_ and any(answer.evidence for answer in answers):
        code = "reason.accreditors"
        more = {"told": tuple(in_a_message(answer) for answer in reversed(answers))}
    names = tuple(accreditor.value for accreditor in asked)
    text = message(code, name=training.name, wanted=names, **more)
    return Lacking(Feature.ACCREDITATION, verdict, text)


def in_a_message(answer: AccreditorAnswer) -> Message:
    """What is known of one body: `not on the list of ABHES of 30 Aug 2024`."""
    code = f"accreditor.{answer.answer}"
    if answer.answer is Answer.SCHOOL_ONLY and answer.evidence and answer.evidence.of_parent:
        code = "accreditor.parent_only"
    if answer.answer is Answer.ENDED and answer.ended_on is None:
        code = "accreditor.ended-undated"
    return message(
        code,
        accreditor=answer.accreditor,
        seen=_day_or_words(answer.seen),
        last=answer.ended_on,
    )


def _day_or_words(seen: str | None) -> date | str | None:
    """A page may show a day, a year or a few words."""
    try:
        return date.fromisoformat(seen) if seen else None
    except ValueError:
        return seen


def _since_it_ended(training: Attended, verdict: Verdict) -> str:
    """What is said of accreditation that ended on a known day."""
    if verdict is Verdict.UNMET:
        return "reason.accreditation_ended"
    return "reason.accreditation_when" if training.starts is None else "reason.accreditation_part"


class TooShort(NamedTuple):
    """Hours at a workplace that a body asks for at least, and the most that a training can have."""

    needed: int
    have: int
    assumed: bool
    sources: tuple[str, ...]


def _too_short(found: list[TooShort], training: Attended) -> Lacking:
    """Accreditation that a program cannot have, as each body asks for more hours than it has."""
    least = min(found, key=lambda short: short.needed)
    code = "reason.too_short_assumed" if any(s.assumed for s in found) else "reason.too_short"
    text = message(code, name=training.name, have=least.have, needed=least.needed)
    sources = tuple(dict.fromkeys(source for short in found for source in short.sources))
    return Lacking(Feature.ACCREDITATION, Verdict.UNMET, text, sources)


def too_short_for(accreditor: Accreditor, training: Attended, case: Case) -> TooShort | None:
    """What a training lacks for this body to accredit it; `None` where nothing rules it out.

    Hours at a workplace are never more than the hours in all. Unknown hours rule nothing out.
    """
    known = (training.externship_hours, training.clock_hours)
    have = min((hours for hours in known if hours is not None), default=None)
    for minimum in case.catalog.foundation.defaults.accreditor_minimums:
        if minimum.accreditor is accreditor and have is not None:
            needed = _needed(minimum, training, case)
            if needed is not None and have < needed.needed:
                return needed._replace(have=have)
    return None


def _needed(minimum: AccreditorMinimum, training: Attended, case: Case) -> TooShort | None:
    """By the standard in force when the training ends; by our assumption only for one ahead."""
    standard = minimum.externship_hours.at(training.ends)
    if standard.value is not None:
        return TooShort(standard.value, 0, False, standard.sources)
    if minimum.assumed is not None and training.ends > case.today:
        return TooShort(minimum.assumed.hours, 0, True, standard.sources)
    return None

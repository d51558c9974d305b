"""The head of a roadmap: what it leads to, by when, for how much, from where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.results.all_held import HeldCredential
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.planned_state import PlannedState
from cma_roadmap.model.results.roadmap import Delay, Roadmap
from cma_roadmap.model.values.message import About, message
from cma_roadmap.model.values.money import Money, MoneyRange, total
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.messages.unknowns import with_unknown
from cma_roadmap.rendering.messages.words import Words, later_by
from cma_roadmap.rendering.plan.other_roads import how_found


@dataclass(frozen=True, slots=True)
class HeadFact:
    """One line of the head. `key` names it for renderers that set it apart."""

    key: str
    label: str
    text: str


def title(roadmap: Roadmap, words: Words) -> str:
    """`Your road to …`, or the honest no, or the care of a certificate that is held."""
    name = roadmap.credential_name
    assumed = roadmap.stands and any(_assumed(roadmap, words))
    if roadmap.all_held is not None and roadmap.stands:
        code = "view.title.all_held_what_if" if assumed else "view.title.all_held"
        return words(code, credentials=name)
    if assumed:
        return words("view.title.what_if", credential=name)
    if not roadmap.feasible:
        searched = roadmap.search is not None and len(roadmap.search.wish.credentials) > 1
        return words("view.title.nothing" if searched else "view.title.refused", credential=name)
    held = roadmap.certified_on is not None and roadmap.certified_on <= roadmap.today
    return words("view.title.held" if held else "view.title", credential=name)


def head_facts(roadmap: Roadmap, words: Words) -> tuple[HeadFact, ...]:
    """The facts of the head, those that are known, in order."""
    every = (
        *_assumed(roadmap, words),
        *_expired(roadmap, words),
        *(_certificate(roadmap, words) if roadmap.feasible else ()),
        *(_places(roadmap, words) if _bars_work(roadmap) else ()),
        *_money(roadmap, words),
        *_effects(roadmap, words),
        *_route(roadmap, words),
        *_accreditation(roadmap, words),
        *_doors(roadmap, words),
        *_found(roadmap, words),
        *_asked(roadmap, words),
    )
    told = (HeadFact(key, words(f"view.head.{key}"), text) for key, text in every)
    return (*_each_held(roadmap, words), *told)


def _each_held(roadmap: Roadmap, words: Words) -> Iterator[HeadFact]:
    """Where each credential and each card stands; nothing in the plan for one credential."""
    if roadmap.all_held is None:
        return
    for one in roadmap.all_held.credentials:
        yield HeadFact("held", one.name, _standing(one, roadmap, words))
    for card in roadmap.all_held.cards:
        code = "view.held.card_over" if card.expires_on < roadmap.today else "view.held.valid"
        yield HeadFact("card", card.name, words(code, day=card.expires_on))


def _standing(one: HeldCredential, roadmap: Roadmap, words: Words) -> str:
    if not one.feasible:
        return words("view.held.not_kept")
    if one.certified_on is not None and one.certified_on > roadmap.today:
        return words("view.held.back", day=one.certified_on)
    if one.verdict is Verdict.UNKNOWN or one.expires_on is None:
        return words("view.held.unsure")
    late = one.expires_on < roadmap.today
    return words("view.held.late" if late else "view.held.valid", day=one.expires_on)


def _expired(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """What the person holds is over, and its title is not theirs to use."""
    if roadmap.expired_on is not None:
        yield "expired", words("view.expired", day=roadmap.expired_on)


def _certificate(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    certified = roadmap.certified_on
    if roadmap.all_held is not None:
        return
    if certified is not None and certified <= roadmap.today:
        yield "since", words("view.day", day=certified)
    elif certified is not None:
        start = max(roadmap.goal.start or roadmap.today, roadmap.today)
        later = later_by(start, certified, words)
        code = "view.certified-start" if start > roadmap.today else "view.certified-today"
        text = words(code, day=certified, later=later, today=roadmap.today)
        if is_open_ended(roadmap):
            yield "soonest", words("view.certified-soonest", day=certified)
        else:
            yield "certified", words("view.if-let-in", day=text) if hangs_on_body(roadmap) else text
    known = roadmap.expires_on is not None and not is_open_ended(roadmap)
    if known and roadmap.expires_on != roadmap.expired_on:
        yield "valid", words("view.day", day=roadmap.expires_on)


def is_open_ended(roadmap: Roadmap) -> bool:
    """Whether the way back to what has run out is one that nobody has told: no day is a promise."""
    return roadmap.expired_on is not None and roadmap.pathway.verdict is Verdict.UNKNOWN


def hangs_on_body(roadmap: Roadmap) -> bool:
    """Whether nobody can tell that the way in is open, so that its day is one only if it is."""
    return roadmap.pathway.verdict is Verdict.UNKNOWN and not is_open_ended(roadmap)


def _money(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    cost = roadmap.cost
    held = roadmap.certified_on is None or roadmap.certified_on <= roadmap.today
    held = held or roadmap.all_held is not None
    key, amount = ("spent", cost.total) if held else ("cost", cost.to_certificate)
    unknown = cost.not_known if held else cost.not_known_before
    if not roadmap.feasible and roadmap.goal.finish_by is not None:
        return
    if not roadmap.steps or amount == total(()):
        if unknown:
            yield key, with_unknown(None, unknown, words)
        return
    code = "view.cost" if amount.low == amount.high else "view.cost-likely"
    text = words(code, amount=words.amount(amount), likely=amount.likely)
    yield key, with_unknown(text, unknown, words)


def _route(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    if roadmap.all_held is not None:
        return
    name = roadmap.pathway.name
    unsure = roadmap.pathway.verdict is Verdict.UNKNOWN
    yield "pathway", words("view.cannot-tell", pathway=name) if unsure else name
    program = roadmap.program
    if program is not None:
        code = "view.program-typical" if program.typical else "view.program"
        place = program.institution
        whole = f"{program.name}, {place}" if place and place not in program.name else program.name
        if program.city and program.state and f"({program.city}" not in whole:
            whole = f"{whole} ({program.city}, {program.state})"
        yield "program", words(code, program=whole)


def _accreditation(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """What is known of the program's accreditation, where that is old and nothing newer is."""
    for finding in roadmap.findings:
        if finding.about is About.ACCREDITATION:
            code = finding.message.code.replace("finding.accreditation_", "view.accreditation-")
            yield "accreditation", words.say(message(code, **finding.message.params))


def _doors(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """Other credentials that are open today: the first of their days, the span of their costs."""
    doors = roadmap.doors
    if not doors:
        return
    low = min((door.cost.low for door in doors), key=_amount)
    high = max((door.cost.high for door in doors), key=_amount)
    cost = words.amount(MoneyRange(low, low, high))
    cost = words("short.or-more", amount=cost) if any(door.partial for door in doors) else cost
    names, day = tuple(door.name for door in doors), min(door.certified_on for door in doors)
    yield "doors", words("view.doors", names=names, day=day, cost=cost)


def _amount(price: Money) -> Decimal:
    return price.amount


def _found(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    told = how_found(roadmap, words)
    if told is not None:
        yield "found", told


def _asked(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    goal = roadmap.goal
    if goal.start is not None:
        yield "start", words("view.start", day=goal.start, today=roadmap.today)
    else:
        yield "today", words("view.day", day=roadmap.today)
    if goal.finish_by is not None:
        yield "finish", words("view.day", day=goal.finish_by)
    if goal.hours_per_week is not None:
        yield "pace", words("view.pace", hours=goal.hours_per_week)
    if not _bars_work(roadmap):
        yield from _places(roadmap, words)
    if roadmap.as_of is not None:
        yield "rules", words("view.day", day=roadmap.as_of)


def _assumed(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """The line of the head that says what is assumed, by its key; none where nothing is."""
    told = "; ".join(_turns(roadmap, words))
    if told:
        yield "what-if", told


def _effects(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """What would be without it, and, after failures, how many attempts are left."""
    if not any(_turns(roadmap, words)):
        return
    for finding in roadmap.findings:
        if finding.about is About.SET_BACKS:
            yield "without", words.say(message("what-if.without", **finding.message.params))
    for finding in roadmap.findings:
        if roadmap.goal.what_if.failed_exams and finding.about is About.ATTEMPTS:
            yield "left", words.say(finding.message)


def _turns(roadmap: Roadmap, words: Words) -> Iterator[str]:
    asked = roadmap.goal.what_if
    if asked.failed_exams:
        code = "what-if.failed_once" if asked.failed_exams == 1 else "what-if.failed"
        yield words(code, count=asked.failed_exams)
    for delay in asked.delays:
        if delay.days:
            yield _late(delay, roadmap, words)
    for card in dict.fromkeys(asked.lapsed):
        # A card has a name where there is a plan; else its id is told.
        yield words("what-if.lapse", card=roadmap.lapsed_cards.get(card, card))


def _late(delay: Delay, roadmap: Roadmap, words: Words) -> str:
    titles = {planned.step.id: planned.step.title for planned in roadmap.steps}
    title = words.say(titles[delay.step]) if delay.step in titles else delay.step
    return words("what-if.delay", title=title, late=Duration(days=delay.days))


def _bars_work(roadmap: Roadmap) -> bool:
    """Whether a state lets nobody work without its paper, or hangs the work on something else."""
    return any(place.bars_work for place in roadmap.states)


def _places(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """Keys and texts of the head; the two letters alone where nothing is known of a state."""
    if roadmap.goal.state is not None and not roadmap.states:
        yield "state", roadmap.goal.state
    for place in roadmap.states:
        said = _place(place, words)
        if place.since is None:
            by_zip = roadmap.goal.state_by_zip
            yield "state", words("view.place-by-zip", place=said) if by_zip else said
        else:
            yield "move", words("view.place-moved", place=said, day=place.since)
        work = _work(place, roadmap, words)
        if work is not None:
            yield "work" if place.since is None else "move-work", work


def _place(place: PlannedState, words: Words) -> str:
    """The state, and in a few words what it asks for."""
    name = place.name
    match place.regime:
        case None | Regime.NONE_RECORDED:
            return words("view.place-none", state=name, checked=place.checked)
        case Regime.NONE:
            return words("view.place-open", state=name)
        case Regime.TASK_LIMITED if place.route is None:
            return words("view.place-tasks", state=name)
        case _ if place.route is None:
            return name
        case Regime.TASK_LIMITED if not place.bars_work:
            return words("view.place-tasks-route", state=name, route=place.route)
        case _:
            return words("view.place-route", state=name, route=place.route)


def _work(place: PlannedState, roadmap: Roadmap, words: Words) -> str | None:
    """From when one may work, where the state asks for something before that."""
    if not place.bars_work:
        return None
    if place.verdict is not Verdict.MET:
        lacks = tuple(words.say(lack) for lack in place.lacks)
        return words(f"view.work-{place.verdict}", lacks=" ".join(lacks))
    steps = {planned.step.id: planned for planned in roadmap.steps}
    ready, permit = steps.get(place.ready or ""), steps.get(place.permit or "")
    if ready is None:
        return None
    if permit is None:
        return words("view.work-from", day=ready.timing.start)
    return words(
        "view.work-permit",
        permit=permit.timing.start,
        name=words.say(permit.step.title),
        day=ready.timing.start,
    )

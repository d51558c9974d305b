"""Days that a person has set: what is booked, what has begun, and what has happened.

A day behind us is a fact, never a conflict: the step is done on it, what the body does next follows
from it, and what must have come before it is done too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.network import (
    DayBy,
    Dependency,
    DependencyType,
    Phase,
    Step,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import (
    CERTIFIED,
    CHOOSE,
    COMPLETE,
    EXTERNSHIP,
    PROGRAM,
    SIT,
)
from cma_roadmap.planning.draft.set_backs import held_up

_WAITS = (".approval", ".review", ".result")
"""Steps in which a body works: a day behind us is the day on which it was done with them."""


_SCHOOL = (PROGRAM, EXTERNSHIP, COMPLETE)
_ON_THE_WAY = (Phase.FOUNDATION, Phase.TRAINING, Phase.EXAMINATION)


def pinned(draft: Draft) -> Draft:
    """The draft with every pin, every try at the exam and every delay applied to its step."""
    _tell_overruled(draft)
    for name, day in _days_set(draft).items():
        if name in draft.steps and name not in draft.happened:
            _set(draft, draft.steps[name], day)
    _finish(draft)
    _follow(draft)
    if CERTIFIED in draft.happened:
        _tell_certified(draft)
    for name in sorted(draft.happened, key=lambda name: _start(draft.steps[name]), reverse=True):
        _come_before(draft, draft.steps[name])
    _follow(draft)
    _forget_order(draft)
    for name in draft.set_backs.delayed:
        if name in draft.steps:
            draft.steps[name] = held_up(draft.steps[name], draft.set_backs)
    return draft


def _days_set(draft: Draft) -> Mapping[str, date]:
    return {**draft.case.profile.pins, **draft.set_backs.sat}


def _tell_overruled(draft: Draft) -> None:
    """Pins that a try at the exam contradicts."""
    for name, day in draft.set_backs.sat.items():
        pin = draft.case.profile.pins.get(name, day)
        if pin != day:
            text = message("finding.pin_done", pin=name, day=pin, fixed=day)
            draft.find(Severity.WARNING, text, name)


def _finish(draft: Draft) -> None:
    """Steps that were over on a day that the person gave: they took as long as they took."""
    for name, day in draft.case.profile.finished.items():
        step = draft.steps.get(name)
        if step is None or step.kind is StepKind.WINDOW or day > draft.case.today:
            continue
        if step.status is not StepStatus.DONE or name in draft.happened:
            draft.happened.add(name)
            draft.steps[name] = _over_on(draft, step, day)


def _set(draft: Draft, step: Step, day: date) -> None:
    """Put one step on the day that was set; what is over, or has begun, stays, and that is told."""
    today, fixed = draft.case.today, step.fixed
    if fixed == day:
        return
    begun = fixed is not None and fixed < today and step.status is StepStatus.PINNED
    if step.status is StepStatus.DONE or begun:
        code = "finding.pin_begun" if begun else "finding.pin_done"
        text = message(code, pin=step.id, day=day, fixed=fixed)
        draft.find(Severity.WARNING, text, step.id)
        return
    if step.kind is StepKind.DEADLINE:
        _met_early(draft, step.id)
    if day <= today:
        draft.happened.add(step.id)
    if (day < today and step.id == CHOOSE) or (day <= today and step.id.endswith(_WAITS)):
        draft.steps[step.id] = _over_on(draft, step, day)
    else:
        draft.steps[step.id] = _fixed(step, day, today)


def _tell_certified(draft: Draft) -> None:
    """That the plan takes the certificate to be there, and since when."""
    sat = [_start(s) for n, s in draft.steps.items() if n == SIT or n.endswith(".sit")]
    code = "finding.sat_already" if sat else "finding.certified_already"
    day = max(sat, default=_start(draft.steps[CERTIFIED]))
    draft.find(Severity.WARNING, message(code, day=day), CERTIFIED)


def _met_early(draft: Draft, name: str) -> None:
    """What has a last day may be done before it: only what it is counted from comes first."""
    for place, tie in enumerate(draft.dependencies):
        if tie.successor == name and tie.max_lag == tie.min_lag:
            draft.dependencies[place] = tie._replace(min_lag=NO_LAG)


def _fixed(step: Step, day: date, today: date) -> Step:
    """The step as it began on `day`: over by now, or under way."""
    if step.length.end(day) <= today:
        return _done(step, day)
    return replace(step, status=StepStatus.PINNED, fixed=day)


def _done(step: Step, day: date) -> Step:
    """The step as it was done on `day`: what it cost is paid, and in no sum of what is ahead."""
    return replace(step, status=StepStatus.DONE, fixed=day, costs=())


def _over_on(draft: Draft, step: Step, day: date) -> Step:
    """What was over on `day`: it began when what it waits for was done, if that is known.

    Where it is not, a wait takes that day alone, and work the time that it usually takes.
    """
    own = draft.case.profile.pins.get(step.id)
    begins = [
        draft.steps[tie.predecessor].length.end(_start(draft.steps[tie.predecessor]))
        for tie in _before(draft, step.id)
        if tie.max_lag == NO_LAG and draft.steps[tie.predecessor].fixed is not None
    ]
    is_work = step.id in draft.case.profile.finished
    usual = step.length.latest_start(day + ONE_DAY) if is_work else day
    begin = min(own if is_work and own else max(begins, default=usual), day)
    length = Elapsed(Duration(days=(day - begin).days + 1))
    return replace(_done(step, begin), length=length)


def _start(step: Step) -> date:
    return step.fixed or date.max


def _before(draft: Draft, name: str) -> Iterator[Dependency]:
    """The dependencies by which a step comes after another one of the draft."""
    return (t for t in draft.dependencies if t.successor == name and t.predecessor in draft.steps)


def _follow(draft: Draft) -> None:
    """What begins by itself when something is done has begun, where that is behind us."""
    today, moved = draft.case.today, True
    while moved:
        moved = False
        for tie in draft.dependencies:
            first, then = draft.steps.get(tie.predecessor), draft.steps.get(tie.successor)
            if first is None or then is None or first.id not in draft.happened or then.fixed:
                continue
            if then.id == CERTIFIED and not _all_past(draft, then):
                continue
            begins = _begins_by_itself(tie, first, then)
            if begins is not None and begins < today:
                draft.steps[then.id] = replace(_fixed(then, begins, today), day_by=DayBy.RULE)
                draft.happened.add(then.id)
                moved = True


def _all_past(draft: Draft, step: Step) -> bool:
    """Whether all that comes before a step has a day that is behind us."""
    befores = (draft.steps[tie.predecessor] for tie in _before(draft, step.id))
    return all(_start(before) < draft.case.today for before in befores)


def _begins_by_itself(tie: Dependency, first: Step, then: Step) -> date | None:
    """The day on which `then` begins without anybody's doing; `None` where somebody must do it."""
    if then.id == CERTIFIED and tie.code == "certified":
        return _start(first) if tie.type is DependencyType.SS else first.length.end(_start(first))
    at_once = tie.max_lag == NO_LAG or then.id.endswith(_WAITS)
    if tie.type is DependencyType.FS and at_once:
        return first.length.end(_start(first))
    return None


def _forget_order(draft: Draft) -> None:
    """What happened before its turn waits for nothing any more, and holds nothing back."""
    steps, happened = draft.steps, draft.happened

    def is_over(tie: Dependency) -> bool:
        first = steps.get(tie.predecessor)
        if first is None or tie.successor not in happened:
            return False
        return first.fixed is None and _start(steps[tie.successor]) < draft.case.today

    draft.dependencies[:] = [tie for tie in draft.dependencies if not is_over(tie)]


def _come_before(draft: Draft, step: Step) -> None:
    """What must have come before a step that happened is done as well, but for school itself.

    Nobody said when: it is put on the last day on which it can have been. What is set on today has
    not begun for sure: before it, only what is done with the body is taken to be over.
    """
    is_today = _start(step) == draft.case.today
    for tie in list(_before(draft, step.id)):
        first = draft.steps[tie.predecessor]
        lead = tie.min_lag.days < 0 or tie.min_lag.months < 0
        open_ = first.status is StepStatus.TODO and first.fixed is None
        if lead or not open_ or first.id in _SCHOOL or first.phase not in _ON_THE_WAY:
            continue
        if is_today and first.phase is not Phase.EXAMINATION:
            continue
        if tie.type is DependencyType.FS:
            day = first.length.latest_start(_start(step))
        elif tie.type is DependencyType.SS:
            day = _start(step)
        else:
            continue
        done = replace(_done(first, day), day_by=DayBy.NOBODY)
        if first.id.endswith(_WAITS) and tie.max_lag == NO_LAG:
            done = replace(done, length=Elapsed(Duration(days=(_start(step) - day).days)))
        draft.steps[first.id] = done
        draft.happened.add(first.id)
        _come_before(draft, done)


def report_lost_pins(draft: Draft) -> None:
    """Days of steps that this plan does not have, with the ids that look like them."""
    for name in draft.case.profile.days:
        if name not in draft.steps:
            import difflib  # slow to import, and only needed for a mistake

            near = tuple(difflib.get_close_matches(name, draft.steps, n=3))
            draft.find(Severity.WARNING, message("finding.pin_unknown", pin=name, near=near))

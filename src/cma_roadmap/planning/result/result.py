"""Turning a scheduled draft into the roadmap that is shown: verdict checked, costs added, cited."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.network import Dependency, Phase, Schedule, driving_chain
from cma_roadmap.model.results.roadmap import CostSummary, Goal, PathwayChoice, PlannedStep, Roadmap
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.model.values.span import ALWAYS, NEVER
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY, CERTIFIED, COMPLETE, EXTERNSHIP
from cma_roadmap.planning.draft.pins import report_lost_pins
from cma_roadmap.planning.draft.windows import add_window_findings
from cma_roadmap.planning.eligibility.pathways import Route, on_its_day
from cma_roadmap.planning.eligibility.program_rules import program_sources
from cma_roadmap.planning.exam.ahead import judged_on
from cma_roadmap.planning.money import costing
from cma_roadmap.planning.money.affording import add_cost_findings
from cma_roadmap.planning.money.unknown_prices import Payees
from cma_roadmap.planning.programs.program_warnings import (
    add_accreditation_findings,
    add_hours_findings,
)
from cma_roadmap.planning.result.cautions import add_conflicts
from cma_roadmap.planning.steps.holding import Holding, Standing, ran_out_on
from cma_roadmap.planning.steps.other_series import tell_sooner_series

WAY_BACK = "way-back"
"""The pathway of those whose credential has run out, where the body has none of its own."""
_GRAVITY = {Severity.PROBLEM: 0, Severity.WARNING: 1, Severity.INFO: 2}
_ORDER = {phase: number for number, phase in enumerate(Phase)}


class PlanBasis(NamedTuple):
    """What is planned: a route to the credential, or a credential already held."""

    credential: Credential
    goal: Goal
    route: Route | None
    holding: Holding | None


def to_roadmap(draft: Draft, dated: Schedule, basis: PlanBasis, attempts: int | None) -> Roadmap:
    """Assemble the result; its pathway is judged once more on the days the schedule gave.

    `attempts` is the number of the last attempt at the exam that fits.
    """
    choice, bare, costs, certified = _judge(draft, dated, basis)
    findings = _sorted(draft)
    steps = _with_findings(bare, findings)
    program, dependencies = _program(basis), draft.network(draft.goal).dependencies
    cited = _cited(steps, dependencies, findings, program)
    return Roadmap(
        goal=basis.goal,
        credential_name=basis.credential.name,
        today=draft.case.today,
        as_of=draft.as_of,
        data_version=draft.case.catalog.version,
        feasible=certified is not None,
        pathway=choice,
        program=program,
        certified_on=certified,
        expires_on=_last_valid_day(dated, basis) if certified else None,
        critical_path=dated.critical_path,
        steps=steps,
        dependencies=dependencies,
        cost=costs,
        findings=findings,
        sources=draft.case.catalog.cited(cited),
        attempts=attempts,
        confidence={s: draft.cited[s] for s in cited if s in draft.cited},
        states=tuple(draft.states),
        latest_at_least=draft.latest_at_least or _rests_on_card(draft, basis.goal),
        lapsed_cards=_lapsed_cards(draft, basis.goal),
        assumed=tuple(draft.assumed[guess] for guess in Guess if guess in draft.assumed),
        usual_on=draft.usual_day if certified else None,
        expired_on=ran_out_on(basis.credential, draft.case),
    )


def _rests_on_card(draft: Draft, goal: Goal) -> bool:
    """Whether a card in hand bounds latest days: a new one, at a price, may let them be later."""
    if goal.finish_by is None:
        return False  # nothing is later than the soonest road, through which the card is good
    ties = (tie for tie in draft.dependencies if tie.code == "shelf_life")
    return any(draft.steps[tie.predecessor].fixed is not None for tie in ties)


def _judge(
    draft: Draft, dated: Schedule, basis: PlanBasis
) -> tuple[PathwayChoice, tuple[PlannedStep, ...], CostSummary, date | None]:
    """The way in, the steps, their cost and, unless something is against it, the day of the goal.

    What is against it, and what else to know, is added to the findings.
    """
    choice = _choice(draft, dated, basis)
    _add_findings(draft, dated, basis)
    steps = _steps(draft, dated)
    certified = dated.timings[draft.goal].start
    costs = _costs(draft, steps, certified, basis)
    affordable = add_cost_findings(draft, costs, basis.goal)
    in_time = _in_time(draft, dated, basis.goal, certified)
    feasible = _can_hold(draft, dated, choice) and in_time and affordable
    costs = costs._replace(within_limits=affordable)
    return choice, steps, costs, certified if feasible else None


def _program(basis: PlanBasis) -> Program | None:
    return basis.route.program if basis.route else None


def _lapsed_cards(draft: Draft, goal: Goal) -> dict[str, str]:
    lapsed = goal.what_if.lapsed
    return {c.id: c.name for c in draft.case.catalog.clearances if c.id in lapsed}


def _add_findings(draft: Draft, dated: Schedule, basis: PlanBasis) -> None:
    """What shows once the days are known."""
    _warn_of_school(draft, dated, basis)
    add_conflicts(draft, dated.conflicts)
    report_lost_pins(draft)
    add_window_findings(draft, dated)
    tell_sooner_series(draft, dated)


def _can_hold(draft: Draft, dated: Schedule, choice: PathwayChoice) -> bool:
    """Whether neither a rule nor a day stands against it."""
    can_end = draft.goal == CERTIFIED  # else no attempt at the exam is left
    return can_end and not dated.conflicts and choice.verdict is not Verdict.UNMET


def _costs(
    draft: Draft, steps: tuple[PlannedStep, ...], certified: date, basis: PlanBasis
) -> CostSummary:
    """Who can spend so much a month pays tuition by the month, if the school lets them."""
    lines = costing.bill(steps, certified, by_the_month=basis.goal.per_month is not None)
    costs = costing.summarize(lines, draft.case.profile.aid)
    titles = {name: step.title for name, step in draft.steps.items()}
    payees = Payees(draft.case, basis.credential, _program(basis), draft.states, titles)
    return costs._replace(
        usual_books=costing.usual_books(_program(basis), draft.case),
        not_known=payees.unknown(lines),
    )


def _in_time(draft: Draft, dated: Schedule, goal: Goal, certified: date) -> bool:
    """Whether the goal is met by the day asked for; if not, what takes the time is told."""
    if goal.finish_by is None or certified <= goal.finish_by or draft.goal != CERTIFIED:
        return True
    chain = tuple(draft.steps[name].title for name in driving_chain(dated.timings, CERTIFIED)[:-1])
    text = message(
        "finding.finish_by_missed",
        day=goal.finish_by,
        certified=certified,
        late=(certified - goal.finish_by).days,
        chain=chain,
    )
    draft.find(Severity.PROBLEM, text, CERTIFIED)
    return False


def _warn_of_school(draft: Draft, dated: Schedule, basis: PlanBasis) -> None:
    """What to know of the school before paying it."""
    if basis.route is not None and basis.route.program is not None:
        add_accreditation_findings(draft, basis.route, dated.timings[COMPLETE].start)
        add_hours_findings(draft, basis.route)


def _choice(draft: Draft, dated: Schedule, basis: PlanBasis) -> PathwayChoice:
    if basis.holding is not None:
        return _holder(basis, basis.holding, draft.case.today)
    if basis.route is None:
        raise AssertionError("what is planned is a way in or a credential that is held")
    route, case = basis.route, draft.case
    day = judged_on(draft, dated)
    if COMPLETE in dated.timings:
        day = max(day, dated.timings[COMPLETE].start)
    tree = route.tree
    if COMPLETE in dated.timings:
        tree = on_its_day(route, case, dated.timings[COMPLETE].start).tree
    verdict = _verdict(draft, tree, route, day)
    pathway = route.pathway
    return PathwayChoice(pathway.id, basis.credential.id, pathway.name, verdict, tree, day)


def _verdict(draft: Draft, tree: Assessment, route: Route, day: date) -> Verdict:
    """The verdict on the day it counts, which is not always known to be that of the application."""
    verdict = tree.verdict(day)
    if verdict is Verdict.UNMET:
        text = message("finding.pathway_not_held", pathway=route.pathway.name)
        draft.find(Severity.PROBLEM, text, APPLY)
    return Verdict.UNKNOWN if draft.window_unsure and verdict is Verdict.MET else verdict


_STANDINGS = {
    Standing.RENEWABLE: ("holder", "Already certified", "reason.already_held", ALWAYS),
    Standing.UNSURE: ("holder", "Already certified", "reason.held_if_renewed", NEVER),
    Standing.LAPSED: (WAY_BACK, "The way back", "reason.held_before", NEVER),
}
"""The pathway of a holder by their standing: its id, its name, why, and when it surely holds."""


def _holder(basis: PlanBasis, holding: Holding, today: date) -> PathwayChoice:
    id_, name, reason, surely = _STANDINGS[holding.standing]
    held = basis.credential.name
    tree = Assessment(id_, "holds_credential", held, message(reason), surely, ALWAYS)
    return PathwayChoice(id_, basis.credential.id, name, tree.verdict(today), tree, today)


def _last_valid_day(dated: Schedule, basis: PlanBasis) -> date | None:
    expires, holding = dated.timings.get("renewal.1.expires"), basis.holding
    if holding is not None and holding.standing is Standing.UNSURE:
        return None
    if expires is not None:
        return expires.start
    return holding.last if holding and holding.standing is Standing.RENEWABLE else None


def _sorted(draft: Draft) -> tuple[Finding, ...]:
    """Problems first, and what the plan rests on before doubts about single facts.

    Each finding is placed beside a step that is in the plan, or beside none.
    """
    placed = [_at_home(draft, finding) for finding in draft.findings]
    return tuple(sorted(placed, key=lambda f: (_GRAVITY[f.severity], "doubt." in f.message.code)))


def _at_home(draft: Draft, finding: Finding) -> Finding:
    """Beside its step, or the first of its parts: `renewal.1.ce-1` for `renewal.1.ce`."""
    step = finding.step
    if step is None or step in draft.steps:
        return finding
    part = next((name for name in draft.steps if name.startswith(f"{step}-")), None)
    return finding._replace(step=part)


def _steps(draft: Draft, dated: Schedule) -> tuple[PlannedStep, ...]:
    """By phase, and in the order in which they were told within one."""
    last = {EXTERNSHIP: 1, COMPLETE: 2}
    steps = sorted(draft.steps.values(), key=lambda s: (_ORDER[s.phase], last.get(s.id, 0)))
    return tuple(PlannedStep(step, dated.timings[step.id]) for step in steps)


def _with_findings(
    steps: tuple[PlannedStep, ...], findings: tuple[Finding, ...]
) -> tuple[PlannedStep, ...]:
    """Each step with the indexes of the findings that concern it."""
    places: dict[str, list[int]] = {}
    for index, finding in enumerate(findings):
        if finding.step is not None:
            places.setdefault(finding.step, []).append(index)
    return tuple(
        PlannedStep(planned.step, planned.timing, tuple(places[planned.step.id]))
        if planned.step.id in places
        else planned
        for planned in steps
    )


def _cited(
    steps: tuple[PlannedStep, ...],
    dependencies: tuple[Dependency, ...],
    findings: tuple[Finding, ...],
    program: Program | None,
) -> tuple[str, ...]:
    """Every source id the result shows, each once, in reading order."""
    found: list[str | None] = []
    for planned in steps:
        found += planned.step.sources
        found += [line.source for line in planned.step.costs]
        found += [driver.source for driver in planned.timing.drivers]
    found += [dependency.source for dependency in dependencies]
    found += [finding.sources[0] for finding in findings if finding.sources]
    found += program_sources(program)
    return tuple(source for source in dict.fromkeys(found) if source)

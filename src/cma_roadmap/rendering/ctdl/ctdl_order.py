"""What of a plan is a component of a pathway, and which components must come before which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from cma_roadmap.model.results.network import Dependency, DependencyType, Phase, StepKind
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.rendering.ctdl.ctdl_terms import Node, Telling, tell
from cma_roadmap.rendering.plan.rows import bundles

Bundle = tuple[PlannedStep, ...]

_LATE = (Phase.RENEWAL, Phase.CAREER)
_NONE = Duration()


def is_held(roadmap: Roadmap) -> bool:
    """Whether the plan keeps a certificate instead of leading to one."""
    return roadmap.certified_on is not None and roadmap.certified_on <= roadmap.today


def components(roadmap: Roadmap) -> dict[str, Bundle]:
    """The parts of a pathway by name, as rows tell them: a series of visits is one part.

    Times that are open and last days are no parts, save a last day on which something is to be
    paid. What comes years after the certificate is told with the credential.
    """
    held = is_held(roadmap)
    shown = (p for p in roadmap.steps if held or p.step.phase not in _LATE)
    some = bundles(planned for planned in shown if _is_done_by_someone(planned))
    return {name_of(bundle): bundle for bundle in some}


def name_of(bundle: Bundle) -> str:
    """The id of a step, or that of a series."""
    step = bundle[0].step
    return step.series or step.id


def _is_done_by_someone(planned: PlannedStep) -> bool:
    step = planned.step
    if step.kind is StepKind.DEADLINE:
        return bool(step.costs)
    return step.kind is not StepKind.WINDOW


def before(roadmap: Roadmap, parts: Mapping[str, Bundle]) -> dict[str, list[str]]:
    """For each part the names of those that must be over for it to be complete, in their order."""
    names = {planned.step.id: name for name, some in parts.items() for planned in some}
    short = {p.step.id for p in roadmap.steps if p.timing.end - p.timing.start <= ONE_DAY}
    earlier: dict[str, set[str]] = {name: set() for name in parts}
    for dependency in roadmap.dependencies:
        first, then = names.get(dependency.predecessor), names.get(dependency.successor)
        if first is not None and then is not None and first != then and _orders(dependency, short):
            earlier[then].add(first)
    return {name: [part for part in parts if part in found] for name, found in earlier.items()}


def _orders(dependency: Dependency, short: set[str]) -> bool:
    """Whether the predecessor is over by the time the successor is.

    A dependency from start to start says so of steps of a day; a lead, a shelf life and two things
    on one day are no order.
    """
    if dependency.min_lag.months < 0 or dependency.min_lag.days < 0:
        return False
    match dependency.type:
        case DependencyType.FS | DependencyType.FF:
            return True
        case DependencyType.SS:
            same_time = dependency.max_lag is not None and dependency.min_lag == _NONE
            return dependency.predecessor in short and not same_time
        case DependencyType.SF:
            return False


def condition(
    names: Sequence[str], parts: Mapping[str, Bundle], uris: Mapping[str, str], told: Telling
) -> Iterator[Node]:
    """`ceterms:ComponentCondition`: all of these; those of several phases in groups, with And."""
    by_phase = groupby(names, key=lambda name: parts[name][0].step.phase)
    groups = [(phase, [uris[name] for name in some]) for phase, some in by_phase]
    if len(groups) == 1:
        yield _all_of(groups[0][1], told.words("ctdl.all-first"))
    elif groups:
        phases = (told.words(f"view.phase.{phase}") for phase, _ in groups)
        texts = [told.words("ctdl.group", phase=phase) for phase in phases]
        yield {
            "@type": "ceterms:ComponentCondition",
            "ceterms:description": tell(told.words("ctdl.all-groups")),
            "ceterms:logicalOperator": "logic:And",
            "ceterms:requiredNumber": len(groups),
            "ceterms:hasCondition": [
                _all_of(some, text) for (_, some), text in zip(groups, texts, strict=True)
            ],
        }


def _all_of(uris: Sequence[str], text: str) -> Node:
    return {
        "@type": "ceterms:ComponentCondition",
        "ceterms:description": tell(text),
        "ceterms:requiredNumber": len(uris),
        "ceterms:targetComponent": list(uris),
    }

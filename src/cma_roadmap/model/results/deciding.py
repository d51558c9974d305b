"""Which findings of a plan decide something: those that could shut the road, first.

A screen shows few of them, so they are spent sparingly: what is in no one's way, such as a figure
from a weak source, is counted and told on demand.
"""

from __future__ import annotations

from collections.abc import Sequence

from cma_roadmap.model.values.message import Finding, Severity

_FIRST = ("program.action.closed",)
"""Codes of what leaves nothing of a road: there is no such school."""
_SHUTS = (
    "finding.attempt_unsaid",
    "finding.ce_tight",
    "finding.last_try",
    "finding.attempts_reopened",
    "finding.cannot_tell",
    "finding.accreditation_assumed",
    "finding.accreditation_old",
    "finding.accreditation_undated",
    "finding.state_work_shut",
    "finding.state_work_unsure",
    "finding.renewal_unsaid",
    "finding.if_run_out",
    "finding.way_back",
    "finding.state_exam_too_old",
    "finding.state_exam_will_be_old",
    "finding.record",
    "finding.window",
)
"""Codes, or what they begin with, of what could close the road or the work."""
_IN_NOBODYS_WAY = (
    "doubt.",
    "finding.cost_incomplete",
    "finding.no_grace_known",
    "finding.expiry_day_unknown",
    "finding.state_no_wait",
    "finding.state_done_already",
    "finding.state_renewal_counted",
    "finding.longest_wait",
)
"""What is worth knowing once one acts, and decides nothing. Money has a line of its own."""


def deciding(findings: Sequence[Finding]) -> tuple[int, ...]:
    """The places of the findings that decide something, the weightiest first."""
    ranked = ((_rank(found), place) for place, found in enumerate(findings))
    return tuple(place for rank, place in sorted(ranked) if rank < _NOTHING)


def _rank(found: Finding) -> int:
    code = found.message.code
    if found.severity is Severity.PROBLEM or code in _FIRST:
        return 0
    if code.startswith(_SHUTS) and found.severity is not Severity.INFO:
        return 1
    quiet = found.severity is Severity.INFO or code.startswith(_IN_NOBODYS_WAY)
    return _NOTHING if quiet else 2


_NOTHING = 3

"""Profiles of people whom the tests plan for, as they would write them."""

from __future__ import annotations

WORKER = """\
diploma: {kind: high_school, on: 2015-06-14}
experience:
  - {role: medical_assistant, from: 2023-11-01, to: present, hours_per_week: 40}
clearances: {bls: 2026-03-01}
"""
OTHER_SCHOOL = """\
diploma: {kind: high_school, on: 2015-06-14}
training:
  - name: Any school
    accreditors: []
    institution_accredited: true
    completed_on: 2026-05-14
    clock_hours: 900
    externship_hours: 180
"""
GRADUATE = """\
training:
  - {name: Good school, accreditors: [CAAHEP], completed_on: 2026-05-14}
"""
HOLDER = "credentials: [{id: cma-aama, certified_on: 2024-06-10}]\n"
SEVERAL = """\
credentials:
  - {id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}
  - {id: ccma-nha, certified_on: 2025-08-20, expires_on: 2027-08-20}
  - {id: cpt-nha, certified_on: 2019-02-10}
clearances: {bls: 2025-03-12}
"""
SHOWN = "Evil [bold]x[/bold]\\n\\tAca\\u200bdemy {0} 漢字"
"""How the hostile name below must look on a page."""
HOSTILE = (
    "training:\n"
    '  - {name: "Evil [bold]x[/bold]\\n\\tAca\\u200bdemy {0} 漢字", accreditors: [],'
    " institution_accredited: true, completed_on: 2026-05-14, clock_hours: 900,"
    " externship_hours: 180}\n"
)

"""Licenses of other health work: none opens a way by itself unless a rule says so."""

from __future__ import annotations

from datetime import date

import pytest

from cli.running import run
from cma_roadmap import load_catalog
from cma_roadmap.loading.person.vocabulary import LICENSES
from cma_roadmap.sentences.catalog import ENGLISH

from .asked import DIPLOMA, TODAY, codes, eligible, plan, told, verdicts

CATALOG = load_catalog()
MAIN = [listing.id for listing in CATALOG.for_medical_assistants if listing.main]
EMT = "licenses: [{kind: emt, state: WA, from: 2024-02-01, expires_on: 2027-02-01}]\n"
TODAY_LAST = EMT.replace("2027-02-01", TODAY)
OVER = EMT.replace("2027-02-01", "2026-11-29")


@pytest.mark.parametrize("credential", MAIN)
@pytest.mark.parametrize("kind", LICENSES)
def test_no_license_opens_or_closes_a_way(credential: str, kind: str) -> None:
    held = f"licenses: [{{kind: {kind}}}]\n"

    assert verdicts(credential, DIPLOMA + held) == verdicts(credential, DIPLOMA)


@pytest.mark.parametrize("credential", MAIN)
def test_the_plan_says_so_and_whom_to_ask(credential: str) -> None:
    found = plan(credential, DIPLOMA + EMT)
    said = [f for f in found["findings"] if f["code"] == "finding.license_opens_nothing"]
    body = CATALOG.credential(credential).body

    assert len(said) == 1
    assert "EMT" in said[0]["message"]
    assert body.reached(date(2026, 11, 30)) in said[0]["message"]
    assert found["certified_on"] == plan(credential, DIPLOMA)["certified_on"]


def test_what_a_body_says_of_a_kind_takes_its_place() -> None:
    found = plan("cma-aama", DIPLOMA + "licenses: [{kind: lpn}]\n")

    assert "finding.license_rule" in codes(found)
    assert "finding.license_opens_nothing" not in codes(found)
    assert "nursing courses" in told(found)


@pytest.mark.parametrize(
    ("person", "has_way"),
    [
        (EMT, True),
        (TODAY_LAST, True),
        (OVER, False),
        (EMT.replace("state: WA, ", "") + "state: WA\n", True),
        (EMT.replace("WA", "TX"), False),
        (EMT.replace("emt", "rn"), False),
        (EMT.replace("emt", "paramedic"), True),
    ],
)
def test_washington_has_a_way_for_emts_whose_license_is_in_force(
    person: str, has_way: bool
) -> None:
    found = plan("ccma-nha", DIPLOMA + person)

    assert ("finding.license_state" in codes(found)) is has_way
    assert ("MA-EMT" in told(found)) is has_way


@pytest.mark.parametrize(("person", "over"), [(EMT, False), (TODAY_LAST, False), (OVER, True)])
def test_one_that_ran_out_is_told(person: str, over: bool) -> None:
    assert ("finding.license_over" in codes(plan("ccma-nha", DIPLOMA + person))) is over


def test_a_school_may_give_credit_for_it() -> None:
    assert "finding.license_credit" in codes(plan("cma-aama", DIPLOMA + EMT))
    assert "finding.license_credit" not in codes(plan("cma-aama", DIPLOMA))


def test_holders_are_no_worse_off_for_it() -> None:
    held = "credentials: [{id: ccma-nha, certified_on: 2026-02-10, expires_on: 2028-02-10}]\n"

    assert plan("ccma-nha", held + EMT)["feasible"]
    assert eligible("ccma-nha", held + EMT) == eligible("ccma-nha", held)


@pytest.mark.parametrize(
    ("license_", "said"),
    [
        ("{kind: emt, from: 2026-12-01}", "until you have it"),
        ("{kind: emt, from: 2026-02-01, expires_on: 2026-01-31}", "from comes first"),
        ("{kind: emtt}", "emt"),
        ("{state: WA}", "kind"),
    ],
)
def test_what_cannot_be_is_told_at_its_line(license_: str, said: str) -> None:
    stdin = f"born: 2001-03\nlicenses:\n  - {license_}\n"
    found = run("plan", "--today", TODAY, "--profile", "-", stdin=stdin)

    assert found.exit_code == 3
    assert "<stdin>:3" in found.stderr
    assert said in found.stderr


def test_every_kind_has_its_words_and_the_data_name_no_other() -> None:
    named = {kind for c in CATALOG.credentials for one in c.body.licenses for kind in one.kinds}
    named |= {kind for s in CATALOG.states for way in s.routes for kind in way.licenses}

    assert named <= LICENSES.keys()
    assert {f"license.{kind.replace('-', '_')}" for kind in LICENSES} <= ENGLISH.keys()

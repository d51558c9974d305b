"""A way in exists from its first day through its published end, whatever the person has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cma_roadmap import Goal, load_catalog, read_profile
from cma_roadmap.loading.catalog import catalog_reader
from cma_roadmap.model.definitions.credential import Pathway
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.requirement import Confirm
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.planning.answer import Request, roadmap_for
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.checking import check
from cma_roadmap.planning.eligibility.judging import assess_way

CATALOG = load_catalog()
MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET


def fact(value: str | None, disputed: str = "2027-01-31") -> Fact[str]:
    other = FactVersion(disputed, "aama-home", Confidence.LOW)
    return Fact((FactVersion(value, "aama-home", Confidence.HIGH, disputed_by=(other,)),))


def way(begins: str | None = None, ends: str | None = None) -> Pathway:
    """A pathway that asks for nothing but to be grown up."""
    alternative = CATALOG.credential("rma-amt").pathways[0]
    anyone = Confirm(kind="confirm", id="a.way", text="", except_states=("PR",))
    days = {"open_from": fact(begins) if begins else None, "open_until": fact(ends)}
    return alternative.model_copy(update={"requirement": anyone, **days})


@pytest.mark.parametrize(
    ("begins", "ends", "today", "verdict", "code"),
    [
        ("2019-08-05", None, "2019-08-04", UNMET, "way_not_yet"),
        ("2019-08-05", None, "2019-08-05", MET, "state_let_in"),
        ("2019-08-05", None, "2019-08-06", MET, "state_let_in"),
        # Of a month: possibly from its first day, surely from its last.
        ("2020-02", None, "2020-01-31", UNMET, "way_not_yet"),
        ("2020-02", None, "2020-02-01", UNKNOWN, "way_begin_unsure"),
        ("2020-02", None, "2020-02-28", UNKNOWN, "way_begin_unsure"),
        ("2020-02", None, "2020-02-29", MET, "state_let_in"),
        ("2021-02", None, "2021-02-28", MET, "state_let_in"),
        # Its last day is inside.
        (None, "2029-08-31", "2029-08-30", MET, "state_let_in"),
        (None, "2029-08-31", "2029-08-31", MET, "state_let_in"),
        (None, "2029-08-31", "2029-09-01", UNMET, "way_over"),
        (None, "2028-02", "2028-02-01", MET, "state_let_in"),
        (None, "2028-02", "2028-02-02", UNKNOWN, "way_over"),
        (None, "2028-02", "2028-02-29", UNKNOWN, "way_over"),
        (None, "2028-02", "2028-03-01", UNMET, "way_over"),
        # Words are no day; after the end that another reading gives nobody can tell.
        (None, "A standing category.", "2027-01-31", MET, "state_let_in"),
        (None, "A standing category.", "2027-02-01", UNKNOWN, "way_end_unsure"),
        (None, None, "2029-09-01", UNKNOWN, "way_end_unsure"),
    ],
)
def test_the_first_and_the_last_day_are_inside(
    begins: str | None, ends: str | None, today: str, verdict: Verdict, code: str
) -> None:
    day = date.fromisoformat(today)
    judged = assess_way(way(begins, ends), Case.of(CATALOG, Profile(state="TX"), day, None))

    assert judged.verdict(day) is verdict
    assert judged.reason.code == f"reason.{code}"


WORDS = ("two-semesters", "curriculum", "injections", "phlebotomies")
TRAINED = read_profile(
    f"""
training:
  - {{name: A school, institution_accredited: true, clock_hours: 720, externship_hours: 160,
     completed_on: 2026-05-14}}
confirmed: [{", ".join(f"cma-aama.alternative.{word}" for word in WORDS)}]
""".encode(),
    "me.yaml",
)


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ("2019-07-31", UNMET),
        ("2019-08-01", UNKNOWN),
        ("2019-08-30", UNKNOWN),
        ("2019-08-31", MET),
        ("2026-11-30", MET),
        ("2029-09-01", UNKNOWN),
    ],
)
def test_category_4_of_aama_is_not_in_the_rules_of_a_day_before_it(
    rules: str, verdict: Verdict
) -> None:
    today = date(2026, 11, 30)
    found = check(CATALOG, TRAINED, ["cma-aama"], today, date.fromisoformat(rules))
    way = next(p for p in found.credentials[0].pathways if p.id == "alternative")

    assert way.tree.verdict(today) is verdict


@pytest.mark.parametrize(("end", "feasible"), [("2026-12-31", True), ("2026-11-29", False)])
def test_a_way_that_ends_is_planned_until_then_and_not_after(
    tmp_path: Path, end: str, feasible: bool
) -> None:
    """By the published end one must have applied, so that day closes the way; then it is gone."""
    text = (catalog_reader.data_dir() / "credentials" / "cma-aama.yaml").read_text("utf-8")
    ways = text[text.index("pathways:") : text.index("\nbars:")]
    words = "A standing category; no end date was seen."
    assert words in ways
    ways = ways.replace(words, f'"{end}"')
    body = "correct:\n  - id: cma-aama\n" + "".join(f"    {line}\n" for line in ways.splitlines())
    (tmp_path / "credentials.yaml").write_text(body, "utf-8")
    catalog = catalog_reader.load_catalog(overlay=tmp_path)
    today = date(2026, 11, 30)
    goal = Goal(credential="cma-aama", pathway="alternative", program="none")

    found = roadmap_for(
        Request(catalog=catalog, profile=TRAINED, goal=goal, today=today, credentials=("cma-aama",))
    )

    assert found.feasible is feasible
    if feasible:
        (last,) = (p.timing.start for p in found.steps if p.step.id == "exam.apply_by")
        assert last == date(2026, 12, 31)

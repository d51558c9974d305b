"""What training, clearances and the GED take and cost, and where every fact was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

import plain_yaml
from cma_roadmap.loading.catalog.catalog_reader import data_dir
from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.definitions.program import Award, Price, Quantity
from cma_roadmap.model.values.fact import Tier
from data.key_facts import CATALOG, TODAY, plain

INTERVALS = [
    # clearance, dose, after dose, least, recommended
    ("hepb", 2, 1, "P28D", "P1M"),
    ("hepb", 3, 1, "P112D", "P6M"),
    ("hepb", 3, 2, "P56D", None),
    ("hepb", 4, 3, "P30D", None),  # the blood test
    ("mmr", 2, 1, "P28D", "P28D"),
    ("varicella", 2, 1, "P28D", "P28D"),
]
VISITS = {
    "hepb": 4,
    "mmr": 2,
    "varicella": 2,
    "tdap": 1,
    "flu": 1,
    "tb": 1,
    "bls": 1,
    "background": 1,
    "drug-screen": 1,
    "physical": 1,
    "uniform": 1,
    "insurance": 1,
}
PRICES = {
    "tdap": (38, 50, 66),
    "flu": (20, 40, 70),
    "tb": (55, 65, 100),
    "bls": (60, 85, 110),
    "background": (30, 65, 80),
    "drug-screen": (29, 39, 43),
    "physical": (100, 140, 200),
    "uniform": (44, 100, 300),
    "insurance": (10, 15, 40),
}
PRICES_BY_DOSE = {
    "hepb": [*[(45, 65, 88)] * 3, (45, 48, 50)],
    "mmr": [(50, 82, 102)] * 2,
    "varicella": [(120, 150, 223)] * 2,
}
BUNDLES = {
    "hepb": (("mmr", "varicella"), (160, 160, 160), "low"),
    "tb": ((), (30, 40, 80), "medium"),
    "background": (("drug-screen",), (100, 117, 207), "low"),
    "physical": (("hepb", "mmr", "varicella", "tdap"), (200, 300, 560), "medium"),
}
"""What is paid in place of other prices: the other clearances in it, the price, how sure it is."""
VALIDITY = {
    "tdap": ("P10Y", "before_anniversary", "high"),
    "flu": ("P1Y", "before_anniversary", "high"),
    "tb": ("P1Y", "before_anniversary", "medium"),
    "bls": ("P2Y", "month_end", "high"),
}
GED_PRICES = {
    "AZ": (140, 140, 140),
    "CA": (164, 164, 164),
    "FL": (128, 128, 128),
    "GA": (160, 160, 160),
    "IL": (144, 144, 144),
    "KY": (0, 120, 120),
    "MA": (0, 0, 174),  # the usual price where the state's money has run out
    "ME": (0, 0, 0),
    "MI": (174, 174, 174),
    "MO": (0, 98.75, 98.75),
    "NC": (104, 104, 104),
    "NJ": (144, 144, 144),
    "NY": (0, 0, 0),
    "OH": (120, 120, 120),
    "PA": (120, 120, 120),
    "TN": (0, 75, 75),
    "TX": (145, 145, 145),
    "WA": (120, 120, 120),
}
TYPICAL: list[tuple[Award, str, tuple[int, int, int] | None]] = [
    (Award.CERTIFICATE, "months", (8, 9, 13)),
    (Award.CERTIFICATE, "clock_hours", (650, 900, 1120)),
    (Award.CERTIFICATE, "externship_hours", (160, 200, 270)),
    (Award.CERTIFICATE, "academic_hours", None),
    (Award.CERTIFICATE, "tuition", (4614, 16345, 19495)),
    (Award.CERTIFICATE, "books", (358, 765, 1694)),
    (Award.ASSOCIATE, "months", (24, 24, 24)),
    (Award.ASSOCIATE, "clock_hours", None),
    (Award.ASSOCIATE, "externship_hours", (160, 200, 270)),
    (Award.ASSOCIATE, "tuition", (2 * 2554, 2 * 3888, 2 * 15784)),
    (Award.ASSOCIATE, "books", None),
    (Award.APPRENTICESHIP, "months", (12, 12, 24)),
    (Award.APPRENTICESHIP, "clock_hours", (2144, 2200, 4400)),
    (Award.APPRENTICESHIP, "externship_hours", (2000, 2000, 4000)),
    (Award.APPRENTICESHIP, "academic_hours", (144, 200, 480)),
    (Award.APPRENTICESHIP, "tuition", (0, 0, 0)),
    (Award.APPRENTICESHIP, "books", None),
]
MACHINE_WRITTEN = ("visualfoodie", "eatsip365", "winenfood", "eathealthy365")
OWN_DOMAINS = ("aama-ntl.org", "americanmedtech.org", "nhanow.com", "ncctinc.com")
ASSOCIATION = ("aamalegaleye.wordpress.com",)
MIRRORS = ("docplayer.net", "studylib.net", "readbag.com")


def clearance(name: str) -> Clearance:
    return next(c for c in CATALOG.clearances if c.id == name)


def spread(price: Price) -> tuple[object, object, object]:
    return plain(price.low), plain(price.likely), plain(price.high)


def cited(node: Any) -> Iterator[str]:
    """Every source id that a definition file mentions."""
    if isinstance(node, list):
        for part in node:
            yield from cited(part)
    elif isinstance(node, dict):
        for key, part in node.items():
            if key == "source" and part is not None:
                yield part
            elif key in ("also", "sources") and all(isinstance(p, str) for p in part):
                yield from part
            else:
                yield from cited(part)


def host(url: str | None) -> str:
    return urlsplit(url or "").hostname or ""


def is_at(url: str | None, domains: tuple[str, ...]) -> bool:
    return any(host(url) == d or host(url).endswith("." + d) for d in domains)


@pytest.mark.parametrize(("name", "dose", "after", "least", "planned"), INTERVALS)
def test_doses_keep_their_distance(
    name: str, dose: int, after: int, least: str, planned: str | None
) -> None:
    gaps = clearance(name).doses[dose - 1].intervals
    (gap,) = [g for g in gaps if g.after == after]
    assert plain(gap.minimum.at(TODAY).value) == least
    found = gap.recommended and plain(gap.recommended.at(TODAY).value)
    assert found == planned


def test_no_dose_has_another_interval() -> None:
    found = [
        (c.id, number, gap.after)
        for c in CATALOG.clearances
        for number, dose in enumerate(c.doses, 1)
        for gap in dose.intervals
    ]
    assert sorted(found) == sorted(row[:3] for row in INTERVALS)


def test_a_shot_counts_up_to_4_days_early_and_a_blood_test_does_not() -> None:
    gaps = [(d.name, gap.grace) for c in CATALOG.clearances for d in c.doses for gap in d.intervals]
    assert {(name[:4], plain(g.at(TODAY).value) if g else None) for name, g in gaps} == {
        ("Dose", "P4D"),
        ("Bloo", None),
    }


def test_what_does_not_count_is_repeated_after_the_least_interval() -> None:
    found = {
        (c.id, number): (
            plain(dose.again.minimum.at(TODAY).value),
            plain(dose.again.grace.at(TODAY).value) if dose.again.grace else None,
        )
        for c in CATALOG.clearances
        for number, dose in enumerate(c.doses, 1)
        if dose.again
    }
    live = {(name, number): ("P28D", None) for name in ("mmr", "varicella") for number in (1, 2)}
    assert found == live | {("hepb", 2): ("P28D", "P4D"), ("hepb", 3): ("P56D", "P4D")}


def test_heplisav_is_two_doses_four_weeks_apart_for_adults() -> None:
    (other,) = clearance("hepb").other_series
    assert (other.name, other.from_age.at(TODAY).value) == ("Heplisav-B", 18)
    gaps = [(n, gap) for n, dose in enumerate(other.doses, 1) for gap in dose.intervals]
    found = [(n, gap.after, plain(gap.minimum.at(TODAY).value)) for n, gap in gaps]
    assert found == [(2, 1, "P28D"), (3, 2, "P30D")]


def test_who_was_born_before_1957_may_need_no_mmr() -> None:
    found = {c.id: c.immune_if_born_before for c in CATALOG.clearances if c.immune_if_born_before}
    assert {name: fact.at(TODAY).value for name, fact in found.items()} == {"mmr": 1957}


def test_each_clearance_takes_its_number_of_visits() -> None:
    assert {c.id: len(c.doses) for c in CATALOG.clearances} == VISITS


def test_clearances_hold_as_long_as_their_sources_say() -> None:
    found = {
        c.id: (
            plain(c.valid_for.term.at(TODAY).value),
            c.valid_for.counted.value,
            c.valid_for.term.at(TODAY).confidence.value,
        )
        for c in CATALOG.clearances
        if c.valid_for
    }
    assert found == VALIDITY


def test_two_live_vaccines_go_together_or_28_days_apart() -> None:
    varicella = clearance("varicella")
    assert varicella.same_day_as == "mmr"
    assert varicella.apart is not None
    assert plain(varicella.apart.at(TODAY).value) == "P28D"


@pytest.mark.parametrize(
    ("name", "days"), [("bls", 20), ("background", None), ("drug-screen", None)]
)
def test_proof_comes_after_its_business_days(name: str, days: int | None) -> None:
    issue = clearance(name).issue_business_days
    assert issue is not None
    assert issue.at(TODAY).value == days


def test_every_clearance_has_the_price_that_was_read() -> None:
    assert {c.id: spread(c.cost) for c in CATALOG.clearances if c.cost} == PRICES
    by_dose = {
        c.id: [spread(dose.cost) for dose in c.doses if dose.cost]
        for c in CATALOG.clearances
        if not c.cost
    }
    assert by_dose == PRICES_BY_DOSE


def test_what_is_paid_in_place_of_other_prices_was_read_too() -> None:
    found = {
        c.id: (bundle.others, spread(bundle.cost), bundle.cost.confidence.value)
        for c in CATALOG.clearances
        for bundle in c.bundles
    }
    assert found == BUNDLES


def test_shots_are_what_a_health_plan_mostly_pays() -> None:
    shots = {c.id: sum(dose.shot for dose in c.doses) for c in CATALOG.clearances}
    assert {name: count for name, count in shots.items() if count} == {
        "hepb": 3,
        "mmr": 2,
        "varicella": 2,
        "tdap": 1,
        "flu": 1,
    }
    rule = CATALOG.foundation.shots
    assert rule is not None
    assert spread(rule.charge) == (5, 18, 23)
    assert rule.insured.at(TODAY).confidence.value == "medium"


def test_each_state_has_the_ged_price_that_was_read() -> None:
    states = CATALOG.foundation.equivalency.prices_by_state
    assert {s.state: spread(s.total) for s in states} == GED_PRICES


def test_other_states_take_the_default_ged_price() -> None:
    assert spread(CATALOG.foundation.equivalency.price) == (120, 144, 174)


def test_preparing_and_sitting_the_ged_takes_its_time() -> None:
    ged = CATALOG.foundation.equivalency
    assert ged.prepare_hours.at(TODAY).value == 81
    assert ged.prepare_months.at(TODAY).value == 3
    assert [o.value for o in ged.prepare_months.at(TODAY).disputed_by] == [10]
    assert ged.prepare_months.at(TODAY).confidence.value == "low"
    assert ged.test_hours.at(TODAY).value == 7


def test_full_time_is_36_hours_where_no_body_says() -> None:
    assert CATALOG.foundation.defaults.full_time_week_hours.at(TODAY).value == 36


@pytest.mark.parametrize(("award", "what", "want"), TYPICAL)
def test_typical_programs_take_and_cost_the_median(
    award: Award, what: str, want: tuple[int, int, int] | None
) -> None:
    found: Quantity | Price | None = getattr(CATALOG.typical(award), what)
    got = found and (plain(found.low), plain(found.likely), plain(found.high))
    assert got == want


@pytest.mark.slow
def test_every_cited_source_exists() -> None:
    names = [p for p in data_dir().glob("*.yaml") if p.name != "sources.yaml"]
    mentioned = {i for p in names for i in cited(plain_yaml.load(p.read_text("utf-8")))}
    assert mentioned
    assert mentioned - set(CATALOG.sources) == set()


def test_no_source_is_listed_twice() -> None:
    pages = Counter((s.url, s.title) for s in CATALOG.sources.values())
    assert [page for page, count in pages.items() if count > 1] == []


@pytest.mark.parametrize("name", MACHINE_WRITTEN)
def test_no_source_is_a_machine_written_site(name: str) -> None:
    sources = CATALOG.sources.values()
    assert [s.id for s in sources if name in f"{s.url}{s.title}{s.publisher}".casefold()] == []


SPEAKS_OF_OTHERS = {
    "aama-state-scope-laws",
    "az-medical-board-rule-2019",
    "nha-arizona-rules-2019",
    "nha-california-note-2022",
    "aama-cma-today-wa-2020",
    "aama-today-nebraska",
    "college-of-dupage-application-2015",
    "el-centro-phlebotomy",
}
"""Pages about state rules on a body's site, and a college's paper on a site of copies."""


def test_a_body_speaks_officially_on_its_own_site_only() -> None:
    wanted = {
        Tier.OFFICIAL: OWN_DOMAINS,
        Tier.ASSOCIATION: ASSOCIATION,
        Tier.OFFICIAL_COPY: MIRRORS,
    }
    wrong = {
        s.id: s.tier
        for s in CATALOG.sources.values()
        for tier, domains in wanted.items()
        if is_at(s.url, domains) and s.tier is not tier and s.id not in SPEAKS_OF_OTHERS
    }
    assert wrong == {}


def test_a_source_without_a_page_is_never_official() -> None:
    pageless = [s for s in CATALOG.sources.values() if s.url is None]
    assert [s.id for s in pageless if s.tier is Tier.OFFICIAL] == []

"""Command lines of `plan` to re-check: options, and a profile as YAML."""

from __future__ import annotations

from collections.abc import Iterator

CREDENTIALS = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")
AWARDS = ("certificate", "associate", "apprenticeship")
TODAY = "2026-11-21"
SCHOOL = "{name: Any school, accreditors: [CAAHEP], institution_accredited: true, clock_hours: 900"
HOURS = "externship_hours: 180, academic_hours: 720"


def finished(day: str, *, accredited: bool = True) -> str:
    """A program finished on a day, with or without CAAHEP."""
    head = SCHOOL if accredited else SCHOOL.replace("[CAAHEP]", "[]")
    return f"training: [{head}, {HOURS}, completed_on: {day}}}]"


def work(first: str, last: str, hours: int = 40) -> str:
    """One job as a medical assistant."""
    return f"{{role: medical_assistant, from: {first}, to: {last}, hours_per_week: {hours}}}"


def held(credential: str, certified: str) -> str:
    return f"credentials: [{{id: {credential}, certified_on: {certified}}}]"


DIPLOMA = "diploma: {kind: high_school, on: 2019-06-14}"
BLS = "clearances: {bls: 2026-03-01}"

PROFILES: dict[str, str] = {
    "nothing": "",
    "diploma-none": "diploma: {kind: none}",
    "diploma-ged": "diploma: {kind: ged, on: 2020-02-29}",
    "diploma-future": "diploma: {kind: high_school, on: 2027-06-11}",
    "diploma-far": "diploma: {kind: high_school, on: 2029-06-11}",
    "part-time-school": "availability: {hours_per_week: 12}",
    "breaks": "availability: {hours_per_week: 25, breaks: [{from: 2027-07-01, to: 2027-08-01}, "
    "{from: 2027-12-20, to: 2028-01-05}]}",
    "break-over-start": "availability: {breaks: [{from: 2026-12-01, to: 2027-03-01}]}",
    "hepb-1": "clearances: {hepb: [2026-01-10]}",
    "hepb-2": "clearances: {hepb: [2026-01-31, 2026-02-28], bls: 2026-03-01}",
    "hepb-3": "clearances: {hepb: [2026-01-31, 2026-02-28, 2026-08-01]}",
    "mmr-half": "clearances: {mmr: 2026-11-01, varicella: 2026-11-01, tb: 2026-06-30}",
    "live-apart": "clearances: {mmr: 2026-11-10}",
    "old-cards": "clearances: {bls: 2024-11-30, tb: 2025-11-21, flu: 2025-11-20}",
    "all-clear": "clearances: {hepb: [2026-01-10, 2026-02-10, 2026-07-10, 2026-08-12], "
    "mmr: [2010-01-01, 2010-03-01], varicella: [2010-01-01, 2010-03-01], tdap: 2024-02-29, "
    "flu: 2026-10-01, tb: 2026-10-01, bls: 2026-10-01, background: 2026-11-01, "
    "drug-screen: 2026-11-01}",
    "pin-possible": "pins: {exam.sit: 2028-02-29}",
    "pin-early": "pins: {exam.sit: 2026-12-01}",
    "pin-course": "pins: {training.program: 2027-02-01}",
    "pin-past": "pins: {exam.sit: 2026-10-01}",
    "pin-apply": "pins: {exam.apply: 2029-01-02}",
    "budget-small": "budget: {total: 500, per_month: 50}",
    "budget-large": "budget: {total: 60000}",
    "army": f"{DIPLOMA}\nmilitary: [{{training: army-68w, completed_on: 2022-11-21}}]",
    "army-4-years": "military: [{training: army-68w, completed_on: 2022-11-20}]",
    "army-old": "military: [{training: army-68w, completed_on: 2015-08-01}]",
    "works-now": f"{DIPLOMA}\n{BLS}\nexperience: [{work('2023-01-10', 'present')}]",
    "works-no-diploma": f"diploma: {{kind: none}}\nexperience: [{work('2022-01-10', 'present')}]",
    "worked": f"{DIPLOMA}\n{BLS}\nexperience: [{work('2020-01-06', '2024-02-29')}]",
    "works-half": f"{DIPLOMA}\n{BLS}\nexperience: [{work('2021-01-06', 'present', 18)}]",
    "two-jobs": f"{DIPLOMA}\n{BLS}\nexperience: [{work('2024-01-10', 'present', 20)}, "
    f"{work('2023-06-01', '2026-05-31', 20)}]",
    "future-job": f"{DIPLOMA}\nexperience: [{work('2027-02-01', 'present')}]",
    "teacher": "experience: [{role: ma_instructor, from: 2020-01-10, to: present, "
    "hours_per_week: 40}]",
    "student": f"training: [{SCHOOL}, {HOURS}, expected_on: 2027-05-14, "
    "externship_expected_on: 2027-06-11}]",
    "student-late-classes": f"training: [{SCHOOL}, {HOURS}, expected_on: 2027-06-11, "
    "externship_expected_on: 2027-05-14}]",
    "student-almost": f"training: [{SCHOOL}, {HOURS}, expected_on: 2026-11-21}}]",
    "student-leap": f"training: [{SCHOOL}, {HOURS}, started_on: 2027-02-28, "
    "expected_on: 2028-02-29}]",
    "two-programs": f"training: [{SCHOOL}, completed_on: 2019-05-01}}, "
    f"{SCHOOL}, expected_on: 2027-01-31}}]",
    "member": f"{finished('2024-05-14')}\nmemberships: [aama]",
    "unaccredited-works": f"{finished('2025-05-14', accredited=False)}\n"
    f"experience: [{work('2025-06-01', 'present')}]",
}

for _name, _day in {
    "yesterday": "2026-11-20",
    "today": "2026-11-21",
    "12-months-less-a-day": "2025-11-22",
    "12-months": "2025-11-21",
    "12-months-and-a-day": "2025-11-20",
    "4-years-less-a-day": "2022-11-22",
    "4-years": "2022-11-21",
    "4-years-and-a-day": "2022-11-20",
    "5-years-less-a-day": "2021-11-22",
    "5-years": "2021-11-21",
    "5-years-and-a-day": "2021-11-20",
    "60-months-and-leap": "2020-02-29",
}.items():
    PROFILES[f"finished-{_name}"] = finished(_day)
    PROFILES[f"finished-{_name}-unaccredited"] = finished(_day, accredited=False)

for _credential, _days in {
    "cma-aama": (
        "2024-02-10",
        "2021-11-02",
        "2021-10-31",
        "2021-08-24",
        "2021-07-31",
        "2011-02-10",
    ),
    "rma-amt": ("2025-02-10", "2023-11-21", "2023-11-22", "2023-11-20", "2023-06-01", "2024-02-29"),
    "ccma-nha": (
        "2026-02-10",
        "2024-11-21",
        "2024-11-22",
        "2024-11-20",
        "2023-02-01",
        "2024-02-29",
    ),
    "ncma-ncct": (
        "2024-02-10",
        "2021-11-21",
        "2021-11-22",
        "2021-11-20",
        "2019-06-01",
        "2024-02-29",
    ),
}.items():
    for _day in _days:
        PROFILES[f"held-{_credential}-{_day}"] = held(_credential, _day)

Run = tuple[tuple[str, ...], str]


def _everyone(base: tuple[str, ...], credential: str) -> Iterator[Run]:
    for name in PROFILES:
        if not name.startswith("held-") or credential in name:
            yield base, name


def _options(base: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in ("2027-01-11", "2028-02-29"):
        for award in AWARDS:
            yield (*base, "--award", award, "--start", start)
    for start in ("2027-01-31", "2026-11-21", "2027-12-31"):
        yield (*base, "--start", start)
    for hours in ("1", "7", "36", "40", "168"):
        yield (*base, "--hours-per-week", hours)
    yield (*base, "--horizon", "0")
    yield (*base, "--horizon", "10")


def _finish_by(base: tuple[str, ...]) -> Iterator[Run]:
    for day in ("2026-11-21", "2027-02-28", "2027-12-31", "2028-02-29", "2030-06-30"):
        for name in ("nothing", "student", "works-now", "hepb-2", "breaks", "pin-possible"):
            yield (*base, "--finish-by", day), name
        yield (
            (*base, "--finish-by", day, "--hours-per-week", "15", "--start", "2027-01-31"),
            "nothing",
        )


def _mixed(base: tuple[str, ...], credential: str) -> Iterator[Run]:
    for name in ("nothing", "student", "student-late-classes", "student-almost"):
        yield (*base, "--sit-early"), name
    for name in ("diploma-future", "student-leap"):
        yield (*base, "--sit-early", "--horizon", "3"), name
    for today in ("2028-02-29", "2027-12-31", "2027-01-31"):
        yield ("-c", credential, "--today", today, "--horizon", "2"), "works-now"
    for as_of in ("2019-12-31", "2020-01-01", "2026-01-01", "2030-01-01"):
        yield (*base, "--as-of", as_of), "finished-yesterday"


def _what_ifs(base: tuple[str, ...], credential: str) -> Iterator[Run]:
    """Exams failed, steps that begin late, cards that run out, and all of them at once."""
    for failed in ("0", "1", "2", "3", "4", "7"):
        for name in ("nothing", "student", "works-now", "finished-yesterday", "pin-possible"):
            yield (*base, "--if", f"fail-exam={failed}"), name
    for late in ("training.program:60d", "exam.apply:1d", "exam.certified:2w", "exam.sit:0d"):
        yield (*base, "--if", f"delay={late}"), "nothing"
    yield (*base, "--if", "delay=exam.sit:30d"), "pin-possible"
    yield (*base, "--if", "delay=training.complete:45d"), "student"
    for name in ("nothing", "old-cards", "works-now", "all-clear"):
        yield (*base, "--if", "lapse=bls", "--if", "lapse=background"), name
    for card in ("hepb", "varicella", "tb"):
        yield (*base, "--if", f"lapse={card}"), "hepb-2"
    worst = ("fail-exam=1", "lapse=bls", "delay=exam.attempt-2.sit:10d", "delay=exam.study:5d")
    everything = tuple(part for one in worst for part in ("--if", one))
    for name in ("nothing", "works-now", "student-leap", "finished-12-months"):
        yield (*base, *everything), name
    yield (*base, *everything, "--finish-by", "2030-06-30"), "breaks"
    yield (*base, "--if", "fail-exam=1", "--sit-early"), "student"
    for day in (f"held-{credential}-2024-02-29", f"held-{credential}-2024-02-10"):
        if day in PROFILES:
            yield (*base, "--if", "fail-exam=1", "--if", "lapse=bls"), day


STATES = ("WA", "CA", "CT", "ND", "NJ", "SC", "SD", "TN", "AL", "TX", "AZ", "MA", "NY", "FL")
MOVES = ("WA@2030-01-15", "TX@2029-02-28", "CA@2027-10-01", "ND@2026-11-21", "AL@2033-01-01")


def _states(base: tuple[str, ...], credential: str) -> Iterator[Run]:
    """Plans that follow the rules of a state, for people new, in school, at work and certified."""
    last = next(name for name in reversed(PROFILES) if name.startswith(f"held-{credential}"))
    for state in STATES:
        yield (*base, "--state", state), "nothing"
        yield (*base, "--state", state, "--horizon", "3"), last
    for name in ("student", "works-now", "diploma-none", "finished-today", "pin-possible"):
        yield (*base, "--state", "WA"), name
        yield (*base, "--state", "ND", "--finish-by", "2028-12-31"), name
    yield (*base, "--state", "WA", "--sit-early"), "student"
    for move in MOVES:
        for here in ("WA", "CA", "TX"):
            yield (*base, "--state", here, "--move-to", move, "--horizon", "2"), last
        yield (*base, "--state", "WA", "--move-to", move), "nothing"


def _searches() -> Iterator[Run]:
    """The best road over all programs; of the state of one's choice, for it takes less time."""
    base = ("--today", TODAY)
    for prefer in ("fastest", "cheapest", "safest"):
        for name in ("nothing", "works-now", "student", "held-cma-aama-2024-02-10"):
            yield (*base, "--prefer", prefer, "--state", "WA"), name
    near = (*base, "--near", "97201", "--within", "60")
    yield (*near, "--budget", "12000", "--accredited", "any"), "nothing"
    yield (*near, "--max-cost", "9000", "--max-months", "12", "--hours-per-week", "20"), "nothing"
    yield (*base, "-c", "rma-amt", "--prefer", "safest", "--award", "apprenticeship"), "nothing"
    for wish in (("--max-months", "1"), ("--budget", "100"), ("--max-cost", "10")):
        yield (*base, "-c", "ccma-nha", "--state", "OR", *wish), "nothing"


def runs() -> Iterator[Run]:
    """Every command line to re-check: options of `plan`, and the name of a profile."""
    for credential in CREDENTIALS:
        base = ("--credential", credential, "--today", TODAY)
        yield from ((options, "nothing") for options in _options(base))
        yield from _everyone(base, credential)
        yield from _mixed(base, credential)
        yield from _finish_by(base)
        yield from _what_ifs(base, credential)
        yield from _states(base, credential)
    yield from _searches()

"""Hand-built roadmaps of every kind a person may get, to draw and to look at."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.program import Award, Basis
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.guesses import AssumedTime, Guess
from cma_roadmap.model.results.network import Listed, Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Alternative, Goal, Roadmap
from cma_roadmap.model.values.fact import Tier
from cma_roadmap.model.values.message import Severity
from rendering.sample_beside import poisoned_beside, with_money_beside
from rendering.sample_parts import (
    TODAY,
    Steps,
    clause,
    day,
    dollars,
    finding,
    price,
    program,
    roadmap,
    source,
    text,
)

_SOURCES = (
    source("aama-apply", "AAMA", "CMA (AAMA) exam application steps", Tier.OFFICIAL, "2026-08"),
    source("aama-renew", "AAMA", "Recertification policies", Tier.OFFICIAL),
    source("nces", "NCES (US Department of Education)", "IPEDS program prices", Tier.GOVERNMENT),
    source("cdc", "CDC", "Recommended vaccines for healthcare workers", Tier.GOVERNMENT, "2025-11"),
    source("prep", "Examprep (vendor)", "When scores arrive", Tier.THIRD_PARTY, "2026-01"),
)
_DONE, _PINNED = StepStatus.DONE, StepStatus.PINNED
_WINDOW, _DEADLINE = StepKind.WINDOW, StepKind.DEADLINE


def default_plan() -> Roadmap:
    """Product sketch: full time, a typical program, fifteen months, then one term of holding."""
    steps = Steps()
    steps.add("diploma", "High-school diploma", "2019-06-14", status=_DONE, kind=StepKind.MILESTONE)
    _training(steps, "2027-01-11", "2027-09-12", 740)
    _clearances(steps)
    _examination(steps)
    _renewal(steps, 2028, 2033)
    plan = roadmap(
        steps,
        goal=Goal("cma-aama", start=date(2027, 1, 11), state="WA"),
        certified="2028-03-03",
        expires="2033-03-31",
        goal_step="examination.certified",
        training=program("Typical certificate program", Award.CERTIFICATE, 9, typical=True),
        assumed=(
            AssumedTime(Guess.STUDY, 56, 56, own=False),
            AssumedTime(Guess.SEAT, 21, 12, own=True),
        ),
        findings=(
            finding(Severity.INFO, "Typical figures are medians of many schools.", None, "nces"),
            finding(
                Severity.WARNING,
                "How long the result takes comes from a weak source. Check with the body.",
                "examination.result",
                "prep",
            ),
            finding(Severity.WARNING, "No price was found for the background check."),
        ),
        sources=_SOURCES,
    )
    return with_money_beside(plan)


def _training(steps: Steps, first: str, last: str, hours: int) -> None:
    steps.phase = Phase.TRAINING
    steps.add(
        "choose",
        "Choose a program and enroll",
        "2026-11-21",
        "2027-01-10",
        critical=True,
        documents=("High-school diploma or GED", "Photo ID"),
    )
    tuition = price("Tuition and fees", dollars(4200, 7900, 18400), "nces", Basis.DEFAULT)
    books = price("Books and supplies", dollars(400, 600, 1100), "nces", Basis.DEFAULT)
    steps.add(
        "coursework", f"Coursework, {hours} h", first, last, critical=True, costs=(tuition, books)
    )


def _clearances(steps: Steps) -> None:
    steps.phase = Phase.EXTERNSHIP
    hepb = ("2026-11-21", "2026-12-21", "2027-05-21", "2027-07-02")
    steps.doses("hepb", "Hepatitis B, 3 doses and blood test", hepb, 60, done=0)
    steps.doses("mmr", "MMR, 2 doses", ("2026-11-21", "2026-12-19"), 200)
    steps.add("bls", "BLS card (CPR)", "2026-11-28", slack=240, costs=[price("Class", dollars(60))])
    steps.add("tb", "TB blood test", "2027-07-10", "2027-07-12", slack=40, sources=["cdc"])
    steps.add(
        "background",
        "Criminal background check",
        "2027-08-01",
        "2027-08-10",
        slack=20,
        costs=[price("Background check", None)],
        findings=[2],
    )
    steps.add("hours", "Externship, 160 h", "2027-09-13", "2027-10-24", critical=True)


def _examination(steps: Steps) -> None:
    steps.phase = Phase.EXAMINATION
    steps.add(
        "study",
        "Study by the content outline",
        "2027-09-01",
        "2027-11-30",
        slack=45,
        documents=("Clinical: 59 percent", "General: 21 percent"),
        listed=Listed.TOPICS,
    )
    steps.add(
        "apply",
        "Apply to AAMA",
        "2027-10-25",
        critical=True,
        costs=[price("Exam fee", dollars(125), "aama-apply")],
        sources=["aama-apply"],
        documents=("Transcript", "Proof of graduation"),
    )
    steps.add("approval", "Wait for approval", "2027-10-26", "2027-12-09", critical=True)
    steps.add("window", "Testing window", "2027-12-10", "2028-03-08", kind=_WINDOW)
    steps.add("sit", "Sit the exam", "2028-03-01", status=_PINNED, critical=True)
    steps.add("result", "Result", "2028-03-02", critical=True, sources=["prep"], findings=[1])
    steps.add(
        "certified", "Certified: CMA (AAMA)", "2028-03-03", critical=True, kind=StepKind.MILESTONE
    )
    steps.add("apply_by", "Last day to apply", "2028-10-22", kind=_DEADLINE, sources=["aama-apply"])


def _renewal(steps: Steps, since: int, until: int) -> None:
    steps.phase = Phase.RENEWAL
    steps.add(
        "ce",
        "Earn 60 points of continuing education",
        f"{since}-03-04",
        f"{until}-02-27",
        slack=2,
        sources=["aama-renew"],
    )
    steps.add(
        "submit",
        "Send in your renewal by",
        f"{until}-03-01",
        kind=_DEADLINE,
        costs=[price("Renewal fee", None)],
        sources=["aama-renew"],
    )
    steps.add("expires", "Last valid day", f"{until}-03-31", kind=_DEADLINE)
    steps.add(
        "grace",
        "Late renewal still possible",
        f"{until}-04-01",
        f"{until}-06-29",
        kind=_WINDOW,
        sources=["aama-renew"],
    )


def associate_plan() -> Roadmap:
    """Seven years: an associate degree, the exam, one term of holding."""
    steps = Steps()
    _training(steps, "2027-01-11", "2028-12-15", 1400)
    steps.phase = Phase.EXTERNSHIP
    steps.add("hours", "Externship, 225 h", "2029-01-08", "2029-03-02", critical=True)
    steps.phase = Phase.EXAMINATION
    steps.add(
        "apply",
        "Apply to AAMA",
        "2029-03-03",
        critical=True,
        costs=[price("Exam fee", dollars(125))],
    )
    steps.add("window", "Testing window", "2029-04-14", "2029-07-12", kind=_WINDOW)
    steps.add(
        "certified", "Certified: CMA (AAMA)", "2029-05-02", critical=True, kind=StepKind.MILESTONE
    )
    _renewal(steps, 2029, 2034)
    return roadmap(
        steps,
        goal=Goal("cma-aama", award=Award.ASSOCIATE),
        certified="2029-05-02",
        expires="2034-05-31",
        goal_step="examination.certified",
        verdict=Verdict.UNKNOWN,
        training=program("Associate of Applied Science", Award.ASSOCIATE, 24, typical=False),
        findings=(finding(Severity.WARNING, "Ask if the program is accredited."),),
        sources=_SOURCES[:3],
    )


def renewal_plan() -> Roadmap:
    """Certified already: half way through a term, with a yearly fee."""
    steps = Steps(Phase.EXAMINATION)
    steps.add(
        "certified", "Certified: RMA (AMT)", "2024-02-10", kind=StepKind.MILESTONE, status=_DONE
    )
    steps.phase = Phase.RENEWAL
    steps.add(
        "ce", "Earn 30 points of continuing education", "2024-02-10", "2027-02-09", status=_PINNED
    )
    for year in (2027, 2028, 2029):
        steps.add(
            f"fee-{year}",
            "Yearly fee due",
            f"{year}-02-10",
            kind=_DEADLINE,
            costs=[price("Yearly fee", dollars(75))],
        )
    steps.add("ce2", "Earn 30 points of continuing education", "2027-02-10", "2030-02-09")
    steps.add("expires", "Last valid day of term 2", "2030-02-09", kind=_DEADLINE)
    return roadmap(
        steps,
        goal=Goal("rma-amt", horizon=2),
        name="RMA (AMT)",
        certified="2024-02-10",
        expires="2027-02-09",
        pathway="Already certified",
    )


def experience_plan() -> Roadmap:
    """Two months: years of work are enough, only the exam is left. The axis tells weeks."""
    steps = Steps(Phase.TRAINING)
    steps.add("work", "Work as a medical assistant", "2022-01-10", "2026-11-20", status=_DONE)
    steps.phase = Phase.EXAMINATION
    steps.add(
        "letter",
        "Letter from your employer",
        "2026-11-21",
        "2026-11-27",
        critical=True,
        documents=("Dates of work", "Signature of a supervisor"),
    )
    steps.add("study", "Study", "2026-11-21", "2026-12-26", slack=14)
    steps.add(
        "apply",
        "Apply to NHA",
        "2026-11-28",
        critical=True,
        costs=[price("Exam fee", dollars(165))],
    )
    steps.add("approval", "Wait for approval", "2026-11-29", "2026-12-12", critical=True)
    steps.add("sit", "Sit the exam", "2027-01-12", critical=True)
    steps.add(
        "certified", "Certified: CCMA (NHA)", "2027-01-14", critical=True, kind=StepKind.MILESTONE
    )
    return roadmap(
        steps,
        goal=Goal("ccma-nha"),
        name="CCMA (NHA)",
        certified="2027-01-14",
        goal_step="examination.certified",
        pathway="Work experience",
    )


def infeasible_plan() -> Roadmap:
    """The honest no: which clauses fail, and which commands would work."""
    tree = clause(
        "All of these must hold",
        Verdict.UNMET,
        "1 of 3 holds.",
        [
            clause("A high-school diploma or an equal one", Verdict.MET, "You hold one."),
            clause(
                "A program accredited by CAAHEP or ABHES",
                Verdict.UNMET,
                "Your program, Any school, is accredited by neither.",
                sources=["aama-apply"],
            ),
            clause("No felony", Verdict.UNKNOWN, "You did not say. Ask AAMA before you pay."),
        ],
    )
    ways = (
        Alternative(
            text("Enroll in an accredited certificate program"),
            {"award": "certificate", "start": "2027-01-11"},
            day("2028-03-03"),
            dollars(5100, 9000, 19800),
        ),
        Alternative(
            text("Go for the CCMA (NHA)"),
            {"credential": "ccma-nha"},
            day("2027-01-14"),
            dollars(165),
        ),
    )
    problem = finding(
        Severity.PROBLEM, "Your program is not accredited as this road asks.", None, "aama-apply"
    )
    return roadmap(
        Steps(),
        goal=Goal("cma-aama", state="WA", finish_by=date(2028, 6, 30)),
        verdict=Verdict.UNMET,
        tree=tree,
        alternatives=ways,
        findings=(problem,),
        sources=_SOURCES[:1],
        feasible=False,
    )


HOSTILE = (
    "\x1b[31mred\x1b[0m and [bold]brackets[/bold] [/]",
    "Line\nbreak, tab\tand\r\u202eturned around\u202c and zero\u200bwidth",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft course",
    "医療助手養成課程の受講と臨床実習を修了する",
    "Cafe\u0301 z\u0335\u0336\u0337\u0338\u0339algo \ud83d lone",
)
"""Names that try to break the page."""


def hostile_plan() -> Roadmap:
    """A plan whose every name tries to break the page."""
    steps = Steps(Phase.TRAINING)
    for number, name in enumerate(HOSTILE):
        steps.add(
            f"step-{number}",
            name,
            "2026-12-01",
            f"2027-0{number + 1}-20",
            critical=number == 0,
            costs=[price(name, None)],
            documents=[name],
            slack=30 * number,
            sources=["odd"],
        )
    odd = source("odd", HOSTILE[0], HOSTILE[1], Tier.SECOND, "2026-01").model_copy(
        update={"url": "https://example.org/" + "long/" * 30 + "\x1b[2J"}
    )
    plan = roadmap(
        steps,
        goal=Goal("cma-aama", program="x"),
        name=HOSTILE[3],
        certified="2027-06-01",
        pathway=HOSTILE[1],
        training=program("Typical", Award.CERTIFICATE, 9, typical=True),
        findings=(finding(Severity.WARNING, HOSTILE[2], "training.step-1", "odd"),),
        sources=(odd,),
        today=TODAY,
    )
    return poisoned_beside(plan, HOSTILE[0], "odd")


SAMPLES = {
    "default": default_plan,
    "associate": associate_plan,
    "renewal": renewal_plan,
    "experience": experience_plan,
    "infeasible": infeasible_plan,
    "hostile": hostile_plan,
}

"""Re-checks of what surrounds the dates: sources, money, findings, published windows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .shape import PHASES

Json = dict[str, Any]


def _cited(document: Json) -> set[str]:
    cited = {tie["source"] for tie in document["dependencies"]}
    cited |= {finding["source"] for finding in document["findings"]}
    for step in document["steps"]:
        cited |= set(step["sources"])
        cited |= {driver["source"] for driver in step["drivers"]}
        cited |= {line["source"] for line in step["costs"]}
    for extra in document["extras"]:
        cited |= set(extra["sources"])
    for question in document["aid"]:
        cited |= {fact["source"] for fact in question["facts"]}
    program = document["program"]
    if program:
        cited.add((program.get("tuition") or {}).get("source"))
        cited |= {seen["source"] for seen in program.get("accreditation", [])}
    return {source for source in cited if source}


def sources(document: Json) -> Iterator[str]:
    listed = [source["id"] for source in document["sources"]]
    if len(listed) != len(set(listed)):
        yield "a source is listed twice"
    for missing in sorted(_cited(document) - set(listed)):
        yield f"cited but not listed: {missing}"
    for unused in sorted(set(listed) - _cited(document)):
        yield f"listed but never cited: {unused}"


def sums(document: Json) -> Iterator[str]:
    cost = document["cost"]
    for name in ("low", "likely", "high"):
        phases: dict[str, Decimal] = {}
        months: dict[str, Decimal] = {}
        for step in document["steps"]:
            for line in step["costs"]:
                amount = Decimal(line[name] or "0")
                phases[step["phase"]] = phases.get(step["phase"], Decimal()) + amount
                month = step["start"][:7]
                months[month] = months.get(month, Decimal()) + amount
        told_phases = {phase: Decimal(sums[name]) for phase, sums in cost["by_phase"].items()}
        told_months = {entry["month"]: Decimal(entry[name]) for entry in cost["by_month"]}
        if _positive(phases) != _positive(told_phases):
            yield f"cost.by_phase {name}: {told_phases}, lines give {phases}"
        if sum(told_months.values()) != sum(phases.values()):
            yield f"cost.by_month {name} sums to {sum(told_months.values())}"
        if Decimal(cost[name]) != sum(phases.values()):
            yield f"cost {name} is {cost[name]}, lines give {sum(phases.values())}"
    listed = [entry["month"] for entry in cost["by_month"]]
    if listed != sorted(set(listed)):
        yield "cost.by_month is not in order"
    if list(cost["by_phase"]) != [phase for phase in PHASES if phase in cost["by_phase"]]:
        yield "cost.by_phase is not in order"


def _positive(sums: dict[str, Decimal]) -> dict[str, Decimal]:
    return {key: amount for key, amount in sums.items() if amount}


def findings(document: Json) -> Iterator[str]:
    count = len(document["findings"])
    ids = {step["id"] for step in document["steps"]}
    for step in document["steps"]:
        for index in step["findings"]:
            if not 0 <= index < count:
                yield f"{step['id']}: no finding {index}"
            elif document["findings"][index]["step"] != step["id"]:
                yield f"{step['id']}: finding {index} is about {document['findings'][index]}"
    for index, finding in enumerate(document["findings"]):
        if finding["step"] is None:
            continue
        if finding["step"] not in ids:
            yield f"finding {index} is about no step: {finding['step']}"


def windows(document: Json) -> Iterator[str]:
    """Windows that the bodies publish are greatest lags, or last days where training is over."""
    if not document["feasible"]:
        return
    limits = {
        (tie["successor"], tie["max_lag"]) for tie in document["dependencies"] if tie["max_lag"]
    }
    names = {step["id"]: step["status"] for step in document["steps"]}
    way = (document["goal"]["credential"], document["pathway"]["id"])
    wanted: dict[tuple[str, str], set[str]] = {
        ("cma-aama", "graduate"): {"P12M", "P1Y"},
        ("rma-amt", "work-based"): {"P4Y"},
        ("ncma-ncct", "graduate"): {"P5Y"},
        ("ccma-nha", "education"): {"P5Y"},
    }
    lags = wanted.get(way, set())
    held = names.get("exam.certified") == "done"
    last = "exam.apply_by" in names  # of several trainings, by the one that closes last
    if lags and not held and not last and not any(lag in lags for _, lag in limits):
        yield f"{way}: no window of {lags}"
    bounded = {successor for successor, _ in limits}
    if way[0] == "cma-aama" and names.get("exam.sit") == "todo" and "exam.sit" not in bounded:
        yield "no testing window on the CMA sitting"

"""Packs hold values of the model, and can become nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cma_roadmap.fast_start.packing import DamagedError, pack, unpack
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion, Source, Tier
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import Duration

SOURCE = Source(id="a", publisher="é ✓", title="c", tier=Tier.OFFICIAL)
FACT = Fact((FactVersion(Money(Decimal("1.2")), "a", Confidence.HIGH),))
VALUES = [
    *(None, True, 1, 0, False, "", "x", -(2**70), Decimal("1.20"), date(2027, 1, 11)),
    *((), (1, True, "1", Decimal(1)), ((), ((),)), (Decimal("1.2"), Decimal("1.20"))),
    *({}, {"a": 1, "b": (2,)}, {Duration(1, 2): {"c": None}}),
    *(Award.CERTIFICATE, Money(Decimal(5)), Duration(1, 2), SOURCE, FACT, (SOURCE, FACT, SOURCE)),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_is_packed_is_unpacked(value: object) -> None:
    again = unpack(pack(value))
    assert (again, repr(again), type(again)) == (value, repr(value), type(value))


@pytest.mark.parametrize(
    "value", [1.5, [1], {"a": [1]}, {1}, b"x", Path(), print, (1, 2.0), object]
)
def test_nothing_else_is_packed(value: object) -> None:
    with pytest.raises(TypeError):
        pack(value)


def crafted(text: str, *places: int) -> bytes:
    body = text.encode()
    return b"%08x" % len(body) + body + b"".join(n.to_bytes(4, "little") for n in places)


@pytest.mark.parametrize(
    "content",
    [
        crafted('[["os:system",[],["true"]]]'),
        crafted('[["...os:system",[],["true"]]]'),
        crafted('[["values.base:re",[],["true"]]]'),
        crafted('[["values.span:date",[],["true"]]]'),
        crafted('[["values.base:parse_iso_date",[],["2027-01-11"]]]'),
        crafted('[["values.money:Money",[],["1"]]]'),
        crafted('[["str",[],["1"]],["values.money:Money",["amount","currency"],1]]', 0, 0),
        crafted('[["str",[],["1"]],["values.money:Money",["amount"],1]]', 0),
        crafted('[["str",[],["1"]],["values.fact:Source",["id","__class__"],1]]', 0, 0),
        crafted('[["values.fact:Tier",[],["best"]]]'),
        crafted('[["Decimal",[],["one"]]]'),
        crafted('[["date",[],["2027-02-30"]]]'),
        crafted('[["int",[],[1]],["tuple",[],[2]]]', 0, 7),
        crafted('[["int",[],[1]],["tuple",[],[1]]]', 0, 0),
        crafted('[["int",[],[1]],["dict",[],[1]]]', 0),
        crafted('[["int",[],[1]],["dict",[],[2]],["dict",[],[2]]]', 0, 0, 1, 0),
        crafted("[]"),
        crafted("[[[],[],[]]]"),
    ],
    ids=lambda content: content[8:60].decode(errors="replace"),
)
def test_a_crafted_pack_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack(content)


def test_a_cut_pack_is_refused() -> None:
    whole = pack((SOURCE, FACT, Award.CERTIFICATE))
    for length in range(len(whole)):
        with pytest.raises(DamagedError):
            unpack(whole[:length])

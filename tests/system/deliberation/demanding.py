# SPDX-License-Identifier: AGPL-3.0-or-later
"""Demands of the compound's owners, as far along as a test needs them."""

from typing import Any

from services.chassis.values import Principal
from services.deliberation.commands import convene_demand, raise_demand, sign_demand
from services.deliberation.commands.convene_demand import ConveneDemand
from services.deliberation.commands.raise_demand import RaiseDemand
from services.deliberation.commands.sign_demand import SignDemand
from services.deliberation.domain.demands import Demand
from tests.system.deliberation.compound import COMPOUND, CONVENOR, OWNERS, Bench, flat


def demanded(bench: Bench, by: Principal = OWNERS[0], **changed: Any) -> Demand:
    """Owner 1 of ten asks for an assembly."""
    asked = {"title": "召开业主大会", "text": "收益没有公开。", "place_path": COMPOUND, "unit_id": flat(1)}
    cmd = RaiseDemand.model_validate(asked | changed)
    return bench.act(by, lambda tx: raise_demand.handle(tx, cmd))


def sign(bench: Bench, demand_id: str, count: int, by: Principal | None = None) -> Demand:
    cmd = SignDemand(unit_id=flat(count))
    return bench.act(by or OWNERS[count - 1], lambda tx: sign_demand.handle(tx, demand_id, cmd))


def met(bench: Bench) -> Demand:
    """Two of ten ask: a fifth."""
    return sign(bench, demanded(bench).id, 2)


def convene(bench: Bench, demand_id: str, by: Principal = CONVENOR, **called: Any) -> Demand:
    cmd = ConveneDemand(**called)
    return bench.act(by, lambda tx: convene_demand.handle(tx, demand_id, cmd))

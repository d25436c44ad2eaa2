# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, Principal
from services.finance.commands import declare_emergency
from services.finance.commands.declare_emergency import DeclareEmergency
from services.finance.domain.errors import FundElsewhere
from services.finance.domain.maintenance import Emergency
from services.finance.domain.maintenance_errors import NotAMaintenanceFund
from tests.system.finance.compound import BUILDING, ELSEWHERE, SUPERVISOR, TREASURER, Bench
from tests.system.finance.dues import document, maintenance


def declared(bench: Bench, fund: str, by: Principal = TREASURER, **more: Any) -> Emergency:
    given = {"id": bench.id(), "fund_id": fund, "place_path": BUILDING, "ground": "lift", "text": "电梯困人"}
    given |= {"amount": {"fen": 5000}, "documents": [document(bench, by)]}
    cmd = DeclareEmergency.model_validate(given | more)
    return bench.act(by, lambda tx: declare_emergency.handle(tx, cmd))


def test_it_has_a_ground_and_documents(bench: Bench):
    fund = maintenance(bench)
    emergency = declared(bench, fund)
    assert bench.told("emergency", emergency.id) == ["EmergencyDeclared"]
    assert bench.read().files.get(emergency.documents[0]).owner == f"emergency/{emergency.id}"
    with pytest.raises(ValidationError):
        declared(bench, fund, ground="garden")
    with pytest.raises(ValidationError):
        declared(bench, fund, documents=[])


def test_of_a_maintenance_fund_within_its_place(bench: Bench):
    with pytest.raises(NotAMaintenanceFund):
        declared(bench, bench.fund())
    fund = maintenance(bench)
    with pytest.raises(FundElsewhere):
        declared(bench, fund, place_path=ELSEWHERE)
    with pytest.raises(Forbidden):
        declared(bench, fund, by=SUPERVISOR)

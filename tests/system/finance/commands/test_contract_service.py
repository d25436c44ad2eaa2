# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import contract_service
from services.finance.commands.contract_service import ContractService
from services.finance.domain.asset_errors import OutsideTerm
from services.finance.domain.services import Service
from services.finance.domain.spending_errors import UnknownCompany
from tests.system.finance.compound import COMPANY, OWNERS, TREASURER, Bench


def contracted(bench: Bench, fund: str = "", by=TREASURER, **changed) -> Service:
    given = {"kind": "parcel", "name": "快递柜", "company_id": COMPANY, "fund_id": fund or bench.fund()}
    cmd = ContractService.model_validate(
        given | {"share": 550, "begins": "2026-01", "ends": "2026-12"} | changed
    )
    return bench.act(by, lambda tx: contract_service.handle(tx, cmd))


def test_a_share_is_agreed_with_a_company_that_is_known(bench: Bench):
    assert contracted(bench).provider == "安居物业"
    with pytest.raises(UnknownCompany):
        contracted(bench, company_id=bench.id())
    with pytest.raises(OutsideTerm):
        contracted(bench, ends="2025-12")
    with pytest.raises(Forbidden):
        contracted(bench, by=OWNERS[0])

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import report_turnover
from services.finance.commands.report_turnover import ReportTurnover
from services.finance.domain.asset_errors import OutsideTerm, ReportedAlready
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.services import Service
from tests.system.finance.commands.test_contract_service import contracted
from tests.system.finance.compound import COMPANY, TREASURER, Bench


def reported(bench: Bench, service: Service, month: str = "2026-02", fen: int = 100_010) -> Bill:
    cmd = ReportTurnover.model_validate({"month": month, "turnover": {"fen": fen}})
    return bench.act(TREASURER, lambda tx: report_turnover.handle(tx, service.id, cmd))


def test_the_share_of_a_month_flows_back_once(bench: Bench):
    fund = bench.fund()
    service = contracted(bench, fund)
    bill = reported(bench, service)
    assert (bill.amount.fen, bill.payer, bill.open) == (5_501, COMPANY, True)
    assert bench.books(fund) == {Known.RECEIVABLE: 5_501, Known.SERVICE_SHARE: -5_501}
    with pytest.raises(ReportedAlready):
        reported(bench, service)
    with pytest.raises(OutsideTerm):
        reported(bench, service, "2027-01")
    assert not reported(bench, service, "2026-01", 1).open

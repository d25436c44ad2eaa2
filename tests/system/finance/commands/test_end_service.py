# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import end_service
from services.finance.commands.end_service import EndService
from services.finance.domain.asset_errors import OutsideTerm
from tests.system.finance.commands.test_contract_service import contracted
from tests.system.finance.commands.test_report_turnover import reported
from tests.system.finance.compound import TREASURER, Bench


def test_after_its_last_month_nothing_is_accounted_for(bench: Bench):
    service = contracted(bench)
    bench.act(TREASURER, lambda tx: end_service.handle(tx, service.id, EndService(month="2026-03")))
    reported(bench, service, "2026-03")
    with pytest.raises(OutsideTerm):
        reported(bench, service, "2026-04")
    with pytest.raises(OutsideTerm):
        bench.act(TREASURER, lambda tx: end_service.handle(tx, service.id, EndService(month="2026-04")))

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundSpent
from tests.system.finance.compound import OWNERS, Bench
from tests.system.finance.letting import asset, deposited, leased


def test_a_deposit_is_held_and_nothing_else_is_paid_with_it(bench: Bench):
    fund = bench.fund()
    taken = deposited(bench, fund, account="1001")
    assert taken.receipt == "2026-000001"
    assert bench.books(fund) == {Known.CASH: 5_000, Known.DEPOSITS: -5_000}
    with pytest.raises(FundSpent):
        bench.post((Known.WORKS, fund, 1), (Known.CASH, fund, -1))
    with pytest.raises(Invalid):
        deposited(bench, fund, account="1012")
    with pytest.raises(Invalid):
        deposited(bench, fund, lease_id=leased(bench, asset(bench)).id)
    with pytest.raises(Forbidden):
        deposited(bench, fund, by=OWNERS[0])

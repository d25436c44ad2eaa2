# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.chart import Known
from services.finance.domain.till_errors import BeyondCash
from tests.system.finance.compound import SUPERVISOR, Bench
from tests.system.finance.till import handed_over, received


def test_no_more_goes_to_the_bank_than_the_desk_has(bench: Bench):
    fund = bench.fund(cash=1_000)
    received(bench, fund, 100)
    with pytest.raises(BeyondCash):
        handed_over(bench, fund, 101)
    with pytest.raises(BeyondCash):
        handed_over(bench, bench.id(), 1)
    with pytest.raises(Forbidden):
        handed_over(bench, fund, 100, SUPERVISOR)
    assert handed_over(bench, fund, 100).amount.fen == 100
    assert (bench.books(fund)[Known.CASH], bench.books(fund)[Known.BANK]) == (0, 1_100)

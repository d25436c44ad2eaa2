# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.errors import FundElsewhere
from services.finance.domain.till_errors import DayCounted, DifferenceUnexplained, NothingToCount
from tests.system.finance.compound import NEIGHBOURHOOD, SUPERVISOR, Bench
from tests.system.finance.till import counted, handed_over, received


def test_what_is_counted_is_compared_with_the_books(bench: Bench):
    with pytest.raises(NothingToCount):
        counted(bench, 0)
    fund = bench.fund()
    received(bench, fund, 100)
    with pytest.raises(DifferenceUnexplained):
        counted(bench, 90)
    with pytest.raises(DifferenceUnexplained):
        counted(bench, 90, reason="找零错误")
    with pytest.raises(FundElsewhere):
        counted(bench, 90, reason="找零错误", fund_id=bench.fund(place_path=NEIGHBOURHOOD))
    with pytest.raises(Forbidden):
        counted(bench, 100, SUPERVISOR)
    day = counted(bench, 90, reason="找零错误", fund_id=fund)
    assert (day.booked.fen, day.difference.fen) == (100, -10)
    assert counted(bench, 100).difference.fen == 0
    for late in (lambda: received(bench, fund, 1), lambda: handed_over(bench, fund, 1)):
        with pytest.raises(DayCounted):
            late()

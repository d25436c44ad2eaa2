# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.chart import Known
from services.finance.domain.errors import SamePerson
from services.finance.domain.till_errors import CashMoved, DayCounted, NothingToCount
from tests.system.finance.compound import ADMIN, TREASURER, Bench
from tests.system.finance.till import confirmed, counted, received


def test_a_second_person_closes_the_day_and_the_difference_is_booked(bench: Bench):
    fund = bench.fund()
    received(bench, fund, 100)
    with pytest.raises(NothingToCount):
        confirmed(bench)
    counted(bench, 90, reason="找零错误", fund_id=fund)
    with pytest.raises(Forbidden):
        confirmed(bench, TREASURER)
    assert confirmed(bench).closed
    books = bench.books(fund)
    assert (books[Known.CASH], books[Known.CASH_DIFFERENCES]) == (90, 10)
    with pytest.raises(NothingToCount):
        confirmed(bench)
    with pytest.raises(DayCounted):
        received(bench, fund, 1)
    bench.until("2026-03-03")
    received(bench, fund, 1)


def test_a_count_is_good_for_the_books_it_was_compared_with_and_for_two_persons(bench: Bench):
    fund = bench.fund()
    received(bench, fund, 100)
    counted(bench, 100, ADMIN)
    with pytest.raises(SamePerson):
        confirmed(bench, ADMIN)
    bench.post((Known.CASH, fund, 5), (Known.FEES, fund, -5))
    with pytest.raises(CashMoved):
        confirmed(bench)

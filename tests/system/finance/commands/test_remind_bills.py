# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.domain.arrears import ArrearsState
from services.finance.timers import schedules
from tests.system.finance.billing import bills_of, owing
from tests.system.finance.compound import ADMIN, OWNERS, Bench
from tests.system.finance.dues import file_of


def test_one_reminder_goes_out_then_it_is_somebodys_work(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    bill = owing(bench)
    for _ in range(12):
        bench.wait(timedelta(days=12))
        bench.fire()
    told = bench.read().history("bill", bill.id).items
    assert [event.data.stage for event in told] == ["reminder"]
    assert bills_of(bench, OWNERS[0])[0].remind_at is None
    file = file_of(bench, OWNERS[0])
    assert (file.state, file.bills) == (ArrearsState.OPEN, (bill.id,))


def test_nobody_is_reminded_before_the_due_day_is_over(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    bill = owing(bench)
    bench.until(bill.due.isoformat())
    bench.fire()
    assert bench.read().history("bill", bill.id).items == ()

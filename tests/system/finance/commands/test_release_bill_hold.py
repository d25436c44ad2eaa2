# SPDX-License-Identifier: AGPL-3.0-or-later
from services.finance.commands import release_bill_hold
from tests.system.finance.billing import owing
from tests.system.finance.compound import SUPERVISOR, Bench
from tests.system.finance.dues import held_off


def test_what_is_released_is_dunned_again(bench: Bench):
    bill = owing(bench)
    hold = held_off(bench, bill)
    bench.act(SUPERVISOR, lambda tx: release_bill_hold.handle(tx, hold))
    kept = bench.read().bills.get(bill.id)
    assert (kept.hold, kept.remind_at) == (None, bench.clock())

# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.commands import correct_bill, watch_arrears
from services.finance.commands.correct_bill import CorrectBill
from services.finance.domain.arrears import ArrearsState
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.dues import arrears


def look(bench: Bench) -> None:
    bench.act(TREASURER, lambda tx: watch_arrears.handle(tx, ""))


def test_a_claim_that_soon_ends_is_told_of_once(bench: Bench):
    file = arrears(bench)
    look(bench)
    assert bench.told("arrears", file.id) == ["ArrearsOpened"]
    bench.wait(timedelta(days=3 * 365 - 200))
    look(bench)
    look(bench)
    assert bench.told("arrears", file.id) == ["ArrearsOpened", "LimitationNear"]


def test_what_is_owed_no_more_is_closed(bench: Bench):
    file = arrears(bench)
    cmd = CorrectBill(reason="出错账。")
    bench.act(TREASURER, lambda tx: correct_bill.handle(tx, file.bills[0], cmd))
    look(bench)
    kept = bench.read().arrears.get(file.id)
    assert (kept.open, kept.state) == (False, ArrearsState.CLOSED)

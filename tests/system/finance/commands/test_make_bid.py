# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.finance.domain.asset_errors import BelowFloor, DeadlinePassed
from services.finance.queries import assets
from services.finance.routes.calls import to_public_bids
from tests.system.finance.compound import COMPANY, MANAGER, OWNERS, STRANGER, TREASURER, Bench
from tests.system.finance.letting import asset, bid, called


def test_bids_are_sealed_the_last_one_counts_and_nobody_reads_them(bench: Bench):
    call = called(bench, asset(bench))
    with pytest.raises(BelowFloor):
        bid(bench, call, 9_999)
    first = bid(bench, call, 12_000)
    last = bid(bench, call, 13_000)
    bid(bench, call, 14_000, OWNERS[1])
    assert (first.number, last.number, last.digest != first.digest) == (1, 1, True)
    assert bench.read().calls.get(call.id).bids == 2
    assert assets.list_bids(bench.read(TREASURER), call.id) == []
    shown = to_public_bids(bench.read(), assets.list_public_bids(bench.read(), call.id))
    assert [(one.number, one.amount, one.salt, one.company) for one in shown] == [
        (1, None, "", ""),
        (2, None, "", ""),
    ]
    assert assets.show_own_bid(bench.read(OWNERS[0]), call.id).amount.fen == 13_000


def test_nobody_bids_late_without_the_right_or_for_a_company_of_others(bench: Bench):
    call = called(bench, asset(bench))
    with pytest.raises(Forbidden):
        bid(bench, call, 20_000, TREASURER)
    with pytest.raises(Forbidden):
        bid(bench, call, 20_000, STRANGER, COMPANY)
    with pytest.raises(Forbidden):
        bid(bench, call, 20_000, MANAGER, COMPANY)
    bench.wait(timedelta(days=3))
    with pytest.raises(DeadlinePassed):
        bid(bench, call, 20_000)

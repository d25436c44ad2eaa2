# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.finance.commands import award_bid
from services.finance.commands.award_bid import AwardBid
from services.finance.domain.asset_errors import HighestPassedOver, WrongCallState
from services.finance.domain.calls import Call
from services.finance.domain.spending_errors import ConflictOfInterest
from tests.system.finance.compound import ADMIN, COMPANY, MANAGER, SUPERVISOR, TREASURER, Bench
from tests.system.finance.letting import asset, called, opened


def awarded(bench: Bench, call: Call, bid_id: str, by=SUPERVISOR, passed_over="") -> Call:
    cmd = AwardBid(bid_id=bid_id, reasons="综合比较。", passed_over=passed_over)
    return bench.act(by, lambda tx: award_bid.handle(tx, call.id, cmd))


def test_the_highest_is_chosen_or_somebody_says_why_not(bench: Bench):
    call, high, low = opened(bench)
    with pytest.raises(Forbidden):
        awarded(bench, call, high.id, TREASURER)
    with pytest.raises(HighestPassedOver):
        awarded(bench, call, low.id, passed_over="  ")
    done = awarded(bench, call, low.id, passed_over="最高价者经营项目扰民。")
    assert (done.bid_id, done.passed_over) == (low.id, "最高价者经营项目扰民。")
    with pytest.raises(WrongCallState):
        awarded(bench, call, high.id)


def test_nothing_is_awarded_before_the_deadline_nor_by_who_works_for_the_bidder(bench: Bench):
    call, high, _ = opened(bench)
    other = called(bench, asset(bench, code="P-09"))
    with pytest.raises(WrongCallState):
        awarded(bench, other, high.id)
    bench.act(ADMIN, lambda tx: tx.bids.save(replace(tx.bids.get(high.id), company_id=COMPANY)))
    with pytest.raises(ConflictOfInterest):
        awarded(bench, call, high.id, MANAGER)

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.dispatch.commands import hand_out_redemption
from services.dispatch.commands.hand_out_redemption import HandOutRedemption
from services.dispatch.domain.goods import Redemption
from services.dispatch.domain.point_errors import WrongPickupCode, WrongRedemptionState
from services.dispatch.store.points import COLLECT
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.point_samples import entered, ready, redeemed, shelved


def hand_out(bench: Bench, one: Redemption, by: Principal = DESK, pickup: str = "") -> Redemption:
    cmd = HandOutRedemption(pickup=pickup or one.pickup)
    return bench.act(by, lambda tx: hand_out_redemption.handle(tx, one.id, cmd))


def test_whoever_says_the_code_gets_it_once(bench: Bench):
    entered(bench)
    one = ready(bench, redeemed(bench, shelved(bench)))
    wrong = f"{(int(one.pickup) + 1) % 10**6:06d}"
    with pytest.raises(WrongPickupCode):
        hand_out(bench, one, pickup=wrong)
    assert hand_out(bench, one).state == "handed_out"
    assert bench.store.database.collection("timers").count_documents({"kind": COLLECT}) == 0
    with pytest.raises(WrongRedemptionState):
        hand_out(bench, one)


def test_what_lies_there_is_handed_out_at_once(bench: Bench):
    entered(bench)
    assert hand_out(bench, redeemed(bench, shelved(bench))).ended_at == bench.clock()


def test_only_who_keeps_the_shelf_hands_out(bench: Bench):
    entered(bench)
    one = redeemed(bench, shelved(bench))
    with pytest.raises(Forbidden):
        hand_out(bench, one, RESIDENT)
    with pytest.raises(NotFound):
        hand_out(bench, one, NEIGHBOUR)

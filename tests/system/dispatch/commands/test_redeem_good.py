# SPDX-License-Identifier: AGPL-3.0-or-later
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from services.chassis.values import DomainError, Forbidden, NotFound
from services.dispatch.commands import cancel_redemption
from services.dispatch.commands.cancel_redemption import CancelRedemption
from services.dispatch.domain.goods import Good
from services.dispatch.domain.point_errors import MoreThanEach, NotEnoughPoints, OutOfStock, PriceChanged
from services.dispatch.timers import schedules
from tests.system.dispatch.district import ELSEWHERE, NEIGHBOUR, PLUMBER, RESIDENT, STRANGER, Bench
from tests.system.dispatch.point_samples import (
    balance,
    entered,
    entries,
    names,
    redeemed,
    shelved,
    stock,
)
from tests.system.dispatch.test_invariants import broken


def test_points_go_and_the_good_is_set_aside(bench: Bench):
    entered(bench)
    good = shelved(bench)
    one = redeemed(bench, good)
    assert (one.state, one.points, len(one.pickup), stock(bench, good)) == ("redeemed", 30, 6, 4)
    assert (balance(bench), entries(bench)[-1].why.subject) == (30, f"redemption/{one.id}")
    assert names(bench, "redemption", one.id) == ["Redeemed"]
    assert one.pickup not in str(bench.outbox())


@pytest.mark.parametrize(
    ("offer", "quantity", "points", "refusal"),
    [
        ({"price": 61}, 1, 61, NotEnoughPoints),
        ({"stock": 1}, 2, 60, OutOfStock),
        ({"each": 1}, 2, 60, MoreThanEach),
        ({"price": 31}, 1, 30, PriceChanged),
    ],
)
def test_what_is_wrong_is_refused_and_changes_nothing(
    bench: Bench, offer: dict[str, Any], quantity: int, points: int, refusal: type[DomainError]
):
    entered(bench)
    good = shelved(bench, **offer)
    with pytest.raises(refusal):
        redeemed(bench, good, quantity=quantity, points=points)
    assert (balance(bench), stock(bench, good), bench.read().redemptions.count({})) == (60, good.stock, 0)


def test_who_has_no_points_gets_nothing(bench: Bench):
    with pytest.raises(NotEnoughPoints):
        redeemed(bench, shelved(bench))


@pytest.mark.parametrize("by", [STRANGER, PLUMBER])
def test_only_who_lives_there_redeems(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        redeemed(bench, shelved(bench), by)


def test_another_shelf_is_not_ones_own(bench: Bench):
    entered(bench)
    far = shelved(bench, STRANGER, place_path=ELSEWHERE)
    with pytest.raises(Forbidden):
        redeemed(bench, far)
    with pytest.raises(NotFound):
        redeemed(bench, Good(**{**vars(far), "id": RESIDENT.subject}))


def test_what_was_cancelled_counts_for_nobody(bench: Bench):
    entered(bench)
    good = shelved(bench, each=1)
    one = redeemed(bench, good)
    with pytest.raises(MoreThanEach):
        redeemed(bench, good)
    bench.act(RESIDENT, lambda tx: cancel_redemption.handle(tx, one.id, CancelRedemption()))
    assert redeemed(bench, good).state == "redeemed"


def test_at_the_same_moment_neither_points_nor_goods_are_spent_twice(bench: Bench):
    bench.act(RESIDENT, schedules.begin)
    entered(bench)
    entered(bench, person_id=NEIGHBOUR.subject)
    good = shelved(bench, stock=3)

    def one(by: Any) -> str:
        try:
            redeemed(bench, good, by)
        except DomainError as refusal:
            return refusal.code
        return "ok"

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(one, [RESIDENT, NEIGHBOUR] * 4))
    assert done.count("ok") == 3
    assert (stock(bench, good), balance(bench) + balance(bench, NEIGHBOUR)) == (0, 30)
    assert min(balance(bench), balance(bench, NEIGHBOUR)) >= 0
    assert broken(bench) == {}

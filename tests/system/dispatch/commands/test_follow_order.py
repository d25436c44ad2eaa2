# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.commands import follow_order
from services.dispatch.domain.duplicate_errors import OwnOrder
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import COMPOUND, NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.unit.dispatch.samples import minutes


def follow(bench: Bench, order_id: str, by=NEIGHBOUR):
    return bench.act(by, lambda tx: follow_order.handle(tx, order_id))


def test_what_is_shown_nearby_is_followed_instead_of_reported_again(api: Api):
    order_id = api.report(category="lamp", place_path=COMPOUND)
    nearest = {"place": COMPOUND}
    [shown] = api.get(NEIGHBOUR, f"{ORDERS}/nearest", **nearest)["items"]
    assert (shown["order_id"], shown["follow_id"], shown["followed"]) == ("", order_id, False)
    answer = api.post(NEIGHBOUR, f"{ORDERS}/{order_id}:follow")
    assert (answer["followed"], answer["number"]) == (True, shown["number"])
    again = api.post(NEIGHBOUR, f"{ORDERS}/{order_id}:follow")
    assert again["followed"]
    assert api.bench.order(order_id).followers == (NEIGHBOUR.subject,)
    assert api.get(NEIGHBOUR, f"{ORDERS}/nearest", **nearest)["items"][0]["followed"]


def test_not_ones_own_nor_what_is_not_shown(bench: Bench):
    lamp, complaint = bench.reported(category="lamp"), bench.reported(category="complaint")
    with pytest.raises(OwnOrder):
        follow(bench, lamp, RESIDENT)
    for by, order_id in ((STRANGER, lamp), (NEIGHBOUR, complaint)):
        with pytest.raises(NotFound):
            follow(bench, order_id, by)
    bench.wait(minutes(15 * 1440))
    with pytest.raises(NotFound):
        follow(bench, lamp)
    assert bench.order(lamp).followers == ()

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


def test_what_one_follows_is_listed_the_open_ones_first_without_words_and_homes(api: Api):
    first, second = (api.report(category="lamp", place_path=COMPOUND) for _ in range(2))
    for order_id in (first, second):
        api.post(NEIGHBOUR, f"{ORDERS}/{order_id}:follow")
    api.bench.wait(minutes(60))
    third = api.report(category="lamp", place_path=COMPOUND)
    api.post(NEIGHBOUR, f"{ORDERS}/{third}:follow")
    api.step(RESIDENT, third, "withdraw", {"reason": "自己修好了"})
    page = api.get(NEIGHBOUR, f"{ORDERS}/followed", limit=2)
    rest = api.get(NEIGHBOUR, f"{ORDERS}/followed", limit=2, after=page["next"])
    assert {one["order_id"] for one in page["items"]} == {first, second}
    assert [(one["order_id"], one["due_at"]) for one in rest["items"]] == [(third, None)]
    assert page["items"][0]["due_at"]
    assert not {"description", "reporter", "place_path", "address"} & page["items"][0].keys()
    api.post(NEIGHBOUR, f"{ORDERS}/{first}:unfollow")
    assert len(api.get(NEIGHBOUR, f"{ORDERS}/followed")["items"]) == 2
    assert api.get(RESIDENT, f"{ORDERS}/followed")["items"] == []
    api.get(NEIGHBOUR, f"{ORDERS}/followed", status=400, after="x")

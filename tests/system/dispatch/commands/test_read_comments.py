# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT


def unread(api, by, order_id):
    return api.get(by, f"{ORDERS}/{order_id}")["unread"]


def test_a_remark_is_new_to_the_other_side_until_somebody_there_looks(api: Api):
    order_id = api.report()
    api.step(RESIDENT, order_id, "comment", {"text": "什么时候来？"})
    assert (unread(api, DESK, order_id), unread(api, RESIDENT, order_id)) == (1, 0)
    api.step(DESK, order_id, "read")
    assert unread(api, DESK, order_id) == 0
    api.step(DESK, order_id, "comment", {"text": "下午三点"})
    assert unread(api, RESIDENT, order_id) == 1
    assert api.step(RESIDENT, order_id, "read")["unread"] == 0


def test_looking_again_changes_nothing(api: Api):
    order_id = api.report()
    before = api.get(DESK, f"{ORDERS}/{order_id}")["version"]
    assert api.step(DESK, order_id, "read")["version"] == before
    assert api.step(NEIGHBOUR, order_id, "read", None, 404)["code"] == "not_found"

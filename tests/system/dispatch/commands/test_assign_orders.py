# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import put_policy
from services.dispatch.policies.assignment import AssignmentPolicy, AssignmentRuleEntry
from tests.system.dispatch.api import NOBODY, ORDERS, Api
from tests.system.dispatch.district import ADMIN, CHIEF, DESK, PLUMBER, RESIDENT, STRANGER

PATH = f"{ORDERS}:assign"


def assign(api, by, *order_ids, to=PLUMBER.subject, **more):
    items = api.post(by, PATH, {"order_ids": order_ids, "assignee_id": to} | more)["items"]
    return [(item["result"], item["code"]) for item in items]


def test_each_order_is_assigned_or_refused_by_itself(api: Api):
    ready, new = api.report(), api.report()
    api.step(DESK, ready, "accept")
    assert assign(api, DESK, new, ready, NOBODY) == [
        ("refused", "dispatch.wrong_state"),
        ("assigned", ""),
        ("refused", "not_found"),
    ]
    assert api.get(DESK, f"{ORDERS}/{ready}")["responsible"]["id"] == PLUMBER.subject
    assert api.get(DESK, f"{ORDERS}/{new}")["responsible"] is None


def test_an_order_named_twice_is_assigned_once(api: Api):
    order_id = api.report()
    api.step(DESK, order_id, "accept")
    assert assign(api, DESK, order_id, order_id) == [("assigned", "")]


def test_others_assign_none_and_nobody_gets_what_they_do_not_handle(api: Api):
    order_id = api.report()
    api.step(DESK, order_id, "accept")
    assert assign(api, CHIEF, order_id) == [("refused", "forbidden")]
    assert assign(api, STRANGER, order_id) == [("refused", "not_found")]
    assert assign(api, DESK, order_id, to=RESIDENT.subject) == [("refused", "dispatch.not_assignable")]


def test_none_or_too_many_at_once_are_refused(api: Api):
    for count in (0, 26):
        body = {"order_ids": [NOBODY] * count, "assignee_id": PLUMBER.subject}
        assert api.post(DESK, PATH, body, 422)["code"] == "request.invalid"


def test_they_are_filled_up_to_what_they_can_bear_and_beyond_only_with_a_reason(api: Api):
    bench = api.bench
    most_two = AssignmentPolicy(rules=(AssignmentRuleEntry(code="few", most_open=2),))
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, most_two, tx.root))
    orders = [bench.accepted() for _ in range(3)]
    assert assign(api, DESK, *orders) == [("assigned", "")] * 2 + [("refused", "dispatch.not_there_now")]
    assert assign(api, DESK, orders[2], despite="人手不够") == [("assigned", "")]

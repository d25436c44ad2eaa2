# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the API refuses, and who sees nothing."""

import pytest

from services.chassis.values import Principal
from tests.system.dispatch.api import NOBODY, ORDERS, REPORT, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    NEIGHBOURHOOD,
    RESIDENT,
    STRANGER,
    TENANT,
)


def test_a_resident_sees_his_own_orders_and_nothing_else(api: Api):
    own, other = api.report(RESIDENT), api.report(NEIGHBOUR)
    assert [one["id"] for one in api.get(RESIDENT, ORDERS, reporter="me")["items"]] == [own]
    for path in (f"{ORDERS}/{other}", f"{ORDERS}/{other}/timeline"):
        assert api.get(RESIDENT, path, 404)["code"] == "not_found"
    assert api.get(RESIDENT, ORDERS, 403)["code"] == "forbidden"
    assert api.get(RESIDENT, ORDERS, 403, place=BUILDING)["code"] == "forbidden"
    assert api.step(RESIDENT, other, "comment", {"text": "x"}, 404)["code"] == "not_found"


def test_staff_of_another_place_sees_nothing(api: Api):
    order_id = api.report()
    assert api.get(STRANGER, ORDERS)["items"] == []
    assert api.get(STRANGER, ORDERS, 403, place=NEIGHBOURHOOD)["code"] == "forbidden"
    assert api.get(STRANGER, f"{ORDERS}/{order_id}", 404)["code"] == "not_found"


def test_another_district_sees_nothing(api: Api):
    order_id = api.report()
    grants = tuple(Principal(TENANT, "x", "x", ADMIN.grants).grants)
    foreign = Principal("900001", "x", "x", grants)
    assert api.get(foreign, f"{ORDERS}/{order_id}", 403)["code"] == "tenant_unknown"
    operator = Principal("platform", "x", "x", grants)
    assert api.get(operator, f"{ORDERS}/{order_id}", 404)["code"] == "not_found"
    assert api.get(operator, ORDERS)["items"] == []


def test_if_match_and_idempotency_guard_a_step(api: Api):
    order_id = api.report()
    path = f"{ORDERS}/{order_id}:accept"
    stale = api.post(DESK, path, None, 412, **{"If-Match": '"7"'})
    assert (stale["code"], stale["current"]) == ("stale_version", 1)
    first = api.post(DESK, path, None, 200, **{"If-Match": '"1"', "Idempotency-Key": "k"})
    assert api.post(DESK, path, None, 200, **{"Idempotency-Key": "k"}) == first
    assert api.post(DESK, path, None, 409)["code"] == "dispatch.wrong_state"


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"category": "dragons"}, 422, "dispatch.unknown_category"),
        ({"place_path": f"{BUILDING}/u9"}, 422, "dispatch.unknown_place"),
        ({"place_path": "not a path"}, 422, "request.invalid"),
        ({"place_path": ELSEWHERE}, 403, "forbidden"),
        ({"description": ""}, 422, "request.invalid"),
        ({"description": "x" * 2001}, 422, "request.invalid"),
        ({"description": 7}, 422, "request.invalid"),
        ({"urgency": "U0"}, 422, "request.invalid"),
        ({"location": {"latitude": 91, "longitude": 0}}, 422, "request.invalid"),
        ({"reporter_id": "me"}, 422, "request.invalid"),
    ],
)
def test_a_bad_report_is_refused_with_its_reason(api: Api, changed, status, code):
    assert api.post(RESIDENT, ORDERS, REPORT | changed, status)["code"] == code
    assert api.get(RESIDENT, ORDERS, reporter="me")["items"] == []


@pytest.mark.parametrize(
    ("query", "status"),
    [({"limit": 201}, 422), ({"state": "lost"}, 422), ({"after": "rubbish"}, 400), ({"colour": "red"}, 422)],
)
def test_a_bad_query_is_refused(api: Api, query, status):
    api.get(DESK, ORDERS, status, **query)


def test_a_bad_id_and_an_unknown_one(api: Api):
    assert api.get(DESK, f"{ORDERS}/7", 400)["code"] == "request.bad_id"
    assert api.get(DESK, f"{ORDERS}/{NOBODY}", 404)["code"] == "not_found"
    assert api.step(DESK, NOBODY, "accept", None, 404)["code"] == "not_found"


def test_a_refusal_carries_its_facts(api: Api):
    order_id = api.report()
    problem = api.step(DESK, order_id, "close", {}, 409)
    assert (problem["code"], problem["state"], problem["action"]) == (
        "dispatch.wrong_state",
        "submitted",
        "close",
    )

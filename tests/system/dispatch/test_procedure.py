# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of an order as a district puts it: names, roles, and what is left out."""

from typing import Any

import pytest

from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import ADMIN, CHIEF, DESK, ELSEWHERE, NEIGHBOURHOOD, PLUMBER, RESIDENT

POLICY = "/dispatch/v1/policies/procedure"
FIVE = [
    {"code": "accept", "name": "受理", "name_en": "Take in", "covers": ["accept"]},
    {"code": "assign", "name": "派单", "name_en": "Give out", "covers": ["assign"]},
    {"code": "arrive", "name": "到场", "name_en": "Arrive", "covers": ["start"]},
    {"code": "handle", "name": "处理", "name_en": "Handle", "covers": ["handle"], "roles": ["handler"]},
    {"code": "close", "name": "办结", "name_en": "Close", "covers": ["close"], "roles": ["dispatcher"]},
]


def put(api: Api, steps: list[dict[str, Any]], at: str = NEIGHBOURHOOD, status: int = 200) -> Any:
    answer = api.client.put(
        POLICY, headers=api.token(ADMIN), query_string={"place": at}, json={"steps": steps}
    )
    assert answer.status_code == status, answer.text
    return answer.json


def marks(order: Any) -> list[tuple[str, str]]:
    return [(step["name"], step["mark"]) for step in order["form"]]


def test_an_order_goes_by_the_form_of_its_place(api: Api):
    put(api, FIVE)
    order_id = api.report()
    shown = api.get(RESIDENT, f"{ORDERS}/{order_id}")
    assert marks(shown)[:2] == [("受理", "current"), ("派单", "next")]
    assert shown["form"][0]["limits"] == [{"target": "accept", "amount": 15, "unit": "minutes"}]
    api.step(DESK, order_id, "accept")
    api.step(DESK, order_id, "assign", {"assignee_id": PLUMBER.subject})
    problem = api.step(DESK, order_id, "finish", {"result": "已更换"}, 403)
    assert (problem["code"], problem["roles"]) == ("dispatch.step_of_others", ["handler"])
    done = api.step(PLUMBER, order_id, "finish", {"result": "已更换"})
    assert (done["step"], marks(done)[-2:]) == ("close", [("处理", "done"), ("办结", "current")])
    refused = api.step(DESK, order_id, "revisit", {"contacted": True, "solved": True, "satisfied": 5}, 409)
    assert refused["code"] == "dispatch.wrong_state"
    assert "close" not in api.get(CHIEF, f"{ORDERS}/{order_id}")["actions"]
    api.step(CHIEF, order_id, "close", {}, 403)
    closed = api.step(DESK, order_id, "close", {})
    assert (closed["state"], {step["mark"] for step in closed["form"]}) == ("closed", {"done"})


def test_an_order_keeps_the_steps_that_it_was_reported_under(api: Api):
    order_id = api.bench.finished()
    put(api, FIVE)
    assert api.step(DESK, order_id, "close", {}, 409)["code"] == "dispatch.wrong_state"
    assert api.get(DESK, f"{ORDERS}/{order_id}")["step"] == "revisit"


@pytest.mark.parametrize(
    "steps",
    [
        FIVE[1:],
        FIVE[::-1],
        [*FIVE, FIVE[0]],
        [FIVE[0] | {"roles": ["resident"]}, *FIVE[1:]],
        [FIVE[0] | {"evidence": [{"step": "finish", "kind": "after"}]}, *FIVE[1:]],
    ],
)
def test_a_form_that_cannot_be_gone_is_refused_and_nothing_is_kept(api: Api, steps: list[dict[str, Any]]):
    assert put(api, steps, status=422)["code"] in ("request.invalid", "invalid")
    assert len(api.get(ADMIN, POLICY, place=NEIGHBOURHOOD)["steps"]) == 4
    assert api.get(ADMIN, f"{POLICY}/versions", place=NEIGHBOURHOOD)["items"] == []


def test_another_neighbourhood_keeps_the_districts_form(api: Api):
    put(api, FIVE)
    assert len(api.get(ADMIN, POLICY, place=ELSEWHERE)["steps"]) == 4

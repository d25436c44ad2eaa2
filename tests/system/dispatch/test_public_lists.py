# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three lists show everybody what is asked for, offered and done, and nobody's name, words or home."""

import json

from services.dispatch.commands import (
    close_order,
    evaluate_order,
    put_policy,
    rate_order,
    refuse_order,
    suspend_order,
)
from services.dispatch.commands.close_order import CloseOrder
from services.dispatch.commands.evaluate_order import EvaluateOrder
from services.dispatch.commands.rate_order import RateOrder
from services.dispatch.commands.refuse_order import RefuseOrder
from services.dispatch.commands.suspend_order import SuspendOrder
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.policies.reasons import Reason
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    CHIEF,
    DESK,
    ELSEWHERE,
    NEIGHBOURHOOD,
    PEOPLE,
    RESIDENT,
)
from tests.system.dispatch.open311 import get
from tests.system.dispatch.test_quality import public, served

SECRETS = (
    *(one.name for one in PEOPLE),
    *(one.subject for one in PEOPLE),
    "三楼",
    "已修",
    "已更换",
    BUILDING,
)


def test_what_is_asked_for(api: Api):
    ordinary = api.bench.assigned()
    api.bench.reported(category="gas-leak")
    cmd = SuspendOrder(reason="materials", note="等三楼的人")
    api.bench.act(DESK, lambda tx: suspend_order.handle(tx, ordinary, cmd))
    answer = public(api, "lists/demand", place=NEIGHBOURHOOD)
    danger, pipe = answer["items"]
    assert (danger["category"], danger["urgency"], danger["state"]) == ("gas-leak", "U0", "submitted")
    assert (pipe["suspension"]["code"], pipe["due_at"], pipe["company"]) == ("materials", None, "")
    assert (pipe["place"], pipe["place_name"]) == (NEIGHBOURHOOD, "neighbourhood 002")
    text = json.dumps(answer, ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in text] == []
    assert public(api, "lists/demand", place=ELSEWHERE)["items"] == []
    first = public(api, "lists/demand", limit="1")
    rest = public(api, "lists/demand", after=first["next"])
    assert [one["category"] for one in first["items"] + rest["items"]] == ["gas-leak", "burst-pipe"]


def test_the_reasons_and_the_catalogue_are_those_of_the_place(api: Api):
    order = api.bench.assigned()
    reason = Reason(code="festival", name="等庙会结束", name_en="Waiting for the fair")
    entries = [one.model_dump() | {"name": "本社区水管"} for one in CategoryPolicy().categories]
    own = (
        OrderPolicy(suspension_reasons=(reason,)),
        CategoryPolicy.model_validate({"categories": entries}),
    )
    for policy in own:
        api.bench.act(ADMIN, lambda tx, policy=policy: put_policy.handle(tx, policy, NEIGHBOURHOOD))
    cmd = SuspendOrder(reason="festival", note="x")
    api.bench.act(DESK, lambda tx: suspend_order.handle(tx, order, cmd))
    (one,) = public(api, "lists/demand", place=NEIGHBOURHOOD)["items"]
    assert one["suspension"]["name"] == "等庙会结束"
    assert one["category_name"] == "本社区水管"
    (row,) = get(api, f"requests/{order}.json")
    assert (row["status_notes"], row["service_name"]) == ("已挂起：等庙会结束", "本社区水管")


def test_areas_down_to_the_neighbourhoods(api: Api):
    (street,) = public(api, "lists/areas")["items"]
    assert (street["path"], street["kind"]) == ("/320585/001", "sub_district")
    below = public(api, "lists/areas", below="/320585/001")["items"]
    assert [one["path"] for one in below] == [NEIGHBOURHOOD, ELSEWHERE]
    assert public(api, "lists/areas", below=NEIGHBOURHOOD)["items"] == []
    assert public(api, "lists/areas", 422, below=BUILDING)["code"] == "invalid"


def test_what_is_offered(api: Api):
    offered = public(api, "lists/services", place=NEIGHBOURHOOD)["items"]
    pipe = next(one for one in offered if one["code"] == "burst-pipe")
    assert (pipe["menu"], pipe["limits"]["start"]) == ("basic", {"amount": 30, "unit": "minutes"})


def test_what_was_done(api: Api):
    bench = api.bench
    done, refused = served(bench), bench.reported()
    bench.act(RESIDENT, lambda tx: rate_order.handle(tx, done, RateOrder(stars=4, text="谢谢李师傅")))
    bench.act(CHIEF, lambda tx: evaluate_order.handle(tx, done, EvaluateOrder(score=3)))
    bench.act(DESK, lambda tx: close_order.handle(tx, done, CloseOrder(closure="resolved")))
    bench.act(DESK, lambda tx: refuse_order.handle(tx, refused, RefuseOrder(reason="三楼的家事")))
    answer = public(api, "lists/results", place=NEIGHBOURHOOD)
    found = {one["state"]: one for one in answer["items"]}
    closed = found["closed"]
    assert (closed["closure"], closed["verdict"]) == ("resolved", "on_time")
    assert (closed["evaluation"], closed["company"]) == (3, "安居物业")
    assert (found["refused"]["closure"], found["refused"]["evaluation"]) == ("", None)
    assert not {"stars", "solved", "satisfied"} & closed.keys()
    text = json.dumps(answer, ensure_ascii=False)
    assert [secret for secret in (*SECRETS, "李师傅") if secret in text] == []

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import assign_order, finish_order, return_order
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.commands.return_order import ReturnOrder
from services.dispatch.domain.assistance_errors import AssistantNeeded, NoAssistanceAsked, WorksOnItAlready
from services.dispatch.domain.errors import NotAssignable
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.assistance_samples import MATERIALS, ask, grant
from tests.system.dispatch.district import (
    COMPANY,
    DESK,
    GRID_WORKER,
    MANAGER,
    NEIGHBOUR,
    PLUMBER,
    STRANGER,
    Bench,
)


def test_who_assists_sees_the_order_and_writes_on_it_until_it_is_nobodys(api: Api):
    bench, order_id = api.bench, api.bench.assigned()
    path = f"{ORDERS}/{order_id}"
    api.get(MANAGER, path, 404)
    ask(bench, order_id)
    assert grant(bench, order_id).assisting == (MANAGER.subject,)
    assert bench.told(order_id)[-1] == "AssistanceGranted"
    seen = api.get(MANAGER, path)
    assert seen["actions"] == ["comment", "add_photos", "add_evidence"]
    assert (seen["assistance"][0]["assistant"]["name"], seen["responsible"]["name"]) == ("安居物业", "王建国")
    api.step(MANAGER, order_id, "comment", {"text": "已到现场", "internal": True})
    api.step(MANAGER, order_id, "finish", {"result": "好了"}, 403)
    told = {one["type"]: one["data"] for one in api.get(MANAGER, f"{path}/timeline")["items"]}
    assert told["AssistanceGranted"]["assistant_name"] == "安居物业"
    assert [one["id"] for one in api.get(MANAGER, ORDERS, assisting="true")["items"]] == [order_id]
    bench.act(PLUMBER, lambda tx: return_order.handle(tx, order_id, ReturnOrder(reason="不会修")))
    api.get(MANAGER, path, 404)
    assert api.get(MANAGER, ORDERS, assisting="true")["items"] == []


def test_who_assisted_still_sees_what_came_of_it(api: Api):
    order_id = api.bench.assigned()
    ask(api.bench, order_id)
    grant(api.bench, order_id)
    api.bench.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, FinishOrder(result="已更换")))
    assert api.get(MANAGER, f"{ORDERS}/{order_id}")["result"] == "已更换"


def test_materials_come_without_anybody(bench: Bench):
    order_id = bench.assigned()
    ask(bench, order_id, kind=MATERIALS)
    assert grant(bench, order_id, None).assisting == ()
    ask(bench, order_id)
    with pytest.raises(AssistantNeeded):
        grant(bench, order_id, None)


def test_only_the_desk_answers_and_only_with_somebody_who_can(bench: Bench):
    order_id = bench.assigned()
    ask(bench, order_id)
    for by, refusal in ((STRANGER, NotFound), (PLUMBER, Forbidden), (GRID_WORKER, Forbidden)):
        with pytest.raises(refusal):
            grant(bench, order_id, by=by)
    for who, wrong in ((NEIGHBOUR.subject, NotAssignable), (PLUMBER.subject, WorksOnItAlready)):
        with pytest.raises(wrong):
            grant(bench, order_id, who)
    grant(bench, order_id)
    with pytest.raises(NoAssistanceAsked):
        grant(bench, order_id)
    ask(bench, order_id)
    with pytest.raises(WorksOnItAlready):
        grant(bench, order_id)


def test_who_leads_the_responsible_company_does_not_answer_it(bench: Bench):
    order_id = bench.accepted()
    bench.act(DESK, lambda tx: assign_order.handle(tx, order_id, AssignOrder(assignee_id=COMPANY)))
    ask(bench, order_id, MANAGER)
    with pytest.raises(Forbidden):
        grant(bench, order_id, PLUMBER.subject, MANAGER)


def test_another_assignment_overtakes_the_request_and_who_has_it_assists_no_more(bench: Bench):
    order_id = bench.assigned()
    ask(bench, order_id)
    grant(bench, order_id)
    ask(bench, order_id)
    bench.act(DESK, lambda tx: assign_order.handle(tx, order_id, AssignOrder(assignee_id=COMPANY)))
    order = bench.order(order_id)
    assert [one.state for one in order.assistances] == ["ended", "overtaken"]
    assert (order.assisting, order.asking) == ((), ())

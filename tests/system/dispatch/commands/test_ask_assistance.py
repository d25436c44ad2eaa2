# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.domain.actions import Action, possible
from services.dispatch.domain.assistance_errors import AssistanceAwaited, TooManyRequests
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.assistance_samples import ask, decline
from tests.system.dispatch.district import (
    DESK,
    GRID_WORKER,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.unit.dispatch.samples import minutes

STATISTICS = "/dispatch/v1/statistics"


def test_the_desk_sees_what_is_asked_for_and_the_limits_run_on(bench: Bench):
    order_id = bench.assigned()
    before = bench.order(order_id)
    order = ask(bench, order_id)
    assert bench.told(order_id)[-1] == "AssistanceAsked"
    assert (order.state, order.clock, order.overall) == (before.state, before.clock, before.overall)
    assert order.asking == order.within
    with pytest.raises(AssistanceAwaited):
        ask(bench, order_id)


def test_only_who_handles_it_or_assigns_it_asks_and_only_while_it_is_at_work(bench: Bench):
    order_id = bench.assigned()
    for by, refusal in ((STRANGER, NotFound), (RESIDENT, Forbidden), (GRID_WORKER, Forbidden)):
        with pytest.raises(refusal):
            ask(bench, order_id, by)
    with pytest.raises(WrongState):
        ask(bench, bench.reported(), DESK)


def test_who_asks_again_and_again_is_refused(bench: Bench):
    order_id = bench.assigned()
    for _ in range(20):
        ask(bench, order_id)
        decline(bench, order_id)
    with pytest.raises(TooManyRequests):
        ask(bench, order_id)
    assert Action.ASK_ASSISTANCE not in possible(bench.order(order_id), bench.clock())


def test_a_limit_is_broken_while_the_answer_is_awaited(bench: Bench):
    order_id = bench.assigned()
    ask(bench, order_id)
    bench.wait(minutes(3000))
    bench.fire()
    assert bench.order(order_id).breaches


def test_the_desk_lists_and_counts_what_waits_and_the_answer_takes_it_off(api: Api):
    order_id, _ = api.bench.assigned(), api.bench.assigned()
    reason = {"kind": "partner", "reason": "总阀在市政管网"}
    asked = api.post(PLUMBER, f"{ORDERS}/{order_id}:ask_assistance", reason)
    [shown] = asked["assistance"]
    assert (shown["state"], shown["kind"], shown["by"]["name"]) == ("asked", "partner", "王建国")
    listed = api.get(DESK, ORDERS, asking="true")["items"]
    assert [one["id"] for one in listed] == [order_id]
    assert api.get(DESK, f"{ORDERS}/total", asking="true") == {"count": 1, "more": False}
    assert api.get(DESK, STATISTICS, place=NEIGHBOURHOOD)["asking_now"] == 1
    api.post(DESK, f"{ORDERS}/{order_id}:decline_assistance", {"reason": "先用备用阀"})
    assert api.get(DESK, ORDERS, asking="true")["items"] == []
    counted = api.get(DESK, STATISTICS, place=NEIGHBOURHOOD)
    assert (counted["asking_now"], counted["assistance_asked"], counted["assistance_granted"]) == (0, 1, 0)


def test_what_handler_and_desk_say_is_theirs(api: Api):
    order_id = api.bench.assigned()
    api.post(PLUMBER, f"{ORDERS}/{order_id}:ask_assistance", {"kind": "skill", "reason": "要电工"})
    assert api.get(RESIDENT, f"{ORDERS}/{order_id}")["assistance"] == []
    told = {by: api.get(by, f"{ORDERS}/{order_id}/timeline")["items"][-1] for by in (RESIDENT, DESK)}
    assert {by: one["data"]["reason"] for by, one in told.items()} == {RESIDENT: "", DESK: "要电工"}


@pytest.mark.parametrize("body", [{}, {"kind": "money", "reason": "x"}, {"kind": "skill", "reason": ""}])
def test_what_is_not_said_right_is_told_at_its_field(api: Api, body: dict[str, str]):
    order_id = api.bench.assigned()
    api.post(PLUMBER, f"{ORDERS}/{order_id}:ask_assistance", body, status=422)
    assert api.bench.order(order_id).assistances == ()

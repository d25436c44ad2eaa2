# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import assign_order, put_policy, register_absence
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.register_absence import RegisterAbsence
from services.dispatch.domain.errors import NotAssignable, NotThereNow, WrongState
from services.dispatch.policies.assignment import AssignmentPolicy, AssignmentRuleEntry
from services.dispatch.store import Tx
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.commands.test_register_absence import AWAY
from tests.system.dispatch.district import (
    ADMIN,
    COMPANY,
    DESK,
    MANAGER,
    NEIGHBOUR,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
)


def assign(bench, order_id, who, by=DESK, despite=None):
    cmd = AssignOrder(assignee_id=who, despite=despite)
    return bench.act(by, lambda tx: assign_order.handle(tx, order_id, cmd))


def test_a_person_who_handles_orders_there(bench: Bench):
    order = assign(bench, bench.accepted(), PLUMBER.subject)
    assert (order.state, order.assignee.name, order.assignee.handlers) == (
        "assigned",
        "王建国",
        (PLUMBER.subject,),
    )


def test_a_company_acts_through_its_project_managers_there(bench: Bench):
    order = assign(bench, bench.accepted(), COMPANY)
    assert (order.assignee.kind, order.assignee.name) == ("company", "安居物业")
    assert order.assignee.handlers == (MANAGER.subject,)


def test_a_company_whose_mandate_is_over_is_not_assignable(bench: Bench):
    appointment = replace(bench.read().appointments.get("appointment-1"), until="2015-03-01")
    bench.act(DESK, lambda tx: tx.put_copy(Tx.appointments, appointment, 2))
    with pytest.raises(NotAssignable):
        assign(bench, bench.accepted(), COMPANY)


@pytest.mark.parametrize("who", [NEIGHBOUR, STRANGER])
def test_who_does_not_handle_orders_there_is_not_assignable(bench: Bench, who):
    order_id = bench.accepted()
    with pytest.raises(NotAssignable):
        assign(bench, order_id, who.subject)
    assert bench.order(order_id).assignee is None


def test_an_assigned_order_goes_to_another(bench: Bench):
    order_id = bench.assigned()
    assert assign(bench, order_id, COMPANY).assignee.id == COMPANY
    assert bench.told(order_id)[-2:] == ["OrderAssigned", "OrderAssigned"]


def test_before_it_is_accepted_nobody_is_assigned(bench: Bench):
    with pytest.raises(WrongState):
        assign(bench, bench.reported(), PLUMBER.subject)


def test_the_reporter_does_not_assign(bench: Bench):
    with pytest.raises(Forbidden):
        assign(bench, bench.accepted(), PLUMBER.subject, RESIDENT)


def test_who_is_away_or_has_enough_is_assigned_only_with_a_reason(bench: Bench):
    first, second = bench.assigned(), bench.accepted()
    most_one = AssignmentPolicy(rules=(AssignmentRuleEntry(code="few", most_open=1),))
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, most_one, tx.root))
    assert assign(bench, first, PLUMBER.subject).open, "their own order is not another one"
    with pytest.raises(NotThereNow) as full:
        assign(bench, second, PLUMBER.subject)
    assert full.value.reasons == ("full",)
    bench.act(DESK, lambda tx: register_absence.handle(tx, RegisterAbsence(**AWAY)))
    with pytest.raises(NotThereNow) as both:
        assign(bench, second, PLUMBER.subject)
    assert both.value.reasons == ("absent", "full")
    assert bench.order(second).assignee is None
    assert assign(bench, second, PLUMBER.subject, despite="只有他会修").assignee.id == PLUMBER.subject


def test_why_all_the_same_is_kept_for_staff(api: Api):
    order_id = api.bench.accepted()
    api.bench.act(DESK, lambda tx: register_absence.handle(tx, RegisterAbsence(**AWAY)))
    body = {"assignee_id": PLUMBER.subject}
    assert api.step(DESK, order_id, "assign", body, 409)["code"] == "dispatch.not_there_now"
    api.step(DESK, order_id, "assign", body | {"despite": ""}, 422)
    api.step(DESK, order_id, "assign", body | {"despite": "只有他会修"})
    told = {
        by.subject: api.get(by, f"{ORDERS}/{order_id}/timeline")["items"][-1]["data"]
        for by in (DESK, RESIDENT)
    }
    kept = told[DESK.subject]
    assert (kept["reasons"], kept["despite"]) == (["absent"], "只有他会修")
    assert (told[RESIDENT.subject]["reasons"], "despite" in told[RESIDENT.subject]) == ([], False)

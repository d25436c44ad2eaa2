# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import assign_order
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.domain.errors import NotAssignable, WrongState
from services.dispatch.store import Tx
from tests.system.dispatch.district import (
    COMPANY,
    DESK,
    MANAGER,
    NEIGHBOUR,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
)


def assign(bench, order_id, who, by=DESK):
    cmd = AssignOrder(assignee_id=who)
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

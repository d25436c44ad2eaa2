# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.domain.orders import State
from tests.system.dispatch.district import Bench
from tests.system.dispatch.test_reactions import hear


def test_ordered_work_is_an_order_that_its_company_has(bench: Bench):
    led = hear(bench, "ProjectManagerAppointed")
    event = hear(bench, "WorkOrdered", of="finance", place_path=led.path, company_id=led.company_id)
    order = bench.read().orders.get(event.work_id)
    assert (order.state, order.assignee_id, order.matter_id) == (
        State.ASSIGNED,
        led.company_id,
        event.matter,
    )
    assert (order.assignee.handlers, order.reporter_id) == ((led.person_id,), event.ordered_by)
    assert order.overall
    told = [one.name for one in bench.read().history("order", order.id).items]
    assert told == ["OrderReported", "OrderAccepted", "OrderAssigned"]


def test_without_a_manager_there_it_waits_at_the_desk(bench: Bench):
    event = hear(bench, "WorkOrdered", of="finance", category="nothing-known")
    order = bench.read().orders.get(event.work_id)
    assert (order.state, order.category, order.channel) == (State.SUBMITTED, "other", "resolution")


def test_a_task_of_minutes_is_an_order_of_its_id_and_matter(bench: Bench):
    event = hear(bench, "TaskOrdered", of="deliberation", category="nothing-known")
    order = bench.read().orders.get(event.task_id)
    assert (order.state, order.matter_id, order.channel) == (State.SUBMITTED, event.matter, "minutes")
    assert event.text in order.description

# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import accept_order, watch_order
from tests.system.dispatch.district import ADMIN, CHIEF, DESK, Bench
from tests.unit.dispatch.samples import minutes
from tests.unit.dispatch.test_steps import broken


def test_warning_breach_and_escalation_come_in_time(bench: Bench):
    order_id = bench.reported()
    for wait, events in (
        (11, []),
        (1, ["DeadlineNear"]),
        (3, []),
        (1, ["DeadlineBreached", "OrderEscalated"]),
        (1439, ["DeadlineBreached", "OrderEscalated"]),
        (1, ["OrderEscalated"]),
    ):
        before = len(bench.told(order_id))
        bench.wait(minutes(wait))
        bench.fire()
        assert bench.told(order_id)[before:] == events, wait


def test_an_unassigned_order_climbs_past_empty_levels_to_who_supervises(bench: Bench):
    order_id = bench.reported()
    bench.wait(minutes(16))
    bench.fire()
    order = bench.order(order_id)
    assert (order.escalation_level, order.supervisors) == (3, (CHIEF.subject,))
    for _ in range(2):
        bench.wait(minutes(100_000))
        bench.fire()
    order = bench.order(order_id)
    assert (order.escalation_level, order.supervisors, order.escalate_at) == (4, (ADMIN.subject,), None)


def test_a_timer_that_comes_much_too_late_tells_the_same_breaches(bench: Bench):
    late, prompt = bench.reported(), bench.reported()
    for _ in range(200):
        bench.wait(minutes(10))
        bench.act(DESK, lambda tx: watch_order.handle(tx, prompt))
    bench.fire()
    assert broken(bench.order(late)) == broken(bench.order(prompt))


def test_nothing_happens_to_an_order_in_time(bench: Bench):
    order_id = bench.reported()
    bench.act(DESK, lambda tx: accept_order.handle(tx, order_id))
    bench.act(DESK, lambda tx: watch_order.handle(tx, order_id))
    assert bench.told(order_id) == ["OrderReported", "OrderAccepted"]
    tx = bench.read()
    assert tx.orders.version(tx.orders.get(order_id)) == 2


def test_an_order_that_is_not_there_is_no_failure(bench: Bench):
    bench.act(DESK, lambda tx: watch_order.handle(tx, "gone"))

# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import link_topic, resume_decided
from tests.system.dispatch.district import ADMIN, Bench
from tests.unit.dispatch.samples import minutes

TOPIC = "01927f3a-0000-7000-8000-00000000d001"
OTHER = "01927f3a-0000-7000-8000-00000000d002"


def decide(bench: Bench, order_id: str, topic_id: str) -> None:
    bench.act(ADMIN, lambda tx: resume_decided.handle(tx, order_id, topic_id, "同意出租", adopted=True))


def test_the_clocks_run_on_with_what_was_left(bench: Bench):
    order_id = bench.deferred()
    left = bench.order(order_id).overall.due_at - bench.clock()
    bench.act(ADMIN, lambda tx: link_topic.handle(tx, order_id, TOPIC))
    now = bench.wait(minutes(60_000))
    decide(bench, order_id, TOPIC)
    order = bench.order(order_id)
    assert (order.suspension, order.overall.due_at - now) == (None, left)
    assert bench.told(order_id)[-1] == "OrderDecided"


def test_the_decision_of_another_topic_changes_nothing(bench: Bench):
    order_id = bench.deferred()
    bench.act(ADMIN, lambda tx: link_topic.handle(tx, order_id, TOPIC))
    before = bench.order(order_id)
    decide(bench, order_id, OTHER)
    assert bench.order(order_id) == before

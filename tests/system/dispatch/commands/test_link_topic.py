# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import link_topic
from tests.system.dispatch.district import ADMIN, Bench

TOPIC = "01927f3a-0000-7000-8000-00000000d001"


def test_the_order_names_the_topic_that_decides_it(bench: Bench):
    order_id = bench.deferred()
    bench.act(ADMIN, lambda tx: link_topic.handle(tx, order_id, TOPIC))
    assert bench.order(order_id).topic_id == TOPIC


def test_one_that_waits_for_nothing_any_more_does_not(bench: Bench):
    order_id = bench.accepted()
    bench.act(ADMIN, lambda tx: link_topic.handle(tx, order_id, TOPIC))
    assert bench.order(order_id).topic_id is None

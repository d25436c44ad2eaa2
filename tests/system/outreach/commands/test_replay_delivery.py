# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.outreach.commands import replay_delivery
from services.outreach.domain.errors import StillUnderWay
from tests.system.outreach.district import ADMIN, OTHER, Bench
from tests.system.outreach.receiver import Receiver


def test_one_is_sent_again_under_its_id_with_the_same_body(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    event_id = bench.hear("OrderReported")
    with pytest.raises(NotFound):
        bench.act(ADMIN, lambda tx: replay_delivery.handle(tx, made.id, event_id))
    bench.fire()
    with pytest.raises(StillUnderWay):
        bench.act(ADMIN, lambda tx: replay_delivery.handle(tx, made.id, event_id))
    bench.run()
    bench.act(ADMIN, lambda tx: replay_delivery.handle(tx, made.id, event_id))
    bench.run()
    assert hook.ids == [event_id, event_id]
    assert hook.received[0].body == hook.received[1].body
    assert len(bench.delivery(made.id, event_id).attempts) == 2


def test_not_by_another(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    event_id = bench.hear("OrderReported")
    bench.run()
    with pytest.raises(NotFound):
        bench.act(OTHER, lambda tx: replay_delivery.handle(tx, made.id, event_id))

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import disable_endpoint, test_endpoint
from services.outreach.domain.deliveries import Progress
from services.outreach.domain.errors import EndpointOff
from tests.system.outreach.district import ADMIN, Bench
from tests.system.outreach.receiver import Receiver


def test_a_test_event_is_signed_and_logged_like_any_other(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url, types=["linli.dispatch.v1.OrderClosed"])
    sent = bench.act(ADMIN, lambda tx: test_endpoint.handle(tx, made.endpoint.id))
    bench.run()
    (got,) = hook.received
    assert got.is_signed_with(made.secret)
    assert (got.id, got.event["type"]) == (sent.event_id, "linli.outreach.v1.EndpointTested")
    assert bench.delivery(made.endpoint.id, sent.event_id).progress is Progress.DELIVERED


def test_not_where_it_is_disabled(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    bench.act(ADMIN, lambda tx: disable_endpoint.handle(tx, made.id))
    with pytest.raises(EndpointOff):
        bench.act(ADMIN, lambda tx: test_endpoint.handle(tx, made.id))

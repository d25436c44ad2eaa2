# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import disable_endpoint
from services.outreach.domain.errors import EndpointOff
from tests.system.outreach.district import ADMIN, Bench
from tests.system.outreach.receiver import Receiver


def test_nothing_is_sent_to_it_any_more(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    bench.hear("OrderReported")
    bench.fire()
    bench.act(ADMIN, lambda tx: disable_endpoint.handle(tx, made.id))
    bench.run()
    bench.hear("OrderAccepted")
    bench.run()
    assert hook.received == []
    with pytest.raises(EndpointOff):
        bench.act(ADMIN, lambda tx: disable_endpoint.handle(tx, made.id))

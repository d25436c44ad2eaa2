# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import disable_endpoint, enable_endpoint
from services.outreach.domain.errors import EndpointOn
from tests.system.outreach.district import ADMIN, Bench
from tests.system.outreach.receiver import Receiver


def test_what_waited_goes_first(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url).endpoint
    waited = bench.hear("OrderReported")
    bench.fire()
    bench.act(ADMIN, lambda tx: disable_endpoint.handle(tx, made.id))
    bench.run()
    bench.act(ADMIN, lambda tx: enable_endpoint.handle(tx, made.id))
    later = bench.hear("OrderAccepted")
    bench.run()
    assert hook.ids == [waited, later]
    with pytest.raises(EndpointOn):
        bench.act(ADMIN, lambda tx: enable_endpoint.handle(tx, made.id))

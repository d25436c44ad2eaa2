# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.outreach.timers import schedules
from tests.system.outreach.district import ADMIN, Bench
from tests.system.outreach.receiver import Receiver


def test_what_is_older_than_thirty_days_is_forgotten_and_no_newer(bench: Bench, hook: Receiver):
    bench.act(ADMIN, schedules.begin)
    made = bench.registered(hook.url).endpoint
    old = bench.hear("OrderReported")
    bench.run()
    bench.wait(timedelta(days=20))
    young = bench.hear("OrderAccepted")
    bench.run()
    bench.wait(timedelta(days=12))
    bench.run()
    assert bench.read().feed.find(old) is None
    assert bench.read().deliveries.find(f"{made.id}.{old}") is None
    assert bench.read().feed.find(young) is not None
    assert bench.delivery(made.id, young).attempts

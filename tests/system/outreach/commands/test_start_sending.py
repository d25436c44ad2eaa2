# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.outreach.commands.start_sending import LOST_AFTER
from services.outreach.domain.deliveries import SCHEDULE, Progress
from services.outreach.store import SEND
from tests.system.outreach.district import Bench
from tests.system.outreach.receiver import Receiver


def test_what_was_being_sent_when_the_process_was_killed_is_sent_under_the_same_id(
    bench: Bench, hook: Receiver
):
    made = bench.registered(hook.url).endpoint
    event_id = bench.hear("OrderReported")
    bench.fire()
    assert bench.lanes.submitted == [(SEND, made.id)]
    bench.lanes.submitted.clear()
    bench.lanes.tenants.clear()
    bench.run()
    assert hook.ids == []
    bench.wait(LOST_AFTER)
    bench.run()
    assert hook.ids == [event_id]


def test_a_retry_has_its_own_time(bench: Bench, hook: Receiver):
    hook.statuses = [500]
    made = bench.registered(hook.url).endpoint
    event_id = bench.hear("OrderReported")
    bench.run()
    bench.wait(SCHEDULE[0] - timedelta(milliseconds=1))
    bench.run()
    assert len(hook.ids) == 1
    bench.wait(timedelta(milliseconds=1))
    bench.run()
    assert bench.delivery(made.id, event_id).progress is Progress.DELIVERED

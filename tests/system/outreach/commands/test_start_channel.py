# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands.start_channel import LOST_AFTER
from services.outreach.domain.choices import Channel
from tests.system.outreach.commands.test_tell_fact import ORDER
from tests.system.outreach.district import Bench
from tests.system.outreach.mailbox import Mailbox


def test_what_was_being_sent_when_the_process_was_killed_is_sent(bench: Bench, mailbox: Mailbox):
    bench.reached("resident", Channel.EMAIL)
    bench.hear("OrderReported", **ORDER)
    bench.hear("OrderAccepted")
    while bench.fire():
        bench.lanes.submitted.clear()
        bench.lanes.tenants.clear()
    assert mailbox.received == []
    bench.wait(LOST_AFTER)
    bench.run()
    assert len(mailbox.received) == 1

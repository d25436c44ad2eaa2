# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands import drop_address
from services.outreach.commands.drop_address import DropAddress
from services.outreach.domain.choices import Channel
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import RESIDENT, Bench
from tests.system.outreach.mailbox import Mailbox


def test_nothing_goes_there_any_more(bench: Bench, mailbox: Mailbox):
    bench.reached("resident", Channel.EMAIL)
    for _ in range(2):
        bench.act(RESIDENT, lambda tx: drop_address.handle(tx, DropAddress(channel=Channel.EMAIL)))
    told(bench)
    assert mailbox.received == []

# SPDX-License-Identifier: AGPL-3.0-or-later
from services.outreach.commands import read_all_messages
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import ADMIN, RESIDENT, Bench


def test_ones_own_are_read_and_no_others(bench: Bench):
    told(bench)
    bench.act(ADMIN, read_all_messages.handle)
    assert bench.read().unread_of("resident") == 1
    assert bench.act(RESIDENT, read_all_messages.handle).unread == 0

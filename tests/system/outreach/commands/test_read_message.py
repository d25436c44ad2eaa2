# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.outreach.commands import read_message
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import ADMIN, RESIDENT, Bench


def test_it_is_read_once_on_all_devices(bench: Bench):
    message_id = told(bench)
    assert bench.read().unread_of("resident") == 1
    first = bench.act(RESIDENT, lambda tx: read_message.handle(tx, message_id))
    assert bench.act(RESIDENT, lambda tx: read_message.handle(tx, message_id)) == first
    assert bench.read().unread_of("resident") == 0


def test_anothers_is_not_to_be_found(bench: Bench):
    message_id = told(bench)
    with pytest.raises(NotFound):
        bench.act(ADMIN, lambda tx: read_message.handle(tx, message_id))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Receipts are kept for their time, whatever the age of the event."""

from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.entropy import first_id_at, new_id
from services.chassis.store.receipts import INBOX, KEPT_SECONDS, Receipts
from tests.system.chassis.conftest import Bench


def test_only_what_was_received_long_ago_expires(bench: Bench):
    now = system_now()
    long_ago = now - timedelta(seconds=KEPT_SECONDS + 1)
    old, fresh = first_id_at(long_ago), new_id()
    late = first_id_at(long_ago - timedelta(seconds=1))
    inbox = bench.hearer.database.collection(INBOX)
    received = [(old, long_ago), (late, now), (fresh, now)]
    inbox.insert_many([{"_id": event_id, "at": at} for event_id, at in received])
    receipts = Receipts(bench.hearer.database, "q")
    receipts.expire()
    assert receipts.seen([old, late, fresh], None) == {late, fresh}

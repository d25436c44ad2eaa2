# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget the events that are older than the policy says, and what was sent of them.

Personal information is kept no longer than its purpose needs (Personal Information Protection Law, Art. 19);
the events themselves stay with the service that emitted them.
"""

from datetime import timedelta
from itertools import takewhile

from services.chassis.store.paging import sortable
from services.outreach.policies import WebhookPolicy
from services.outreach.store import Tx

AT_ONCE = 200


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    kept_since = tx.now - timedelta(days=tx.policy(WebhookPolicy).kept_days)
    oldest = sortable(kept_since, "")
    first = tx.feed.list({}, sort="position", limit=AT_ONCE)
    events = list(takewhile(lambda event: event.position and event.taken_at < kept_since, first))
    sent = tx.deliveries.list({"by_created_at": {"$lt": oldest}}, sort="created_at", limit=AT_ONCE)
    for event in events:
        tx.feed.remove(event)
    for delivery in sent:
        tx.deliveries.remove(delivery)
    voted = tx.cast.list({"by_at": {"$lt": oldest}}, sort="at", limit=AT_ONCE)
    for one in voted:
        tx.cast.remove(one)
    return len(voted) < AT_ONCE and len(events) < AT_ONCE and len(sent) < AT_ONCE

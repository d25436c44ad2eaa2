# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish an activity: whoever lives there can sign up."""

from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Activity
from services.dispatch.store import Tx


def handle(tx: Tx, activity_id: str) -> Activity:
    """Raises NotFound, Forbidden, WrongActivityState, ActivityNotAhead."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_kept(tx.by, activity)
    published, events = activities.publish(activity, tx.now)
    tx.activities.save(published, *events)
    return published

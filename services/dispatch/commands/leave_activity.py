# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give one's place in an activity back, or wait no more; the first who waits gets the place."""

from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Signup
from services.dispatch.domain.activity_errors import NotSignedUp
from services.dispatch.store import Tx


def handle(tx: Tx, activity_id: str) -> Signup:
    """Raises NotFound, WrongActivityState, ActivityBegan, NotSignedUp."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_seen(tx.by, activity)
    one = tx.signup_of(activity_id, tx.by.subject)
    if one is None:
        raise NotSignedUp
    activity, left, events = activities.leave(activity, one, tx.now)
    tx.signups.save(left, *events)
    tx.activities.save(tx.fill(activity))
    return left

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign up for an activity (报名): a place, or the end of the waiting list."""

from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Signup
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, activity_id: str) -> Signup:
    """Raises NotFound, Forbidden and what `activities.sign_up` does."""
    activity, me = tx.activities.get(activity_id), tx.by.subject
    sharing_access.check_activity_joined(tx.by, activity)
    before = tx.signup_of(activity_id, me)
    most = tx.policy(SharingPolicy, activity.place_path).activity_waiting
    activity, one, events = activities.sign_up(activity, before, tx.new_id(), me, most, tx.now)
    tx.activities.save(activity)
    tx.signups.put(one, *events)
    return one

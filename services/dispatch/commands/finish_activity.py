# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that an activity is over and all hours are confirmed; who has none was absent."""

from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Activity
from services.dispatch.store import Tx


def handle(tx: Tx, activity_id: str) -> Activity:
    """Raises NotFound, Forbidden, WrongActivityState, ActivityNotOver."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_kept(tx.by, activity)
    done, events = activities.finish(activity, tx.now)
    for one in tx.coming(activity_id):
        missed, told = activities.miss(one)
        tx.signups.save(missed, *told)
    tx.activities.save(done, *events)
    return done

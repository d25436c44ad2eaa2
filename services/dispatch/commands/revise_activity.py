# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say an activity otherwise before it begins; more places go to who waits."""

from services.dispatch.commands.create_activity import ActivityIs
from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Activity
from services.dispatch.store import Tx


class ReviseActivity(ActivityIs):
    """The whole plan."""


def handle(tx: Tx, activity_id: str, cmd: ReviseActivity) -> Activity:
    """Raises NotFound, Forbidden, UnknownSkill and what `activities.revise` does."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_kept(tx.by, activity)
    plan = cmd.plan(tx, activity.place_path)
    revised, events = activities.revise(activity, plan, tx.now)
    revised = tx.fill(revised)
    tx.activities.save(revised, *events)
    return revised

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cancel an activity; who has a place or waits for one is told why."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Activity
from services.dispatch.store import Tx


class CancelActivity(Input):
    reason: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, activity_id: str, cmd: CancelActivity) -> Activity:
    """Raises NotFound, Forbidden, WrongActivityState."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_kept(tx.by, activity)
    cancelled, events = activities.cancel(activity, cmd.reason, tx.coming(activity.id))
    tx.activities.save(cancelled, *events)
    return cancelled

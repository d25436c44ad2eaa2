# SPDX-License-Identifier: AGPL-3.0-or-later
"""Check in to an activity (签到) by the code that hangs at the place."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line
from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Signup
from services.dispatch.domain.activity_errors import NotSignedUp
from services.dispatch.policies.volunteering import VolunteerPolicy
from services.dispatch.store import Tx


class CheckInActivity(Input):
    """`code`: what the QR sheet at the place says."""

    code: Annotated[Line, Field(min_length=1, max_length=100)]


def handle(tx: Tx, activity_id: str, cmd: CheckInActivity) -> Signup:
    """Raises NotFound, WrongActivityState, NotSignedUp, CheckInClosed, WrongActivityCode."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_seen(tx.by, activity)
    one = tx.signup_of(activity_id, tx.by.subject)
    if one is None:
        raise NotSignedUp
    opens = tx.policy(VolunteerPolicy, activity.place_path).check_in_opens
    present, events = activities.check_in(activity, one, cmd.code, opens, tx.now)
    if events:
        tx.signups.save(present, *events)
    return present

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm how long volunteers served; each full hour gives points by the rule of the place."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.chassis.http import Id, Input, once
from services.dispatch.domain import activities, sharing_access
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_errors import NotSignedUp
from services.dispatch.domain.members_lead import LeadKind
from services.dispatch.domain.point_errors import OwnPoints
from services.dispatch.domain.points import Why
from services.dispatch.policies.points import VOLUNTEER_HOUR
from services.dispatch.store import Tx


class ConfirmHours(Input):
    """`hours` of each of these persons."""

    person_ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50), AfterValidator(once)]
    hours: int = Field(ge=1, le=24)


def handle(tx: Tx, activity_id: str, cmd: ConfirmHours) -> Activity:
    """Raises NotFound, Forbidden, OwnPoints, NotSignedUp and what `activities.confirm` does."""
    activity = tx.activities.get(activity_id)
    sharing_access.check_activity_kept(tx.by, activity)
    if tx.by.subject in cmd.person_ids:
        raise OwnPoints
    for person_id in cmd.person_ids:
        one = tx.signup_of(activity_id, person_id)
        if one is None:
            raise NotSignedUp
        confirmed, events = activities.confirm(activity, one, cmd.hours, tx.now)
        tx.signups.save(confirmed, *events)
        why = Why(
            tx.by.subject,
            activity.place_path,
            VOLUNTEER_HOUR,
            cmd.hours,
            f"activity/{activity.id}",
            activity.plan.title,
        )
        tx.reward_if_due(person_id, cmd.hours, why)
        tx.count_lead(LeadKind.HOURS, activity.place_path, person_id, cmd.hours)
    return activity

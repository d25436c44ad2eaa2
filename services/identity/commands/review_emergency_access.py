# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say, as somebody else, whether an emergency access was justified (应急访问复核)."""

from typing import Literal

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input, Lines
from services.identity.domain import emergencies
from services.identity.domain.authority import Permission
from services.identity.domain.emergencies import EmergencyAccess
from services.identity.store import REVIEW, REVIEW_OVERDUE, Tx


class ReviewEmergencyAccess(Input):
    """What was done under it stands in every service's audit trail, marked with its id."""

    verdict: Literal["justified", "unjustified"]
    note: Lines = Field(min_length=1, max_length=1000)


def handle(tx: Tx, emergency_access_id: str, cmd: ReviewEmergencyAccess) -> EmergencyAccess:
    """Raises NotFound, Forbidden, OwnEmergency, EmergencyStillOpen, EmergencyReviewed."""
    access = tx.emergency_accesses.get(emergency_access_id)
    tx.require(Permission.EMERGENCIES_REVIEW, tx.root)
    reviewed, events = emergencies.review(access, tx.by.subject, cmd.verdict, cmd.note, system_now())
    tx.emergency_accesses.save(reviewed, *events)
    for kind in (REVIEW, REVIEW_OVERDUE):
        tx.timers.cancel(kind, access.id)
    return reviewed

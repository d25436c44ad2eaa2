# SPDX-License-Identifier: AGPL-3.0-or-later
"""Emergency access (应急访问): opened, ended, reviewed."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath, Role
from services.identity.commands import end_emergency_access, open_emergency_access, review_emergency_access
from services.identity.domain.authority import Permission
from services.identity.queries.emergencies import list_emergency_accesses, show_emergency_access
from services.identity.store import Tx


class EmergencyAccessView(View):
    """A role that was opened; `verdict` is empty until somebody else has reviewed it."""

    id: str
    person_id: str
    role: Role
    path: OrgPath
    reason: str
    opened_at: datetime
    until: datetime
    ended_at: datetime | None
    verdict: str
    note: str
    reviewed_by: str
    reviewed_at: datetime | None
    version: int


emergencies = Resource(
    "emergencies",
    "/identity/v1/emergency-accesses",
    of=Tx.emergency_accesses,
    shows=EmergencyAccessView,
    requires=AUTHENTICATED,
)

emergencies.create(open_emergency_access, asks=Group.ROLES)
emergencies.list(list_emergency_accesses)
emergencies.show(show_emergency_access)
emergencies.act("end", end_emergency_access)
emergencies.act("review", review_emergency_access, requires=Permission.EMERGENCIES_REVIEW)

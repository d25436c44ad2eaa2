# SPDX-License-Identifier: AGPL-3.0-or-later
"""Emergency access (应急访问, break-glass): a role that is not one's own, for a reason and a bounded time.

It alarms at once, is marked on all that is done meanwhile, ends by itself, and is reviewed by somebody else.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, OrgPath, Role
from services.identity.domain.emergency_errors import (
    EmergencyNotNeeded,
    EmergencyNotPrepared,
    EmergencyOver,
    EmergencyReviewed,
    EmergencyStillOpen,
    OwnEmergency,
)
from services.identity.domain.events import (
    EmergencyAccessEnded,
    EmergencyAccessOpened,
    EmergencyAccessReviewed,
    EmergencyReviewOverdue,
)

JUSTIFIED, UNJUSTIFIED = "justified", "unjustified"
MOST_UNREVIEWED = 20
"""Who has so many that nobody has looked at opens no more."""


@dataclass(frozen=True, kw_only=True)
class EmergencyAccess:
    """`ended_at`: none while it may still be open; `verdict`: empty until somebody else has looked."""

    id: str
    person_id: str
    role: Role
    path: OrgPath
    reason: str
    opened_at: datetime
    until: datetime
    ended_at: datetime | None = None
    verdict: str = ""
    note: str = ""
    reviewed_by: str = ""
    reviewed_at: datetime | None = None

    def open_at(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.until


def open_up(
    access: EmergencyAccess,
    held: Iterable[tuple[Role, OrgPath]],
    may_open: Collection[Role],
    opens: Collection[Role],
) -> tuple[EmergencyAccess, list[Event]]:
    """Of who holds one of the roles that were prepared for it, anywhere in the district.

    Raises EmergencyNotPrepared, EmergencyNotNeeded.
    """
    own = list(held)
    if access.role not in opens or not any(role in may_open for role, _ in own):
        raise EmergencyNotPrepared(access.role)
    if any(role == access.role and at.covers(access.path) for role, at in own):
        raise EmergencyNotNeeded(access.role)
    opened = EmergencyAccessOpened(
        access.id, access.person_id, access.role, access.path, access.reason, access.until
    )
    return access, [opened]


def end(access: EmergencyAccess, now: datetime) -> tuple[EmergencyAccess, list[Event]]:
    """Raises EmergencyOver where it has ended before."""
    if access.ended_at is not None:
        raise EmergencyOver
    ended = EmergencyAccessEnded(access.id, access.person_id, access.role, access.path)
    return replace(access, ended_at=min(now, access.until)), [ended]


def review(
    access: EmergencyAccess, by: str, verdict: str, note: str, now: datetime
) -> tuple[EmergencyAccess, list[Event]]:
    """Raises OwnEmergency, EmergencyStillOpen, EmergencyReviewed."""
    if access.person_id == by:
        raise OwnEmergency
    if access.ended_at is None:
        raise EmergencyStillOpen
    if access.verdict:
        raise EmergencyReviewed
    reviewed = replace(access, verdict=verdict, note=note, reviewed_by=by, reviewed_at=now)
    return reviewed, [EmergencyAccessReviewed(access.id, access.person_id, verdict, access.path)]


def remind(access: EmergencyAccess) -> list[Event]:
    """That it is over and nobody has looked; nothing where somebody has."""
    if access.ended_at is None or access.verdict:
        return []
    where = (access.role, access.path)
    return [EmergencyReviewOverdue(access.id, access.person_id, *where, access.ended_at)]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""End an emergency access before its time: one's own, or by who reviews them."""

from services.chassis.clock import system_now
from services.identity.commands import expire_emergency_access
from services.identity.domain.authority import Permission
from services.identity.domain.emergencies import EmergencyAccess
from services.identity.domain.emergency_errors import EmergencyOver
from services.identity.store import EMERGENCY, Tx


def handle(tx: Tx, emergency_access_id: str) -> EmergencyAccess:
    """What it opened is closed with the next request. Raises NotFound, Forbidden, EmergencyOver."""
    access = tx.emergency_accesses.get(emergency_access_id)
    if access.person_id != tx.by.subject:
        tx.require(Permission.EMERGENCIES_REVIEW, tx.root)
    if not access.open_at(system_now()):
        raise EmergencyOver
    tx.timers.cancel(EMERGENCY, access.id)
    expire_emergency_access.handle(tx, access.id)
    return tx.emergency_accesses.get(access.id)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remind of an emergency access that nobody has reviewed in time, until somebody has (应急访问复核逾期)."""

from services.identity.domain import emergencies
from services.identity.policies import EmergencyPolicy
from services.identity.store import REVIEW_OVERDUE, Tx


def handle(tx: Tx, emergency_access_id: str) -> None:
    """Nothing where it was reviewed meanwhile, or is no more."""
    access = tx.emergency_accesses.find(emergency_access_id)
    events = emergencies.remind(access) if access else []
    if access is None or not events:
        return
    tx.emergency_accesses.save(access, *events)
    days = tx.policy(EmergencyPolicy).review_days
    tx.timers.set(REVIEW_OVERDUE, access.id, tx.calendar.due_after(tx.now, days))
